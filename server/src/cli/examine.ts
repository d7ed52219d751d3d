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

/** The result of one file. It is plain data, because it is sent between threads and cached between runs. */
export interface Examined {
  readonly path: string;
  readonly result: CheckedFile | Failure;
  /** The fingerprint of the text. */
  readonly fingerprint: string;
  /**
   * The other files that were read, with their fingerprints; `null` for a missing file. For files that the document
   * names, also the file that names them.
   */
  readonly reads: readonly Read[];
}

type Read = readonly [uri: string, print: string | null, from?: string];

/** Examines a file. Unreadable files and internal errors become failures, so that the run goes on. */
export function examine(path: string, reading: ReadResult, files: Files): Examined {
  const reads = new Map<string, Read>();
  const noted: Files = {
    read: (uri, from) => {
      const key = `${uri} ${from ?? ""}`;
      if (!reads.has(key)) {
        const print = fingerprintOf(files, uri, from);
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
    fingerprint: "text" in reading ? fingerprint(reading.text) : "",
    reads: [...reads.values()],
  };
}

/** The current fingerprint of a file; `null` if it does not exist, and the name of the failure if it cannot be read. */
export function fingerprintOf(files: Files, uri: string, from?: string): string | null {
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
 * The lines in which findings begin. A syntax tree is many times larger than its text, so with thousands of files
 * neither may stay in memory: the lines are copies that do not keep the source alive.
 */
function linesOf(source: Source, findings: readonly ReportedProblem[]): CheckedFile["lines"] {
  const numbers = new Set(findings.map(({ range }) => range.start.line));
  return Object.fromEntries(
    Array.from(numbers, (number) => [number, Buffer.from(source.line(number)).toString()]),
  );
}

/** The URI of a path. */
export function uriOfPath(path: string): string {
  return URI.file(path).toString();
}

/** The path of a URI; for a bundled file the URI itself. */
function nameOf(uri: string): string {
  const normalizedUri = URI.parse(uri);
  return normalizedUri.scheme === "file" ? displayPath(normalizedUri.fsPath) : uri;
}
