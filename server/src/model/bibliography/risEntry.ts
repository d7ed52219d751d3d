/**
 * Prepares RIS entries for the library and completes its results. The library drops fields that the specification does
 * not list for a type, and whole entries with a repeated tag.
 * Source: RIS Format Specifications (2011).
 */
import type { CslName, CslWork } from "./csl.ts";
import { familyOf, withoutMarkup } from "./csl.ts";
import { dayInYear, slashedDate } from "./dates.ts";
import type { RisField } from "./ris.ts";

type Values = readonly Pick<RisField, "tag" | "text">[];

/** Tags that may be repeated. */
const LISTS = new Set(["AU", "A1", "A2", "A3", "A4", "ED", "KW"]);
const TYPES = new Set(
  `ABST ADVS AGGR ANCIENT ART BILL BLOG BOOK CASE CHAP CHART CLSWK COMP CONF CPAPER CTLG DATA DBASE DICT EBOOK ECHAP EDBOOK
  EJOUR ELEC ENCYC EQUA FIGURE GEN GOVDOC GRANT HEAR ICOMM INPR JFULL JOUR LEGAL MANSCPT MAP MGZN MPCT MULTI MUSIC NEWS PAMP
  PAT PCOMM RPRT SER SLIDE SOUND STAND STAT THES UNBILL UNPB VIDEO`.split(/\s+/),
);
/** Alternative names of types. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ["JOURN", "JOUR"],
  ["WEB", "ELEC"],
]);
/** Types of works that are part of a book, where BT is the title of the book. */
const PARTS = /^(?:E?CHAP|CONF|CPAPER|DICT|ENCYC)$/;

/**
 * Returns an entry that the library accepts: with a type that it knows, and without repeated tags that must be unique.
 */
export function normal(values: Values): Values {
  const seen = new Set<string>();
  const type = typeIn(values);
  return values.flatMap(({ tag, text }) => {
    const name = tag === "BT" && PARTS.test(type) ? "T2" : tag;
    if ((text === "" && tag !== "TY") || (seen.has(name) && !LISTS.has(name))) return [];
    seen.add(name);
    return [{ tag: name, text: name === "TY" ? type : text }];
  });
}

function typeIn(values: Values): string {
  const word = firstOf(values, "TY")?.toUpperCase() ?? "";
  return TYPES.has(word) ? word : (OTHERS.get(word) ?? "GEN");
}

/** Adds what every type has: people, a date, a title, and the containing work. */
export function withOwn(work: CslWork, values: Values): CslWork {
  const texts = new Map(work.texts);
  const known = new Set(texts.values());
  const title = firstOf(values, "TI", "T1", "CT", "BT");
  if (!texts.has("title") && title !== undefined) texts.set("title", withoutMarkup(title));
  const container = firstOf(values, "T2", "JO", "JF", "J1", "JA", "J2");
  if (!texts.has("container-title") && container !== undefined && !known.has(withoutMarkup(container)))
    texts.set("container-title", withoutMarkup(container));
  return { ...work, texts, names: namesIn(work, values), dates: datesIn(work, values) };
}

function firstOf(values: Values, ...tags: readonly string[]): string | undefined {
  return tags
    .map((tag) => values.find((value) => value.tag === tag && value.text !== "")?.text)
    .find((text) => text !== undefined);
}

function namesIn({ names }: CslWork, values: Values): CslWork["names"] {
  const all = new Map(names);
  const authors = namesOf(values, /^A[U1]$/);
  const editors = namesOf(values, /^ED$/);
  // The authors of an edited book are its editors.
  const role = typeIn(values) === "EDBOOK" ? "editor" : "author";
  if (authors.length > 0) all.set(role, authors);
  const others = all.get("editor") ?? [];
  const isThere = (name: CslName): boolean => others.some((other) => familyOf(other) === familyOf(name));
  if (editors.length > 0) all.set("editor", [...others, ...editors.filter((name) => !isThere(name))]);
  return all;
}

function namesOf(values: Values, tags: RegExp): readonly CslName[] {
  const texts = new Set(values.flatMap(({ tag, text }) => (tags.test(tag) ? [withoutMarkup(text)] : [])));
  return Array.from(texts).flatMap(nameIn);
}

/** Reads "Family, Given, Suffix". A name of several words without a comma is that of an institution. */
function nameIn(text: string): CslName[] {
  const [family = "", given = "", suffix = "", ...more] = text.split(",").map((part) => part.trim());
  if (family === "" || more.length > 0) return text === "" ? [] : [{ literal: text }];
  if (given === "") return [family.includes(" ") ? { literal: family } : { family }];
  return [{ family, given, ...(suffix === "" ? {} : { suffix }) }];
}

/** Types in which DA is the date of access. */
const LOOKED_AT = /^(?:AGGR|DBASE|EBOOK|EJOUR|MULTI)$/;

function datesIn({ dates }: CslWork, values: Values): CslWork["dates"] {
  const all = new Map(dates);
  const issued = issuedIn(values);
  if (issued !== undefined) all.set("issued", issued);
  const seen = firstOf(values, "Y2");
  if (seen !== undefined && all.has("accessed")) all.set("accessed", slashedDate(seen));
  return all;
}

/** Returns the year of PY or Y1, with the month and day of DA. */
function issuedIn(values: Values): string | undefined {
  const year = firstOf(values, "PY", "Y1");
  const day = LOOKED_AT.test(typeIn(values)) ? undefined : firstOf(values, "DA");
  if (day === undefined || year === undefined) {
    const only = year ?? day;
    return only === undefined ? undefined : slashedDate(only);
  }
  const [rough, exact] = [slashedDate(year), slashedDate(day)];
  if (!/^\d{4}$/.test(rough)) return rough;
  const inYear = dayInYear(rough, day) ?? exact;
  return inYear.startsWith(`${rough}-`) ? inYear : rough;
}
