/**
 * Generates modules for the server: the schemas, as validators and as data; the bundled taxonomies and scales, as
 * strings; and the parsers of bibliographies, as one function. So the server evaluates no code at run time, reads no
 * files for bundled data, and loads the parsers only if a document names a bibliography.
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { buildSync, type Metafile } from "esbuild";
import { readJson } from "./read.ts";
import { projectRoot } from "./root.ts";
import { runScript } from "./vscode/program.ts";
import { EDTF } from "../server/src/format/edtf.ts";

interface RootSchema {
  properties: Record<string, unknown>;
  [keyword: string]: unknown;
}

const kinds = ["assessment", "taxonomy", "configuration", "scale"] as const;
const annotations = [
  "x-defines",
  "x-refers-to",
  "x-words",
  "x-suggests",
  "x-same-as",
  "x-label",
  "x-word-labels",
  "x-says-itself",
  "x-in-words",
  "x-not-printed",
  "x-scale",
  "x-file",
  "x-pattern",
  "x-options",
  "enumDescriptions",
];

/** Generates all modules. @returns The metafiles of esbuild for the libraries that are part of them. */
export function generate(): readonly Metafile[] {
  generateSchemas();
  generateValidators();
  generateBundled();
  return generateParsers();
}

/** Returns a schema, with each value as `revive` returns it. */
function schemaOf(kind: string, revive: (key: string, value: unknown) => unknown): unknown {
  const path = join(projectRoot, `schemas/${kind}.schema.json`);
  return JSON.parse(JSON.stringify(readJson(path)), revive);
}

/** Writes the schemas by kind. Each `$ref` includes the file, so that it can be resolved from anywhere. */
function generateSchemas(): void {
  const schemas = kinds.map((kind) => [
    kind,
    schemaOf(kind, (key, value) => (key === "$ref" && typeof value === "string" ? `${kind}${value}` : value)),
  ]);
  // V8 parses JSON faster than an object literal.
  const json = JSON.stringify(JSON.stringify(Object.fromEntries(schemas)));
  write("format/schemas.generated.js", `export const schemas = JSON.parse(${json});\n`);
}

/**
 * Removes annotations for readers, which the validators do not need, but not keys of the format with the same names.
 */
function withoutComments(key: string, value: unknown): unknown {
  const isText = (key === "title" || key === "description") && typeof value === "string";
  return isText || (key === "examples" && Array.isArray(value)) ? undefined : value;
}

/** Generates one function for each top-level key of each kind of file, so that an item can be validated alone. */
function generateValidators(): void {
  const ajv = new Ajv({
    allErrors: true,
    inlineRefs: false,
    strictTypes: false,
    strictTuples: false,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addVocabulary(annotations);
  ajv.addFormat("edtf", EDTF);
  ajv.addFormat("uri", true);
  const names: [path: string, name: string, ref: string][] = [];
  for (const kind of kinds) {
    const schema = schemaOf(kind, withoutComments) as RootSchema;
    ajv.addSchema({ ...schema, $id: kind });
    const keys = Object.keys(schema.properties);
    for (const key of keys)
      names.push([`${kind}/${key}`, `${kind}_${key.replaceAll("-", "_")}`, `${kind}#/properties/${key}`]);
  }
  const code = standalone(ajv, Object.fromEntries(names.map(([, name, ref]) => [name, ref])));
  const table = names.map(([path, name]) => `  ${JSON.stringify(path)}: ${name},`).join("\n");
  write("format/validators.generated.js", `${code}\nexport const validators = {\n${table}\n};\n`);
}

/** Writes the bundled data files by name. */
function generateBundled(): void {
  const read = (folder: string): Record<string, string> => {
    const url = new URL(`../server/data/${folder}/`, import.meta.url);
    const names = readdirSync(url).sort();
    return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, url), "utf8")]));
  };
  const files = { ...read("taxonomies"), ...read("scales") };
  write("workspace/bundled.generated.js", `export const bundled = ${JSON.stringify(files, null, 2)};\n`);
}

/**
 * Bundles the libraries that read bibliographies into a function, so that they are evaluated on first use, not at the
 * start.
 */
function generateParsers(): Metafile[] {
  const functions = Object.entries({ parsers: "index", jsonParser: "json" });
  const bundles = functions.map(([name, entry]) => ({ name, ...bundleOf(entry) }));
  const code = bundles.map(
    ({ name, text }) => `
let ${name}Loaded;
export function ${name}() {
  return (${name}Loaded ??= ${name}Load());
}

function ${name}Load() {
${text}  return bundle;
}
`,
  );
  write("model/bibliography/parsers.generated.js", code.join(""));
  return bundles.map(({ metafile }) => metafile);
}

function bundleOf(entry: string): { text: string; metafile: Metafile } {
  const path = (name: string): string => fileURLToPath(new URL(`./parsers/${name}.ts`, import.meta.url));
  const { outputFiles, metafile } = buildSync({
    absWorkingDir: fileURLToPath(new URL("../", import.meta.url)),
    outfile: `${entry}.generated.js`,
    entryPoints: [path(entry)],
    alias: { "@citation-js/core": path("citation"), unicode2latex: path("unicode2latex") },
    bundle: true,
    write: false,
    metafile: true,
    platform: "browser",
    target: "es2022",
    format: "iife",
    globalName: "bundle",
    minify: true,
    legalComments: "none",
  });
  return { text: outputFiles.map(({ text }) => text).join(""), metafile };
}

function write(path: string, code: string): void {
  writeFileSync(
    new URL(`../server/src/${path}`, import.meta.url),
    `// Generated by scripts/generate.ts.\n${code}`,
  );
}

if (import.meta.main)
  await runScript(() => {
    generate();
    return 0;
  });
