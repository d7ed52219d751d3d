/** Names the terms of scales for readers: the code that the trade writes, such as "5" or "B", and the label that explains it. */
import { t } from "@vscode/l10n";
import { percentage } from "../../language/figures.ts";
import { rangeOver } from "../../model/estimates/percentRange.ts";
import type { ScaleTerm } from "../../model/estimates/scale.ts";

/** What names a term or a range of terms. */
export interface TermName {
  /** "5", "B", or "2 to 4"; `undefined` if the term is a word. */
  readonly code: string | undefined;
  /** "catastrophic", "5% to 25%", or "unlikely to likely". */
  readonly words: string;
}

/** A number or up to three letters, with a number: "5", "2.5", "B", "VH", "A1". */
const CODE = /^(?:[+-]?\d+(?:[.,]\d+)?|\p{L}|\p{Lu}{2,3}|\p{Lu}{1,2}\d{1,2})$/u;

/** Returns the code of a term; `undefined` if it is a word, or if the label has it: "5. catastrophic". */
export function codeOf({ term, shownLabel }: ScaleTerm): string | undefined {
  if (shownLabel === undefined || !CODE.test(term) || shownLabel.trim() === term) return undefined;
  return hasCode(shownLabel, term) ? undefined : term;
}

/** Whether a label begins with the code as a number of a list does: "5. x", "5: x", "(5) x", "5 – x". */
function hasCode(label: string, code: string): boolean {
  const bare = label.trim().replace(/^\(/, "");
  return bare.startsWith(code) && /^\s?[.:)–—=(-]\s?\p{L}/u.test(bare.slice(code.length));
}

/** Returns the name of a term: "5 (catastrophic)", or "likely". */
export function termName(term: ScaleTerm): string {
  return nameText({ code: codeOf(term), words: term.shownLabel ?? term.term });
}

/** Returns code and words as one text, and further words in the same parentheses: "4 (likely, 55–80%)", "likely (55–80%)". */
export function nameText({ code, words }: TermName, band?: string): string {
  if (code === undefined) return band === undefined ? words : t("{0} ({1})", words, band);
  return t("{0} ({1})", code, band === undefined ? words : `${words}, ${band}`);
}

/** Adds a band to a name, unless its words are a band themselves, such as "5% to 25%". */
export function nameWithBand(name: TermName, band: string | undefined): string {
  return nameText(name, isBand(name.words) ? undefined : band);
}

/** Returns what names a range of two terms. */
export function rangeName(low: ScaleTerm, high: ScaleTerm): TermName {
  const [first, last] = [codeOf(low), codeOf(high)];
  const words = bandWords(low, high);
  if (first !== undefined && last !== undefined && words !== undefined)
    return { code: t("{0} to {1}", first, last), words };
  return { code: undefined, words: words ?? rangeOfWords(termName(low), termName(high)) };
}

/** Returns a range whose ends are words or bands: "unlikely to likely", in Spanish "de improbable a probable". */
export function rangeOfWords(low: string, high: string): string {
  return t("{low} to {high}", { low, high });
}

/** The words for a range; `undefined` if the labels are figures that make no sense one after the other. */
function bandWords(low: ScaleTerm, high: ScaleTerm): string | undefined {
  const labels = [low, high].map(({ shownLabel, term }) => shownLabel ?? term) as [string, string];
  if (!labels.some(isBand)) return rangeOfWords(...labels);
  if (!low.percent || !high.percent) return undefined;
  const { from, to } = rangeOver(low.percent, high.percent);
  if (from === 0 && to < 100) return t("less than {0}", percentage(to));
  if (from > 0 && to === 100) return t("more than {0}", percentage(from));
  return rangeOfWords(percentage(from), percentage(to));
}

/** Whether a label is a band itself, such as "5% to 25%". */
function isBand(label: string): boolean {
  return /\d/.test(label);
}
