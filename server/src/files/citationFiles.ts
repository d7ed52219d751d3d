/** Reads what citations need: the processor, the styles and the words of languages, next to the program, and a style of a house. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type CSL from "citeproc";

/** The names of the styles that are part of the program. The first is the default. */
export const citationStyles = ["chicago-notes", "chicago-author-date", "apa"] as const;

/** What a citation processor needs. */
export interface CitationFiles {
  readonly processor: typeof CSL;
  /** A style of the program by its name. */
  readonly styles: ReadonlyMap<string, object>;
  /** Returns the words of a language; English if there is none for it. */
  readonly locale: (language: string) => string;
}

let known: CitationFiles | undefined;

/** Reads the files once. */
export function citationFiles(): CitationFiles {
  return (known ??= read());
}

function read(): CitationFiles {
  const folder = join(__dirname, "citations");
  const json = (name: string): Record<string, unknown> =>
    JSON.parse(readFileSync(join(folder, name), "utf8")) as Record<string, unknown>;
  const locales = new Map(Object.entries(json("locales.json") as Record<string, string>));
  const require = createRequire(join(folder, "citeproc.cjs"));
  return {
    processor: require("./citeproc.cjs") as typeof CSL,
    styles: new Map(Object.entries(json("styles.json") as Record<string, object>)),
    locale: (language) => locales.get(localeNamed(language, [...locales.keys()])) ?? "",
  };
}

/** The name of the locale for a language: the same, or another region of it, or English. */
function localeNamed(language: string, names: readonly string[]): string {
  const exact = names.find((name) => name.toLowerCase() === language.toLowerCase());
  return exact ?? names.find((name) => name.startsWith(`${language.slice(0, 2).toLowerCase()}-`)) ?? "en-US";
}
