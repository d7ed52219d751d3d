/** The full assessment in several forms, and the search for its markers in what writers make of it. */
import { readFileSync } from "node:fs";
import type { Translations } from "../../server/src/language/texts.ts";
import { capitalized, inLanguage } from "../../server/src/language/texts.ts";
import { Source } from "../../server/src/syntax/source.ts";
import type { Assessment } from "../../server/src/workspace/assessment.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { libraryOf } from "../assessments.ts";
import type { FullForm, Marker } from "../publication/fullAssessment.ts";
import { FULL_URI, fullAssessment } from "../publication/fullAssessment.ts";

const spanish = JSON.parse(
  readFileSync(new URL("../../l10n/bundle.l10n.es.json", import.meta.url), "utf8"),
) as Translations;

/** The forms of the full assessment, and the languages that they are written in. */
export const fullCases: readonly (readonly [FullForm, string, Translations])[] = [
  [{ flow: true }, "en", {}],
  [{ short: true, times: 2 }, "en", {}],
  [{ blocks: true }, "en", {}],
  [{ times: 2, unknown: true }, "es", spanish],
];

/** A full assessment with its markers, in a language. */
export function fullCase(
  form: FullForm,
  translations: Translations,
): { readonly assessment: Assessment; readonly markers: readonly Marker[] } {
  const { text, files, markers } = inLanguage(translations, () => fullAssessment(form));
  const [assessment] = assessmentsOf(Source.of(FULL_URI, text), libraryOf(files));
  if (!assessment) throw new Error("A file has at least one assessment.");
  return { assessment, markers };
}

/**
 * Keys whose words are nowhere. The role decides whether a statement is among the key judgments, and the type how a source is cited.
 * `findings` is another name for `results`. A name has parts or is literal, but never both.
 */
export const ELSEWHERE = /^(?:findings\.|statements\.\*\.role$|sources\.\*\.type$)|\.literal$/;

/** The digits of amounts are in groups, and decimals are written as the language writes them. */
const plainNumbers = (text: string): string =>
  text.replace(/(?<=\d)(?:[ .,\u00a0\u202f]|&#?\w+;)(?=\d{3}(?!\d))/g, "").replace(/(?<=\d),(?=\d)/g, ".");

/** The markers that a text has too seldom. @param least How often it has to have one. */
export function lost(text: string, markers: readonly Marker[], least: (marker: Marker) => number): string[] {
  const found = new Map<string, number>();
  const shown = plainNumbers(text);
  for (const [each] of shown.matchAll(/(?:Word|word|Name|term|ref-)?\d{3,}x?|\d\d\.\d\d/g))
    found.set(each, (found.get(each) ?? 0) + 1);
  const count = (own: string): number => found.get(own) ?? (shown.includes(own) ? 1 : 0);
  return markers
    .filter((marker) => {
      const all = new Set([
        marker.words,
        marker.words.toLowerCase(),
        capitalized(marker.words),
        String(marker.value),
      ]);
      let missing = least(marker);
      for (const each of all) if (missing > 0) missing -= count(each);
      return missing > 0;
    })
    .map(({ path, words, names }) => `${path}: ${words}${names ? ` (${names})` : ""}`);
}
