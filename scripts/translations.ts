/**
 * Shows the progress of each translation, and fails if one is invalid: `npm run translations`. See docs/translating.md.
 * `-- es` lists what Spanish lacks. `-- --write es` writes it into a file for a translator, and `-- --merge FILE` reads
 * the translations from that file.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { missingIn, problemsOf } from "./translations/check.ts";
import type { Translation } from "./translations/languages.ts";
import { translationOf, translations, write } from "./translations/languages.ts";
import type { SourceText } from "./translations/texts.ts";
import { allTexts, textKinds } from "./translations/texts.ts";
import { withWorklist, readWorklist, writeWorklist } from "./translations/worklist.ts";

function main(): void {
  const options = { write: { type: "string" }, merge: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.merge !== undefined) merge(values.merge);
  const texts = allTexts();
  if (values.write !== undefined) {
    const path = `translations.${values.write}.json`;
    console.log(`${path}: ${writeWorklist(path, values.write, texts)} texts to translate`);
    return;
  }
  for (const language of positionals)
    for (const { kind, english, where } of missingIn(translationOf(language), texts))
      console.log(`${kind}  ${where}  ${JSON.stringify(english)}`);
  const all = translations();
  console.log(table(all, texts));
  const problems = all.flatMap((each) => problemsOf(each, texts));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

function merge(path: string): void {
  const worklist = readWorklist(path);
  const { translation, count, refused } = withWorklist(translationOf(worklist.language), worklist);
  write(translation);
  for (const each of refused) console.error(`Left out: ${each}`);
  console.log(`${count} translations are taken over from ${path}.`);
}

/** One row for each language, with the number of translated texts by kind. */
function table(all: readonly Translation[], texts: readonly SourceText[]): string {
  const rows = all.map((translation) => {
    const missing = missingIn(translation, texts);
    return [
      translation.language,
      ...textKinds.map((kind) => {
        const count = texts.filter((text) => text.kind === kind).length;
        return `${count - missing.filter((text) => text.kind === kind).length} of ${count}`;
      }),
    ];
  });
  const cells = [["language", ...textKinds], ...rows];
  return cells
    .map((row) =>
      row
        .map((cell) => cell.padEnd(14))
        .join("")
        .trimEnd(),
    )
    .join("\n");
}

if (import.meta.main) main();
