/** Renders the table of words that people look for, with the names that the format has for them. */
import { keySynonyms } from "../../server/src/format/keySynonyms.ts";
import type { Synonyms } from "../../server/src/format/synonyms.ts";

/**
 * The table: first the rows with a reason, then the others.
 * @param reference The reference in Markdown, which has an anchor for each key.
 */
export function synonymTable(reference: string): string {
  const [explained, others] = [true, false].map((has) =>
    keySynonyms.filter(({ because }) => (because !== undefined) === has),
  );
  const rows = [...(explained ?? []), ...(others ?? [])].map((each) => rowOf(each, reference));
  return ["| You may look for | Write | Because |", "| --- | --- | --- |", ...rows].join("\n");
}

function rowOf({ words, write, because = "" }: Synonyms, reference: string): string {
  return `| ${words.join(", ")} | ${write.map((key) => linkTo(key, reference)).join(" or ")} | ${because} |`;
}

/** A link to the section about the key or its type, else to the first place in the reference that describes it. */
function linkTo(key: string, reference: string): string {
  const headings = [`\n### \`${key}\`\n`, `\n### ${key.charAt(0).toUpperCase()}${key.slice(1)}\n`];
  const ownType = `</a>\`${key}\` | [${key}](#${key}) |`;
  if ([...headings, ownType].some((text) => reference.includes(text))) return `[\`${key}\`](#${key})`;
  const end = reference.indexOf(`"></a>\`${key}\``);
  const anchor = reference.slice(reference.lastIndexOf('"', end - 1) + 1, end);
  return end < 0 ? `\`${key}\`` : `[\`${key}\`](#${anchor})`;
}
