/** All that differs between two editions of an assessment: the one list that the document, the report and the data show. */
import type { Concept } from "../../format/schema.ts";
import type { Item } from "../../syntax/document.ts";
import type { AliasNode, ListNode, MapNode, Node, ScalarNode } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { lastResults } from "../../syntax/memo.ts";
import type { ChangeReason } from "./changeNotes.ts";
import { newNotes, noteThatMentions, reasonAt } from "./changeNotes.ts";
import type { EditionSense, EditionSenses, FieldChange } from "./changes.ts";
import { changedFields, haveOneOutcome, needsReason } from "./changes.ts";
import type { Definition } from "../facts/definitions.ts";
import type { EditionDates } from "./droppedItem.ts";
import { isOver, isReliedOn } from "./droppedItem.ts";
import type { Edition, Editions, ItemPair } from "./edition.ts";
import { pairedItems } from "./edition.ts";
import { daysOf } from "../dates/edtf.ts";
import type { RankingDifference } from "./moves.ts";
import { compareVersions } from "./moves.ts";
import type { Ranking } from "../rankings/ranking.ts";
import type { Renames } from "../taxonomies/renames.ts";
import { joinedRenames, renamesBetween } from "../taxonomies/renames.ts";

/** What differs between two editions. Mirrored editions give the mirrored changes. */
export interface EditionChanges {
  /** The items that differ, in the order of the later edition; those that are no longer there come last. */
  readonly items: readonly ItemChange[];
  /** The rankings that both editions have, also those that rank the same. */
  readonly rankings: readonly RankingChange[];
  /** The number of items that are the same in both. */
  readonly unchanged: number;
}

/** An item that is new, no longer there, or different. */
export interface ItemChange {
  readonly concept: Concept;
  /** `undefined` if it is new. */
  readonly before: Definition | undefined;
  /** `undefined` if it is no longer there. */
  readonly after: Definition | undefined;
  /** Whether the two have different ids and were recognized by their titles. They are probably the same. */
  readonly isRenamed: boolean;
  /** What differs, by the keys of the item. What is judged comes first. */
  readonly keys: readonly KeyChange[];
  /** Whether readers need a reason for it. */
  readonly needsReason: boolean;
  /** Whether it is no longer there, and its period was over before the later edition. */
  readonly isOver: boolean;
  readonly reason: ChangeReason | undefined;
}

/** A key whose value differs. */
export interface KeyChange {
  readonly key: string;
  /** Whether it is a judgment or a decision, such as a likelihood, a claim or a status. */
  readonly isJudgment: boolean;
  /** Whether readers need a reason for it. */
  readonly needsReason: boolean;
  readonly before: Node | undefined;
  readonly after: Node | undefined;
}

/** A ranking of both editions. */
export interface RankingChange {
  /** Whether both have the same entries in the same order. */
  readonly isSame: boolean;
  readonly before: Ranking;
  readonly after: Ranking;
  readonly difference: RankingDifference;
  /** The reason that the later ranking gives for all of its changes. */
  readonly reason: ChangeReason | undefined;
}

/**
 * Returns what differs between two editions. Other words for the same term, and ids that the taxonomy or a title follows, are not a
 * difference. Time: proportional to the editions, and to n log n for the entries of a ranking.
 */
export function changesBetween(editions: Editions): EditionChanges {
  const { before, after } = editions;
  const pairs = pairedItems(editions);
  const renames = renamesOf(pairs, editions);
  const senses = { before: senseOf(before), after: senseOf(after) };
  const notes = newNotes(after.notes, before.notes);
  const dates = { before: before.asOf, after: after.asOf, scale: before.likelihood };
  const changes = pairs.map((pair) => itemChange(pair, { renames, senses, dates, notes }));
  const items = changes.filter(isChange);
  return {
    items,
    rankings: rankingChanges(pairs, editions, renames),
    unchanged: changes.length - items.length,
  };
}

/** What the values of an edition mean. */
function senseOf({ likelihood, asOf }: Edition): EditionSense {
  return { scale: likelihood, asOf: daysOf(asOf ?? "") };
}

function isChange({ before, after, isRenamed, keys }: ItemChange): boolean {
  return !before || !after || isRenamed || keys.length > 0;
}

/** The ids that are others by now; the same object as long as they are. */
function renamesOf(pairs: readonly ItemPair[], { before, after }: Editions): Renames {
  const own = pairs.flatMap(({ before: old, after: now }) =>
    old && now && old.id !== now.id ? [[old.id, [now.id]] as const] : [],
  );
  return lastRenames(before, [before.taxonomy, after.taxonomy, own.join(" ")], () =>
    joinedRenames(renamesBetween(before.taxonomy, after.taxonomy), new Map(own)),
  );
}

const lastRenames = lastResults<Renames>();

interface Comparison {
  readonly renames: Renames;
  readonly senses: EditionSenses;
  readonly dates: EditionDates;
  /** What only the later edition says about changes. */
  readonly notes: readonly string[];
}

function itemChange({ before, after }: ItemPair, comparison: Comparison): ItemChange {
  const { notes, dates } = comparison;
  const isGone = before !== undefined && !after;
  const note = isGone ? noteThatMentions(before, notes) : undefined;
  const keys = before && after ? keysOfPair(before.item, after.item, comparison) : [];
  return {
    concept: (after ?? before)?.concept ?? "statement",
    before,
    after,
    isRenamed: before !== undefined && after !== undefined && before.id !== after.id,
    keys,
    needsReason: isGone ? isReliedOn(before, dates) : keys.some((key) => key.needsReason),
    isOver: isGone && isOver(before, dates),
    reason: after
      ? reasonAt(after.item.value, before?.item.value)
      : note === undefined
        ? undefined
        : { text: note, isRepeated: false },
  };
}

