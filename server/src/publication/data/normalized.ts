/**
 * Makes an assessment plain data for other programs: names and references resolved, terms with their bands, ranks as
 * numbers. The schema of the result is schemas/document.schema.json.
 */
import type { Schema } from "../../format/schema.ts";
import { isProse, itemOf, propertyOf, schemas } from "../../format/schema.ts";
import { daysOf } from "../../model/dates/edtf.ts";
import { percentRangeIn } from "../../model/estimates/percentRange.ts";
import type { Facts } from "../../model/facts/facts.ts";
import type { PercentRange } from "../../model/estimates/percentRange.ts";
import type { Ranking, RankingEntry } from "../../model/rankings/ranking.ts";
import { sharesRank } from "../../model/rankings/ranking.ts";
import type { Scale, ScaleTerm } from "../../model/estimates/scale.ts";
import { termOfValue } from "../../model/estimates/estimate.ts";
import type { Section } from "../../syntax/document.ts";
import { addToIndex } from "../../syntax/memo.ts";
import type { Node, ScalarNode } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { scalesFor } from "../../workspace/scales.ts";
import type { Place } from "../texts/context.ts";
import { displayName, titleOfWork } from "../texts/context.ts";
import { schemaDefinition, ratedTerm } from "../values/estimates.ts";
import { placeOfItem } from "../sections/items.ts";
import { proseWords } from "../texts/prose.ts";
import { itemsOfSection, itemsOf } from "../sections/parts.ts";
import { entryName } from "../rankings/entryNames.ts";
import { rankingName } from "../rankings/rankingNames.ts";
import { tieNodeOf } from "../rankings/rankings.ts";
import { cellWords } from "../values/tableColumns.ts";
import type { Publication } from "../tree/tree.ts";
import { worksOf } from "../sections/works.ts";
import { orderedPairs, schemaOf } from "../values/values.ts";

/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

type JsonMap = Readonly<Record<string, Json>>;

/**
 * Returns an assessment as data. Call it in the language of the document (`inLanguage`).
 * @param publication The document that is made of the assessment: its title block.
 */
export function normalizedOf(assessment: Assessment, { head }: Publication): JsonMap {
  const { taxonomy, scales } = assessment;
  return stated({
    version: 1,
    language: head.language,
    title: head.title,
    subtitle: head.subtitle,
    authors: head.authors.map(({ name, details }) => ({ name, details })),
    date: dateData(textOf(assessment.section("date")?.value)),
    marking: head.marking,
    taxonomy: taxonomy && stated({ id: taxonomy.id, title: taxonomy.title }),
    scales: Object.fromEntries(
      Object.entries(scales).flatMap(([name, scale]) => (scale ? [[name, scaleOf(scale)]] : [])),
    ),
    sections: sectionsOf(assessment),
    works: worksOf(itemsOf("sources", assessment), assessment) as unknown as Json,
  });
}

/** The sections that the other members of the document are made of. */
const IN_HEAD: ReadonlySet<string> = new Set([
  "assessment",
  "title",
  "subtitle",
  "authors",
  "date",
  "language",
]);

function isSection(name: string): boolean {
  return !IN_HEAD.has(name) && !isOwnKey(name);
}

/** Leaves out what is not stated. */
function stated(all: Readonly<Record<string, Json | undefined>>): JsonMap {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as JsonMap;
}

/** The sections by name. A file with a mistake has several of one name: their values are a list. */
function sectionsOf(assessment: Assessment): JsonMap {
  const byName = new Map<string, Json[]>();
  for (const [index, section] of assessment.sections.entries()) {
    if (!isSection(section.name)) continue;
    addToIndex(byName, section.name, sectionOf(section, itemsOfSection(index, assessment), assessment));
  }
  return Object.fromEntries(
    Array.from(byName, ([name, [first, ...others]]) => [
      name,
      others.length === 0 ? (first ?? null) : [first ?? null, ...others].flat(),
    ]),
  );
}

function sectionOf(
  { name, value, piece, shape }: Section,
  items: readonly Facts[],
  assessment: Assessment,
): Json {
  const schema = propertyOf(schemas.assessment, name);
  const hasItems = schema?.["x-defines"] !== undefined;
  if (value && (!hasItems || shape === "scalar" || shape === "nothing")) {
    const own = valueOf(value, schema, { assessment, piece });
    // What should be items and is not stays, as one item without a name.
    return hasItems ? [{ value: own }] : own;
  }
  return items.map((facts): Json => {
    const { item, schema: itemSchema, definition: defined } = facts;
    const place = placeOfItem(facts, assessment);
    const ranking = assessment.rankings.find(({ value: own }) => own !== undefined && own === item.value);
    const content = valueOf(item.value, itemSchema, place);
    const own = isMap(content) ? content : { value: content };
    const head = defined
      ? { id: defined.id, name: displayName(defined.id, defined.concept, assessment) }
      : { key: textOf(item.key) };
    return stated({ ...head, ...own, ...(ranking && rankingOf(ranking, assessment)) });
  });
}

