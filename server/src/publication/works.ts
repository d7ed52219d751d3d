/** The works of a publication in CSL JSON, and what a bibliography does not print of them. */
import { t } from "@vscode/l10n";
import { valueOf } from "../format/validate.ts";
import { language } from "../language/texts.ts";
import type { Facts } from "../model/facts.ts";
import type { CslName, CslWork } from "../model/bibliography/csl.ts";
import { readCsl } from "../model/bibliography/csl.ts";
import { memoOn } from "../syntax/memo.ts";
import type { Item } from "../syntax/document.ts";
import { textOf } from "../syntax/node.ts";
import { memberOf } from "../syntax/ownMember.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { workIn } from "../workspace/occurrences.ts";
import { anchorOf, sourceSpan, titleOfWork } from "./context.ts";
import { fields } from "./fields.ts";
import { cachedByItem, placeOfItem } from "./items.ts";
import type { BlockContent, CslItem } from "./tree.ts";
import { withSpan, headingNode, linkNode, paragraphNode, strongNode, textNode } from "./tree.ts";

/** The works that the document defines, and those of its bibliographies that it cites, in order. */
export function worksOf(sources: readonly Facts[], assessment: Assessment): CslItem[] {
  const own = sources.flatMap(({ definition, item }) => (definition ? [ownWork(item, definition.id)] : []));
  const known = new Set(own.map(({ id }) => id));
  const cited = Array.from(assessment.citedWorks.keys()).flatMap((id) => {
    const work = known.has(id) ? undefined : workIn(assessment.bibliographies, id);
    return work ? [cslItem(id, work.csl)] : [];
  });
  return [...own, ...cited];
}

/**
 * Returns works as a document prints them: those of which neither a title nor a person is known say so, in the current language. A
 * citation processor would leave them out.
 */
export function printedWorks(works: readonly CslItem[], assessment: Assessment): CslItem[] {
  return works.map((work) =>
    NAMED_BY.some((key) => memberOf(work, key) !== undefined)
      ? work
      : untitledWork(work, titleOfWork(work.id, assessment), language()),
  );
}

/** What every style prints of a work. */
const NAMED_BY = ["title", "author", "editor"];

const untitledWork = memoOn((work: CslItem, name: string, _language: string): CslItem => ({
  ...work,
  title: t("Source without a title: {0}", name),
}));

/** The same object as long as the item is the same: citations are cached by it. */
const ownWork = memoOn(({ value }: Item, id: string): CslItem => cslItem(id, readCsl(valueOf(value))));

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
 * A date in CSL JSON. Processors read days, months and years; other dates are literals.
 * Source: CSL 1.0.2, "csl-data.json", date-variable.
 */
function cslDate(edtf: string): unknown {
  const ends = edtf.split("/").map((end) => /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)$/.exec(end));
  const parts = ends.map(
    (end) => end && [end[1], end[2], end[3]].flatMap((part) => (part === undefined ? [] : [Number(part)])),
  );
  if (parts.length > 2 || parts.some((part) => !part)) return { literal: edtf };
  const season = parts.length === 1 ? parts[0]?.[1] : undefined;
  if (season !== undefined && season > 12) return { "date-parts": [[parts[0]?.[0]]], season: season - 20 };
  const isAbout = ends.some((end) => end?.[4]);
  return { "date-parts": parts, ...(isAbout ? { circa: true } : {}) };
}

/** The keys that every style of citations prints, or that only help to make a citation. */
const PRINTED: ReadonlySet<string> = new Set(
  `type title author issued container-title editor volume issue publisher publisher-place URL accessed DOI genre title-short`.split(
    /\s+/,
  ),
);

/** What the document says about its sources beyond the citation: quality, access, survey, origin, remarks. */
export function sourceNotes(sources: readonly Facts[], assessment: Assessment): BlockContent[] {
  const notes = sources.flatMap((facts) => notesCache(facts, assessment, () => notesOf(facts, assessment)));
  return notes.length > 0
    ? [headingNode(2, [{ type: "text", value: t("About the sources") }]), ...notes]
    : [];
}

const notesCache = cachedByItem<readonly BlockContent[]>();

function notesOf(facts: Facts, assessment: Assessment): BlockContent[] {
  const { item, schema, definition } = facts;
  const place = placeOfItem(facts, assessment);
  const pairs = item.value?.kind === "map" ? item.value.pairs.map(({ key }) => textOf(key) ?? "") : [];
  const rest = fields(
    { node: item.value, schema },
    place,
    pairs.filter((key) => PRINTED.has(key)),
  );
  if (rest.length === 0 || !definition) return [];
  const { id } = definition;
  const title = linkNode(anchorOf("source", id), [textNode(titleOfWork(id, assessment))]);
  const head = paragraphNode([strongNode(title)]);
  return [withSpan(sourceSpan(place, item.key), head), ...rest];
}
