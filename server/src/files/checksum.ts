/** Files that the program writes for itself, with a fingerprint of their content: one that was damaged is not believed. */
import { readFileSync, statSync } from "node:fs";
import { unreadBy } from "./disk.ts";
import { fingerprint } from "./fingerprint.ts";
import type { ReadResult } from "./readResult.ts";
import { decode, unread } from "./readResult.ts";

/** The content as JSON, sealed. */
export function withChecksum(content: unknown): string {
  const text = JSON.stringify(content);
  return `{"sha256":"${fingerprint(text)}","content":${text}}\n`;
}

/** What was sealed, as it was; `undefined` for any other text. */
export function verifyChecksum(text: string): unknown {
  const { print, content } =
    /^\{"sha256":"(?<print>[^"]{1,100})","content":(?<content>.*)\}\n$/s.exec(text)?.groups ?? {};
  if (content === undefined || fingerprint(content) !== print) return undefined;
  return JSON.parse(content);
}

/** Reads a file that the program has written, which may be larger than one that people write. */
export function readOwnFile(path: string): ReadResult {
  try {
    return statSync(path).isFile() ? decode(readFileSync(path)) : unread("not-a-file");
  } catch (error) {
    return unreadBy(error);
  }
}
