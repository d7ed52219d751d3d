/** Examines one file, and keeps only what a report needs and what the result depends on. */
import { t } from "@vscode/l10n";
import { URI } from "vscode-uri";
import type { ReadResult } from "../files/readResult.ts";
import { fingerprint, sourceFingerprint } from "../files/fingerprint.ts";
import { today } from "../files/today.ts";
import type { CheckedFile, Failure, ReportedProblem } from "../report/report.ts";
import { inspect } from "../rules/inspect.ts";
import { Source } from "../syntax/source.ts";
import type { Files } from "../workspace/library.ts";
import { Library } from "../workspace/library.ts";
import { displayPath } from "./paths.ts";

/** What was found in a file. Plain data: it crosses threads and is kept from run to run. */
export interface Examined {
  readonly path: string;
  readonly result: CheckedFile | Failure;
  /** The fingerprint of the text. */
  readonly print: string;
  /** The other files that were asked for, with their fingerprints; `null` where there was none. Those that are named, by whom. */
  readonly reads: readonly Read[];
}

type Read = readonly [uri: string, print: string | null, from?: string];

/** A file that cannot be read, or that shows a defect of ours, must not end the run. */
export function examine(path: string, reading: ReadResult, files: Files): Examined {
  const reads = new Map<string, Read>();
  const noted: Files = {
    read: (uri, from) => {
      const key = `${uri} ${from ?? ""}`;
      if (!reads.has(key)) {
        const print = printOf(files, uri, from);
        reads.set(key, from === undefined ? [uri, print] : [uri, print, from]);
      }
      return files.read(uri, from);
    },
    ...(files.why ? { why: files.why.bind(files) } : {}),
  };
  const result = resultOf(path, reading, new Library(noted, { today }));
  return {
    path,
    result,
    print: "text" in reading ? fingerprint(reading.text) : "",
    reads: [...reads.values()],
  };
}

/** The fingerprint of a file as it is now; `null`, where there is none, and a word for what cannot be read. */
export function printOf(files: Files, uri: string, from?: string): string | null {
  const source = files.read(uri, from);
  if (source) return sourceFingerprint(source);
  const state = files.why?.(uri, from).state ?? "missing";
  return state === "missing" ? null : state;
}

function resultOf(path: string, reading: ReadResult, library: Library): CheckedFile | Failure {
  if ("failure" in reading) return { path: displayPath(path), message: reading.failure };
  try {
    return checked(path, Source.of(uriOfPath(path), reading.text), library);
  } catch (error) {
    const message = t(
      "It cannot be checked. This is a defect of the program, please report it: {0}",
      String(error),
    );
    return { path: displayPath(path), message };
  }
}

function checked(path: string, source: Source, library: Library): CheckedFile {
  const findings = inspect(source, library).map((finding) => ({
    ...finding,
    related: finding.related.map(({ uri, range, message }) => ({ path: nameOf(uri), range, message })),
  }));
  return { path: displayPath(path), findings, lines: linesOf(source, findings) };
}

/**
 * The lines in which findings begin. The tree of a file is many times its text, and with thousands of files neither
 * may stay: what is returned is a copy that does not hold on to the source.
 */
function linesOf(source: Source, findings: readonly ReportedProblem[]): CheckedFile["lines"] {
  const numbers = new Set(findings.map(({ range }) => range.start.line));
  return Object.fromEntries(
    Array.from(numbers, (number) => [number, Buffer.from(source.line(number)).toString()]),
  );
}

/** The address of a path. */
export function uriOfPath(path: string): string {
  return URI.file(path).toString();
}

/** The path of a file by its address; a bundled file has an address only. */
function nameOf(uri: string): string {
  const normalizedUri = URI.parse(uri);
  return normalizedUri.scheme === "file" ? displayPath(normalizedUri.fsPath) : uri;
}
