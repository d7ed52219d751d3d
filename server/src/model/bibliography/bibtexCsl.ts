/** Converts a BibTeX or biblatex entry to CSL. */
import type { Creator } from "@retorquere/bibtex-parser";
import * as types from "./bibtexTypes.ts";
import type { CslName, CslWork } from "./csl.ts";
import { bareDoi, withoutMarkup } from "./csl.ts";
import { dateWith, edtfOf } from "./dates.ts";

/** The content of an entry in BibTeX's own fields, without LaTeX markup. */
export interface BibtexContent {
  readonly type: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, readonly Creator[]>;
}

/** Returns the CSL form of an entry. */
export function cslOf(content: BibtexContent): CslWork {
  const type = typeOf(content);
  const texts = new Map<string, string>([["type", type]]);
  const set = (key: string, value: string | undefined): void => {
    if (value !== undefined && value !== "") texts.set(key, value);
  };
  set("title", titleIn(content, ["title", "subtitle", "titleaddon"]));
  set("container-title", containerIn(content, type));
  for (const [field, key] of types.textFields) set(key, content.texts.get(field));
  set("volume-title", type === "book" ? titleIn(content, ["maintitle", "mainsubtitle"]) : undefined);
  for (const [key, value] of numbersIn(content, type)) set(key, value);
  set("page", (content.texts.get("pages") ?? content.texts.get("eid"))?.replace(/ ?[–—] ?/g, "-"));
  set("publisher", publisherIn(content));
  set("publisher-place", content.texts.get("location") ?? content.texts.get("address"));
  set("DOI", bareDoi(content.texts.get("doi") ?? ""));
  set("URL", addressIn(content));
  set("genre", genreIn(content));
  set("language", languageIn(content));
  set(
    "note",
    [content.texts.get("note"), content.texts.get("addendum")]
      .filter((text) => text !== undefined)
      .join(". "),
  );
  return { type, texts, names: namesIn(content), dates: datesIn(content) };
}

function typeOf({ type, texts }: BibtexContent): string {
  const kind = texts.get("entrysubtype")?.toLowerCase() ?? "";
  if (type === "article" && /^(?:magazine|newspaper)$/.test(kind)) return `article-${kind}`;
  if (type === "unpublished" && texts.has("eventtitle")) return "speech";
  const isPage =
    type === "misc" && !texts.has("publisher") && (texts.has("url") || pageIn(texts) !== undefined);
  return isPage ? "webpage" : (types.cslType(type) ?? "document");
}

/** Returns "Title: subtitle. Addition". */
function titleIn({ texts }: BibtexContent, fields: readonly string[]): string | undefined {
  const [main, sub, more] = fields.map((field) => texts.get(field));
  if (main === undefined) return undefined;
  const whole = sub === undefined ? main : /[?!.:]$/.test(main) ? `${main} ${sub}` : `${main}: ${sub}`;
  return more === undefined ? whole : `${whole}. ${more}`;
}

function containerIn(content: BibtexContent, type: string): string | undefined {
  const isPart = type === "chapter" || type === "paper-conference" || type === "entry-encyclopedia";
  return (
    titleIn(content, ["booktitle", "booksubtitle", "booktitleaddon"]) ??
    titleIn(content, ["journaltitle", "journalsubtitle"]) ??
    content.texts.get("journal") ??
    (isPart ? titleIn(content, ["maintitle", "mainsubtitle"]) : undefined)
  );
}

/** Only serials have issues. In other types, a number next to a series is the number in that series. */
function numbersIn({ texts }: BibtexContent, type: string): [string, string | undefined][] {
  const [number, issue] = [texts.get("number"), texts.get("issue")];
  if (/^(?:article|periodical|review)/.test(type)) {
    const both = number !== undefined && issue !== undefined ? `${number} (${issue})` : (number ?? issue);
    return [["issue", both]];
  }
  const isOfSeries = texts.has("series") && /^(?:book|chapter|paper-conference|pamphlet)$/.test(type);
  return [
    [isOfSeries ? "collection-number" : "number", number],
    ["issue", issue],
  ];
}

