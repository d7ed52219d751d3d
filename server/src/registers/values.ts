/** Reads the text of a cell as a value of the format. */
import { labelOfWord } from "../format/labels.ts";
import type { Schema } from "../format/schema.ts";
import { nameForSynonym } from "../format/synonyms.ts";
import { valueSynonyms } from "../format/valueSynonyms.ts";
import type { Translations } from "../language/texts.ts";
import { inLanguage, translated } from "../language/texts.ts";
import { isDatable, isTimed } from "../model/period.ts";
import { writtenDate } from "../model/date.ts";
import { memo } from "../syntax/memo.ts";
import { folded } from "./headings.ts";

/** The entries in the text of a cell: one for each line, bullet, or part between semicolons. */
export function entriesIn(text: string): string[] {
  const lines = text.split("\n").flatMap((line) => line.split(";"));
  const entries = lines.map((line) => line.replace(/^\s*(?:[-•*–]|\d{1,2}[.)])\s+/u, "").trim());
  return entries.filter((entry) => entry !== "");
}

/** The names in the text of a cell: between semicolons, line breaks, slashes with spaces, or "&" and "and" left as they are. */
export function namesIn(text: string): string[] {
  return [
    ...new Set(
      entriesIn(text)
        .flatMap((entry) => entry.split(" / "))
        .map((name) => name.trim()),
    ),
  ].filter((name) => name !== "");
}

/** The date in the text of a cell in EDTF; `undefined` if it is not a date, or can be read in two ways. */
export function dateIn(text: string): string | undefined {
  const bare = text.replace(/^(?:until|by|hasta)\s+/i, "").replace(/T\d\d:\d\d$/, "");
  if (/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(bare)) return bare;
  const [only, ...others] = writtenDate(bare)?.meanings ?? [];
  return others.length === 0 ? only : undefined;
}

/** The period in the text of a cell; `undefined` if it cannot be read. */
export function periodIn(text: string): string | undefined {
  return isTimed(text) && isDatable(text) ? text : undefined;
}

/** The probability in the text of a cell: "25%", "0,25 %" or "20-40%". */
export function percentIn(text: string): string | undefined {
  const percent = text.replaceAll(",", ".").replace(/\s+/g, "");
  return /^\d{1,2}(?:\.\d+)?(?:[-–]\d{1,3}(?:\.\d+)?)?%$/.test(percent) ? percent : undefined;
}

/** Finds the word of the format that a text stands for; `undefined` for others. */
export type WordReader = (text: string, schema: Schema | undefined) => string | undefined;

/** What arrows in a column of trends mean. */
const ARROWS: ReadonlyMap<string, string> = new Map(
  [
    ["↑▲⬆⇧↗", "rising"],
    ["↓▼⬇⇩↘", "falling"],
    ["→↔➡⇨⬌=", "stable"],
  ].flatMap(([signs = "", word = ""]) => Array.from(signs, (sign) => [sign, word] as const)),
);

/** Creates a reader of words, with their labels in several languages. */
export function wordReader(languages: readonly Translations[]): WordReader {
  const named = memo((schema: Schema): ReadonlyMap<string, string> => {
    const words = [...(schema["x-words"] ?? []), ...(schema.enum ?? []).map(String)];
    const labels = languages.flatMap((language) =>
      inLanguage(language, () => words.map((word) => [folded(translated(labelOfWord(word))), word] as const)),
    );
    return new Map([...labels, ...words.map((word) => [folded(word), word] as const)]);
  });
  return (text, schema) => {
    if (!schema) return undefined;
    const words = named(schema);
    const known = new Set(words.values());
    const arrow = ARROWS.get(text.trim().replace(/\uFE0F$/, ""));
    if (arrow !== undefined && known.has(arrow)) return arrow;
    return words.get(folded(text)) ?? nameForSynonym(text.trim(), valueSynonyms, (name) => known.has(name));
  };
}