/** The keys that other parts compare: the note itself, and the entries of a ranking. */
const COMPARED_APART: ReadonlySet<string> = new Set(["change", "order"]);

/** The key of an item that a field belongs to: `likelihood` for its period, and `residual` for `residual.impact`. */
function keyOfField({ key }: FieldChange): string {
  const [first = key] = key.split(".");
  return first === "percent" || first === "within" ? "likelihood" : first;
}

/** The keys with terms of a scale, which can have another range while their words are the same. */
const WITH_TERMS: ReadonlySet<string> = new Set(["likelihood", "inherent", "residual"]);

/** Compares two items, and again only if one of them is another object. */
function keysOfPair(before: Item, after: Item, comparison: Comparison): readonly KeyChange[] {
  const { renames, senses, dates } = comparison;
  return lastKeys(
    after,
    [before, renames, dates.before, dates.after, senses.before.scale, senses.after.scale],
    () => changedKeys(before, after, comparison),
  );
}

const lastKeys = lastResults<readonly KeyChange[]>();

function changedKeys(before: Item, after: Item, { renames, senses, dates }: Comparison): KeyChange[] {
  const fields = changedFields(before, after, senses);
  // Versions of one edition have the same periods.
  const hasOutcomes = dates.before === dates.after || haveOneOutcome(before, after);
  const others = [...keysIn(after.value), ...keysIn(before.value)].filter(
    (key) => !COMPARED_APART.has(key) && (key !== "outcome" || hasOutcomes),
  );
  const explained = new Set(fields.filter(needsReason).map(keyOfField));
  const [judged, plain] = [new Set(fields.map(keyOfField)), new Set(others)];
  return [...judged, ...[...plain].filter((key) => !judged.has(key))].flatMap((key) => {
    const [old, now] = [valueAt(before.value, key), valueAt(after.value, key)];
    const isSame = isSameContent(old, now, renames);
    const isJudgment = judged.has(key);
    return (isSame && !(isJudgment && WITH_TERMS.has(key))) || (!isJudgment && isSaidOtherwise(key, old, now))
      ? []
      : [{ key, isJudgment, needsReason: explained.has(key), before: old, after: now }];
  });
}

/** The fields in which other words can say the same. If they do, only what goes with them can differ. */
const FIELDS: ReadonlySet<string> = new Set([
  "likelihood",
  "kind",
  "claim",
  "of",
  "status",
  "priority",
  "horizon",
  "actors",
  "addresses",
]);

function isSaidOtherwise(key: string, old: Node | undefined, now: Node | undefined): boolean {
  return FIELDS.has(key) && old !== undefined && now !== undefined;
}

function keysIn(node: Node | undefined): string[] {
  return node?.kind === "map" ? node.pairs.map(({ key }) => textOf(key) ?? "") : [];
}

/** Whether two values say the same, whatever their style and their spaces. @param renames Ids that are another id by now. */
function isSameContent(before: Node | undefined, after: Node | undefined, renames: Renames): boolean {
  if (!before || !after) return before === after;
  const [olds, nows] = [membersOf(before), membersOf(after)];
  if (olds && nows) return before.kind === after.kind && areSameItems(olds, nows, renames);
  if (isComposed(before) || isComposed(after)) return false;
  const [old, now] = [wordsOf(before), wordsOf(after)];
  return old === now || (renames.get(old)?.includes(now) ?? false);
}

function areSameItems(before: readonly Node[], after: readonly Node[], renames: Renames): boolean {
  return (
    before.length === after.length &&
    before.every((node, index) => isSameContent(node, after[index], renames))
  );
}

function isComposed(node: Node): node is ListNode | MapNode {
  return node.kind === "list" || node.kind === "map";
}

/** The items of a list, or the keys and values of a map by key; `undefined` for a single value. */
function membersOf(node: Node): readonly Node[] | undefined {
  if (node.kind === "list") return node.items;
  if (node.kind !== "map") return undefined;
  return node.pairs
    .toSorted((one, other) => (wordsOf(one.key) < wordsOf(other.key) ? -1 : 1))
    .flatMap(({ key, value }) => [key, value ?? key]);
}

function wordsOf(node: ScalarNode | AliasNode): string {
  return node.kind === "alias" ? `*${node.name}` : (textOf(node) ?? "").split(/\s+/).join(" ").trim();
}

function rankingChanges(
  pairs: readonly ItemPair[],
  { before, after }: Editions,
  renames: Renames,
): RankingChange[] {
  const [olds, nows] = [before, after].map(
    ({ rankings }) => new Map(rankings.map((each) => [each.id.text, each])),
  );
  return pairs.flatMap((pair) => {
    if (pair.after?.concept !== "ranking" || !pair.before) return [];
    const [old, now] = [olds?.get(pair.before.id), nows?.get(pair.after.id)];
    if (!old || !now) return [];
    const difference = lastDifferences(now, [old, renames], () => compareVersions(old, now, renames));
    const { shared, entered, left } = difference;
    const isSame =
      entered.length + left.length === 0 &&
      shared.every(({ places, isRegrouped }) => places === 0 && !isRegrouped);
    return [{ isSame, before: old, after: now, difference, reason: reasonAt(now.value, old.value) }];
  });
}

const lastDifferences = lastResults<RankingDifference>();
