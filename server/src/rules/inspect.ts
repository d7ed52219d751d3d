/**
 * Inspects a file: runs the rules on all of its documents and returns the problems in text order, at
 * positions in the file.
 */
import type { Range } from "vscode-languageserver-types";
import { showHidden } from "../language/hiddenCharacters.ts";
import type { MappedList } from "../syntax/memo.ts";
import {
  addAll,
  addToIndex,
  concatenated,
  mapIncrementally,
  memo,
  memoOn,
  sameItems,
  NOTHING_MAPPED,
} from "../syntax/memo.ts";
import { isBibliographyFile } from "../model/bibliography/bibliography.ts";
import type { Piece } from "../syntax/piece.ts";
import { comparePositions } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { Steps } from "../syntax/steps.ts";
import { finish } from "../syntax/steps.ts";
import { withLineBreaksOf } from "../syntax/write/edit.ts";
import type { Assessment } from "../workspace/assessment.ts";
import type { Library } from "../workspace/library.ts";
import { assessmentsInSteps } from "../workspace/assessmentsInSteps.ts";
import type { ActiveRule } from "./active.ts";
import { activeRules } from "./active.ts";
import type { RuleProblem } from "./check.ts";
import { isCertainIn } from "./certain.ts";
import { checkInSteps, asRuleProblems } from "./check.ts";
import { isRuleId } from "./ids.ts";
import { limitProblems } from "./limitProblems.ts";
import type { Fix, Severity } from "./rule.ts";
import { withoutCovered } from "./withoutRedundant.ts";
import { inspectBibliography } from "./inspectBibliography.ts";
import type { Suppression } from "./suppressions.ts";
import { suppressionsIn } from "./suppressions.ts";

/** A problem as an editor or a report shows it. */
export interface FileProblem {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly related: readonly { readonly uri: string; readonly range: Range; readonly message: string }[];
  /** Words that could replace the range, the likeliest first. */
  readonly suggestions: readonly string[];
  readonly fixes: readonly FileFix[];
  /** Present if the author has accepted the problem, with the reason. */
  readonly suppressed?: { readonly reason: string | undefined };
}

/** A fix with its edits in order. */
interface FileFix extends Omit<Fix, "edits"> {
  readonly edits: readonly { readonly range: Range; readonly text: string }[];
}

/**
 * Returns all problems of a file, including suppressed ones. The list stays the same object while nothing has
 * changed.
 */
export function inspect(
  source: Source,
  library: Library,
  chosen?: readonly ActiveRule[],
): readonly FileProblem[] {
  return finish(inspectInSteps(source, library, chosen));
}

/** Does the same as `inspect` in steps. */
export function* inspectInSteps(
  source: Source,
  library: Library,
  chosen?: readonly ActiveRule[],
): Steps<readonly FileProblem[]> {
  if (isBibliographyFile(source)) return inspectBibliography(source, library, chosen);
  const assessments = yield* assessmentsInSteps(source, library);
  const lists: (readonly RuleProblem[])[] = [];
  for (const assessment of assessments) addAll(lists, yield* checkInSteps(assessment, chosen));
  const active = chosen ?? activeIn(assessments);
  const isCertain = suppressionsOf(source).length > 0 && assessments.every(isCertainIn);
  return inspected(source, runsOf(active)[isCertain ? "certain" : "uncertain"], ...lists);
}

/** The rules that have run, and whether their results are complete. */
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
  (source: Source, run: Run, ...lists: readonly (readonly RuleProblem[])[]): readonly FileProblem[] => {
    const problems = locatedIn(concatenated(lists), source);
    const suppressions = suppressionsOf(source);
    const all = suppressions.length === 0 ? problems : suppressed(problems, suppressions);
    const inOrder = [
      ...all,
      ...ofSuppressions(all, { suppressions, ...run }).map((each) => locatedOf(each, source)),
    ].sort((a, b) => comparePositions(a.range.start, b.range.start) || (a.rule < b.rule ? -1 : 1));
    return limitProblems(inOrder);
  },
);