function publisherIn({ texts }: BibtexContent): string | undefined {
  const all = ["publisher", "institution", "school", "organization"].flatMap(
    (field) => texts.get(field) ?? [],
  );
  const printed = texts.get("howpublished");
  const others = printed === undefined || pageIn(texts) !== undefined ? [] : [printed];
  return [...new Set(all.length > 0 ? all : others)].join("; ");
}

/** Returns the URL in `howpublished`, which many entries of web pages use. */
function pageIn(texts: ReadonlyMap<string, string>): string | undefined {
  return /^(https?:\/\/\S+)$/.exec(texts.get("howpublished") ?? "")?.[1]?.replace(/[{}\\]/g, "");
}

function addressIn({ texts }: BibtexContent): string | undefined {
  const eprint = texts.get("eprint");
  const archive = (texts.get("eprinttype") ?? texts.get("archiveprefix") ?? "").toLowerCase();
  const paper = eprint !== undefined && archive === "arxiv" ? `https://arxiv.org/abs/${eprint}` : undefined;
  return texts.get("url") ?? pageIn(texts) ?? paper;
}

function genreIn({ type, texts }: BibtexContent): string | undefined {
  const word = texts.get("type");
  if (word !== undefined) return types.kindInWords(word) ?? word;
  return type.endsWith("thesis") ? types.kindInWords(type) : undefined;
}

function languageIn({ texts }: BibtexContent): string | undefined {
  const word = texts.get("langid") ?? texts.get("language");
  return word === undefined ? undefined : types.languageCode(word);
}

function namesIn({ names, texts }: BibtexContent): Map<string, readonly CslName[]> {
  const dropsPrefix = /\buseprefix\s*=\s*false\b/i.test(texts.get("options") ?? "");
  return new Map(
    Array.from(types.peopleFields).flatMap(([field, role]) => {
      const all = names
        .get(field)
        ?.map((each) => nameOf(each, dropsPrefix))
        .filter((each) => each !== undefined);
      return all && all.length > 0 ? [[role, all] as const] : [];
    }),
  );
}

function nameOf(creator: Creator, dropsPrefix: boolean): CslName | undefined {
  const [family, given, suffix] = [creator.lastName, creator.firstName, creator.suffix].map(words);
  // Ignore an "and" without a name before or after it.
  const prefix = creator.prefix?.trim().toLowerCase() === "and" ? undefined : words(creator.prefix);
  const literal = words(creator.name);
  if (family?.toLowerCase() === "and" && given === undefined) return undefined;
  // "and others" abbreviates the list.
  if (family?.toLowerCase() === "others" && given === undefined) return { literal: "et al." };
  if (family === undefined) return literal === undefined ? undefined : { literal };
  // A single word cannot be split into parts of a person's name.
  const drops = creator.useprefix === undefined ? dropsPrefix : !creator.useprefix;
  return {
    family,
    ...(given === undefined ? {} : { given }),
    ...(prefix === undefined ? {} : { [drops ? "dropping-particle" : "non-dropping-particle"]: prefix }),
    ...(suffix === undefined ? {} : { suffix }),
  };
}

function words(text: string | undefined): string | undefined {
  const plain = text === undefined ? "" : withoutMarkup(text);
  return plain === "" ? undefined : plain;
}

function datesIn({ texts }: BibtexContent): Map<string, string> {
  const [date, year] = [texts.get("date"), texts.get("year")];
  const found = new Map<string, string>();
  if (date !== undefined) found.set("issued", edtfOf(date));
  else if (year !== undefined) found.set("issued", dateWith(year, texts.get("month"), texts.get("day")));
  for (const [field, key] of types.dateFields) {
    const value = texts.get(field);
    if (value !== undefined) found.set(key, edtfOf(value));
  }
  return found;
}
