/** What taxonomies and scales call things, in the reader's language. */
import { language, translated } from "../language/texts.ts";
import type { Section } from "../syntax/document.ts";
import type { Node } from "../syntax/node.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Source } from "../syntax/source.ts";

/** The address of a bundled file; no editor has it open, and its text is in the program. */
export const BUNDLED = "threat-assessment:/";

/** The keys of texts that readers see, and the key under which the file has the text in other languages. */
export const shownKeys = {
  title: "titles",
  name: "titles",
  label: "labels",
  meaning: "meanings",
  definition: undefined,
} as const;

/** Reads the text under a key, or under a key in the map that is there. */
type Reader = (key: string, inside?: string) => string | undefined;

/** The texts of a map. */
export function readerOf(value: Node | undefined): Reader {
  return (key, inside) => {
    const found = valueAt(value, key);
    return textOf(inside === undefined ? found : valueAt(found, inside));
  };
}

/** The texts at the top of a file. */
export function textsOfSections(sections: ReadonlyMap<string, Section>): Reader {
  return (key, inside) => {
    const section = sections.get(key);
    if (inside === undefined) return textOf(section?.value);
    return textOf(section?.items.find((item) => textOf(item.key) === inside)?.value);
  };
}

/**
 * The text under a key of a cluster, a category, a scale or a term, in the reader's language: as the file has it, else, in a
 * bundled file, as the translation of the program has it, else as it is written.
 */
export function shownText(read: Reader, key: keyof typeof shownKeys, source: Source): string | undefined {
  const others = shownKeys[key];
  const own = others && read(others, language());
  const text = read(key);
  if (own !== undefined || text === undefined) return own;
  return source.uri.startsWith(BUNDLED) ? translated(text.trimEnd()) : text;
}
