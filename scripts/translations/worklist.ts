/** Writes and reads the worklist of a translator: a file with the missing texts. */
import { readFileSync, writeFileSync } from "node:fs";
import { missingIn } from "./check.ts";
import type { Translation } from "./languages.ts";
import { translationOf } from "./languages.ts";
import { differenceOf } from "./placeholders.ts";
import type { TextKind, SourceText } from "./texts.ts";

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
export interface Worklist {
  readonly language: string;
  readonly texts: readonly Work[];
}

/** Writes the missing texts of a language. @returns Their number. */
export function writeWorklist(path: string, language: string, texts: readonly SourceText[]): number {
  const missing = missingIn(translationOf(language), texts);
  const work = missing.map(({ kind, where, key, english }) => ({
    kind,
    where,
    ...(key === english ? {} : { key }),
    english,
    translation: "",
  }));
  writeFileSync(path, `${JSON.stringify({ language, texts: work }, undefined, 2)}\n`);
  return work.length;
}

/** Reads a worklist. */
export function readWorklist(path: string): Worklist {
  return JSON.parse(readFileSync(path, "utf8")) as Worklist;
}

/** The translation with the texts of a worklist, and messages about invalid ones, which are left out. */
export function withWorklist(
  translation: Translation,
  { texts }: Worklist,
): { readonly translation: Translation; readonly count: number; readonly refused: readonly string[] } {
  const bundle = { ...translation.bundle };
  const manifest = { ...translation.manifest };
  const refused: string[] = [];
  const filled = texts.filter((each) => each.translation.trim() !== "");
  for (const { kind, key, english, translation: own } of filled) {
    const difference = differenceOf(english, own, translation.language);
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