function isMap(value: Json): value is JsonMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The entries of a ranking with their ranks, in place of its order. */
function rankingOf(ranking: Ranking, assessment: Assessment): JsonMap {
  return stated({
    name: rankingName(ranking, assessment),
    order: undefined,
    entries: ranking.entries.map((entry) => entryOf(entry, ranking, assessment)),
  });
}

/** What is said of a tie as a whole, in each of its entries. */
function tieOf(entry: RankingEntry, of: Ranking, assessment: Assessment): JsonMap | undefined {
  const node = tieNodeOf(entry, of);
  if (!node) return undefined;
  const pairs = node.pairs.filter(({ key }) => textOf(key) !== "tie");
  return pairs.length > 0
    ? mapOf({ ...node, pairs }, schemaDefinition("entry"), { assessment, piece: of.piece })
    : undefined;
}

/** Why the source names nothing, in place of the key of the format: `gap` says whether it does. */
function gapReason(entry: Json): Json | undefined {
  return isMap(entry) && typeof entry.gap === "string" ? entry.gap : undefined;
}

function entryOf(entry: RankingEntry, ranking: Ranking, assessment: Assessment): Json {
  const { piece } = ranking;
  const { rank, gap, outside, covers, item, other, value } = entry;
  const own = valueOf(value, schemaDefinition("entry"), { assessment, piece });
  const named = [...(item ? [item] : []), ...(other ? [other.id] : []), ...covers];
  return stated({
    ...(isMap(own) ? own : {}),
    rank,
    tied: sharesRank(entry, ranking),
    tie: tieOf(entry, ranking, assessment),
    name: gap ? undefined : cellWords([entryName(entry, assessment)]),
    gap,
    gapReason: gap ? gapReason(own) : undefined,
    outside,
    items: named.map(({ text }) => referenceOf(text, assessment)),
  });
}

const ESTIMATES = new Map([
  ["likelihood", "likelihood"],
  ["impact", "impact"],
  ["dimension", "impact"],
  ["risk", "risk"],
  ["confidence", "confidence"],
] as const);

function valueOf(node: Node | undefined, schema: Schema | undefined, place: Place): Json {
  if (!node || node.kind === "alias") return null;
  const estimate = ESTIMATES.get((schema?.["x-definition"] ?? "") as "likelihood");
  if (estimate && node.kind !== "list") return estimateOf(node, { schema, of: estimate }, place);
  if (node.kind === "list") return node.items.map((item) => valueOf(item, schema && itemOf(schema), place));
  return node.kind === "map" ? mapOf(node, schema, place) : scalarOf(node, schema, place);
}

function mapOf(node: Node & { kind: "map" }, schema: Schema | undefined, place: Place): JsonMap {
  return Object.fromEntries(
    orderedPairs(node.pairs, schema).map((pair) => [
      textOf(pair.key) ?? "",
      valueOf(pair.value, schemaOf(pair, schema), place),
    ]),
  );
}

function scalarOf(node: ScalarNode, schema: Schema | undefined, place: Place): Json {
  const words = textOf(node);
  if (words === undefined) return null;
  if (schema && isProse(schema)) return cellWords(proseWords(node, place));
  if (schema?.["x-scale"]) {
    const [term] = scalesFor(schema["x-scale"], place.assessment).flatMap(
      (scale) => termOfValue(words, scale) ?? [],
    );
    return term ? termOf(term) : words;
  }
  if (schema?.["x-refers-to"]) return referenceOf(words, place.assessment);
  if (schema?.format === "edtf") return dateData(words) ?? words;
  return typeof node.value === "number" || typeof node.value === "boolean" ? node.value : words;
}

/** An estimate: the words of the scale, the band in percent, the terms, and what else is said of it. */
function estimateOf(
  node: Node,
  { schema, of }: { readonly schema: Schema | undefined; readonly of: Parameters<typeof ratedTerm>[0] },
  place: Place,
): Json {
  const rated = ratedTerm(of, node, place.assessment);
  const band = percentRangeIn(textOf(valueAt(node, "percent"))) ?? rated?.band;
  return stated({
    ...(node.kind === "map" ? mapOf(node, schema, place) : {}),
    label: rated?.words,
    band: band && bandOf(band),
    terms: rated?.terms.map(termOf),
  });
}

function bandOf({ from, to }: PercentRange): JsonMap {
  return { from, to };
}

function termOf({ term, shownLabel, percent }: ScaleTerm): JsonMap {
  return stated({ term, label: shownLabel ?? term, percent: percent && bandOf(percent) });
}

function scaleOf({ id, title, terms }: Scale): JsonMap {
  return { id, title, terms: terms.map(termOf) };
}

function referenceOf(id: string, assessment: Assessment): JsonMap {
  const [concept] = assessment.conceptsOf(id);
  if (concept === undefined) return { id };
  const name = concept === "source" ? titleOfWork(id, assessment) : displayName(id, concept, assessment);
  return { id, concept, name };
}

/** A date of EDTF with its first and last day. */
export function dateData(text: string | undefined): JsonMap | undefined {
  if (text === undefined) return undefined;
  const days = daysOf(text);
  return stated({ text, first: days?.first, last: days?.last });
}
