/** Parses simple values that begin on a line: words, numbers, quoted texts, and collections in brackets and braces. */
import { meaningOf } from "../coreSchema.ts";
import type { AliasNode, ListNode, MapNode, Node, Pair, ScalarNode } from "../node.ts";
import { quotedAt } from "./quoted.ts";

/** A key of letters that never needs quotation marks. */
export const KEY = String.raw`[A-Za-z_][\w-]{0,99}`;

/** Letters of most scripts, but no characters that look like spaces. */
const LETTERS = String.raw`\w\u00C0-\u024F\u0370-\u167F\u1681-\u1FFF\u2C00-\u2FFF\u3001-\uD7FF`;
/** The first character of a value: no YAML indicator, and nothing that could be a bullet. */
const FIRST = String.raw`(?:[${LETTERS}(/$“«]|[-+.](?=\d))`;
const SCALAR = new RegExp(String.raw`${FIRST}[^ \t\r\n#:]*(?:(?: +|:)[^ \t\r\n#:]+)*`, "y");
/** The same inside brackets, where commas and brackets end a value. */
const MEMBER = new RegExp(String.raw`${FIRST}[^ \t\r\n#:,[\]{}]*(?: +[^ \t\r\n#:,[\]{}]+)*`, "y");
const MEMBER_KEY = new RegExp(String.raw`(${KEY}): +`, "y");

/** The deepest nesting of brackets that counts as simple. */
const MAX_BRACKETS = 4;

/**
 * Parses the value at an offset; `undefined` if there is none, or it is not simple.
 * @param column That of the key or dash. Lines that belong to the value are indented further.
 */
export function parseValueAt(text: string, start: number, column: number): Node | undefined {
  return (
    aliasAt(text, start) ??
    bracketsAt(text, start, { level: 0, column }) ??
    quotedAt(text, start, column) ??
    wordsAt(SCALAR, text, start)
  );
}

/** The node of a key at an offset. */
export function parseKeyAt(start: number, value: string): ScalarNode {
  return { kind: "scalar", value, style: "plain", start, end: start + value.length };
}

const ALIAS = /\*([\w-]{1,100})(?=[ ,\]}\r\n]|$)/y;

function aliasAt(text: string, start: number): AliasNode | undefined {
  if (text.charAt(start) !== "*") return undefined;
  ALIAS.lastIndex = start;
  const [, name] = ALIAS.exec(text) ?? [];
  return name === undefined ? undefined : { kind: "alias", name, start, end: start + name.length + 1 };
}

function wordsAt(pattern: RegExp, text: string, start: number): ScalarNode | undefined {
  pattern.lastIndex = start;
  const [plain] = pattern.exec(text) ?? [];
  if (plain === undefined) return undefined;
  const end = start + plain.length;
  const value = meaningOf(plain);
  return typeof value === "string"
    ? { kind: "scalar", value, style: "plain", start, end }
    : { kind: "scalar", value, written: plain, style: "plain", start, end };
}

/** Where brackets are: how many are around them, and the column that their lines are indented further than. */
interface BracketPlace {
  readonly level: number;
  readonly column: number;
}

function bracketsAt(text: string, start: number, place: BracketPlace): ListNode | MapNode | undefined {
  if (place.level > MAX_BRACKETS) return undefined;
  const sign = text.charAt(start);
  if (sign === "[") {
    const items: Node[] = [];
    const end = membersEnd(text, { start, ...place }, (at) => {
      // Brackets that contain only brackets are not a list in an assessment.
      const item = text.charAt(at) === "[" ? undefined : memberAt(text, at, place);
      if (item) items.push(item);
      return item?.end;
    });
    return end === undefined ? undefined : { kind: "list", items, flow: true, start, end };
  }
  if (sign !== "{") return undefined;
  const pairs: Pair[] = [];
  const end = membersEnd(text, { start, ...place }, (at) => {
    MEMBER_KEY.lastIndex = at;
    const [written, key] = MEMBER_KEY.exec(text) ?? [];
    if (written === undefined || key === undefined) return undefined;
    const value = memberAt(text, at + written.length, place);
    if (value) pairs.push({ key: parseKeyAt(at, key), value });
    return value?.end;
  });
  return end === undefined ? undefined : { kind: "map", pairs, flow: true, start, end };
}

function memberAt(text: string, start: number, { level, column }: BracketPlace): Node | undefined {
  return (
    aliasAt(text, start) ??
    bracketsAt(text, start, { level: level + 1, column }) ??
    quotedAt(text, start, column) ??
    wordsAt(MEMBER, text, start)
  );
}

/** The end of the brackets that begin at an offset. `read` takes the offset of a member and returns its end. */
function membersEnd(
  text: string,
  { start, column }: BracketPlace & { readonly start: number },
  read: (at: number) => number | undefined,
): number | undefined {
  for (let at = start + 1; ;) {
    const member = wordAfter(text, at, column);
    const end = member === undefined ? undefined : read(member);
    const after = end === undefined ? undefined : wordAfter(text, end, column);
    if (after === undefined) return undefined;
    at = after + 1;
    const sign = text.charAt(after);
    if (sign === "]" || sign === "}") return (sign === "]") === (text.charAt(start) === "[") ? at : undefined;
    if (sign !== ",") return undefined;
  }
}

const GAP = / *(?:\r?\n *)*/y;

/** The offset of the next word; `undefined` if it is on another line that is not indented further than a column. */
function wordAfter(text: string, at: number, column: number): number | undefined {
  GAP.lastIndex = at;
  const [gap = ""] = GAP.exec(text) ?? [];
  const word = at + gap.length;
  return gap.includes("\n") && word - (text.lastIndexOf("\n", word) + 1) <= column ? undefined : word;
}
