/** Texts in which edits are tried: the examples of the project and of every rule, and each in other forms. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rules } from "../../server/src/rules/index.ts";
import { parseDocument, isCollection, isMap, visit } from "yaml";
import { withoutAnnotations } from "../annotations.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** A text and the name of its file. */
export interface Text {
  readonly name: string;
  readonly text: string;
}

/** The files of `examples/`. */
export const examples: readonly Text[] = readdirSync(join(root, "examples"), {
  recursive: true,
  encoding: "utf8",
})
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => ({
    name: name.replaceAll("\\", "/"),
    text: readFileSync(join(root, "examples", name), "utf8"),
  }));

const EXTENSIONS: Readonly<Record<string, string>> = {
  taxonomy: "taxonomy.yaml",
  scale: "scale.yaml",
  configuration: "threat-assessment.yaml",
};

/** The examples of all rules, without their marks. */
export const ruleExamples: readonly Text[] = rules.flatMap(({ id, kinds = ["assessment"], examples: all }) =>
  all.map(({ text }, index) => ({
    name: `${id}-${String(index)}.${EXTENSIONS[kinds[0] ?? "assessment"] ?? "threat.yaml"}`,
    text: withoutAnnotations(text),
  })),
);

/** Other forms of a text, by their names; all that can be read are read as the same. */
export const forms: Readonly<Record<string, (text: string) => string>> = {
  asItIs: (text) => text,
  crlf: (text) => text.replaceAll("\n", "\r\n"),
  withoutEnd: (text) => text.trimEnd(),
  commented: (text) =>
    text.replace(/^( *)(?=[\w-]+:|- )/gm, (indent, _, at) => `${indent}# ${String(at)}\n${indent}`),
  commentedBehind: (text) =>
    text.replace(/^( *[\w-]+: [\w-]+)$/gm, (line, _, at) => `${line} # ${String(at)}`),
  flow: (text) => inFlow(text, 2),
  wholeFlow: (text) => inFlow(text, 1),
  anchored: (text) =>
    text.replace(/^( *- | {2}[\w-]+: )(?=[\w{[])/gm, (head, _, at) => `${head}&m${String(at)} `),
  unindented: (text) => {
    const document = parseDocument(text);
    return document.errors.length > 0 ? text : document.toString({ indentSeq: false, lineWidth: 0 });
  },
};

/** The text with everything in braces that is as many levels deep. */
function inFlow(text: string, level: number): string {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return text;
  visit(document, {
    Node: (_, node, path) => {
      const depth = path.filter(isCollection).length;
      if (isCollection(node) && depth >= level) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}
