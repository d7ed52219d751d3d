/** Reads the editions that `threat-assessment diff` compares: files, files of a git revision, and what they supersede. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { t } from "@vscode/l10n";
import { Disk } from "../files/disk.ts";
import { today } from "../files/today.ts";
import { keysOfKind, propertyOf, schemas } from "../format/schema.ts";
import { formatMessage } from "../language/messageFormat.ts";
import { isOfKind } from "../model/basics/correctedKeys.ts";
import { daysOf } from "../model/dates/edtf.ts";
import type { Failure } from "../report/report.ts";
import type { Source } from "../syntax/source.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { pieceSpan } from "../syntax/span.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import { supersededChain } from "../workspace/editions.ts";
import type { Files } from "../workspace/files.ts";
import { Library } from "../workspace/library.ts";
import { notAnAssessment, readSource, withoutOthers } from "./namedAssessment.ts";
import { isFailure, lastFailure } from "./outcome.ts";
import { readRevision, revisionPathIn } from "./revisionFiles.ts";
import { printNote } from "./terminal.ts";

/** An edition, and what the user calls it. */
export interface ReadEdition {
  readonly name: string;
  readonly assessment: Assessment;
}

/**
 * Reads editions, from the earliest to the latest.
 * @param names As the user gives them. A single one is compared with what it supersedes.
 * @param all Whether a single one is compared with everything before it.
 */
export function readEditions(names: readonly string[], all: boolean): readonly ReadEdition[] | Failure {
  const editions = allOrFailure(withoutOthers(names.map(readEdition), 2));
  if (isFailure(editions)) return editions;
  const [only, ...others] = editions;
  noteReversed(editions);
  if (!only || others.length > 0) return editions;
  const earlier = earlierEditions(only, all);
  return isFailure(earlier) ? earlier : [...earlier, only];
}

/** Says of editions that are older than the one before them that they come first: else what is new would be called gone. */
function noteReversed(editions: readonly ReadEdition[]): void {
  for (const [index, later] of editions.slice(1).entries()) {
    const earlier = editions[index];
    const [old, now] = [earlier, later].map((each) => daysOf(each?.assessment.asOf ?? ""));
    if (earlier && old && now && now.last < old.first)
      printNote(
        t(
          '"{0}" is older than "{1}", but comes after it. Name the earlier edition first.',
          later.name,
          earlier.name,
        ),
      );
  }
}

function readEdition(name: string): ReadEdition | Failure {
  const read = readNamed(name);
  if (isFailure(read)) return read;
  const { source, files } = read;
  return intact(name, source, new Library(files, { today }));
}

function readNamed(name: string): { readonly source: Source; readonly files: Files } | Failure {
  const revision = name === "-" || existsSync(resolve(name)) ? undefined : revisionPathIn(name);
  if (revision) return readRevision(name, revision);
  const source = readSource(name);
  return isFailure(source) ? source : { source, files: new Disk() };
}

/** The first assessment of a file; a failure if it cannot be compared as a whole. */
function intact(name: string, source: Source, library: Library): ReadEdition | Failure {
  const [assessment, ...others] = assessmentsOf(source, library);
  if (!assessment || !isOfKind(source, "assessment")) return notAnAssessment(name);
  const [problem] = assessment.syntaxProblems;
  if (problem)
    return {
      path: name,
      message: formatMessage(
        t(
          "Line {line} has an error of YAML, so what has changed cannot be told. See `threat-assessment check`.",
        ),
        { line: String(source.range(problem.span).start.line + 1) },
      ),
    };
  const list = withoutIds(assessment);
  if (list)
    return {
      path: name,
      message: formatMessage(
        t(
          'Line {line}: "{section}" is a list, so its items have no ids, and what has changed cannot be told. See `threat-assessment check`.',
        ),
        { line: String(source.range(list.span).start.line + 1), section: list.name },
      ),
    };
  if (others.length > 0) printNote(t("{0} has several assessments. The first one is compared.", name));
  return { name, assessment };
}

/** The first section whose items would have ids, but are a list. */
function withoutIds(assessment: Assessment): { readonly name: string; readonly span: PieceSpan } | undefined {
  for (const name of keysOfKind("assessment")) {
    const section = assessment.section(name);
    const isMap = propertyOf(schemas.assessment, name)?.["x-defines"] !== undefined;
    if (isMap && section?.shape === "list" && section.items.length > 0)
      return { name, span: pieceSpan(section.piece, section.key) };
  }
  return undefined;
}

function earlierEditions({ name, assessment }: ReadEdition, all: boolean): readonly ReadEdition[] | Failure {
  const chain = supersededChain(assessment, all ? undefined : 1);
  const [nearest] = chain.assessments.toReversed();
  if (!nearest) return { path: name, message: noneEarlier(chain) };
  if (all && chain.end === "circular")
    return {
      path: name,
      message: t(
        'The chain of "supersedes" leads back to an assessment that is in it already: "{0}".',
        chain.name ?? "",
      ),
    };
  if (all && chain.end === "unreadable")
    printNote(t('The chain of "supersedes" ends at "{0}", which cannot be read.', chain.name ?? ""));
  return allOrFailure(chain.assessments.map((each) => intact(each.source.uri, each.source, each.library)));
}

/** The editions; a failure if one of them cannot be read. */
function allOrFailure(read: readonly (ReadEdition | Failure)[]): readonly ReadEdition[] | Failure {
  const failure = lastFailure(read.filter(isFailure));
  return failure ?? read.filter((each): each is ReadEdition => !isFailure(each));
}

function noneEarlier({ end, name }: ReturnType<typeof supersededChain>): string {
  if (end === "first")
    return t(
      'It names no earlier assessment under "supersedes". Name two files, or a file and its revision: `main:port.threat.yaml`.',
    );
  if (end === "circular")
    return t('It supersedes itself: "{0}". Name the earlier assessment under "supersedes".', name ?? "");
  return t(
    'The earlier assessment "{0}" cannot be read. Correct "supersedes", or name two files.',
    name ?? "",
  );
}
