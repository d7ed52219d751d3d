/** References inside Markdown prose: citations `[@source, p. 3]`, references `[[id]]`, footnotes `[^note]`. */
import type { Concept } from "../format/schema.ts";
import type { Span } from "../syntax/place.ts";
import { blanked, nextOf, spansFrom } from "../syntax/scan.ts";

export interface ProseReference extends Span {
  readonly id: string;
  readonly form: "citation" | "link" | "footnote";
  /** For a citation: what stands behind the key, such as "p. 3". */
  readonly locator?: string;
}

/** What `[[id]]` may name: everything with an id. */
export const linkable: readonly Concept[] = [
  "threat",
  "category",
  "cluster",
  "statement",
  "ranking",
  "comparison",
  "recommendation",
  "actor",
  "term",
  "result",
  "context",
  "source",
  "note",
];

export const conceptsOf: Readonly<Record<ProseReference["form"], readonly Concept[]>> = {
  citation: ["source"],
  link: linkable,
  footnote: ["note"],
};

const CITED =
  /(?<![\p{L}\p{N}.])@([\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{N}_/])?)\s*(?:,([^;]*))?/gu;

/** Every reference in a text, in order; nothing inside code. Offsets count from the start of the text. */
export function proseReferences(text: string): ProseReference[] {
  if (!text.includes("[")) return [];
  const visible = blanked(text, codeIn(text));
  return Array.from(bracketsIn(visible)).flatMap(({ start, end }) => referencesIn(visible, { start, end }));
}

/** Code in a Markdown text: what stands in fences or between backticks. */
export function codeIn(text: string): Iterable<Span> {
  const closeTilde = nextOf(text, "~~~");
  const closeFence = nextOf(text, "```");
  const closeMark = nextOf(text, /[`\n]/g);
  return spansFrom(text, /`|~~~/g, (start) => {
    const fence = text.startsWith("~~~", start)
      ? closeTilde(start + 3)
      : text.startsWith("```", start)
        ? closeFence(start + 3)
        : Infinity;
    if (fence < Infinity) return fence + 3;
    if (text.charAt(start) === "~") return undefined;
    const mark = closeMark(start + 1);
    return text.charAt(mark) === "`" ? mark + 1 : undefined;
  });
}

/** What stands in brackets as references do, with the brackets. */
function bracketsIn(text: string): Iterable<Span> {
  const closeLink = nextOf(text, /[[\]\n]/g);
  const closeNote = nextOf(text, /[[\]\s]/g);
  const close = nextOf(text, /[[\]]/g);
  const at = nextOf(text, "@");
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
    const id = cited[1] ?? "";
    const idStart = start + 1 + cited.index + 1;
    const locator = cited[2]?.trim();
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
