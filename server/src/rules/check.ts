/** Checks a document with the rules. A rule runs again only if a value that it has read has changed. */
import type { Kind } from "../format/kind.ts";
import type { Facts } from "../model/facts/facts.ts";
import { withRightTypes } from "../model/facts/mistyped.ts";
import { addToIndex, memo, sameItems } from "../syntax/memo.ts";
import type { Piece } from "../syntax/piece.ts";
import type { Steps } from "../syntax/steps.ts";
import { finish } from "../syntax/steps.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { deepEquals } from "../workspace/comparable.ts";
import type { ActiveRule } from "./active.ts";
import { activeRules } from "./active.ts";
import { DependencyTracker } from "./dependencyTracker.ts";
import type { Problem, Rule, Severity, View } from "./rule.ts";
import type { Memo, MemoList } from "./ruleMemo.ts";
import { newMemo, newMemoList } from "./ruleMemo.ts";
import { withoutRedundant } from "./withoutRedundant.ts";

/** A problem together with the rule that found it. */
export interface RuleProblem extends Problem {
  readonly rule: Rule;
  readonly severity: Severity;
}

/**
 * Returns the problems in the items of each section, then those of the document as a whole. A list stays the
 * same object while its problems are the same.
 */
export function check(assessment: Assessment, active?: readonly ActiveRule[]): Lists {
  return finish(checkInSteps(assessment, active));
}

type Lists = readonly (readonly RuleProblem[])[];

/** Does the same as `check` in steps, one per item. */
export function* checkInSteps(
  assessment: Assessment,
  active: readonly ActiveRule[] = activeRules(assessment.configuration),
): Steps<Lists> {
  const { rulesOf, documentRules, ofItem, ofDocument } = planOf(active)[assessment.kind];
  const { items, whole, ofSection, ofWhole } = ofDocument(assessment.identity);
  const revalidate = (memo: Memo<RuleProblem>, facts: Facts): readonly RuleProblem[] => {
    const checked = { facts, intended: withRightTypes(facts) };
    // What is below an author's own key may be anything.
    return items.revalidate(memo, facts.isOwn ? NONE : rulesOf(facts.section), {
      find: (each, view) => asRuleProblems(each, problemsIn(checked, each, view)),
      reconcile,
    });
  };
  items.setVersion(assessment);
  const lists: (readonly RuleProblem[])[] = [];
  for (const [index, all] of assessment.factsBySection.entries()) {
    const known = (ofSection[index] ??= newMemoList());
    lists.push(yield* items.revalidateAll(known, all, { memoOf: ofItem, revalidate }));
  }
  yield;
  whole.setVersion(assessment);
  const inWhole = whole.revalidate(ofWhole, documentRules, {
    find: (each, view) => asRuleProblems(each, problemsInWhole(each, view)),
    reconcile,
  });
  lists.push(inWhole);
  yield;
  return withoutRedundant(lists, assessment.syntaxProblems, assessment.identity);
}

/** An item that is checked. */
interface Checked {
  readonly facts: Facts;
  /** The same with values of the right type, if some have a wrong one. */
  readonly intended: Facts | undefined;
}

/**
 * Returns the problems that a rule finds in an item. If values have the wrong type, it returns only problems
 * that would remain with values of the right type.
 */
function problemsIn(
  { facts, intended }: Checked,
  { rule, options }: ActiveRule,
  view: View,
): Iterable<Problem> {
  if (isSpared(rule, view)) return NONE;
  const problems = rule.checkItem?.(facts, view, options) ?? NONE;
  if (!intended || rule.inBrokenPiece) return problems;
  const all = [...problems];
  const isFound = ({ span }: Problem): boolean => all.some((each) => each.span.start === span.start);
  return Array.from(rule.checkItem?.(intended, view, options) ?? NONE).filter(isFound);
}

/** Returns the problems that a rule finds in the document as a whole. */
function problemsInWhole({ rule, options }: ActiveRule, view: View): Iterable<Problem> {
  return isSpared(rule, view) ? NONE : (rule.checkDocument?.(view, options) ?? NONE);
}

