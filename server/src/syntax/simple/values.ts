/** Values on one line: words, numbers, texts in quotation marks, and what stands in brackets and braces. */
import { meaningOf } from "../coreSchema.ts";
import type { ListNode, MapNode, Node, Pair, ScalarNode } from "../node.ts";

/** A key: a word of letters that need no marks. */
export const KEY = String.raw`[A-Za-z_][\w-]{0,99}`;

/** Letters of most scripts, and no space that only looks like one. */
const LETTERS = String.raw`\w\u00C0-\u024F\u0370-\u167F\u1681-\u1FFF\u2C00-\u2FFF\u3001-\uD7FF`;
/** How a value may begin: not with a sign that has a meaning in YAML, nor with one that may be a bullet. */
const FIRST = String.raw`(?:[${LETTERS}(/$“«]|[-+.](?=\d))`;
const QUOTED = String.raw`("[^"\\\r\n]*"|'[^'\r\n]*')`;
const SCALAR = new RegExp(String.raw`(${FIRST}[^ \t\r\n#:]*(?:(?: +|:)[^ \t\r\n#:]+)*)|${QUOTED}`, "y");
/** The same in brackets, where commas and brackets end it. */
const MEMBER = new RegExp(String.raw`(${FIRST}[^ \t\r\n#:,[\]{}]*(?: +[^ \t\r\n#:,[\]{}]+)*)|${QUOTED}`, "y");
const MEMBER_KEY = new RegExp(String.raw`(${KEY}): +`, "y");

/** Brackets in brackets, no deeper. */
const MAX_LEVELS = 4;

/** The value that begins at an offset; `undefined` where there is none, or none that is simple. */
export function parseValueAt(text: string, start: number): Node | undefined {
  return bracketsAt(text, start, 0) ?? scalarAt(SCALAR, text, start);
}

export function parseKeyAt(start: number, value: string): ScalarNode {
  return { kind: "scalar", value, style: "plain", start, end: start + value.length };
}

export function spacesAt(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 0x20) at++;
  return at - start;
}

function scalarAt(pattern: RegExp, text: string, start: number): ScalarNode | undefined {
  pattern.lastIndex = start;
  const [written, plain] = pattern.exec(text) ?? [];
  if (written === undefined) return undefined;
  const end = start + written.length;
  if (plain === undefined) {
    const style = written.startsWith('"') ? "double" : "single";
    return { kind: "scalar", value: written.slice(1, -1), style, start, end };
  }
  const value = meaningOf(plain);
  return typeof value === "string"
    ? { kind: "scalar", value, style: "plain", start, end }
    : { kind: "scalar", value, written, style: "plain", start, end };
}

function bracketsAt(text: string, start: number, level: number): ListNode | MapNode | undefined {
  if (level > MAX_LEVELS) return undefined;
  const sign = text.charAt(start);
  if (sign === "[") {
    const items: Node[] = [];
    const end = membersEnd(text, start, (at) => {
      // Brackets that hold nothing but brackets are something else in an assessment.
      const item = text.charAt(at) === "[" ? undefined : memberAt(text, at, level);
      if (item) items.push(item);
      return item?.end;
    });
    return end === undefined ? undefined : { kind: "list", items, flow: true, start, end };
  }
  if (sign !== "{") return undefined;
  const pairs: Pair[] = [];
  const end = membersEnd(text, start, (at) => {
    MEMBER_KEY.lastIndex = at;
    const [written, key] = MEMBER_KEY.exec(text) ?? [];
    if (written === undefined || key === undefined) return undefined;
    const value = memberAt(text, at + written.length, level);
    if (value) pairs.push({ key: parseKeyAt(at, key), value });
    return value?.end;
  });
  return end === undefined ? undefined : { kind: "map", pairs, flow: true, start, end };
}

function memberAt(text: string, start: number, level: number): Node | undefined {
  return bracketsAt(text, start, level + 1) ?? scalarAt(MEMBER, text, start);
}

/** Where brackets end that begin at an offset; `read` takes the offset of a member and returns where the member ends. */
function membersEnd(
  text: string,
  start: number,
  read: (at: number) => number | undefined,
): number | undefined {
  for (let at = start + 1; ;) {
    const end = read(at + spacesAt(text, at));
    if (end === undefined) return undefined;
    at = end + spacesAt(text, end);
    const sign = text.charAt(at++);
    if (sign === "]" || sign === "}") return (sign === "]") === (text.charAt(start) === "[") ? at : undefined;
    if (sign !== ",") return undefined;
  }
}
