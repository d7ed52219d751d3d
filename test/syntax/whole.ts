/** The meaning of a text: as the YAML parser reads it as a whole, and as the pieces together have it. */
import type { Document } from "yaml";
import { isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments } from "yaml";
import type { Section } from "../../server/src/syntax/document.ts";
import { documentsOf } from "../../server/src/syntax/document.ts";
import type { Node as TreeNode } from "../../server/src/syntax/node.ts";
import { textOf } from "../../server/src/syntax/node.ts";
import type { Source } from "../../server/src/syntax/source.ts";

/** A plain value. Maps are lists of pairs, so that their order and repeated keys count. */
type Plain =
  | string
  | number
  | boolean
  | null
  | { readonly list: readonly Plain[] }
  | { readonly map: readonly (readonly [string, Plain])[] };

/**
 * The values of all documents that are not empty, read as a whole. Returns `invalid` if the text is not valid YAML, and
 * `incomparable` if it contains what the trees of pieces cannot represent: keys that are not words, or values that
 * contain themselves.
 */
export function valuesOfWhole(text: string): readonly Plain[] | "invalid" | "incomparable" {
  const documents = parseAllDocuments(text.replace(/\r(?!\n)/g, "\n"), {
    version: "1.2",
    uniqueKeys: false,
    logLevel: "silent",
    prettyErrors: false,
  });
  const all = Array.isArray(documents) ? (documents as Document.Parsed[]) : [];
  if (all.some(({ errors, warnings }) => errors.length > 0 || warnings.length > 0)) return "invalid";
  const values = all
    .filter(saysSomething)
    .map((document) => plain(document.contents, { document, open: [] }));
  if (values.some((value) => value === undefined)) return "incomparable";
  return values as Plain[];
}

function saysSomething({ contents }: Document.Parsed): boolean {
  return contents !== null && !(isScalar(contents) && contents.value === null && !contents.source);
}

interface Within {
  readonly document: Document.Parsed;
  readonly open: readonly unknown[];
}

function plain(node: unknown, { document, open }: Within): Plain | undefined {
  if (open.includes(node)) return undefined;
  const inside = { document, open: [...open, node] };
  if (isAlias(node)) {
    const target = node.resolve(document);
    return target && plain(target, inside);
  }
  if (isScalar(node)) return plainScalar(node.value);
  if (isSeq(node)) {
    const list = node.items.map((item) => plain(item, inside));
    return list.includes(undefined) ? undefined : { list: list as Plain[] };
  }
  if (!isMap(node)) return null;
  const map = node.items.filter(isPair).map(({ key, value }) => {
    const own = plain(value, inside);
    if (!isScalar(key) || own === undefined) return undefined;
    return [typeof key.value === "string" ? key.value : (key.source ?? ""), own] as const;
  });
  return map.includes(undefined) ? undefined : { map: map as (readonly [string, Plain])[] };
}

function plainScalar(value: unknown): Plain {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}

/** The values of the documents, as their pieces have them. */
export function valuesOfPieces(source: Source): Plain[] {
  return documentsOf(source)
    .filter(({ pieces, syntaxProblems }) => syntaxProblems.length > 0 || pieces.some(({ tree }) => tree))
    .map(({ sections }) => ({
      map: sections.map((section) => [section.name, valueOfSection(section)] as const),
    }));
}

function valueOfSection({ shape, value, items }: Section): Plain {
  if (value) return ofTree(value);
  if (shape === "list") return { list: items.map((item) => ofTree(item.value)) };
  if (shape === "map")
    return { map: items.map((item) => [textOf(item.key) ?? "", ofTree(item.value)] as const) };
  return null;
}

function ofTree(node: TreeNode | undefined): Plain {
  switch (node?.kind) {
    case "scalar":
      return node.value;
    case "list":
      return { list: node.items.map(ofTree) };
    case "map":
      return { map: node.pairs.map(({ key, value }) => [textOf(key) ?? "", ofTree(value)] as const) };
    default:
      return null;
  }
}
