/** Says why VS Code cannot read or write a file, in the words of the program: VS Code gives the error of the system, in English. */
import { unread } from "../../server/src/files/readResult.ts";
import type { RemoteReading } from "../../server/src/files/remoteProtocol.ts";
import { writeFailure } from "../../server/src/files/systemErrors.ts";
import { errorText } from "../../server/src/language/errorText.ts";

/** The codes of errno(3) for those of VS Code's `FileSystemError`. Others, such as "Unknown" and "Unavailable", say nothing. */
const CODES: ReadonlyMap<string, string> = new Map([
  ["FileNotFound", "ENOENT"],
  ["FileNotADirectory", "ENOTDIR"],
  ["FileIsADirectory", "EISDIR"],
  ["FileExists", "EEXIST"],
  ["NoPermissions", "EACCES"],
]);

/** What VS Code reports like a code of errno(3) if no extension provides the files of a place. */
const NO_PROVIDER = "ENOPRO";

/** The code of errno(3) of an error; an empty text if it has none. VS Code often has it only in the message. */
function systemCode(error: unknown): string {
  const { code = "" } = Object(error) as { readonly code?: string };
  const found = CODES.get(code) ?? /\bE[A-Z]{3,}\b/.exec(errorText(error))?.[0] ?? "";
  return found === NO_PROVIDER ? "" : found;
}

/** Whether an error says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return systemCode(error) === "ENOENT";
}

/** Returns why a file cannot be written, as a sentence. */
export function whyNotWritten(error: unknown): string {
  return writeFailure(systemCode(error), errorText(error));
}

/** Returns why a file cannot be read, as a sentence. */
export function whyNotRead(error: unknown): string {
  const { failure, detail } = failureFrom(error);
  return unread(failure, detail).failure;
}

type Failure = Extract<RemoteReading, { readonly failure: unknown }>;

/** Returns why a file cannot be read, for the server. */
export function failureFrom(error: unknown): Failure {
  const code = systemCode(error);
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return { failure: "missing" };
    case "EISDIR":
      return { failure: "not-a-file" };
    case "EACCES":
    case "EPERM":
      return { failure: "no-permission", detail: errorText(error) };
    default:
      // What a place on the network reports, such as "Failed to fetch", is in English, and tells an author nothing.
      return { failure: "unreachable", detail: code };
  }
}
