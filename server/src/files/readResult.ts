/**
 * The result of reading a file: its text, or why it has none. This does not depend on a disk, so that it also runs
 * without one.
 */
import { t } from "@vscode/l10n";
import type { Unread, UnreadState } from "../workspace/files.ts";
import { systemError } from "./systemErrors.ts";

/** The text of a file, or why it cannot be read. */
export type ReadResult = { readonly text: string } | Unread;

/** @param detail What the system reports, such as an error code; for a file that is too large, the size limit. */
export function unread(state: Exclude<UnreadState, "not-text">, detail = ""): Unread {
  return { state, failure: sentenceFor(state, detail) };
}

function sentenceFor(state: Exclude<UnreadState, "not-text">, detail: string): string {
  switch (state) {
    case "unknown":
      return t("It has not been read yet.");
    case "missing":
      return t("There is no such file or folder.");
    case "outside":
      return t("It is outside of the workspace.");
    case "not-a-file":
      return t("It is a folder or a device, not a file.");
    case "too-large":
      return t("It is larger than {0} MB.", detail);
    case "no-permission":
      return t("You have no permission to read it.");
    case "unreachable":
      if (detail === "")
        return t("It cannot be reached from here. Copy it into the folder that is open, and try again.");
      return systemError(detail) ?? t("It cannot be read: {0}.", detail);
  }
}

/** Decodes UTF-8 without the byte order mark, which editors do not count either. */
export function decode(bytes: Uint8Array): ReadResult {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return notText(t("The file is in UTF-16. Save it as UTF-8."));
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) return notText(t("The file is not a text: line {0} has a zero byte.", lineAt(bytes, zero)));
  const text = decodeStrictly(bytes);
  if (text !== undefined) return { text };
  return notText(t("The file is not in UTF-8: see line {0}. Save it as UTF-8.", firstBadLine(bytes)));
}

function notText(failure: string): Unread {
  return { state: "not-text", failure };
}

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Returns the first line that is not UTF-8. In UTF-8, a line break is never part of another character, so each line can
 * be decoded alone.
 */
function firstBadLine(bytes: Uint8Array): number {
  for (let start = 0, line = 1; ; line++) {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end < 0 || decodeStrictly(bytes.subarray(start, end)) === undefined) return line;
    start = end + 1;
  }
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(LINE_FEED); at >= 0 && at < offset; at = bytes.indexOf(LINE_FEED, at + 1))
    line++;
  return line;
}

const LINE_FEED = 0x0a;
