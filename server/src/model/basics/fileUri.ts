/** Resolves references from one file to another. */
import { Utils, URI } from "vscode-uri";

/** Returns the URI of the file that `reference` names in the file `from`. */
export function fileUri(reference: string, from: string): string {
  // A URI cannot contain half of a surrogate pair.
  const path = reference.toWellFormed();
  return /^[a-z][a-z0-9+.-]+:/i.test(path)
    ? path
    : Utils.resolvePath(Utils.dirname(onDisk(URI.parse(from))), path).toString();
}

/** Returns the URI that a new file will have once it is saved: the files that it names are on the disk already. */
function onDisk(uri: URI): URI {
  return uri.scheme === "untitled" ? uri.with({ scheme: "file" }) : uri;
}

/** Whether a reference names a file and not a bundled taxonomy or scale. */
export function isPath(reference: string): boolean {
  return /[./\\]/.test(reference);
}
