/** Inspects what the arguments mean, file after file, and keeps of each file only what a report needs. */
import { resolve } from "node:path";
import { t } from "@vscode/l10n";
import { URI } from "vscode-uri";
import type { CheckedFile, Failure, Report, ReportedFinding } from "../report/report.ts";
import { inspect } from "../rules/inspect.ts";
import { Source } from "../syntax/source.ts";
import { Library } from "../workspace/library.ts";
import type { Reading } from "../files/disk.ts";
import { decode, Disk, reasonOf, readText } from "../files/disk.ts";
import { byCodeUnits, filesOf, readable } from "./paths.ts";
import { tool } from "../report/tool.ts";

/** @param stdinFilename The file that standard input stands for, where `-` is among the names. */
export async function reportOn(names: readonly string[], stdinFilename = "<stdin>"): Promise<Report> {
  const found = filesOf(names.filter((name) => name !== "-"));
  const paths = new Set(found.paths);
  const disk = new Disk();
  const read = new Map<string, Reading>();
  if (names.includes("-")) {
    const path = resolve(stdinFilename);
    const reading = await readStandardInput();
    paths.add(path);
    read.set(path, reading);
    // Other files that name this one see it as it comes in, not as it is on the disk.
    if ("text" in reading) disk.set(Source.of(addressOf(path), reading.text));
  }
  const library = new Library(disk);
  const files: CheckedFile[] = [];
  const failures: Failure[] = [...found.failures];
  for (const path of [...paths].sort(byCodeUnits)) {
    const result = checked(path, read.get(path) ?? readText(path), library);
    if ("findings" in result) files.push(result);
    else failures.push(result);
  }
  return { tool, files, failures };
}

/** A file that cannot be read, or that shows a defect of ours, must not end the run. */
function checked(path: string, reading: Reading, library: Library): CheckedFile | Failure {
  if ("failure" in reading) return { path: readable(path), message: reading.failure };
  try {
    return inspected(path, Source.of(addressOf(path), reading.text), library);
  } catch (error) {
    const message = t(
      "It cannot be checked. This is a defect of the program, please report it: {0}",
      String(error),
    );
    return { path: readable(path), message };
  }
}

function inspected(path: string, source: Source, library: Library): CheckedFile {
  const findings = inspect(source, library).map((finding) => ({
    ...finding,
    related: finding.related.map(({ uri, range, message }) => ({ path: nameOf(uri), range, message })),
  }));
  return { path: readable(path), findings, line: linesOf(source, findings) };
}

/**
 * The lines in which findings begin. The tree of a file is many times its text, and with thousands of files neither
 * may stay: what is returned is a copy, made where it does not close over the source.
 */
function linesOf(source: Source, findings: readonly ReportedFinding[]): CheckedFile["line"] {
  const numbers = new Set(findings.map(({ range }) => range.start.line));
  return lookup(
    new Map(Array.from(numbers, (number) => [number, Buffer.from(source.line(number)).toString()])),
  );
}

function lookup(lines: ReadonlyMap<number, string>): CheckedFile["line"] {
  return (line) => lines.get(line) ?? "";
}

function addressOf(path: string): string {
  return URI.file(path).toString();
}

/** The path of a file by its address; a bundled file has an address only. */
function nameOf(uri: string): string {
  const address = URI.parse(uri);
  return address.scheme === "file" ? readable(address.fsPath) : uri;
}

async function readStandardInput(): Promise<Reading> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return decode(Buffer.concat(chunks));
  } catch (error) {
    return { failure: reasonOf(error) };
  }
}
