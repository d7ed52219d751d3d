/** Reads the assessments that arguments name. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { t } from "@vscode/l10n";
import { URI } from "vscode-uri";
import { readText } from "../files/disk.ts";
import { decode } from "../files/readResult.ts";
import { formatMessage } from "../language/messageFormat.ts";
import type { Failure } from "../report/report.ts";
import { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import { printNote } from "./terminal.ts";

/** An assessment with the file that it is in. */
export interface NamedAssessment {
  readonly source: Source;
  readonly assessment: Assessment;
}

/** Reads a file. @param file Its path, or `-` for standard input. */
export function readSource(file: string): Source | Failure {
  if (isTable(file)) return notAnAssessment(file);
  const read = file === "-" ? decode(readFileSync(0)) : readText(resolve(file));
  if ("failure" in read) return { path: file, message: read.failure };
  return Source.of(
    URI.file(resolve(file === "-" ? "standard-input.threat.yaml" : file)).toString(),
    read.text,
  );
}

/** The failure for a file that is not an assessment. For a table, it names the command that makes one of it. */
export function notAnAssessment(file: string): Failure {
  return {
    path: file,
    message: isTable(file)
      ? t("This is a table, not an assessment. Import it first: `threat-assessment import {0}`.", file)
      : t("This is not an assessment."),
  };
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