function suppressed(problems: readonly FileProblem[], suppressions: readonly Suppression[]): FileProblem[] {
  const byRule = listsOf(suppressions);
  return problems.map((problem) => {
    const suppression = byRule.get(problem.rule)?.find((each) => holds(each, problem));
    return suppression ? { ...problem, suppressed: { reason: suppression.reason } } : problem;
  });
}

const NONE: readonly never[] = [];

/** Groups a list by the rule that each entry is about. */
function listsOf<T extends { readonly rule: string }>(all: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const lists = new Map<string, T[]>();
  for (const each of all) addToIndex(lists, each.rule, each);
  return lists;
}

function holds({ rule, isPlaceholder, from, to }: Suppression, problem: FileProblem): boolean {
  const { line } = problem.range.start;
  return !isPlaceholder && rule === problem.rule && from <= line && line < to;
}

interface Suppressed extends Run {
  readonly suppressions: readonly Suppression[];
}

/** Returns the problems of the suppressions themselves. */
function ofSuppressions(
  problems: readonly FileProblem[],
  { suppressions, active, isCertain }: Suppressed,
): readonly RuleProblem[] {
  const byRule = listsOf(problems);
  const all = suppressions.flatMap((suppression) => {
    const ofRule = byRule.get(suppression.rule) ?? NONE;
    const about = {
      isUsed: ofRule.some((problem) => holds(suppression, problem)),
      isKnown: isRuleId(suppression.rule),
      isMissed: ofRule.some(({ suppressed: accepted }) => !accepted),
      isCertain: isCertain && active.some(({ rule }) => rule.id === suppression.rule),
    };
    return active.flatMap((each) => asRuleProblems(each, each.rule.checkSuppression?.(suppression, about)));
  });
  return withoutCovered(all);
}

function activeIn([assessment]: readonly Assessment[]): readonly ActiveRule[] {
  return assessment ? activeRules(assessment.configuration) : [];
}

const last = new WeakMap<object, MappedList<RuleProblem, FileProblem> & { readonly layout: object }>();

/** Gives problems their positions in the file. While no line has moved, only new problems are computed. */
function locatedIn(problems: readonly RuleProblem[], source: Source): readonly FileProblem[] {
  const { layout, identity } = source;
  const old = last.get(identity);
  const known = old?.layout === layout ? old : NOTHING_MAPPED;
  const now = mapIncrementally<RuleProblem, FileProblem>(known, problems, {
    f: (problem) => locatedOf(problem, source),
  });
  last.set(identity, { ...now, layout });
  return now.answers;
}

const known = new WeakMap<
  RuleProblem,
  { readonly lines: readonly number[]; readonly located: FileProblem }
>();

/**
 * Gives a problem its position in the file. The result stays the same object while none of its lines has
 * moved.
 */
function locatedOf(problem: RuleProblem, source: Source): FileProblem {
  const lines = piecesOf(problem).map((piece) => source.lineOf(piece));
  const old = known.get(problem);
  if (old && sameItems(old.lines, lines)) return old.located;
  const located = locate(problem, source);
  known.set(problem, { lines, located });
  return located;
}

/** The pieces of this file that the problem refers to. */
const piecesOf = memo(({ span, related = [], fixes = [] }: RuleProblem): readonly Piece[] => [
  ...new Set([
    span.piece,
    ...related.flatMap((each) => (each.source ? [] : [each.span.piece])),
    ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span.piece)),
  ]),
]);

function locate(problem: RuleProblem, source: Source): FileProblem {
  const { rule, severity, message, span, related = [], suggestions = [], fixes = [] } = problem;
  return {
    rule: rule.id,
    severity,
    message: showHidden(message),
    range: source.range(span),
    related: related.map((each) => {
      const file = each.source ?? source;
      return { uri: file.uri, range: file.range(each.span), message: showHidden(each.message) };
    }),
    suggestions,
    fixes: fixes.map(({ title, isSafe, mayAffectOtherFiles, edits }) => ({
      title: showHidden(title),
      isSafe,
      ...(mayAffectOtherFiles ? { mayAffectOtherFiles } : {}),
      edits: edits
        .map((edit) => ({ range: source.range(edit.span), text: withLineBreaksOf(source, edit.text) }))
        .sort((a, b) => comparePositions(a.range.start, b.range.start)),
    })),
  };
}
