/** Finds the language of a register, so that what the import adds to it is in the same language. */
import type { Translations } from "../language/texts.ts";
import { inLanguage } from "../language/texts.ts";
import type { PlacedTable } from "./columns.ts";
import { folded } from "./headings.ts";

/** Returns "es" if the headings are in Spanish; otherwise the language is not known. */
export function registerLanguage(tables: readonly PlacedTable[]): string | undefined {
  const headings = tables.flatMap(({ columns }) => columns.map(({ heading }) => folded(heading)));
  return headings.filter((heading) => SPANISH.test(heading)).length > 1 ? "es" : undefined;
}

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
