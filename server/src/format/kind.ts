/** What a file holds, by its name. */

/** What a file holds. */
export type Kind = "assessment" | "taxonomy" | "configuration" | "scale";

/** The kind of a file by its name; a name that says nothing is an assessment's. */
export function kindOf(uri: string): Kind {
  if (/\.taxonomy\.ya?ml$/i.test(uri)) return "taxonomy";
  if (/\.scale\.ya?ml$/i.test(uri)) return "scale";
  if (/(^|\/)\.threat-assessment\.ya?ml$/i.test(uri)) return "configuration";
  return "assessment";
}

/** Whether a file is one of the format by its name, a path or an address. */
export function isFormatFile(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  return /\.threat\.ya?ml$/i.test(name) || kindOf(name) !== "assessment";
}

/** Whether a search for such files leaves a folder out: hidden ones, and what was installed. */
export function isSkippedFolder(folder: string): boolean {
  return /^(?:\.|node_modules$)/.test(folder);
}
