/** The texts of the bundled taxonomies and scales. Their files may contain translations, as `titles` does. */
import { readdirSync } from "node:fs";
import { textsAboutFile, translatableKeys } from "../../server/src/model/basics/localizedText.ts";
import { readYaml } from "../read.ts";
import { projectRoot } from "../root.ts";
import type { SourceText } from "./texts.ts";

/** All texts in the bundled data. */
export function textsInData(): SourceText[] {
  return ["server/data/scales", "server/data/taxonomies"].flatMap((folder) =>
    readdirSync(projectRoot + folder)
      .sort()
      .flatMap((name) => {
        const where = `${folder}/${name}`;
        const file = readYaml(projectRoot + where);
        return [...textsIn(file, where), ...textsAbout(file, where)];
      }),
  );
}

/** The texts about a whole file: documents print them. */
function textsAbout(file: unknown, where: string): SourceText[] {
  return textsAboutFile.flatMap((key): SourceText[] => {
    const text = (file as Record<string, unknown>)[key];
    if (typeof text !== "string") return [];
    return [{ kind: "data", key: text.trimEnd(), english: text.trimEnd(), where, own: [] }];
  });
}

function textsIn(value: unknown, where: string): SourceText[] {
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, where));
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value);
  return [
    ...entries.flatMap(([key, text]): SourceText[] => {
      if (typeof text !== "string" || !Object.hasOwn(translatableKeys, key)) return [];
      const own = (value as Record<string, unknown>)[translatableKeys[key as keyof typeof translatableKeys]];
      return [{ kind: "data", key: text.trimEnd(), english: text.trimEnd(), where, own: languagesOf(own) }];
    }),
    ...entries.flatMap(([, each]) => textsIn(each, where)),
  ];
}

function languagesOf(value: unknown): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}
