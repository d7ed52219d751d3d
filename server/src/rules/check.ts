/** Checks a document. A rule runs again only where something that it has read is no longer the same. */
import type { Kind } from "../format/kind.ts";
import type { Facts } from "../model/facts.ts";
import { withRightTypes } from "../model/mistyped.ts";
import { addTo, memo, sameItems } from "../syntax/memo.ts";
import type { Piece } from "../syntax/piece.ts";
import type { Steps } from "../syntax/steps.ts";
import { finish } from "../syntax/steps.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { isSame } from "../workspace/comparable.ts";
import type { ActiveRule } from "./active.ts";
import { activeRules } from "./active.ts";
import type { Memories, Memory } from "./memory.ts";
import { memories, memory, Reader } from "./memory.ts";
import type { Problem, Rule, Severity, View } from "./rule.ts";
import { settled } from "./settled.ts";

/** A problem and the rule that found it. */
export interface Finding extends Problem {
  readonly rule: Rule;
  readonly severity: Severity;
}

/**
 * What the rules find in a document: in the items of each section, then in the document as a whole. A list stays the
 * same object as long as the same is found.
 */
export function check(assessment: Assessment, active?: readonly ActiveRule[]): Lists {
  return finish(checking(assessment, active));
}

type Lists = readonly (readonly Finding[])[];

/** The same in steps, one for each item that is looked at. */
export function* checking(
  assessment: Assessment,
  active: readonly ActiveRule[] = activeRules(assessment.configuration),
): Steps<Lists> {
  const { rulesOf, documentRules, ofItem, ofDocument } = planOf(active)[assessment.kind];
  const { items, whole, ofSection, ofWhole } = ofDocument(assessment.lineage);
  const recall = (memory: Memory<Finding>, facts: Facts): readonly Finding[] =>
    items.recall(memory, rulesOf(facts.section), {
      find: (each, view) => found(each, problemsIn(facts, each, view)),
      kept,
    });
  items.turnTo(assessment);
  const lists: (readonly Finding[])[] = [];
  for (const [index, all] of assessment.factsBySection.entries()) {
    const known = (ofSection[index] ??= memories());
    lists.push(yield* items.recallAll(known, all, { memoryOf: ofItem, recall }));
  }
  yield;
  whole.turnTo(assessment);
  const inWhole = whole.recall(ofWhole, documentRules, {
    find: (each, view) => found(each, each.rule.checkDocument?.(view, each.options)),
    kept,
  });
  lists.push(inWhole);
  yield;
  return settled(lists, assessment.flaws, assessment.lineage);
}

/**
 * What a rule finds in an item. Of a value of a wrong type nobody knows what was meant: what would not be found if
 * something right stood there follows from that, and waits.
 */
function problemsIn(facts: Facts, { rule, options }: ActiveRule, view: View): Iterable<Problem> {
  const meant = rule.inBroken ? undefined : withRightTypes(facts);
  const problems = rule.checkItem?.(facts, view, options) ?? NONE;
  if (!meant) return problems;
  const all = [...problems];
  const isFound = ({ place }: Problem): boolean => all.some((each) => each.place.start === place.start);
  return Array.from(rule.checkItem?.(meant, view, options) ?? NONE).filter(isFound);
}

/** The rules that apply to a kind of file, with what they remember. */
interface Plan {
  /** The rules that look at the items of a section. */
  readonly rulesOf: (section: string) => readonly ActiveRule[];
  readonly documentRules: readonly ActiveRule[];
  readonly ofItem: (facts: Facts) => Memory<Finding>;
  readonly ofDocument: (lineage: object) => Remembered;
}

/** Rules of items read little that changes from one edit to the next, rules of the document much: each have a reader. */
interface Remembered {
  readonly items: Reader;
  readonly whole: Reader;
  readonly ofSection: Memories<Facts, Finding>[];
  readonly ofWhole: Memory<Finding>;
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
      ofItem: memo((_facts: Facts): Memory<Finding> => memory()),
      ofDocument: memo((_lineage: object): Remembered => ({
        items: new Reader(),
        whole: new Reader(),
        ofSection: [],
        ofWhole: memory(),
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

/** Problems as findings of a rule: the severity that the team has chosen weighs more than what the rule says of a case. */
export function found(
  { rule, severity }: ActiveRule,
  problems: Iterable<Problem> = NONE,
): readonly Finding[] {
  let findings: Finding[] | undefined;
  // Nearly always there is no problem, and no list is made.
  for (const problem of problems)
    (findings ??= []).push({ ...problem, rule, severity: severity ?? problem.severity ?? rule.severity });
  return findings ?? NONE;
}

/** Findings, the old ones in the place of those that say the same: whoever knows them need not look at them again. */
function kept(old: readonly Finding[], now: readonly Finding[]): readonly Finding[] {
  if (old.length === 0 || now.length === 0) return now;
  const known = new Map<Piece, Map<string, Finding[]>>();
  for (const finding of old) {
    const { piece } = finding.place;
    let inPiece = known.get(piece);
    if (!inPiece) known.set(piece, (inPiece = new Map<string, Finding[]>()));
    addTo(inPiece, keyOf(finding), finding);
  }
  const all = now.map(
    (finding) =>
      known
        .get(finding.place.piece)
        ?.get(keyOf(finding))
        ?.find((each) => isSame(each, finding)) ?? finding,
  );
  return sameItems(all, old) ? old : all;
}

/** What findings have in common that are the same, so that few have to be compared. */
function keyOf({ rule, place, message }: Finding): string {
  return `${rule.id} ${place.start} ${message}`;
}

const NONE: readonly never[] = [];
