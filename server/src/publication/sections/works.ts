/** The works of a publication in CSL JSON, and what a bibliography does not print of them. */
import { t } from "@vscode/l10n";
import type { Schema } from "../../format/schema.ts";
import { isProse } from "../../format/schema.ts";
import { dateInWords } from "../../language/date.ts";
import { language, locale } from "../../language/texts.ts";
import type { Facts } from "../../model/facts/facts.ts";
import type { CslName, CslWork } from "../../model/bibliography/csl.ts";
import { readCsl } from "../../model/bibliography/csl.ts";
import { memoOn } from "../../syntax/memo.ts";
import type { Item } from "../../syntax/document.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueOf } from "../../syntax/node.ts";
import { memberOf } from "../../syntax/ownMember.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { workIn } from "../../workspace/occurrences.ts";
import { anchorOf, itemSpan, titleOfWork } from "../texts/context.ts";
import { field } from "../values/fields.ts";
import { cachedByItem } from "../texts/itemCache.ts";
import { placeOfItem } from "./items.ts";
import type { AboutWork } from "../tree/aboutWork.ts";
import type { BlockContent, CslItem } from "../tree/tree.ts";
import { withSpan, headingNode, linkNode, paragraphNode, strongNode, textNode } from "../tree/tree.ts";
import { orderedPairs, schemaOf } from "../values/values.ts";

/** The works that the document defines, and those of its bibliographies that it cites, in order. */
export function worksOf(sources: readonly Facts[], assessment: Assessment): CslItem[] {
  const own = sources.flatMap(({ definition, item }) =>
    definition ? [ownWork(item, definition.id, locale())] : [],
  );
  const known = new Set(own.map(({ id }) => id));
  const cited = Array.from(assessment.citedWorks.keys()).flatMap((id) => {
    const work = known.has(id) ? undefined : workIn(assessment.bibliographies, id);
    return work ? [citedWork(work.csl, id, locale())] : [];
  });
  return [...own, ...cited];
}

/**
 * Returns works as a document prints them, in the current language: those of which neither a title nor a person is known say so, since
 * a citation processor would leave them out, and a law has its number in its title.
 */
export function printedWorks(works: readonly CslItem[], assessment: Assessment): CslItem[] {
  return works.map((work) => {
    const isNamed = NAMED_BY.some((key) => memberOf(work, key) !== undefined);
    const named = isNamed ? work : untitledWork(work, titleOfWork(work.id, assessment), locale());
    return numberedLaw(named, locale());
  });
}

/** A law with its number: styles would take it for a Public Law of the United States, "Pub. L. No. 17". */
const numberedLaw = memoOn((work: CslItem, _language: string): CslItem => {
  const { number, ...others } = work;
  const title = memberOf(work, "title");
  const isLaw = work.type === "legislation" || work.type === "bill";
  if (!isLaw || typeof number !== "string" || typeof title !== "string" || isPublicLaw(work)) return work;
  if (hasWords(title, number)) return { ...others, title };
  return { ...others, title: /^\d/.test(number) ? t("{0}, No. {1}", title, number) : `${title}, ${number}` };
});

/** Whether a text has the words of another one: "Law of 2010" does not have "1". */
function hasWords(text: string, words: string): boolean {
  const [all, wanted] = [text, words].map((each) => ` ${each.match(/[\p{L}\p{N}]+/gu)?.join(" ") ?? ""} `);
  return all?.includes(wanted ?? "") === true;
}

/**
 * Whether the number of a law is that of a Public Law of the United States: the Congress and the law, "107-56". Other countries have the
 * year at the end: "63-17" is of 2017, when the Congress of that number had long gone.
 */
function isPublicLaw({ number, issued }: CslItem): boolean {
  const text = typeof number === "string" ? number.trim() : "";
  const [, congress, law] = /^(\d{2,3})[-–](\d{1,3})$/.exec(text) ?? [];
  if (congress === undefined || law === undefined) return false;
  const year = yearOf(issued);
  if (year === undefined) return language() === "en";
  const sinceFirst = year - (1787 + 2 * Number(congress));
  return Number(law) !== year % 100 || (sinceFirst >= 0 && sinceFirst <= 2);
}

/** The year of a date of CSL; `undefined` if it has none. */
function yearOf(date: unknown): number | undefined {
  const { "date-parts": parts } = (date ?? {}) as { readonly "date-parts"?: readonly (readonly number[])[] };
  return parts?.[0]?.[0];
}

/** What every style prints of a work. */
const NAMED_BY = ["title", "author", "editor"];

const untitledWork = memoOn((work: CslItem, name: string, _language: string): CslItem => ({
  ...work,
  title: t("Source without a title: {0}", name),
}));

/** The same object as long as the item is the same: citations are cached by it. */
const ownWork = memoOn(({ value }: Item, id: string, _language: string): CslItem =>
  cslItem(id, readCsl(valueOf(value))),
);

/** As for works of the document. */
const citedWork = memoOn((csl: CslWork, id: string, _language: string): CslItem => cslItem(id, csl));

/** A work as citation processors read it. */
function cslItem(id: string, { type, texts, names, dates }: CslWork): CslItem {
  return {
    ...Object.fromEntries(Array.from(texts).filter(([key]) => !OURS.has(key))),
    ...Object.fromEntries(Array.from(names, ([key, all]) => [key, all.map(cslName)])),
    ...Object.fromEntries(Array.from(dates, ([key, date]) => [key, cslDate(date)])),
    id,
    type,
  };
}