/** Whether the document is a record that the rule leaves as it is. */
function isSpared({ sparesRecords }: Rule, view: View): boolean {
  return sparesRecords === true && view.status === "superseded";
}

/** The rules for one kind of file, with what they have found so far. */
interface Plan {
  /** Returns the rules that check the items of a section. */
  readonly rulesOf: (section: string) => readonly ActiveRule[];
  readonly documentRules: readonly ActiveRule[];
  readonly ofItem: (facts: Facts) => Memo<RuleProblem>;
  readonly ofDocument: (identity: object) => Remembered;
}

/**
 * Item rules and document rules have separate trackers, so that the many reads of document rules do not
 * invalidate item rules.
 */
interface Remembered {
  readonly items: DependencyTracker;
  readonly whole: DependencyTracker;
  readonly ofSection: MemoList<Facts, RuleProblem>[];
  readonly ofWhole: Memo<RuleProblem>;
}

const planOf = memo((active: readonly ActiveRule[]): Readonly<Record<Kind, Plan>> => {
  const plan = (kind: Kind): Plan => {
    const applying = active.filter(({ rule }) => (rule.kinds ?? ["assessment"]).includes(kind));
    const ofItems = applying.filter(({ rule }) => rule.checkItem !== undefined);
    const named = new Set(ofItems.flatMap(({ rule }) => rule.sections ?? []));
    const rulesFor = (section: string | undefined): readonly ActiveRule[] =>
      ofItems.filter(({ rule }) => rule.sections?.includes(section ?? "") ?? true);
    const bySection = new Map(Array.from(named, (section) => [section, rulesFor(section)]));
    const others = rulesFor(undefined);
    return {
      rulesOf: (section) => bySection.get(section) ?? others,
      documentRules: applying.filter(({ rule }) => rule.checkDocument !== undefined),
      ofItem: memo((_facts: Facts): Memo<RuleProblem> => newMemo()),
      ofDocument: memo((_Identity: object): Remembered => ({
        items: new DependencyTracker(),
        whole: new DependencyTracker(),
        ofSection: [],
        ofWhole: newMemo(),
      })),
    };
  };
  return {
    assessment: plan("assessment"),
    taxonomy: plan("taxonomy"),
    configuration: plan("configuration"),
    scale: plan("scale"),
  };
});

/**
 * Adds the rule to problems. The severity that the team has set overrides the one that the rule gives a
 * problem.
 */
export function asRuleProblems(
  { rule, severity }: ActiveRule,
  problems: Iterable<Problem> = NONE,
): readonly RuleProblem[] {
  let all: RuleProblem[] | undefined;
  // The loop avoids building a list in the usual case of no problems.
  for (const problem of problems)
    (all ??= []).push({ ...problem, rule, severity: severity ?? problem.severity ?? rule.severity });
  return all ?? NONE;
}

/** Reuses the old problem objects where the new ones are equal, so that callers can compare by identity. */
function reconcile(old: readonly RuleProblem[], now: readonly RuleProblem[]): readonly RuleProblem[] {
  if (old.length === 0 || now.length === 0) return now;
  const known = new Map<Piece, Map<string, RuleProblem[]>>();
  for (const problem of old) {
    const { piece } = problem.span;
    let inPiece = known.get(piece);
    if (!inPiece) known.set(piece, (inPiece = new Map<string, RuleProblem[]>()));
    addToIndex(inPiece, keyOf(problem), problem);
  }
  const all = now.map(
    (problem) =>
      known
        .get(problem.span.piece)
        ?.get(keyOf(problem))
        ?.find((each) => deepEquals(each, problem)) ?? problem,
  );
  return sameItems(all, old) ? old : all;
}

/** A key that equal problems share, so that only a few have to be compared. */
function keyOf({ rule, span, message }: RuleProblem): string {
  return `${rule.id} ${span.start} ${message}`;
}

const NONE: readonly never[] = [];
