/** Reads files from the disk. */
import { readFileSync } from "node:fs";
import { t } from "@vscode/l10n";
import { URI } from "vscode-uri";
import { Source } from "../syntax/source.ts";
import type { Files, Listing, Wanted } from "../workspace/library.ts";
import { listFolder } from "./folder.ts";

/** The text of a file, or a sentence that says why there is none. */
export type Reading = { readonly text: string } | { readonly failure: string };

/** The files as they were when first asked for, until they are forgotten: all readers see one state of each. */
export class Disk implements Files {
  readonly #sources = new Map<string, Source | undefined>();
  /** Whether a text was given that does not come from the disk. */
  isChanged = false;

  read(uri: string): Source | undefined {
    if (!this.#sources.has(uri)) this.#sources.set(uri, this.#load(uri));
    return this.#sources.get(uri);
  }

  list(uri: string, wanted: Wanted): Listing {
    return listFolder(uri, [uri], wanted);
  }

  /** Gives an address a text that does not come from the disk. */
  set(source: Source): void {
    this.#sources.set(source.uri, source);
    this.isChanged = true;
  }

  /**
   * Has every file among these, and below those of them that are or were folders, read again when it is next asked for.
   * @returns The addresses that had been asked for, whether there was a file or not.
   */
  forget(uris: ReadonlySet<string>): string[] {
    const forgotten = [...this.#sources.keys()].filter((uri) => isAtOrBelow(uri, uris));
    for (const uri of forgotten) this.#sources.delete(uri);
    return forgotten;
  }

  /** Has every file read again when it is next asked for. */
  forgetAll(): void {
    this.#sources.clear();
  }

  #load(uri: string): Source | undefined {
    const address = URI.parse(uri);
    const reading = address.scheme === "file" ? readText(address.fsPath) : undefined;
    return reading && "text" in reading ? Source.of(uri, reading.text) : undefined;
  }
}

/** Whether an address, or that of a folder above it, is one of these. */
export function isAtOrBelow(uri: string, uris: ReadonlySet<string>): boolean {
  for (let end = uri.length; end > 0; end = uri.lastIndexOf("/", end - 1)) {
    if (uris.has(uri.slice(0, end))) return true;
  }
  return false;
}

/** Reads a file as UTF-8, without the byte order mark. */
export function readText(path: string): Reading {
  try {
    return decode(readFileSync(path));
  } catch (error) {
    return { failure: reasonOf(error) };
  }
}

/** The text that bytes in UTF-8 stand for, without the byte order mark: editors count without it too. */
export function decode(bytes: Uint8Array): Reading {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { failure: t("The file is in UTF-16. Save it as UTF-8.") };
  }
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    return { failure: t("The file is not a text: line {0} has a zero byte.", lineAt(bytes, zero)) };
  }
  const text = decodeStrictly(bytes);
  if (text !== undefined) return { text };
  return { failure: t("The file is not in UTF-8: see line {0}. Save it as UTF-8.", firstBadLine(bytes)) };
}

/** Why the system would not read something, in words. */
export function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return t("There is no such file or folder.");
    case "EACCES":
    case "EPERM":
      return t("You have no permission to read it.");
    default:
      return t("It cannot be read: {0}.", code ?? String(error));
  }
}

function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A line break is never part of another character in UTF-8, so that each line can be read alone. */
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
