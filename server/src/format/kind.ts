/** The kinds of files that the format defines, recognized by file name. */

/** What a file contains. */
export type Kind = "assessment" | "taxonomy" | "configuration" | "scale";

/** The kind of a file by its name. A name with no known ending is an assessment's. */
export function kindOf(uri: string): Kind {
  if (/\.taxonomy\.ya?ml$/i.test(uri)) return "taxonomy";
  if (/\.scale\.ya?ml$/i.test(uri)) return "scale";
  if (/(^|\/)\.threat-assessment\.ya?ml$/i.test(uri)) return "configuration";
  return "assessment";
}

/** Whether a file belongs to the format, judged by its name. Takes a file name, a path or a URI. */
export function isFormatFile(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  return /\.threat\.ya?ml$/i.test(name) || kindOf(name) !== "assessment";
}

/** Whether a search for files of the format skips a folder: hidden folders and installed packages. */
export function isSkippedFolder(folder: string): boolean {
  return /^(?:\.|node_modules$)/.test(folder);
}
