/** The hover of a key, from its description in the schemas. */
import { t } from "@vscode/l10n";
import { stringify } from "yaml";
import type { Schema } from "../../format/schema.ts";
import { offeredWords } from "../../format/schema.ts";
import { translated } from "../../language/texts.ts";
import { bundledScalesFor } from "../../workspace/scales.ts";
import type { Markdown } from "./markdown.ts";
import {
  bullets,
  code,
  codeBlock,
  formatMarkdown,
  joinMarkdown,
  asMarkdown,
  EMPTY_MARKDOWN,
  trusted,
  paragraphs,
  plainText,
} from "./markdown.ts";

/**
 * The hover of a key of the format.
 * @param holder The schema of the map that has the key.
 */
export function keyHover(key: string, schema: Schema, holder: Schema | undefined): Markdown {
  const required = holder?.required?.includes(key)
    ? asMarkdown` — ${formatMarkdown(t("required"))}`
    : EMPTY_MARKDOWN;
  return paragraphs(
    asMarkdown`**${plainText(key)}**${required}`,
    descriptionOf(schema.description),
    wordsOf(schema),
    bundledFor(key, schema),
    exampleOf(key, schema),
  );
}

/** The hover of a key that the author chose, such as an id: the description that its map has for such keys. */
export function idHover(key: string, { description }: Schema): Markdown | undefined {
  return description === undefined
    ? undefined
    : paragraphs(asMarkdown`**${plainText(key)}**`, descriptionOf(description));
}

/** The description of a schema in the user's language; schemas are bundled and translated. */
export function descriptionOf(text: string | undefined): Markdown | undefined {
  return text === undefined ? undefined : trusted(translated(text));
}

/** The words that a value may be, with their meanings. */
function wordsOf(schema: Schema): Markdown | undefined {
  const words = offeredWords(schema);
  if (!words) return undefined;
  const all = words.map((word, index) => {
    const meaning = descriptionOf(schema.enumDescriptions?.[index]);
    return meaning === undefined ? code(String(word)) : asMarkdown`${code(String(word))} — ${meaning}`;
  });
  return bullets(all);
}

/** The bundled scales, for a key that takes a scale. */
function bundledFor(key: string, schema: Schema): Markdown | undefined {
  const ids = schema["x-file"] === "scale" ? bundledScalesFor(key) : [];
  return ids.length > 0 ? formatMarkdown(t("Bundled: {0}"), joinMarkdown(", ", ids.map(code))) : undefined;
}

function exampleOf(key: string, { examples }: Schema): Markdown | undefined {
  if (examples?.[0] === undefined) return undefined;
  const yaml = stringify({ [key]: examples[0] }, { lineWidth: 0, flowCollectionPadding: false }).trimEnd();
  return paragraphs(formatMarkdown(t("Example:")), codeBlock("yaml", yaml));
}

/** The hover of one of the words that a value may be. */
export function wordHover(word: string, schema: Schema): Markdown | undefined {
  const index = offeredWords(schema)?.map(String).indexOf(word) ?? -1;
  const meaning = descriptionOf(schema.enumDescriptions?.[index]);
  return index < 0 ? undefined : paragraphs(asMarkdown`**${plainText(word)}**`, meaning);
}
