/** Writes the words of a paragraph as Typst. */
import type { PhrasingContent } from "../../publication/tree/tree.ts";
import { citationText } from "../../publication/tree/plainCitation.ts";
import { literal } from "./literal.ts";
import type { Writing } from "./writing.ts";
import { labelOf } from "./writing.ts";

/** Words as Typst markup, which consists of calls and string literals only. */
export function inlines(nodes: readonly PhrasingContent[], writing: Writing): string {
  return nodes.map((node) => inline(node, writing)).join("");
}

/** Words as they are, in a line: line breaks of the source are spaces. */
export function lineText(text: string, writing: Writing): string {
  const line = text.replace(/\s+/g, (spaces) => (/[\r\n]/.test(spaces) ? " " : spaces.replaceAll("\t", " ")));
  if (line === "") return "";
  return breakable(writing.printable.text(line))
    .map((part) => `#${literal(part)};`)
    .join("#h(0.001pt);");
}

/**
 * The text in parts, between which lines may break: in addresses, numbers and other long words, which would run off the
 * page. Hyphenation breaks words that consist of letters.
 */
function breakable(text: string): readonly string[] {
  const parts = [""];
  for (const run of text.split(LONG)) {
    const isLong = LONG.test(run) && !/^\p{L}{31,60}$/u.test(run);
    const [first = "", ...others] = isLong ? (run.match(/.{1,10}/g) ?? []) : [run];
    parts.push((parts.pop() ?? "") + first, ...others);
  }
  return parts;
}

/** A run of Latin letters, digits and signs without a space. */
const LONG = /([!-~\u00a1-\u024f]{31,})/;

function inline(node: PhrasingContent, writing: Writing): string {
  switch (node.type) {
    case "text":
    case "html":
      return lineText(node.value, writing);
    case "inlineCode":
      return `#raw(${literal(writing.printable.text(node.value))});`;
    case "break":
      return "#linebreak();";
    case "strong":
    case "emphasis":
    case "delete":
    case "missing":
      return writing.nested(
        () => `#${CALLS[node.type]}[${inlines(node.children, writing)}];`,
        () => inlines(node.children, writing),
      );
    case "styled":
      return writing.nested(
        () => `#${STYLES[node.look]}[${inlines(node.children, writing)}];`,
        () => inlines(node.children, writing),
      );
    case "link":
      return link(node.url, inlines(node.children, writing), writing);
    case "linkReference":
      return inlines(node.children, writing);
    case "image":
    case "imageReference":
      return lineText(node.alt ?? "", writing);
    case "citation":
      return lineText(citationText(node), writing);
    case "footnoteReference":
      return writing.note(node.identifier, node.label ?? node.identifier);
  }
}

const CALLS = { strong: "strong", emphasis: "emph", delete: "strike", missing: "missing" } as const;

const STYLES = {
  superscript: "super",
  subscript: "sub",
  "small-caps": "smallcaps",
  underline: "underline",
} as const;

/** A link, or only its words if its target does not exist or is not a web page or a mail address. */
function link(url: string, body: string, writing: Writing): string {
  if (url.startsWith("#")) {
    const id = url.slice(1);
    return writing.isTarget(id) ? `#link(${labelOf(id)})[${body}];` : body;
  }
  return /^(?:https?|mailto):/i.test(url) ? `#link(${literal(url)})[${body}];` : body;
}
