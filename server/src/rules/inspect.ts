/** Inspects a file: what the rules find in all of its documents, in the order of the text, at positions of the file. */
import type { Range } from "vscode-languageserver-types";
import { visible } from "../language/hidden.ts";
import type { Mapped } from "../syntax/memo.ts";
import { addAll, addTo, joined, mapAgain, memo, memoOn, sameItems, UNMAPPED } from "../syntax/memo.ts";
import { isOfSources } from "../model/bibliography.ts";
import type { Piece } from "../syntax/piece.ts";
import { comparePositions } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import type { Steps } from "../syntax/steps.ts";
import { finish } from "../syntax/steps.ts";
import { withLineBreaksOf } from "../syntax/write/edit.ts";
import type { Assessment } from "../workspace/assessment.ts";
import type { Library } from "../workspace/library.ts";
import { reading } from "../workspace/reading.ts";
import type { ActiveRule } from "./active.ts";
import { activeRules } from "./active.ts";
import type { Finding } from "./check.ts";
import { isCertainIn } from "./certain.ts";
import { checking, found } from "./check.ts";
import { rules } from "./index.ts";
import { withoutTooMany } from "./most.ts";
import type { Fix, Severity } from "./rule.ts";
import { withoutCovered } from "./settled.ts";
import { inspectSources } from "./sources.ts";
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

/** Everything that is found in a file, also what is suppressed; the same list as long as nothing has changed. */
export function inspect(
  source: Source,
  library: Library,
  chosen?: readonly ActiveRule[],
): readonly FileFinding[] {
  return finish(inspecting(source, library, chosen));
}

/** The same in steps. */
export function* inspecting(
  source: Source,
  library: Library,
  chosen?: readonly ActiveRule[],
): Steps<readonly FileFinding[]> {
  if (isOfSources(source)) return inspectSources(source, library, chosen);
  const assessments = yield* reading(source, library);
  const lists: (readonly Finding[])[] = [];
  for (const assessment of assessments) addAll(lists, yield* checking(assessment, chosen));
  const active = chosen ?? activeIn(assessments);
  const isCertain = suppressionsOf(source).length > 0 && assessments.every(isCertainIn);
  return inspected(source, runsOf(active)[isCertain ? "certain" : "uncertain"], ...lists);
}

/** The rules that were run, and whether all is known that they could find. */
interface Run {
  readonly active: readonly ActiveRule[];
  readonly isCertain: boolean;
}

const runsOf = memo((active: readonly ActiveRule[]): Readonly<Record<"certain" | "uncertain", Run>> => ({
  certain: { active, isCertain: true },
  uncertain: { active, isCertain: false },
}));

const suppressionsOf = memo(suppressionsIn);

const inspected = memoOn(
  (source: Source, run: Run, ...lists: readonly (readonly Finding[])[]): readonly FileFinding[] => {
    const findings = locatedIn(joined(lists), source);
    const suppressions = suppressionsOf(source);
    const all = suppressions.length === 0 ? findings : suppressed(findings, suppressions);
    const inOrder = [
      ...all,
      ...ofSuppressions(all, { suppressions, ...run }).map((each) => locatedOf(each, source)),
    ].sort((a, b) => comparePositions(a.range.start, b.range.start) || (a.rule < b.rule ? -1 : 1));
    return withoutTooMany(inOrder);
  },
);

function suppressed(findings: readonly FileFinding[], suppressions: readonly Suppression[]): FileFinding[] {
  const byRule = listsOf(suppressions);
  return findings.map((finding) => {
    const suppression = byRule.get(finding.rule)?.find((each) => holds(each, finding));
    return suppression ? { ...finding, suppressed: { reason: suppression.reason } } : finding;
  });
}

const NONE: readonly never[] = [];

/** Lists by the rule that each is about. */
function listsOf<T extends { readonly rule: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const lists = new Map<string, T[]>();
  for (const each of all) addTo(lists, each.rule, each);
  return lists;
}

function holds({ rule, isPlaceholder, from, to }: Suppression, finding: FileFinding): boolean {
  const { line } = finding.range.start;
  return !isPlaceholder && rule === finding.rule && from <= line && line < to;
}

interface Suppressed extends Run {
  readonly suppressions: readonly Suppression[];
}

/** What is wrong in the suppressions themselves. */
function ofSuppressions(
  findings: readonly FileFinding[],
  { suppressions, active, isCertain }: Suppressed,
): readonly Finding[] {
  const byRule = listsOf(findings);
  const all = suppressions.flatMap((suppression) => {
    const ofRule = byRule.get(suppression.rule) ?? NONE;
    const about = {
      isUsed: ofRule.some((finding) => holds(suppression, finding)),
      isKnown: rules.some(({ id }) => id === suppression.rule),
      isMissed: ofRule.some(({ suppressed: accepted }) => !accepted),
      isCertain: isCertain && active.some(({ rule }) => rule.id === suppression.rule),
    };
    return active.flatMap((each) => found(each, each.rule.checkSuppression?.(suppression, about)));
  });
  return withoutCovered(all);
}

function activeIn([assessment]: readonly Assessment[]): readonly ActiveRule[] {
  return assessment ? activeRules(assessment.configuration) : [];
}

const last = new WeakMap<object, Mapped<Finding, FileFinding> & { readonly layout: object }>();

/** Findings at their places in the file; as long as no line has moved, only those that were not there before are placed. */
function locatedIn(findings: readonly Finding[], source: Source): readonly FileFinding[] {
  const { layout, lineage } = source;
  const old = last.get(lineage);
  const known = old?.layout === layout ? old : UNMAPPED;
  const now = mapAgain<Finding, FileFinding>(known, findings, (finding) => locatedOf(finding, source));
  last.set(lineage, { ...now, layout });
  return now.answers;
}

const known = new WeakMap<Finding, { readonly lines: readonly number[]; readonly located: FileFinding }>();

/** A finding at its place in the file; the same object as long as no line of it has moved. */
function locatedOf(finding: Finding, source: Source): FileFinding {
  const lines = piecesOf(finding).map((piece) => source.lineOf(piece));
  const old = known.get(finding);
  if (old && sameItems(old.lines, lines)) return old.located;
  const located = locate(finding, source);
  known.set(finding, { lines, located });
  return located;
}

/** The pieces of this file that the finding speaks of. */
const piecesOf = memo(({ place, related = [], fixes = [] }: Finding): readonly Piece[] => [
  ...new Set([
    place.piece,
    ...related.flatMap((each) => (each.source ? [] : [each.place.piece])),
    ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.place.piece)),
  ]),
]);

function locate(finding: Finding, source: Source): FileFinding {
  const { rule, severity, message, place, related = [], suggestions = [], fixes = [] } = finding;
  return {
    rule: rule.id,
    severity,
    message: visible(message),
    range: source.range(place),
    related: related.map((each) => {
      const file = each.source ?? source;
      return { uri: file.uri, range: file.range(each.place), message: visible(each.message) };
    }),
    suggestions,
    fixes: fixes.map(({ title, isSafe, reachesFurther, edits }) => ({
      title: visible(title),
      isSafe,
      ...(reachesFurther ? { reachesFurther } : {}),
      edits: edits
        .map((edit) => ({ range: source.range(edit.place), text: withLineBreaksOf(source, edit.text) }))
        .sort((a, b) => comparePositions(a.range.start, b.range.start)),
    })),
  };
}
