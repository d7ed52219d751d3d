/**
 * A work in CSL, whatever format it comes from. Values that are `null` or of a wrong type are left out.
 * Sources: CSL 1.0.2, Appendix; csl-data.json; the manual of Pandoc, "Bibliographies".
 */
import { dateOf } from "./dates.ts";

/** A work in CSL: its type, and its variables by kind. */
export interface CslWork {
  readonly type: string;
  /** Without markup. */
  readonly texts: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, readonly CslName[]>;
  /** In EDTF; as they are written if they are not dates. */
  readonly dates: ReadonlyMap<string, string>;
}

/** A name in CSL, with its parts or as one `literal`. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly suffix?: string;
  readonly "dropping-particle"?: string;
  readonly "non-dropping-particle"?: string;
}

const NAMES: ReadonlySet<string> = new Set(
  `author chair collection-editor compiler composer container-author contributor curator director editor
  editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer
  original-author performer producer recipient reviewed-author script-writer series-creator translator`.split(
    /\s+/,
  ),
);

const DATES: ReadonlySet<string> = new Set([
  "accessed",
  "available-date",
  "event-date",
  "issued",
  "original-date",
  "submitted",
]);

/** Reads an entry of CSL. */
export function readCsl(entry: unknown): CslWork {
  const texts = new Map<string, string>();
  const names = new Map<string, readonly CslName[]>();
  const dates = new Map<string, string>();
  for (const [key, value] of membersOf(entry)) {
    if (NAMES.has(key)) addTo(names, key, namesIn(value));
    else if (DATES.has(key)) addTo(dates, key, dateOf(value));
    else addTo(texts, key, textIn(value));
  }
  const doi = texts.get("DOI");
  if (doi !== undefined) texts.set("DOI", bareDoi(doi));
  const type = texts.get("type") ?? "document";
  const event = texts.get("event") ?? texts.get("event-title");
  if (type === "paper-conference" && event !== undefined && !texts.has("container-title"))
    texts.set("container-title", event);
  return { type: CROSSREF_TYPES.get(type) ?? type, texts, names, dates };
}

/** Crossref's types, which doi.org sends. */
const CROSSREF_TYPES: ReadonlyMap<string, string> = new Map([
  ["journal-article", "article-journal"],
  ["proceedings-article", "paper-conference"],
  ["book-chapter", "chapter"],
  ["book-section", "chapter"],
  ["monograph", "book"],
  ["edited-book", "book"],
  ["reference-book", "book"],
  ["proceedings", "book"],
  ["reference-entry", "entry"],
  ["posted-content", "article"],
  ["dissertation", "thesis"],
]);

/** Returns the entries of a map, whatever their names; nothing for other values. */
function membersOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function addTo<T extends string | readonly CslName[]>(
  all: Map<string, T>,
  key: string,
  value: T | undefined,
): void {
  if (value !== undefined && value.length > 0) all.set(key, value);
}

/** Returns a text without markup; the first text of a list, since doi.org sends titles as lists. */
function textIn(value: unknown): string | undefined {
  if (Array.isArray(value)) return textIn(value[0]);
  return typeof value === "string" || typeof value === "number" ? withoutMarkup(String(value)) : undefined;
}

function namesIn(value: unknown): readonly CslName[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.flatMap((each): CslName[] => {
    if (typeof each === "string") return each.trim() === "" ? [] : [{ literal: withoutMarkup(each) }];
    const parts = new Map(membersOf(each).map(([key, part]) => [key, textIn(part) ?? ""]));
    const name = Object.fromEntries(
      PARTS.flatMap((part) => (parts.get(part) ? [[part, parts.get(part)]] : [])),
    );
    const whole = parts.get("literal") ?? parts.get("name") ?? "";
    if (!parts.get("family") && whole !== "") return [{ literal: whole }];
    return Object.keys(name).length > 0 ? [name] : [];
  });
}

const PARTS = [
  "family",
  "given",
  "suffix",
  "dropping-particle",
  "non-dropping-particle",
] as const satisfies readonly (keyof CslName)[];

const TAGS = /<\/?(?:a|b|i|u|p|br|em|strong|sub|sup|sc|nc|ncx|span|tt|code|enquote)(?:\s[^<>]*)?\/?>/gi;
const ENTITIES = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|ndash|mdash));/gi;

const LETTERS: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["ndash", "–"],
  ["mdash", "—"],
]);

/** Returns a CSL text in one line, without formatting tags. */
export function withoutMarkup(text: string): string {
  const untagged = text.includes("<") ? text.replace(TAGS, "") : text;
  const plain = untagged.includes("&")
    ? untagged.replace(ENTITIES, (...found) => {
        const [whole, decimal, hex, name = ""] = found as [string, ...(string | undefined)[]];
        const number = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
        const isLetter = number > 0x1f && number <= 0x10ffff && !(number >= 0xd800 && number < 0xe000);
        return LETTERS.get(name.toLowerCase()) ?? (isLetter ? String.fromCodePoint(number) : whole);
      })
    : untagged;
  const bare = plain.includes("{.nocase}") ? plain.replace(/\[([^[\]]*)\]\{\.nocase\}/g, "$1") : plain;
  // LaTeX combines accents with the dotless letters.
  const dotted = bare.replace(/ı(?=\p{M})/gu, "i").replace(/ȷ(?=\p{M})/gu, "j");
  return dotted.replace(/\s+/g, " ").trim().normalize("NFC");
}

/** Returns a DOI without a common prefix such as "https://doi.org/". */
export function bareDoi(text: string): string {
  return text.trim().replace(/^(?:https?:\/\/)?(?:(?:dx\.)?doi\.org\/|doi:\s*)/i, "");
}

/** Returns the URL of a DOI, with its special characters escaped. */
export function doiAddress(doi: string): string {
  const path = encodeURIComponent(bareDoi(doi).toWellFormed());
  return `https://doi.org/${path.replaceAll("%2F", "/").replaceAll("%3A", ":")}`;
}

/** Returns the name to sort by: the family name with its non-dropping particle. */
export function familyOf({ family, literal, given, ...parts }: CslName): string {
  const particle = parts["non-dropping-particle"];
  if (family === undefined) return literal ?? given ?? "";
  if (particle === undefined) return family;
  return /['’-]$/.test(particle) ? particle + family : `${particle} ${family}`;
}

/** Returns the given name, with the dropping particle and the suffix. */
export function givenOf({ family, given, suffix, ...parts }: CslName): string | undefined {
  if (family === undefined) return undefined;
  const words = [given, parts["dropping-particle"], suffix].filter((part) => part !== undefined);
  return words.length > 0 ? words.join(" ") : undefined;
}
