/** Names what has no title by the beginning of its own text. */
import type { Nodes } from "mdast";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Marked } from "./markedText.ts";
import { restored } from "./markedText.ts";
import { parsedProse } from "./parsedProse.ts";
import { isPointer } from "../tree/pointers.ts";

const MAX_NAME = 80;

/** Returns the beginning of the text of an item, cut at the end of a sentence or of a word. @param most How many letters it has. */
export function firstWords(value: Node | undefined, most = MAX_NAME): string | undefined {
  const own = ["text", "definition", "question", "description"].map((key) => textOf(valueAt(value, key)));
  const whole = textOf(value) ?? own.find((each) => each !== undefined);
  const words = whole === undefined ? undefined : wordsOfFirstBlock(whole);
  if (words === undefined) return undefined;
  if (words.length <= most) return words.replace(/\.$/, "");
  const end = words.lastIndexOf(" ", most);
  return `${words.slice(0, end > 0 ? end : most).replace(/[,;:–—-]{1,3}$/, "")} …`;
}

/** The words of the first paragraph on one line, without its references and the spaces before them. */
function wordsOfFirstBlock(whole: string): string | undefined {
  const { source, root } = parsedProse(whole);
  return root
    .map((block) =>
      plainWords(block, source)
        .split(/\s+/)
        .join(" ")
        .replace(/ (?=[.,;:!?)])/g, "")
        .trim(),
    )
    .find((words) => words !== "");
}

function plainWords(node: Nodes, source: Marked): string {
  switch (node.type) {
    case "text":
      return withoutReferences(node.value, source);
    case "break":
      return " ";
    case "image":
    case "imageReference":
      return withoutReferences(node.alt ?? "", source);
    case "tableCell":
    case "listItem":
      return `${node.children.map((each) => plainWords(each, source)).join(" ")} `;
    default:
      if ("value" in node) return restored(node.value, source);
      return "children" in node ? node.children.map((each) => plainWords(each, source)).join("") : "";
  }
}

/** The words with the names of what they link to, where these are a part of a sentence. */
function withoutReferences(words: string, { sign, groups }: Marked): string {
  return words
    .split(sign)
    .map((part, index, parts) => {
      if (index % 2 === 0) return part;
      const link = groups[Number(part)]?.references.find(({ form }) => form === "link");
      return link && !isPointer(parts[index - 1] ?? "") ? link.id.replaceAll("-", " ") : "";
    })
    .join("");
}
