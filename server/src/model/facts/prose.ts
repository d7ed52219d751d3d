/** References in Markdown prose: citations `[@source, p. 3]`, references `[[id]]`, footnotes `[^note]`. */
import type { Concept } from "../../format/schema.ts";
import type { Span } from "../../syntax/span.ts";
import { addToIndex } from "../../syntax/memo.ts";
import { replacedBySpaces, finderOf, spansFrom } from "../../syntax/scan.ts";

/** A reference in prose; its span is that of the id. */
export interface ProseReference extends Span {
  readonly id: string;
  readonly form: "citation" | "link" | "footnote";
  /** For a citation: the text after the key, such as "p. 3". */
  readonly locator?: string;
}

/** The concepts that `[[id]]` may name: all that have an id. */
const linkable: readonly Concept[] = [
  "threat",
  "category",
  "cluster",
  "statement",
  "question",
  "ranking",
  "comparison",
  "recommendation",
  "actor",
  "asset",
  "term",
  "result",
  "context",
  "source",
  "note",
];

/** The concepts that each form of reference may name. */
export const conceptsOf: Readonly<Record<ProseReference["form"], readonly Concept[]>> = {
  citation: ["source"],
  link: linkable,
  footnote: ["note"],
};

/**
 * A key is in braces if it has special characters, such as a question mark at its end. Source: the manual of Pandoc,
 * "Citation syntax".
 */
const CITED =
  /(?<![\p{L}\p{N}.])@(?:\{([^\s{}]+)\}|([\p{L}\p{N}_](?:[\p{L}\u200c\u200d\p{M}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{M}\p{N}_/])?))\s*(?:,([^;]*))?/gu;

/** Returns every reference in a text, in order, except those in code. Offsets count from the start of the text. */
export function proseReferences(text: string): ProseReference[] {
  if (!text.includes("[")) return [];
  const visible = replacedBySpaces(text, codeIn(text));
  return Array.from(bracketsIn(visible)).flatMap(({ start, end }) => referencesIn(visible, { start, end }));
}

/** Returns a text with its code and its references replaced by spaces. Offsets do not change. */
export function withoutReferences(text: string): string {
  const visible = replacedBySpaces(text, codeIn(text));
  return replacedBySpaces(visible, bracketsIn(visible));
}

/**
 * Returns the spans of code in a Markdown text: in fences, or between backtick runs of equal length within one
 * paragraph.
 * Source: CommonMark 0.31, "Code spans".
 */
function codeIn(text: string): Iterable<Span> {
  const closeTilde = finderOf(text, "~~~");
  const closeFence = finderOf(text, "```");
  const blankLine = finderOf(text, /\n[\t\r ]*\n/g);
  const closing = closingRuns(text);
  return spansFrom(text, /`|~~~/g, (start) => {
    const fence = text.startsWith("~~~", start)
      ? closeTilde(start + 3)
      : text.startsWith("```", start)
        ? closeFence(start + 3)
        : Infinity;
    if (fence < Infinity) return fence + 3;
    if (text.charAt(start) === "~" || text.charAt(start - 1) === "`") return undefined;
    const end = closing(start);
    return end < Infinity && end <= blankLine(start) ? end : undefined;
  });
}

/**
 * Returns the end of the code that starts with a run of backticks: after the next run of the same length. Call it with
 * increasing offsets.
 */
function closingRuns(text: string): (start: number) => number {
  const runs = new Map<number, number[]>();
  for (const { index, 0: run } of text.matchAll(/`+/g)) addToIndex(runs, run.length, index);
  const lengths = new Map([...runs].flatMap(([length, all]) => all.map((start) => [start, length] as const)));
  const passed = new Map<number, number>();
  return (start) => {
    const length = lengths.get(start) ?? 0;
    const all = runs.get(length) ?? [];
    let index = passed.get(length) ?? 0;
    while ((all[index] ?? Infinity) <= start) index++;
    passed.set(length, index);
    return (all[index] ?? Infinity) + length;
  };
}

/** Returns the spans of bracketed references, including the brackets. */
function bracketsIn(text: string): Iterable<Span> {
  const closeLink = finderOf(text, /[[\]\n]/g);
  const closeNote = finderOf(text, /[[\]\s]/g);
  const close = finderOf(text, /[[\]]/g);
  const at = finderOf(text, "@");
  return spansFrom(text, "[", (start) => {
    if (text.charAt(start - 1) === "\\") return undefined;
    const second = text.charAt(start + 1);
    if (second === "[") {
      const end = closeLink(start + 2);
      return text.startsWith("]]", end) ? end + 2 : undefined;
    }
    if (second === "^") {
      const end = closeNote(start + 2);
      if (text.charAt(end) === "]" && end > start + 2) return end + 1;
    }
    const end = close(start + 1);
    const isCitation = text.charAt(end) === "]" && at(start + 1) < end && text.charAt(end + 1) !== "(";
    return isCitation ? end + 1 : undefined;
  });
}

function referencesIn(text: string, { start, end }: Span): ProseReference[] {
  if (text.charAt(start + 1) === "[") return [named("link", text, { start: start + 2, end: end - 2 })];
  const inside = text.slice(start + 1, end - 1);
  if (/^\^\S+$/.test(inside)) return [named("footnote", text, { start: start + 2, end: end - 1 })];
  return Array.from(inside.matchAll(CITED), (cited): ProseReference => {
    const id = cited[1] ?? cited[2] ?? "";
    const idStart = start + 1 + cited.index + (cited[1] === undefined ? 1 : 2);
    const locator = cited[3]?.trim();
    return {
      id,
      form: "citation",
      start: idStart,
      end: idStart + id.length,
      ...(locator ? { locator } : {}),
    };
  });
}

function named(form: ProseReference["form"], text: string, { start, end }: Span): ProseReference {
  const raw = text.slice(start, end);
  const id = raw.trim();
  const idStart = start + raw.length - raw.trimStart().length;
  return { id, form, start: idStart, end: idStart + id.length };
}
