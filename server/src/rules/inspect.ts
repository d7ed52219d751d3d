/** Inspects a file: what the rules find in all of its documents, in the order of the text, at positions of the file. */
import type { Range } from "vscode-languageserver-types";
import { comparePositions } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { assessmentsOf } from "../workspace/assessments.ts";
import type { Library } from "../workspace/library.ts";
import type { ActiveRule } from "./active.ts";
import { activeRules } from "./active.ts";
import type { Finding } from "./check.ts";
import { check, found } from "./check.ts";
import { rules } from "./index.ts";
import type { Fix, Severity } from "./rule.ts";
import type { Suppression } from "./suppressions.ts";
import { suppressionsIn } from "./suppressions.ts";

/** A finding as an editor and a report show it. */
export interface FileFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly { readonly uri: string; readonly range: Range; readonly message: string }[];
  /** Words that could stand in the range instead, the likeliest first. */
  readonly suggestions: readonly string[];
  readonly fixes: readonly FileFix[];
  /** Where the author has said that it is meant to be there: the reason. */
  readonly suppressed?: { readonly reason: string | undefined };
}

/** A fix, its edits in order. */
export interface FileFix extends Omit<Fix, "edits"> {
  readonly edits: readonly { readonly range: Range; readonly text: string }[];
}

/** Everything that is found in a file, also what is suppressed. */
export function inspect(source: Source, library: Library, active?: readonly ActiveRule[]): FileFinding[] {
  const assessments = assessmentsOf(source, library);
  const findings = assessments
    .flatMap((assessment) => check(assessment, active))
    .map((finding) => located(finding, source));
  const suppressions = suppressionsIn(source);
  const all = suppressions.length === 0 ? findings : suppressed(findings, suppressions);
  return [
    ...all,
    ...ofSuppressions(all, suppressions, active ?? activeIn(assessments)).map((each) =>
      located(each, source),
    ),
  ].sort((a, b) => comparePositions(a.range.start, b.range.start) || a.rule.localeCompare(b.rule));
}

function suppressed(findings: readonly FileFinding[], suppressions: readonly Suppression[]): FileFinding[] {
  return findings.map((finding) => {
    const suppression = suppressions.find((each) => holds(each, finding));
    return suppression ? { ...finding, suppressed: { reason: suppression.reason } } : finding;
  });
}

function holds({ rule, from, to }: Suppression, finding: FileFinding): boolean {
  const { line } = finding.range.start;
  return rule === finding.rule && from <= line && line < to;
}

/** What is wrong in the suppressions themselves. */
function ofSuppressions(
  findings: readonly FileFinding[],
  suppressions: readonly Suppression[],
  active: readonly ActiveRule[],
): Finding[] {
  return suppressions.flatMap((suppression) => {
    const isUsed = findings.some((finding) => holds(suppression, finding));
    const isKnown = rules.some(({ id }) => id === suppression.rule);
    return active.flatMap((each) =>
      found(each, each.rule.checkSuppression?.(suppression, { isUsed, isKnown })),
    );
  });
}

function activeIn([assessment]: readonly Assessment[]): readonly ActiveRule[] {
  return assessment ? activeRules(assessment.configuration) : [];
}

function located(finding: Finding, source: Source): FileFinding {
  const { rule, severity, message, place, related = [], suggestions = [], fixes = [] } = finding;
  return {
    rule: rule.id,
    severity,
    message,
    range: source.range(place),
    related: related.map((each) => {
      const file = each.source ?? source;
      return { uri: file.uri, range: file.range(each.place), message: each.message };
    }),
    suggestions,
    fixes: fixes.map(({ title, isSafe, edits }) => ({
      title,
      isSafe,
      edits: edits
        .map((edit) => ({ range: source.range(edit.place), text: edit.text }))
        .sort((a, b) => comparePositions(a.range.start, b.range.start)),
    })),
  };
}