/** The keys of the format that are not CSL's. */
const OURS: ReadonlySet<string> = new Set([
  "access",
  "descriptor",
  "draws-on",
  "handling",
  "reliability",
  "reprint-of",
  "survey",
]);

function cslName({ ...name }: CslName): Record<string, string> {
  return { ...name };
}

/**
 * A date in CSL JSON. Processors read days, months and years; other dates are words of the document's language.
 * Source: CSL 1.0.2, "csl-data.json", date-variable.
 */
function cslDate(edtf: string): unknown {
  const ends = edtf.split("/").map((end) => /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/.exec(end));
  const parts = ends.map(
    (end) => end && [end[1], end[2], end[3]].flatMap((part) => (part === undefined ? [] : [Number(part)])),
  );
  if (parts.length > 2 || parts.some((part) => !part)) return { literal: dateInWords(edtf) };
  const season = parts.length === 1 ? parts[0]?.[1] : undefined;
  if (season !== undefined && season > 12) return { "date-parts": [[parts[0]?.[0]]], season: season - 20 };
  const isAbout = ends.some((end) => end?.[4]);
  return { "date-parts": parts, ...(isAbout ? { circa: true } : {}) };
}

/** The keys that most styles of citations print. */
const USUAL: ReadonlySet<string> = new Set(
  `title author issued container-title editor volume issue publisher publisher-place URL accessed DOI genre title-short`.split(
    /\s+/,
  ),
);

/**
 * What the document says about its sources: quality, access, survey, origin, remarks, and all keys of the citation. `withCitations` leaves
 * out what the list of works says.
 */
export function sourceNotes(sources: readonly Facts[], assessment: Assessment): BlockContent[] {
  const notes = sources.flatMap((facts) =>
    notesCache(facts, { assessment }, () => notesOf(facts, assessment)),
  );
  const heading = headingNode(2, [textNode(t("About the sources"))]);
  return notes.length > 0 ? [about(heading, { isHead: true }), ...notes] : [];
}

const notesCache = cachedByItem<readonly BlockContent[]>();

function notesOf(facts: Facts, assessment: Assessment): BlockContent[] {
  const { item, schema, definition } = facts;
  if (item.value?.kind !== "map" || !definition) return [];
  const place = placeOfItem(facts, assessment);
  const { id } = definition;
  const lines = orderedPairs(item.value.pairs, schema)
    .filter(({ key }) => textOf(key) !== "type")
    .flatMap((pair) => {
      const key = textOf(pair.key) ?? "";
      const words = isUnlisted(key, schemaOf(pair, schema)) ? undefined : wordsInList(key, pair.value);
      const own: AboutWork = words ? { id, words, isUsual: USUAL.has(key) } : { id };
      return field(pair, schema, place).map((block) => about(block, own));
    });
  if (lines.length === 0) return [];
  const title = linkNode(anchorOf("source", id), [textNode(titleOfWork(id, assessment))]);
  const head = paragraphNode([strongNode(title)], { role: "entry" });
  return [about(withSpan(itemSpan(item), head), { id, isHead: true }), ...lines];
}

function about(block: BlockContent, aboutWork: AboutWork): BlockContent {
  return { ...block, data: { ...block.data, aboutWork } };
}

/** Whether no list of works prints a value as it is: a key that is not CSL's, or a text in Markdown, which may have citations. */
function isUnlisted(key: string, schema: Schema | undefined): boolean {
  return OURS.has(key) || (schema !== undefined && isProse(schema));
}

/** The words that a list of works has if it prints a value; `undefined` for values that are not as CSL expects them. */
function wordsInList(key: string, value: Node | undefined): readonly string[] | undefined {
  const work = readCsl({ [key]: valueOf(value) });
  const [text, names, date] = [work.texts.get(key), work.names.get(key), work.dates.get(key)];
  const isWhole = (node: Node | undefined): boolean =>
    node?.kind !== "map" || node.pairs.every((pair) => NAME_PARTS.has(textOf(pair.key) ?? ""));
  if (names)
    return (value?.kind === "list" ? value.items : [value]).every(isWhole) ? namesInList(names) : undefined;
  if (date !== undefined) return datesInList(date);
  if (text === undefined || value?.kind !== "scalar") return undefined;
  // Some styles shorten ranges of pages: "121–28".
  return [key === "page" ? (/^\P{L}*?\d+/u.exec(text)?.[0] ?? text) : text];
}

const NAME_PARTS: ReadonlySet<string> = new Set([
  "family",
  "given",
  "suffix",
  "dropping-particle",
  "non-dropping-particle",
  "literal",
  "comma-suffix",
  "static-ordering",
]);

/** Some styles write only the first letters of given names. */
function namesInList(names: readonly CslName[]): string[] {
  return names.flatMap(({ given, ...others }) => [
    ...Object.values(others),
    ...(given?.split(/[\s.-]+/).map((part) => part.slice(0, 1)) ?? []),
  ]);
}

/** Styles order the parts of a date differently, and shorten months. */
function datesInList(date: string): string[] {
  const parts = dateInWords(date).match(/\d+|\p{L}{3,}/gu) ?? [date];
  return parts.map((part) => part.slice(0, /\d/.test(part) ? undefined : 3));
}
