/** The bookmarks of a document: the targets of links, with names that Word accepts. */
import type { Node } from "unist";
import { BookmarkEnd, BookmarkStart, type ParagraphChild } from "docx";
import type { Root } from "../../publication/tree/tree.ts";

/** The most characters that the name of a bookmark can have. */
const LENGTH = 40;

/** The bookmarks of one document. */
export interface Bookmarks {
  /** The name of the bookmark for an id; `undefined` if nothing has the id. */
  nameOf(id: string): string | undefined;
  /** A new name, for a target that has no id. @param base Letters and digits. */
  reserve(base: string): string;
  /** The content, with a bookmark around it. */
  around(name: string, children: readonly ParagraphChild[]): ParagraphChild[];
}

/** Gives each id in the tree a name: at most 40 letters, digits and underscores, and unique whatever the case. */
export function bookmarksOf(body: Root): Bookmarks {
  const taken = new Set<string>();
  const reserve = (base: string): string => {
    for (let count = 1; ; count++) {
      const suffix = count === 1 ? "" : `_${count}`;
      const name = base.slice(0, LENGTH - suffix.length) + suffix;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
  const names = new Map<string, string>();
  for (const id of idsIn(body)) if (!names.has(id)) names.set(id, reserve(asName(id)));
  let last = 0;
  return {
    nameOf: (id) => names.get(id),
    reserve,
    around(name, children) {
      last += 1;
      return [new BookmarkStart(name, last), ...children, new BookmarkEnd(last)] as ParagraphChild[];
    },
  };
}

/** A name begins with a letter. */
function asName(id: string): string {
  const name = id
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9]+/g, "_");
  return /^[A-Za-z]/.test(name) ? name : `id_${name}`;
}

function* idsIn(node: Node): Generator<string> {
  if (node.data?.id !== undefined) yield node.data.id;
  if ("children" in node) for (const child of node.children as Node[]) yield* idsIn(child);
}
