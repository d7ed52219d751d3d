/** References inside Markdown prose: citations `[@source, p. 3]`, references `[[id]]`, footnotes `[^note]`. */
import type { Concept } from "../format/schema.ts";
import type { Span } from "../syntax/place.ts";

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

const CODE = /```[^]*?```|~~~[^]*?~~~|`[^`\n]*`/g;
const REFERENCE = /(?<!\\)\[(?:\[([^[\]\n]*)\]\]|\^([^[\]\s]+)\]|([^[\]]*?@[^[\]]*)\](?!\())/g;
const CITED =
  /(?<![\p{L}\p{N}.])@([\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{N}_/])?)\s*(?:,([^;]*))?/gu;

/** Every reference in a text, in order; nothing inside code. Offsets count from the start of the text. */
export function proseReferences(text: string): ProseReference[] {
  const found: ProseReference[] = [];
  const visible = text.replace(CODE, (code) => " ".repeat(code.length));
  for (const match of visible.matchAll(REFERENCE)) {
    const [, link, footnote, citations] = match;
    if (link !== undefined) found.push({ id: link.trim(), form: "link", ...idSpan(match.index + 2, link) });
    if (footnote !== undefined)
      found.push({ id: footnote, form: "footnote", ...idSpan(match.index + 2, footnote) });
    if (citations === undefined) continue;
    for (const cited of citations.matchAll(CITED)) {
      const id = cited[1] ?? "";
      const start = match.index + 1 + cited.index + 1;
      const locator = cited[2]?.trim();
      found.push({ id, form: "citation", start, end: start + id.length, ...(locator ? { locator } : {}) });
    }
  }
  return found;
}

function idSpan(start: number, raw: string): Span {
  const lead = raw.length - raw.trimStart().length;
  return { start: start + lead, end: start + lead + raw.trim().length };
}
