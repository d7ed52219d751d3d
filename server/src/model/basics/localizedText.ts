/** The texts of taxonomies and scales in the reader's language. */
import { language, translated } from "../../language/texts.ts";
import type { Section } from "../../syntax/document.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Source } from "../../syntax/source.ts";

/** The scheme of the URIs of bundled files. Their texts are part of the program, and editors do not open them. */
export const BUNDLED = "threat-assessment:/";

/** The keys of texts that readers see, each with the key of its translations in the file. */
export const translatableKeys = {
  title: "titles",
  name: "titles",
  label: "labels",
  meaning: "meanings",
  definition: "definitions",
} as const;

/** The keys of texts about a whole file that have no key for translations: where it is published, what it leaves out, and remarks. */
export const textsAboutFile = ["source", "scope", "remarks"] as const;

/** Reads the text under a key, or under a key of the map under that key. */
type TextReader = (key: string, inside?: string) => string | undefined;

/** Returns a reader of the texts of a map. */
export function textReaderOf(value: Node | undefined): TextReader {
  return (key, inside) => {
    const found = valueAt(value, key);
    return textOf(inside === undefined ? found : valueAt(found, inside));
  };
}

/** Returns a reader of the texts at the top of a file. */
export function textReaderOfSections(sections: ReadonlyMap<string, Section>): TextReader {
  return (key, inside) => {
    const section = sections.get(key);
    if (inside === undefined) return textOf(section?.value);
    return textOf(section?.items.find((item) => textOf(item.key) === inside)?.value);
  };
}

/**
 * Returns the text under a key of a cluster, a category, a scale or a term, in the reader's language. Translations in
 * the file have precedence; a bundled file falls back to the translations of the program; the last resort is the text
 * itself.
 */
export function localizedText(
  read: TextReader,
  key: keyof typeof translatableKeys,
  source: Source,
): string | undefined {
  const own = read(translatableKeys[key], language());
  const text = read(key);
  if (own !== undefined || text === undefined) return own;
  return source.uri.startsWith(BUNDLED) ? translated(text.trimEnd()) : text;
}

/** Returns a text about a whole file. The program translates those of bundled files. */
export function localizedTextAboutFile(
  read: TextReader,
  key: (typeof textsAboutFile)[number],
  source: Source,
): string | undefined {
  const text = read(key);
  return text !== undefined && source.uri.startsWith(BUNDLED) ? translated(text.trimEnd()) : text;
}
