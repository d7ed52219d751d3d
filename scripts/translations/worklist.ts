/** Writes and reads the worklist of a translator: a file with the missing texts. */
import { existsSync, writeFileSync } from "node:fs";
import { readJson } from "../read.ts";
import { ScriptFailure } from "../vscode/program.ts";
import { missingIn } from "./check.ts";
import type { Translation } from "./languages.ts";
import { checkLanguage, translationFor, translationOf } from "./languages.ts";
import { differenceOf } from "./placeholders.ts";
import type { SourceText, TextKind } from "./texts.ts";
import { textKinds } from "./texts.ts";

interface Work {
  readonly kind: TextKind;
  readonly where: string;
  /** Present only for texts of the manifest, whose key is not the English text. */
  readonly key?: string;
  readonly english: string;
  /** Empty until it is translated. */
  readonly translation: string;
}

/** A worklist for a language. */
interface Worklist {
  readonly language: string;
  readonly texts: readonly Work[];
}

/** What a worklist contains: texts without a translation, and those that a translator has filled in. */
interface WorklistCounts {
  readonly missing: number;
  readonly filled: number;
  /** The filled ones that translate no text of the program, because it has changed. They are at the end. */
  readonly gone: number;
}

/** Writes the missing texts of a language. What the file already has and is not merged yet stays in it. */
export function writeWorklist(path: string, language: string, texts: readonly SourceText[]): WorklistCounts {
  const translation = translationOf(language);
  const before = existsSync(path) ? filledIn(readWorklist(path)) : [];
  const worklist = worklistFor(translation, texts, before);
  writeFileSync(path, `${JSON.stringify(worklist, undefined, 2)}\n`);
  const filled = filledIn(worklist);
  const known = new Set(texts.map(nameOf));
  return {
    missing: worklist.texts.length - filled.length,
    filled: filled.length,
    gone: filled.filter((each) => !known.has(nameOf(each))).length,
  };
}

/** The missing texts in the order of the program, with what a translator has filled in before. */
export function worklistFor(
  translation: Translation,
  texts: readonly SourceText[],
  before: readonly Work[],
): Worklist {
  const filled = new Map(before.map((each) => [nameOf(each), each]));
  const missing = missingIn(translation, texts).map((text): Work => {
    const { kind, where, key, english } = text;
    const own = filled.get(nameOf(text))?.translation ?? "";
    filled.delete(nameOf(text));
    return { kind, where, ...(key === english ? {} : { key }), english, translation: own };
  });
  const isMerged = ({ key, ...work }: Work): boolean =>
    translationFor({ ...work, key: key ?? work.english }, translation) === work.translation;
  return {
    language: translation.language,
    texts: [...missing, ...[...filled.values()].filter((each) => !isMerged(each))],
  };
}

function nameOf({ kind, key, english }: Pick<Work, "kind" | "key" | "english">): string {
  return `${kind === "manifest" ? "manifest" : "bundle"} ${key ?? english}`;
}

function filledIn({ texts }: Worklist): Work[] {
  return texts.filter(({ translation }) => translation.trim() !== "");
}

/**
 * Reads a worklist.
 * @throws ScriptFailure if the file is not one.
 */
export function readWorklist(path: string): Worklist {
  const content = readJson(path);
  if (!isWorklist(content))
    throw new ScriptFailure(
      `${path} is not a list of texts to translate. To make one, run \`npm run translations -- --write LANGUAGE\`.`,
    );
  const wrong = content.texts.findIndex((each) => !isWork(each));
  if (wrong >= 0)
    throw new ScriptFailure(
      `${path}: text ${wrong + 1} needs a "kind" (${textKinds.join(", ")}), "english" and "translation", each between quotation marks.`,
    );
  checkLanguage(content.language);
  return content as Worklist;
}

function isWorklist(
  content: unknown,
): content is { readonly language: string; readonly texts: readonly unknown[] } {
  if (typeof content !== "object" || content === null) return false;
  return (
    "language" in content &&
    typeof content.language === "string" &&
    "texts" in content &&
    Array.isArray(content.texts)
  );
}

function isWork(value: unknown): value is Work {
  const { kind, key, english, translation } = (value ?? {}) as Partial<Record<keyof Work, unknown>>;
  const areTexts = [english, translation, key ?? ""].every((each) => typeof each === "string");
  return areTexts && textKinds.some((each) => each === kind);
}

/** The translation with the texts of a worklist, and messages about invalid ones, which are left out. */
export function withWorklist(
  translation: Translation,
  worklist: Worklist,
  texts: readonly SourceText[],
): { readonly translation: Translation; readonly count: number; readonly refused: readonly string[] } {
  const bundle = { ...translation.bundle };
  const manifest = { ...translation.manifest };
  const refused: string[] = [];
  const known = new Set(texts.map(nameOf));
  const filled = filledIn(worklist);
  for (const work of filled) {
    const { kind, key, english, translation: own } = work;
    const difference = known.has(nameOf(work))
      ? differenceOf(english, own, translation.language)
      : `translates a text that is gone: "${english}"`;
    if (difference !== undefined) refused.push(`"${own}" ${difference}.`);
    else if (kind === "manifest") manifest[key ?? english] = own;
    else bundle[english] = own;
  }
  return {
    translation: { ...translation, bundle, manifest },
    count: filled.length - refused.length,
    refused,
  };
}
