/** What an item judges otherwise than the one with the same id in another version of the assessment. */
import type { Item } from "../../syntax/document.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";
import { confidenceOf } from "../estimates/confidence.ts";
import type { Definition } from "../facts/definitions.ts";
import { estimatesIn, ownEstimateIn, estimateText, termOfValue } from "../estimates/estimate.ts";
import { textsOf } from "../basics/locatedText.ts";
import { normalizedName } from "../basics/normalizedName.ts";
import { haveSameAmounts } from "../items/costAmounts.ts";
import type { Days } from "../dates/edtf.ts";
import { daysOf } from "../dates/edtf.ts";
import { areOtherPeriods, deadlineOf } from "../dates/period.ts";
import { gradeAt, gradeText } from "../estimates/rating.ts";
import type { Scale, ScaleTerm } from "../estimates/scale.ts";

/** A field with two values; `undefined` if a version does not have it. */
export interface FieldChange {
  readonly key: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Returns what is defined, without its id: its concept with its title, else with its text. */
export function nameOf({ concept, item: { value } }: Definition): string | undefined {
  const [name] = ["title", "name", "text"].flatMap((key) => textOf(valueAt(value, key))?.trim() ?? []);
  return name === undefined ? undefined : `${concept} ${normalizedName(name)}`;
}

/** Returns the title of an item; empty if it has none. */
export function titleOfItem({ value }: Item): string {
  return textOf(valueAt(value, "title"))?.trim() ?? "";
}

/** What the values of an item mean in its edition. */
export interface EditionSense {
  /** The scale of likelihood, which knows the words for its terms. */
  readonly scale: Scale | undefined;
  /** The days from which its periods count. */
  readonly asOf: Days | undefined;
}

/** The senses of two editions. */
export interface EditionSenses {
  readonly before: EditionSense;
  readonly after: EditionSense;
}

/** Returns the fields that differ in what they say. Other words for the same thing are no change; another range of the same word is. */
export function changedFields(before: Item, after: Item, senses?: EditionSenses): FieldChange[] {
  const then = new Map(fieldsOf(before));
  const now = fieldsOf(after);
  const isSameQuestion = haveOneOutcome(before, after);
  const isRanking = valueAt(after.value, "order") !== undefined;
  return [
    ...turnedText(before, after),
    ...now.flatMap(([key, value]) => {
      const old = then.get(key);
      if (key === "outcome" && !isSameQuestion) return [];
      const terms = key.endsWith("likelihood") ? termsOf(old, value, senses) : undefined;
      return (
        terms ? areOneTerm(...terms) : isSame({ key, before: old, after: value }, { senses, isRanking })
      )
        ? []
        : [{ key, before: old, after: value }];
    }),
  ];
}

/** Whether two items ask for one outcome. A period without a year moves along with the editions, so each edition has its own. */
export function haveOneOutcome(...items: readonly [before: Item, after: Item]): boolean {
  const [before, after] = items.map((item) => ownEstimateIn(item)?.within?.text);
  return before === after && (before === undefined || /\d{4}/.test(before));
}

/** The order in which the work on a recommendation goes on, which needs no explanation. */
const PROGRESS = ["proposed", "accepted", "under-way", "implemented"];

/** Whether readers need a reason for a change. A value that one of the two versions does not have was not judged. */
export function needsReason({ key, before, after }: FieldChange): boolean {
  if (before === undefined || after === undefined) return false;
  return key !== "status" || !PROGRESS.includes(after) || PROGRESS.indexOf(before) >= PROGRESS.indexOf(after);
}

/** Returns the text of a statement as a change if it denies what it said, or the reverse, and says nothing else. */
function turnedText(...items: readonly [before: Item, after: Item]): FieldChange[] {
  const [before, after] = items.map(({ value }) => textOf(valueAt(value, "text"))?.trim().replace(/\.$/, ""));
  if (before === undefined || after === undefined) return [];
  const [one, other] = [before, after].map(deniedText);
  if (!one || !other) return [];
  return one.plain === other.plain && Math.abs(one.denials - other.denials) === 1
    ? [{ key: "text", before, after }]
    : [];
}

/** The words that deny a sentence, in English and Spanish, without accents. */
const DENIAL = /(?<!\p{sc=Latn})(?:not|no longer|no|never|ya no|nunca|jamas)(?!\p{sc=Latn})/gu;

/** The words that what is denied loses or gains: “it still works”, “it no longer works”. */
const CONTINUED = /(?<!\p{sc=Latn})(?:still|any ?more|todavia|aun)(?!\p{sc=Latn})/gu;

/** Returns a text without the words that deny it, and their number. */
export function deniedText(text: string): { readonly plain: string; readonly denials: number } {
  const words = normalizedName(text)
    .replace(/won[’']t(?!\p{sc=Latn})/gu, "will not")
    .replace(/can(?:no|[’'])t(?!\p{sc=Latn})/gu, "can not")
    .replace(/n[’']t(?!\p{sc=Latn})/gu, " not");
  return {
    plain: words.replace(DENIAL, " ").replace(CONTINUED, " ").replace(/\s+/g, " ").trim(),
    denials: Array.from(words.matchAll(DENIAL)).length,
  };
}

/** The terms that two values name, each on the scale of its version; `undefined` if one is not a term. */
function termsOf(
  old: string | undefined,
  value: string | undefined,
  senses: EditionSenses | undefined,
): readonly [ScaleTerm, ScaleTerm] | undefined {
  const [before, after] = [
    old !== undefined && senses?.before.scale && termOfValue(old, senses.before.scale),
    value !== undefined && senses?.after.scale && termOfValue(value, senses.after.scale),
  ];
  return before && after ? [before, after] : undefined;
}

/** Whether two terms have the same name and the same range. */
function areOneTerm(one: ScaleTerm, other: ScaleTerm): boolean {
  const isSameRange = one.percent?.from === other.percent?.from && one.percent?.to === other.percent?.to;
  return one === other || (normalizedName(one.term) === normalizedName(other.term) && isSameRange);
}

/** Returns the fields that judge or decide something, in the order in which readers need them. */
function fieldsOf(item: Item): readonly Field[] {
  const { value } = item;
  const own = ownEstimateIn(item);
  const textAt = (key: string): string | undefined => textOf(valueAt(value, key));
  const outcome = valueAt(value, "outcome");
  return [
    ["likelihood", own && estimateText(own)],
    ["percent", own?.percent?.text],
    ["within", own?.within?.text],
    ["confidence", confidenceOf(item).level?.text],
    ...gradeFields(item, value),
    ...(["inherent", "residual"] as const).flatMap((part) => partFields(item, part)),
    ...["trend", "kind", "claim", "of", "status", "priority"].map((key) => [key, textAt(key)] as const),
    ["outcome", textOf(outcome) ?? textOf(valueAt(outcome, "status"))],
    ["horizon", pairsText(valueAt(value, "horizon"))],
    ["cost", pairsText(valueAt(value, "cost"))],
    ...["actors", "addresses"].map((key) => [key, listText(valueAt(value, key))] as const),
  ];
}

type Field = readonly [key: string, value: string | undefined];

function gradeFields({ piece }: Item, holder: Node | undefined): Field[] {
  return ["impact", "risk"].map((key) => {
    const grade = gradeAt(piece, holder, key);
    return [key, grade && gradeText(grade)];
  });
}

/** The fields of the rating without or with controls: "residual.impact". */
function partFields(item: Item, part: "inherent" | "residual"): Field[] {
  const holder = valueAt(item.value, part);
  const estimate = holder && estimatesIn(item).find((each) => each.holder === holder);
  const fields: Field[] = [
    ["likelihood", estimate && estimateText(estimate)],
    ["percent", estimate?.percent?.text],
    ...gradeFields(item, holder),
  ];
  return fields.map(([key, value]) => [`${part}.${key}`, value]);
}

/** Whether two horizons are the same day that was promised, in keys or in words; `undefined` if they are periods, which move along with the editions. */
function areSameDeadlines(...horizons: readonly [before: string, after: string]): boolean | undefined {
  const isInKeys = horizons.some((text) => /^(?:after|before): /.test(text));
  const [one, other] = horizons.map((text) => {
    const [, day] = /^before: ([^,]+)$/.exec(text) ?? [];
    return day === undefined ? deadlineOf(text) : daysOf(day)?.last;
  });
  const [first, second] = horizons.map((text) => normalizedName(text).replace(/^before: /, "before "));
  if (first === second) return true;
  if (one !== undefined && other !== undefined) return one === other;
  return isInKeys ? false : undefined;
}

/** The text of a value, or of the keys of a map: "before: 2026-06". What explains them is not a part. */
function pairsText(node: Node | undefined): string | undefined {
  if (node?.kind !== "map") return textOf(node);
  const pairs = node.pairs.map(({ key, value }) => [textOf(key) ?? "", textOf(value) ?? ""] as const);
  const said = pairs.filter(([key]) => key !== "text" && !isOwnKey(key));
  return said.map((pair) => pair.join(": ")).join(", ");
}

/** Returns ids as a text. Their order does not count. */
function listText(node: Node | undefined): string | undefined {
  const ids = textsOf(node).toSorted();
  return ids.length > 0 ? ids.join(", ") : undefined;
}

function isSame(
  { key, before, after }: FieldChange,
  { senses, isRanking }: { readonly senses: EditionSenses | undefined; readonly isRanking: boolean },
): boolean {
  if (before === undefined || after === undefined) return before === after;
  const [one, other] = [before, after].map((text) => normalizedName(text).replaceAll(" %", "%"));
  const isPeriod = key === "within" || key === "horizon";
  if (!isPeriod) return one === other || (key === "cost" && haveSameAmounts(before, after));
  // What a ranking is about moves along. What a recommendation promises does not.
  const areSame = key === "horizon" && !isRanking ? areSameDeadlines(before, after) : undefined;
  return (
    areSame ??
    !areOtherPeriods({ text: before, asOf: senses?.before.asOf }, { text: after, asOf: senses?.after.asOf })
  );
}
