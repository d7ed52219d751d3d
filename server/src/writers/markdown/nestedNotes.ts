/** Writes the notes that a note refers to below it: Pandoc reads no mark of a note inside of a note, and loses it. */
import type { Nodes, Root } from "mdast";
import { notesReferredTo, paragraphNode, textNode } from "../../publication/tree/tree.ts";
import type { FootnoteDefinition } from "../../publication/tree/tree.ts";
import { addAll } from "../../syntax/memo.ts";

/** How many notes are written below one: a long chain of notes would repeat itself in each of them. */
const MOST = 50;
/** The marks of the notes below a note. After the last, numbers in brackets follow. */
const SIGNS = ["*", "†", "‡", "§"];

/** Returns the children of a body, with notes that refer to no other notes. A note that only notes refer to has no entry of its own. */
export function withoutNestedNotes({ children }: Root): Root["children"] {
  const notes = new Map(
    children.flatMap((node) =>
      node.type === "footnoteDefinition" ? [[node.identifier, node] as const] : [],
    ),
  );
  const inText = new Set(
    children.flatMap((node) => (node.type === "footnoteDefinition" ? [] : notesReferredTo(node))),
  );
  return children.flatMap((node): Root["children"] => {
    if (node.type !== "footnoteDefinition") return [node];
    return inText.has(node.identifier) ? [withNotesBelow(node, notes)] : [];
  });
}

function withNotesBelow(
  note: FootnoteDefinition,
  notes: ReadonlyMap<string, FootnoteDefinition>,
): FootnoteDefinition {
  const signs = new Map([[note.identifier, ""]]);
  const below = [note];
  const signOf = (identifier: string): string | undefined => {
    const known = signs.get(identifier);
    const inner = notes.get(identifier);
    if (known !== undefined || !inner || below.length > MOST) return known;
    const sign = SIGNS[below.length - 1] ?? `[${String(below.length)}]`;
    signs.set(identifier, sign);
    below.push(inner);
    return sign;
  };
  const children: FootnoteDefinition["children"] = [];
  // The list grows during the loop: a note below may refer to further ones.
  for (const each of below) {
    const blocks = each.children.map((block) => withSigns(block, signOf));
    const sign = signs.get(each.identifier) ?? "";
    const [first, ...others] = blocks;
    if (sign === "") addAll(children, blocks);
    else if (first?.type !== "paragraph") addAll(children, [paragraphNode([textNode(sign)]), ...blocks]);
    else addAll(children, [{ ...first, children: [textNode(`${sign} `), ...first.children] }, ...others]);
  }
  return { ...note, children };
}

/** A node with the marks of notes as words. */
function withSigns<N extends Nodes>(node: N, signOf: (identifier: string) => string | undefined): N {
  if (!("children" in node)) return node;
  const children = (node.children as Nodes[]).map((child): Nodes => {
    if (child.type !== "footnoteReference") return withSigns(child, signOf);
    const sign = signOf(child.identifier);
    return sign === undefined ? child : textNode(sign);
  });
  return { ...node, children };
}
