/** Finds the language of a register, so that what the import adds to it is in the same language. */
import type { Translations } from "../language/texts.ts";
import { inLanguage } from "../language/texts.ts";
import type { PlacedTable } from "./columns.ts";
import { folded } from "./headings.ts";

/** Returns "es" if the headings or the texts in the cells are in Spanish; otherwise the language is not known. */
export function registerLanguage(tables: readonly PlacedTable[]): string | undefined {
  const headings = tables.flatMap(({ columns }) => columns.map(({ heading }) => folded(heading)));
  if (headings.filter((heading) => SPANISH.test(heading)).length > 1) return "es";
  const words = tables.flatMap(wordsIn);
  const [spanish, english] = [SPANISH_WORDS, ENGLISH_WORDS].map((all) =>
    words.filter((word) => all.has(word)),
  );
  return spanish && english && spanish.length > FEWEST && spanish.length > 2 * english.length
    ? "es"
    : undefined;
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

/** Words that join others, in one of the languages only. */
const SPANISH_WORDS: ReadonlySet<string> = new Set(
  "de la el los las del en que por para con una un y al se su sus es".split(" "),
);
const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  "the of and to in for is are on with by from at that an as its not".split(" "),
);

const SPANISH =
  /\b(?:riesgos?|amenazas?|probabilidad|impacto|responsable|propietario|titulo|nivel|fecha|controles|descripcion|acciones|tratamiento|plazo|estado|categoria|tendencia|puesto|rango)\b/;

/**
 * Runs a function with the texts of the program in the language of a register.
 * @param language Its code; `undefined` leaves the language of the reader.
 */
export function inRegisterLanguage<T>(
  language: string | undefined,
  languages: readonly Translations[],
  write: () => T,
): T {
  const translations = languages.find((each) => each.en === language);
  return language === undefined || !translations ? write() : inLanguage(translations, write);
}
