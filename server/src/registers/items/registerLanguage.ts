/** Finds the language of a register, so that what the import adds to it is in the same language. */
import type { Translations } from "../../language/texts.ts";
import { inLanguage } from "../../language/texts.ts";
import type { PlacedTable } from "../tables/columns.ts";
import { folded } from "../cells/folded.ts";

/** Returns "es" or "en" if the headings or the texts in the cells are in this language; otherwise it is not known. */
export function registerLanguage(tables: readonly PlacedTable[]): string | undefined {
  const headings = tables.flatMap(({ columns }) => columns.map(({ heading }) => folded(heading)));
  if (headings.filter((heading) => SPANISH.test(heading)).length > 1) return "es";
  const words = tables.flatMap(wordsIn);
  const countOf = (all: ReadonlySet<string>): number => words.filter((word) => all.has(word)).length;
  const spanish = countOf(SPANISH_WORDS);
  const isSpanish = spanish > FEWEST && spanish > 2 * countOf(OTHER_WORDS) && countOf(ONLY_SPANISH) > 0;
  if (isSpanish) return "es";
  return headings.filter((heading) => ENGLISH.test(heading)).length > 1 ? "en" : undefined;
}

/** How many words are too few to tell the language. */
const FEWEST = 2;

/** How many rows of a table are enough to tell it. */
const ROWS = 200;

/** The words in the cells of a table. */
function wordsIn({ table }: PlacedTable): string[] {
  const cells = table.rows.slice(0, ROWS).flatMap((row) => row.cells);
  return cells.flatMap((cell) => (typeof cell?.content === "string" ? folded(cell.text).split(" ") : []));
}

/** Words that join others in Spanish. */
const SPANISH_WORDS: ReadonlySet<string> = new Set(
  "de la el los las del en que por para con una un y al se su sus es".split(" "),
);

/** Those that French, Portuguese and Italian do not have: "de", "la" and "que" are also words of theirs. */
const ONLY_SPANISH: ReadonlySet<string> = new Set(["el", "los", "las", "y"]);

/** Words that join others in English, French, Portuguese, Italian and Catalan, but not in Spanish. */
const OTHER_WORDS: ReadonlySet<string> = new Set(
  [
    "the of and to in for is are on with by from at that an as its not",
    "le les des du et est une dans pour sur avec au aux par qui",
    "do da dos das em e um uma com ao pelo pela na nas os",
    "il di della dei delle che sono per gli nel nella alla per i",
    "els amb dels als pel",
  ].flatMap((words) => words.split(" ")),
);

const SPANISH =
  /\b(?:riesgos?|amenazas?|probabilidad|impacto|responsable|propietario|titulo|nivel|fecha|controles|descripcion|acciones|tratamiento|plazo|estado|categoria|tendencia|puesto|rango)\b/;

/** Words that Spanish, French and Portuguese headings do not have. */
const ENGLISH =
  /\b(?:risks?|threats?|likelihood|probability|owner|title|level|date|due|controls?|actions|treatment|status|category|trend|rank|rating)\b/;

/**
 * Runs a function with the texts of the program in the language of a register.
 * @param language Its code; `undefined` leaves the language of the reader.
 */
export function inRegisterLanguage<T>(
  language: string | undefined,
  languages: readonly Translations[],
  write: () => T,
): T {
  // The texts of the program are in English.
  const translations = language === "en" ? {} : languages.find((each) => each.en === language);
  return language === undefined || !translations ? write() : inLanguage(translations, write);
}
