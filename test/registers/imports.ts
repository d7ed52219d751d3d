/** Imports registers in tests, and finds the texts of cells in what is made of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Imported } from "../../server/src/registers/importRegister.ts";
import { importRegister, importWorkbookInSteps } from "../../server/src/registers/importRegister.ts";
import type { ImportRefusal, Workbook } from "../../server/src/registers/workbook/workbook.ts";
import { isRefusal } from "../../server/src/registers/workbook/workbook.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { finish } from "../../server/src/syntax/steps.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { projectRoot } from "../../scripts/root.ts";
import { scalesInProgram } from "../../server/src/workspace/library.ts";
import { libraryOf } from "../assessments.ts";

export const FIXTURES = join(projectRoot, "test", "fixtures", "registers");

/** The translations that headings may be in. */
export const LANGUAGES = [
  {},
  JSON.parse(readFileSync(join(projectRoot, "l10n", "bundle.l10n.es.json"), "utf8")) as Record<
    string,
    string
  >,
];

const SCALE_NAMES = ["likelihood", "impact", "risk", "confidence"] as const;

interface Into {
  readonly existing?: Source;
  readonly beside?: Imported["beside"];
  readonly given?: ReadonlyMap<string, string>;
  readonly sheets?: readonly string[];
}

/** What an import into an assessment, or a new one, depends on. */
export function contextFor({
  existing,
  beside = [],
  given = new Map(),
  sheets,
}: Into): Parameters<typeof importRegister>[1] {
  const library = libraryOf(Object.fromEntries(beside.map(({ name, text }) => [`file:///${name}`, text])));
  const found = { library, languages: LANGUAGES, name: "port", given, saved: new Map(), existing };
  return sheets ? { ...found, sheets } : found;
}

export async function imported(bytes: Uint8Array, into: Into = {}): Promise<Imported> {
  return orFail(await importRegister(bytes, contextFor(into)));
}

export function importedWorkbook(workbook: Workbook, into: Into = {}): Imported {
  return orFail(finish(importWorkbookInSteps(workbook, contextFor(into))));
}

export async function refusalFor(bytes: Uint8Array): Promise<string> {
  const found = await importRegister(bytes, contextFor({}));
  return isRefusal(found) ? found.refusal : `imported: ${found.preview}`;
}

function orFail(found: Imported | ImportRefusal): Imported {
  if (isRefusal(found)) throw new Error(found.refusal);
  return found;
}

/** The errors that the checker finds in an imported assessment and in the scales beside it. */
export function importErrors({ text, beside }: Imported): string[] {
  const files = Object.fromEntries(beside.map(({ name, text: own }) => [`file:///${name}`, own]));
  const all = { "file:///port.threat.yaml": text, ...files };
  return Object.entries(all).flatMap(([uri, own]) =>
    inspect(Source.of(uri, own), libraryOf(files)).flatMap(({ severity, message, range }) =>
      severity === "error" ? [`${uri}:${String(range.start.line + 1)}: ${message}`] : [],
    ),
  );
}

/** Every text and number of an imported assessment and of the scales beside it, with the labels of the bundled ones. */
export function importedTexts({ text, beside }: Pick<Imported, "text" | "beside">): string {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === "object" && value !== null)
      for (const [key, each] of Object.entries(value)) {
        texts.push(key);
        walk(each);
      }
    else texts.push(String(value));
  };
  for (const each of [text, ...beside.map((file) => file.text)]) walk(parse(each));
  const { scales = {} } = parse(text) as { scales?: Readonly<Record<string, string>> };
  for (const scale of SCALE_NAMES.flatMap(scalesInProgram))
    if (Object.values(scales).includes(scale.id)) walk(scale.terms.map(({ label }) => label ?? ""));
  return texts.join("\n").replaceAll(String.raw`\[`, "[");
}
