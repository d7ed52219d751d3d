/**
 * Generates what the server imports: the schemas, compiled to plain functions and to look things up in, so that nothing is
 * evaluated at run time, the bundled taxonomies and scales as texts, so that no file is read, and the parsers of
 * bibliographies as one function, so that whoever names no bibliography does not load them.
 */
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";
import { buildSync, type Metafile } from "esbuild";

interface RootSchema {
  properties: Record<string, unknown>;
  [keyword: string]: unknown;
}

const kinds = ["assessment", "taxonomy", "configuration", "scale"] as const;
const annotations = [
  "x-defines",
  "x-refers-to",
  "x-words",
  "x-scale",
  "x-file",
  "x-pattern",
  "x-options",
  "enumDescriptions",
];

/** Gives what esbuild says of the libraries that are part of the generated files. */
export function generate(): readonly Metafile[] {
  generateSchemas();
  generateValidators();
  generateBundled();
  return generateParsers();
}

function schemaText(kind: string): string {
  return readFileSync(new URL(`../schemas/${kind}.schema.json`, import.meta.url), "utf8");
}

/** The schemas by kind. Every `$ref` names its file too, so that it can be followed from anywhere. */
function generateSchemas(): void {
  const schemas = kinds.map((kind) => [
    kind,
    JSON.parse(schemaText(kind), (key, value: unknown) =>
      key === "$ref" && typeof value === "string" ? `${kind}${value}` : value,
    ) as unknown,
  ]);
  // The engine reads JSON faster than code.
  const json = JSON.stringify(JSON.stringify(Object.fromEntries(schemas)));
  write("format/schemas.generated.js", `export const schemas = JSON.parse(${json});\n`);
}

/** Leaves out what a schema says to people, which the validators would carry along; not the keys of the format with these names. */
function withoutComments(key: string, value: unknown): unknown {
  const isText = (key === "title" || key === "description") && typeof value === "string";
  return isText || (key === "examples" && Array.isArray(value)) ? undefined : value;
}

const DATE = String.raw`-?\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[?~%]?`;
/** Dates and intervals as EDTF has them (ISO 8601-2:2019, level 1): 2005, 2005-01, 2005-01-25, 2005-21 (spring), 2004/.. */
const EDTF = new RegExp(String.raw`^(?:(?:${DATE}|\.\.)?/(?:${DATE}|\.\.)?|${DATE})$`);

/** One function for each top-level key of each kind of file, so that an item can be validated alone. */
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
    const schema = JSON.parse(schemaText(kind), withoutComments) as RootSchema;
    ajv.addSchema({ ...schema, $id: kind });
    const keys = Object.keys(schema.properties);
    // The root alone: which keys there are and which must be, nothing about their values.
    ajv.addSchema({
      ...schema,
      $id: `${kind}-root`,
      properties: Object.fromEntries(keys.map((key) => [key, true])),
    });
    names.push([kind, `${kind}_root`, `${kind}-root`]);
    for (const key of keys)
      names.push([`${kind}/${key}`, `${kind}_${key.replaceAll("-", "_")}`, `${kind}#/properties/${key}`]);
  }
  const code = standalone(ajv, Object.fromEntries(names.map(([, name, ref]) => [name, ref])));
  const table = names.map(([path, name]) => `  ${JSON.stringify(path)}: ${name},`).join("\n");
  write("format/validators.generated.js", `${code}\nexport const validators = {\n${table}\n};\n`);
}

/** The bundled data files by their name. */
function generateBundled(): void {
  const read = (folder: string): Record<string, string> => {
    const url = new URL(`../server/data/${folder}/`, import.meta.url);
    const names = readdirSync(url).sort();
    return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, url), "utf8")]));
  };
  const files = { ...read("taxonomies"), ...read("scales") };
  write("workspace/bundled.generated.js", `export const bundled = ${JSON.stringify(files, null, 2)};\n`);
}

/** The libraries that read bibliographies, evaluated when they are first asked for: imports are evaluated at the start. */
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

if (import.meta.main) generate();
