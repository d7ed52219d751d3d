/** The card of a key: what the schemas say of it. */
import { t } from "@vscode/l10n";
import { stringify } from "yaml";
import type { Schema } from "../../format/schema.ts";
import { bullets, code, paragraphs, plain } from "./markdown.ts";

/** @param holder What the schemas say of the map in which the key stands. */
export function keyCard(key: string, schema: Schema, holder: Schema | undefined): string {
  const required = holder?.required?.includes(key) ? ` — ${t("required")}` : "";
  return paragraphs(`**${key}**${required}`, schema.description, wordsOf(schema), exampleOf(key, schema));
}

/** The card of a key that its author has chosen, such as an id: what the map that holds it says of its keys. */
export function idCard(key: string, { description }: Schema): string | undefined {
  return description === undefined ? undefined : paragraphs(`**${plain(key)}**`, description);
}

/** The words that a value may be, with what they mean. */
function wordsOf(schema: Schema): string | undefined {
  const words = schema.enum ?? schema["x-words"];
  if (!words) return undefined;
  const all = words.map((word, index) => {
    const meaning = schema.enumDescriptions?.[index];
    return meaning === undefined ? code(String(word)) : `${code(String(word))} — ${meaning}`;
  });
  return bullets(all);
}

function exampleOf(key: string, { examples }: Schema): string | undefined {
  if (examples?.[0] === undefined) return undefined;
  const yaml = stringify({ [key]: examples[0] }, { lineWidth: 0, flowCollectionPadding: false }).trimEnd();
  return paragraphs(t("Example:"), `\`\`\`yaml\n${yaml}\n\`\`\``);
}

/** The card of one of the words that a value may be. */
export function wordCard(word: string, schema: Schema): string | undefined {
  const index = (schema.enum ?? schema["x-words"])?.map(String).indexOf(word) ?? -1;
  const meaning = schema.enumDescriptions?.[index];
  return index < 0 ? undefined : paragraphs(`**${word}**`, meaning);
}
