/** Reads and writes the program's own files, which carry a checksum of their content. A damaged file is ignored. */
import { readFileSync, statSync } from "node:fs";
import { unreadBy } from "./disk.ts";
import { fingerprint } from "./fingerprint.ts";
import type { ReadResult } from "./readResult.ts";
import { decode, unread } from "./readResult.ts";

/** Returns the content as JSON with a checksum. */
export function withChecksum(content: unknown): string {
  const text = JSON.stringify(content);
  return `{"sha256":"${fingerprint(text)}","content":${text}}\n`;
}

/** Returns the content that `withChecksum` wrote; `undefined` if the text has no valid checksum. */
export function verifyChecksum(text: string): unknown {
  const { print, content } =
    /^\{"sha256":"(?<print>[^"]{1,100})","content":(?<content>.*)\}\n$/s.exec(text)?.groups ?? {};
  if (content === undefined || fingerprint(content) !== print) return undefined;
  return JSON.parse(content);
}

/** Reads a file that the program has written, which may be larger than a file that people write. */
export function readOwnFile(path: string): ReadResult {
  try {
    return statSync(path).isFile() ? decode(readFileSync(path)) : unread("not-a-file");
  } catch (error) {
    return unreadBy(error);
  }
}
