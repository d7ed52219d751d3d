/** Reads what citations need: the styles and the words of languages, next to the program. */
import type { ReadAsset } from "./assetNames.ts";

/** What a citation processor needs. */
interface CitationFiles {
  /** A style of the program by its name. */
  readonly styles: ReadonlyMap<string, object>;
  /** Returns the words of a language; English if there is none for it. */
  readonly locale: (language: string) => string;
}

/** Reads the files. */
export async function readCitationFiles(read: ReadAsset): Promise<CitationFiles> {
  const json = async (name: string): Promise<Record<string, unknown>> =>
    JSON.parse(new TextDecoder().decode(await read(`citations/${name}`))) as Record<string, unknown>;
  const [styles, words] = await Promise.all([json("styles.json"), json("locales.json")]);
  const locales = new Map(Object.entries(words as Record<string, string>));
  return {
    styles: new Map(Object.entries(styles as Record<string, object>)),
    locale: (language) => locales.get(localeNamed(language, [...locales.keys()])) ?? "",
  };
}

/** The name of the locale for a language: the same, or another region of it, or English. */
function localeNamed(language: string, names: readonly string[]): string {
  const exact = names.find((name) => name.toLowerCase() === language.toLowerCase());
  return exact ?? names.find((name) => name.startsWith(`${language.slice(0, 2).toLowerCase()}-`)) ?? "en-US";
}
