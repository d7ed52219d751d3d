/** Reads the assessments that arguments name. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { t } from "@vscode/l10n";
import { URI } from "vscode-uri";
import { readText } from "../files/disk.ts";
import { decode } from "../files/readResult.ts";
import { kindOf } from "../format/kind.ts";
import { fewNames } from "../language/lists.ts";
import { formatMessage } from "../language/messageFormat.ts";
import type { Failure } from "../report/report.ts";
import { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { isFailure } from "./outcome.ts";
import { printNote } from "./terminal.ts";

/** An assessment with the file that it is in. */
interface NamedAssessment {
  readonly source: Source;
  readonly assessment: Assessment;
}

/** Reads a file. @param file Its path, or `-` for standard input. */
export function readSource(file: string): Source | Failure {
  if (isTable(file)) return notAnAssessment(file);
  const read = file === "-" ? decode(readFileSync(0)) : readText(resolve(file));
  if ("failure" in read) {
    const failure = { path: file, message: read.failure };
    const other: OtherFile = { ...failure, isOther: true };
    return isYaml(file) || !existsSync(file) ? failure : other;
  }
  return Source.of(
    URI.file(resolve(file === "-" ? "standard-input.threat.yaml" : file)).toString(),
    read.text,
  );
}

/** The failure for a file that is not an assessment. It is none among assessments: a shell names all files of a folder. */
interface OtherFile extends Failure {
  readonly isOther: true;
}

/**
 * Leaves out the files that are not assessments, and names them, if everything else could be read.
 * @param needed How many files must be left.
 */
export function withoutOthers<R extends object>(
  read: readonly (R | Failure)[],
  needed = 1,
): readonly (R | Failure)[] {
  const left = read.filter((each) => !isOther(each));
  if (left.length < needed || left.some(isFailure)) return read;
  const others = [...new Set(read.filter(isOther).map(({ path }) => path))];
  if (others.length > 0)
    printNote(
      formatMessage(
        t(
          "{count, plural, one {{files} is not an assessment, so it was left out.} other {{files} are not assessments, so they were left out.}}",
        ),
        { count: others.length, files: fewNames(others, 20) },
      ),
    );
  return left;
}

function isOther(read: object): read is OtherFile {
  return "isOther" in read;
}

/** The failure for a file that is not an assessment. For a table, it names the command that makes one of it. */
export function notAnAssessment(file: string): Failure {
  const failure: OtherFile = {
    isOther: true,
    path: file,
    message: isTable(file)
      ? t("This is a table, not an assessment. Import it first: `threat-assessment import {0}`.", file)
      : t("This is not an assessment."),
  };
  return failure;
}

/** Whether a file is an assessment by its name: not a taxonomy, a scale or a configuration. */
export function isAssessmentFile(path: string): boolean {
  return kindOf(URI.file(path).toString()) === "assessment";
}

/** Whether a file is meant as YAML by its name. */
function isYaml(file: string): boolean {
  return file === "-" || /\.ya?ml$/i.test(file);
}

/** Whether a file is a table by its name. */
function isTable(file: string): boolean {
  return /\.(?:csv|tsv|xlsx|xlsm|xls|ods)$/i.test(file) && existsSync(file);
}

/**
 * Reads an assessment.
 * @param file Its path, or `-` for standard input.
 * @param number Which assessment of a file with several, from 1.
 */
export function readAssessment(file: string, library: Library, number = "1"): NamedAssessment | Failure {
  const source = readSource(file);
  if ("message" in source) return source;
  const assessments = assessmentsOf(source, library);
  const assessment = assessments[Number(number) - 1];
  if (!assessment) return { path: file, message: t("It has no assessment with the number {0}.", number) };
  if (assessments.length > 1)
    printNote(
      formatMessage(
        t(
          "The file has {count, plural, other {# assessments}}. This is number {number}; choose another one with --document.",
        ),
        { count: assessments.length, number },
      ),
    );
  return { source, assessment };
}
