/**
 * Shows the progress of each translation, and fails if one is invalid: `npm run translations`. See docs/translating.md.
 * `-- es` lists what Spanish lacks. `-- --write es` writes it into a file for a translator, and `-- --merge FILE` reads
 * the translations from that file.
 */
import { parseArgs } from "node:util";
import { missingIn, problemsOf } from "./translations/check.ts";
import type { Translation } from "./translations/languages.ts";
import { checkLanguage, translationOf, translations, write } from "./translations/languages.ts";
import type { SourceText } from "./translations/texts.ts";
import { allTexts, textKinds } from "./translations/texts.ts";
import { withWorklist, readWorklist, writeWorklist } from "./translations/worklist.ts";
import { runScript } from "./vscode/program.ts";

function main(): number {
  const options = { write: { type: "string" }, merge: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  for (const language of [...positionals, values.write ?? []].flat()) checkLanguage(language);
  const texts = allTexts();
  if (values.merge !== undefined) merge(values.merge, texts);
  if (values.write !== undefined) {
    list(values.write, texts);
    return 0;
  }
  for (const language of positionals)
    for (const { kind, english, where } of missingIn(translationOf(language), texts))
      console.log(`${kind}  ${where}  ${JSON.stringify(english)}`);
  const all = translations();
  console.log(table(all, texts));
  const problems = all.flatMap((each) => problemsOf(each, texts));
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 1 : 0;
}

function list(language: string, texts: readonly SourceText[]): void {
  const path = `translations.${language}.json`;
  const { missing, filled, gone } = writeWorklist(path, language, texts);
  const kept = filled > 0 ? `, and ${filled} that you have filled in: merge them with --merge ${path}` : "";
  console.log(`${path}: ${missing} texts to translate${kept}`);
  if (gone > 0)
    console.log(
      `${gone} of them translate texts that have changed. They are at the end: use what still fits.`,
    );
}

function merge(path: string, texts: readonly SourceText[]): void {
  const worklist = readWorklist(path);
  const { translation, count, refused } = withWorklist(translationOf(worklist.language), worklist, texts);
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

if (import.meta.main) await runScript(main);
