/** The texts of a taxonomy file with their languages, as SKOS has them. */
import type { FileValue } from "./file.ts";
import type { Literal } from "./statement.ts";

/** Returns a text and its translations, one for each language. */
export function translations(
  content: FileValue,
  { key, others, language }: { readonly key: string; readonly others: string; readonly language: string },
): Literal[] {
  const own = content.under(key).text();
  const translated = content
    .under(others)
    .entries()
    .flatMap(([code, text]) => {
      if (code !== language) return tagged([text.text() ?? ""].filter(Boolean), code);
      if (text.plain === own) text.use();
      return [];
    });
  return [...tagged(own === undefined ? [] : [own], language), ...translated];
}

/** Returns the definition and its translations. */
export function definitions(content: FileValue, language: string): Literal[] {
  return translations(content, { key: "definition", others: "definitions", language });
}

/** Returns the alternative labels. Each differs from the preferred one (SKOS, S13). */
export function aliasesIn(aliases: readonly Literal[], labels: readonly Literal[]): Literal[] {
  return aliases.filter(
    ({ text, language }) => !labels.some((label) => label.text === text && label.language === language),
  );
}

/** Returns the examples as texts: a group with its examples after a colon, in each language that all of them have. */
export function examplesIn(examples: FileValue, language: string): Literal[] {
  return examples.items().flatMap((example) => {
    const codes = example
      .under("titles")
      .entries()
      .map(([code]) => code);
    return [language, ...codes.filter((code) => code !== language)].flatMap((code) => {
      const found = exampleText(example, code === language ? undefined : code);
      for (const value of found?.values ?? []) value.use();
      return found ? tagged([found.text], code) : [];
    });
  });
}

interface ExampleText {
  readonly text: string;
  /** The values that it is made of. */
  readonly values: readonly FileValue[];
}

/** @param code The language of the text; `undefined` for the taxonomy's own. */
function exampleText(example: FileValue, code: string | undefined): ExampleText | undefined {
  const own = code === undefined ? example.under("name") : example.under("titles").under(code);
  const name = example.plain === undefined ? own : example;
  const inner = example
    .under("examples")
    .items()
    .map((each) => exampleText(each, code));
  const parts = inner.filter((each) => each !== undefined);
  if (name.plain === undefined || parts.length < inner.length) return undefined;
  const texts = parts.map(({ text }) => text).join(", ");
  return {
    text: parts.length > 0 ? `${name.plain}: ${texts}` : name.plain,
    values: [name, ...parts.flatMap(({ values }) => values)],
  };
}

/** Returns texts in a language. */
export function tagged(texts: readonly string[], language: string): Literal[] {
  return texts.map((text) => ({ text, language }));
}

/** Returns a text in no language. */
export function plain(text: string): Literal {
  return { text, language: "" };
}
