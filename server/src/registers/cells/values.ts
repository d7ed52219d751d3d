/** Reads the text of a cell as a value of the format. */
import { labelOfWord } from "../../format/labels.ts";
import type { Schema } from "../../format/schema.ts";
import { nameForSynonym } from "../../format/synonyms.ts";
import { valueSynonyms } from "../../format/valueSynonyms.ts";
import type { Translations } from "../../language/texts.ts";
import { inLanguage, translated } from "../../language/texts.ts";
import { isDatable, isTimed } from "../../model/dates/period.ts";
import { countedUnits } from "../../model/dates/timeLength.ts";
import { memo } from "../../syntax/memo.ts";
import { folded } from "./folded.ts";
import { hasArrow, registerWord } from "./registerWords.ts";

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

/** The period in the text of a cell; `undefined` if it cannot be read. */
export function periodIn(text: string): string | undefined {
  return isTimed(text) && isDatable(text) ? text : undefined;
}

/** The length of a period in the text of a cell: "18 months"; `undefined` for other texts. */
export function lengthIn(text: string): string | undefined {
  return countedUnits(text) === undefined ? undefined : text;
}

/** A probability from 0 to 1 as a percentage; `undefined` for other texts. */
export function shareAsPercent(text: string): string | undefined {
  const share = /^(?:0|1|[01]?[.,]\d{1,4})$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : 2;
  return share <= 1 ? `${String(Number((share * 100).toPrecision(12)))}%` : undefined;
}

/** The probability in the text of a cell: "25%", "0,25 %", "20-40%" or "20%-40%". */
export function percentIn(text: string): string | undefined {
  const percent = text.replaceAll(",", ".").replace(/\s+/g, "");
  return PERCENT.test(percent) ? percent.replaceAll("%-", "-").replaceAll("%–", "–") : undefined;
}

const PERCENT = /^(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)(?:%?[-–](?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?))?%$/;

/** Finds the word of the format that a text stands for; `undefined` for others. */
export type WordReader = (text: string, schema: Schema | undefined) => string | undefined;

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
    if (/[?¿]/.test(text)) return undefined;
    if (hasArrow(text)) return registerWord(text, known);
    return (
      registerWord(text, known) ??
      words.get(folded(text)) ??
      nameForSynonym(text.trim(), valueSynonyms, (name) => known.has(name))
    );
  };
}
