/**
 * Reads the content of a BibTeX entry: `@retorquere/bibtex-parser` reads the values of this one entry and those that it
 * inherits. The library gets a normalized text in which every brace closes, so syntax errors in the file do not affect
 * it.
 * Sources: Patrick W. Daly and others on `crossref` in BibTeX; Philip Kime and others, The biblatex Package,
 * "Cross-referencing".
 */
import type { Creator } from "@retorquere/bibtex-parser";
import { addAll, memo, memoText } from "../../syntax/memo.ts";
import type { BibtexEntry, BibtexFile, BibtexValue } from "./bibtex.ts";
import { cslType, fieldsRead, hasName, inheritingField, isVerbatim } from "./bibtexTypes.ts";
import type { BibtexContent } from "./bibtexCsl.ts";
import { cslOf } from "./bibtexCsl.ts";
import type { CslWork } from "./csl.ts";
import { withoutMarkup } from "./csl.ts";
import { parsers } from "./parsers.generated.js";

/** Returns the content of an entry, including what it inherits. */
export function bibtexContentOf(entry: BibtexEntry, file: BibtexFile): CslWork {
  const whole = inherited(entry, file);
  const { type, texts, names } = read(written(whole));
  const verbatims = Array.from(whole.fields).flatMap(([name, value]) =>
    isVerbatim(name) ? [[name, verbatim(textIn(value), name)] as const] : [],
  );
  return cslOf({ type, names, texts: new Map([...texts, ...verbatims]) });
}

/** Returns only title, names and date, for long lists: the rest of an entry takes most of the time. */
export function briefOf(entry: BibtexEntry, file: BibtexFile): CslWork {
  const fields = entry.fields.filter(({ name }) => BRIEF.has(name));
  return bibtexContentOf({ ...entry, fields }, file);
}

const BRIEF = new Set(
  "author editor title subtitle titleaddon date year month crossref xdata options langid".split(" "),
);

/** An entry with the values of its fields, after expansion of macros. */
interface Resolved {
  readonly type: string;
  readonly fields: ReadonlyMap<string, readonly Text[]>;
}

/** A part of a value: a text, or a name that the library knows, such as that of a month. */
interface Text {
  readonly text: string;
  readonly isName: boolean;
}

/** A limit for chains of inheritance, which also ends cycles. */
const MAX_PARENTS = 5;

/** Returns an entry with what it inherits by `crossref`, transitively. */
function inherited(entry: BibtexEntry, file: BibtexFile, open: readonly BibtexEntry[] = []): Resolved {
  const own = resolved(entry, file);
  const parent = entriesBy(file).get(textIn(own.fields.get("crossref")).trim().toLowerCase());
  if (!parent || parent === entry || open.includes(parent) || open.length > MAX_PARENTS) return own;
  const fields = new Map(own.fields);
  for (const [name, value] of inherited(parent, file, [...open, entry]).fields) {
    const heir = inheritingField(name, own.type);
    if (heir !== undefined && !fields.has(heir)) fields.set(heir, value);
  }
  return { type: own.type, fields };
}

function textIn(value: readonly Text[] | undefined): string {
  return (value ?? []).map(({ text }) => text).join("");
}

/** Returns the entries by key in lower case. Of two entries with the same key, the first counts. */
const entriesBy = memo(
  ({ entries }: BibtexFile): ReadonlyMap<string, BibtexEntry> =>
    new Map(entries.toReversed().flatMap((each) => (each.key ? [[each.key.text.toLowerCase(), each]] : []))),
);

/**
 * Returns the fields that are read, including those from `xdata`. Of two fields with the same name, the first counts,
 * as in BibTeX.
 */
function resolved(entry: BibtexEntry, file: BibtexFile): Resolved {
  const fields = new Map<string, readonly Text[]>();
  const open = new Set([entry]);
  // The set grows during the loop. An entry that is already in it ends a cycle.
  for (const each of open) {
    for (const { name, value } of each.fields) {
      if (name === "xdata" && open.size < MAX_XDATA)
        for (const key of value
          .map(({ text }) => text)
          .join("")
          .split(",")) {
          const data = entriesBy(file).get(key.trim().toLowerCase());
          if (data) open.add(data);
        }
      if (fieldsRead.has(name) && !fields.has(name)) fields.set(name, textsOf(value, file));
    }
  }
  return { type: entry.type, fields };
}

const MAX_XDATA = 20;

function textsOf(value: BibtexValue, file: BibtexFile): readonly Text[] {
  const { texts } = expanded(value, { file, open: [], length: 0 });
  return texts;
}

/**
 * The state of macro expansion. A value can double with each macro that repeats another one, so expansion stops at a
 * length beyond any real value.
 */
interface Expanding {
  readonly file: BibtexFile;
  readonly open: readonly string[];
  readonly length: number;
}

const MAX_LENGTH = 20_000;

function expanded(value: BibtexValue, { file, open, length }: Expanding): { texts: Text[]; length: number } {
  const texts: Text[] = [];
  let sum = length;
  for (const { text, isName } of value) {
    if (sum > MAX_LENGTH) break;
    const name = text.toLowerCase();
    const macro =
      isName && !open.includes(name) && open.length < MAX_MACROS ? file.strings.get(name) : undefined;
    if (macro) {
      const inner = expanded(macro, { file, open: [...open, name], length: sum });
      addAll(texts, inner.texts);
      sum = inner.length + 1;
    } else {
      texts.push({ text, isName });
      sum += text.length + 1;
    }
  }
  return { texts, length: sum };
}

