/** Reads and writes translations. Each language has one file for the program and one for VS Code's manifest. */
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { readJson } from "../read.ts";
import { projectRoot } from "../root.ts";
import { ScriptFailure } from "../vscode/program.ts";
import type { TextKind, SourceText } from "./texts.ts";
import { textKinds } from "./texts.ts";

/** The kinds of texts that must be complete in a language: a missing one fails the check. */
export const completeKinds: Readonly<Record<string, readonly TextKind[]>> = { es: textKinds };

/** The translation into a language. */
export interface Translation {
  readonly language: string;
  /** The translations by English text. `en` is the name of the language itself. */
  readonly bundle: Readonly<Record<string, string>>;
  /** The translations by key. */
  readonly manifest: Readonly<Record<string, string>>;
}

/** All translations. */
export function translations(): Translation[] {
  const names = [...readdirSync(`${projectRoot}l10n`), ...readdirSync(projectRoot)];
  const found = names.flatMap((name) => /^(?:bundle\.l10n|package\.nls)\.(.+)\.json$/.exec(name)?.[1] ?? []);
  return [...new Set(found)].sort().map(translationOf);
}

/** The translation into a language. It is empty if there are no files. */
export function translationOf(language: string): Translation {
  const { bundle, manifest } = pathsOf(language);
  return { language, bundle: read(bundle), manifest: read(manifest) };
}

/** @throws ScriptFailure unless the text is the code of a language, as it is written in the names of the files. */
export function checkLanguage(code: string): void {
  if (code === "en") throw new ScriptFailure("The texts are written in English: name another language.");
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/.test(code))
    throw new ScriptFailure(`"${code}" is not the code of a language. Write it as in "fr" or "pt-br".`);
}

/** Writes the files of a translation. */
export function write({ language, bundle, manifest }: Translation): void {
  const paths = pathsOf(language);
  save(paths.bundle, { ...bundle, en: language });
  save(paths.manifest, manifest);
}

/** The translation of a text, if there is one. */
export function translationFor(text: SourceText, { bundle, manifest }: Translation): string | undefined {
  const texts = text.kind === "manifest" ? manifest : bundle;
  return Object.hasOwn(texts, text.key) ? texts[text.key] : undefined;
}

function pathsOf(language: string): { readonly bundle: string; readonly manifest: string } {
  return { bundle: `l10n/bundle.l10n.${language}.json`, manifest: `package.nls.${language}.json` };
}

function read(path: string): Record<string, string> {
  return existsSync(projectRoot + path) ? (readJson(projectRoot + path) as Record<string, string>) : {};
}

function save(path: string, texts: Readonly<Record<string, string>>): void {
  const sorted = Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(projectRoot + path, `${JSON.stringify(sorted, undefined, 2)}\n`);
}
