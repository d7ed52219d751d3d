/** Returns all words of a publication, for tests that search in them. */
import type { Nodes } from "mdast";
import type { Publication } from "../../server/src/publication/tree/tree.ts";

/** The words of the title block, the text, the captions and the works, separated by line breaks. */
export function wordsOfPublication({ head, body, works }: Publication): string {
  const { facts, authors, ...others } = head;
  return [
    ...Object.values(others).map(String),
    ...authors.flatMap(({ name, details }) => [name, ...details]),
    ...facts.flatMap(({ label, value }) => [label, ...value.flatMap(wordsIn)]),
    ...wordsIn(body),
    ...works.flatMap((work) => Object.values(work).map((value) => JSON.stringify(value))),
  ].join("\n");
}

function wordsIn(node: Nodes): string[] {
  const caption = node.data?.caption?.flatMap(wordsIn) ?? [];
  if (node.type === "text" || node.type === "inlineCode" || node.type === "code") return [node.value];
  if (node.type === "citation")
    return node.works.flatMap(({ id, name, prefix, locator }) => [prefix ?? "", name ?? id, locator ?? ""]);
  if (node.type === "figure") return [...node.caption.flatMap(wordsIn), node.alternative];
  return "children" in node ? [...caption, ...node.children.flatMap(wordsIn)] : caption;
}