const MAX_MACROS = 20;

/** Returns the text for the library: with a key of our own, a known type, and values that the library can read. */
function written({ type, fields }: Resolved): string {
  const lines = Array.from(fields).flatMap(([name, texts]) =>
    isVerbatim(name) || name === "crossref" ? [] : [`  ${name} = ${texts.map(safe).join(" # ") || "{}"},`],
  );
  return [`@${cslType(type) === undefined ? "misc" : type}{k0,`, ...lines, "}"].join("\n");
}

/** Escapes a part of a value, so that it is complete in itself. */
function safe({ text, isName }: Text): string {
  if (isName) return hasName(text) ? text : `{${text.replace(/[{}\\%$]/g, "")}}`;
  const cut =
    text.length > MAX_LENGTH || !isBalanced(text) ? text.slice(0, MAX_LENGTH).replace(/[{}\\]/g, "") : text;
  const spaced = cut.replace(
    /\\[^]|[<>]/g,
    (sign) => RAW.get(sign.at(-1) ?? "") ?? (/^\\\s$/.test(sign) ? " " : sign),
  );
  const signs = isOdd(spaced, /\\[^]|\$/g, "$")
    ? spaced.replace(/\\[^]|\$/g, (sign) => (sign === "$" ? "\\$" : sign))
    : spaced;
  // LaTeX reads a percent sign as a comment; authors mean the sign.
  const percent = signs.replace(/\\[^]|%/g, (sign) => (sign === "%" ? "\\%" : sign));
  return `{${percent}${isOdd(percent, /\\[^]?/g, "\\") ? " " : ""}}`;
}

/** Placeholders for characters that the library decodes as in LaTeX's oldest fonts: as "¡" and "¿". */
const RAW: ReadonlyMap<string, string> = new Map([
  ["<", "\uFDD0"],
  [">", "\uFDD1"],
]);

/** Restores the original characters in a text from the library. */
function withSigns(text: string): string {
  return text.replaceAll("\uFDD0", "<").replaceAll("\uFDD1", ">");
}

function isOdd(text: string, pattern: RegExp, sign: string): boolean {
  return (text.match(pattern) ?? []).filter((each) => each === sign).length % 2 === 1;
}

/** A limit for the nesting of braces, beyond any real value: the library runs out of stack on deep ones. */
const MAX_DEPTH = 50;

function isBalanced(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "\\") at++;
    else if (sign === "{") depth++;
    else if (sign === "}") depth--;
    if (depth < 0 || depth > MAX_DEPTH) return false;
  }
  return depth === 0;
}

/** Returns a URL, a number or a date without the backslashes and braces that LaTeX needs. */
function verbatim(text: string, field: string): string {
  const bare = text
    .slice(0, MAX_LENGTH)
    .replace(/^\s*\\url\s*\{([^{}]*)\}\s*$/, "$1")
    .replace(/\{?\\textasciitilde\b\s*(?:\{\})?\}?|\\~\{\}/g, "~")
    .replace(/\{?\\textunderscore\b\s*(?:\{\})?\}?/g, "_")
    .replace(/\\([_%&#~$])/g, "$1")
    .replace(/[{}\\]/g, "")
    .replace(/\s+/g, " ")
    .trim();
  // Some programs put several URLs into one field.
  if (field === "url") return bare.replace(/ https?:.*$/, "").replaceAll(" ", "");
  return field === "doi" ? bare.replaceAll(" ", "") : bare;
}

const NOTHING: BibtexContent = { type: "misc", texts: new Map(), names: new Map() };

/** Cached by the text, so that an edit elsewhere in the file does not read the entry again. */
const read = memoText((text: string): BibtexContent => {
  const own = parsed(text).entries.find(({ key }) => key === "k0");
  return own ? contentIn(own) : NOTHING;
}, 20_000);

function withSignsIn(creator: Creator): Creator {
  const parts = Object.entries(creator as Record<string, unknown>);
  return Object.fromEntries(
    parts.map(([part, text]) => [part, typeof text === "string" ? withSigns(text) : text]),
  );
}

type Parsed = ReturnType<ReturnType<typeof parsers>["parseBibtex"]>;

function parsed(text: string): Pick<Parsed, "entries"> {
  const all = parsedOrNothing(text);
  if (all.entries.some(({ key }) => key === "k0")) return all;
  // If the library rejects one field, the others are still read.
  const lines = text.split("\n");
  const end = lines.indexOf("}");
  const fields = lines
    .slice(1, end)
    .filter((line) => parsedOrNothing(`${lines[0] ?? ""}\n${line}\n}`).entries.length > 0);
  return parsedOrNothing([lines[0], ...fields, "}"].join("\n"));
}

function parsedOrNothing(text: string): Pick<Parsed, "entries"> {
  try {
    return parsers().parseBibtex(text, {
      sentenceCase: false,
      caseProtection: false,
      unsupported: "ignore",
      applyCrossRef: false,
    });
  } catch {
    return { entries: [] };
  }
}

function contentIn({ type, fields }: Parsed["entries"][number]): BibtexContent {
  const texts = new Map<string, string>();
  const names = new Map<string, readonly Creator[]>();
  for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
    if (typeof value === "string") texts.set(name, withoutMarkup(withSigns(value)));
    else if (!Array.isArray(value)) continue;
    else if (value.every((each) => typeof each === "string"))
      texts.set(name, value.map((each) => withoutMarkup(withSigns(each))).join("; "));
    else names.set(name, value.map(withSignsIn));
  }
  return { type, texts, names };
}
