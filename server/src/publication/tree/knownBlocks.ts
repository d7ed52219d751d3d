/** Keeps the blocks of a publication the same objects from version to version: what writers make of a block is cached by it. */
import { memberOf } from "../../syntax/ownMember.ts";
import type { BlockContent } from "./tree.ts";

/** The blocks of the last publications of an assessment, by their first part: an assessment has several publications. */
const lastBlocks = new WeakMap<object, Map<string, readonly BlockContent[]>>();

/**
 * Returns the blocks, with those of the version before in place of equal ones.
 * @param identity That of the assessment.
 */
export function withKnownBlocks(blocks: readonly BlockContent[], identity: object): readonly BlockContent[] {
  const publications = lastBlocks.get(identity) ?? new Map<string, readonly BlockContent[]>();
  lastBlocks.set(identity, publications);
  const name = blocks.find(({ data }) => data?.id !== undefined)?.data?.id ?? "";
  const now = aligned(blocks, publications.get(name) ?? []);
  publications.set(name, now);
  return now;
}

/** Compares from both ends, and what is between them in order. */
function aligned(blocks: readonly BlockContent[], old: readonly BlockContent[]): readonly BlockContent[] {
  const most = Math.min(old.length, blocks.length);
  let head = 0;
  while (head < most && isEqual(blocks[head], old[head])) head++;
  let tail = 0;
  while (tail < most - head && isEqual(blocks.at(-1 - tail), old.at(-1 - tail))) tail++;
  const end = blocks.length - tail;
  return blocks.map((block, index) => {
    const known = index < end ? old[index] : old[index - blocks.length + old.length];
    const isKnown = index < head || index >= end || isEqual(block, known);
    return known && isKnown ? known : block;
  });
}

/** Whether two values of a tree are equal. Pieces of a text are equal only to themselves. */
function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((each, index) => isEqual(each, b[index]));
  if (!isPlain(a) || !isPlain(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => isEqual(memberOf(a, key), memberOf(b, key)))
  );
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
