/** Texts in which edits are tried: the example files, the examples of all rules, and other forms of each. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../server/src/rules/index.ts";
import { parseDocument, isCollection, isMap, visit } from "yaml";
import { withoutAnnotations } from "../annotations.ts";
import { projectRoot } from "../../scripts/root.ts";

/** A text with its file name. */
export interface Text {
  readonly name: string;
  readonly text: string;
}

/** The files of `examples/`. */
export const examples: readonly Text[] = readdirSync(join(projectRoot, "examples"), {
  recursive: true,
  encoding: "utf8",
})
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => ({
    name: name.replaceAll("\\", "/"),
    text: readFileSync(join(projectRoot, "examples", name), "utf8"),
  }));

const EXTENSIONS: Readonly<Record<string, string>> = {
  taxonomy: "taxonomy.yaml",
  scale: "scale.yaml",
  configuration: "threat-assessment.yaml",
};

/** The examples of all rules without annotations. */
export const ruleExamples: readonly Text[] = rules.flatMap(({ id, kinds = ["assessment"], examples: all }) =>
  all.map(({ text }, index) => ({
    name: `${id}-${String(index)}.${EXTENSIONS[kinds[0] ?? "assessment"] ?? "threat.yaml"}`,
    text: withoutAnnotations(text),
  })),
);

/** Other forms of a text by name. All valid forms have the same values. */
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

/** Returns the text with every collection from this depth on in flow style. */
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
