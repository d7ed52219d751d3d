/** Parses simple values on one line: words, numbers, quoted texts, and collections in brackets and braces. */
import { meaningOf } from "../coreSchema.ts";
import type { ListNode, MapNode, Node, Pair, ScalarNode } from "../node.ts";

/** A key of letters that never needs quotation marks. */
export const KEY = String.raw`[A-Za-z_][\w-]{0,99}`;

/** Letters of most scripts, but no characters that look like spaces. */
const LETTERS = String.raw`\w\u00C0-\u024F\u0370-\u167F\u1681-\u1FFF\u2C00-\u2FFF\u3001-\uD7FF`;
/** The first character of a value: no YAML indicator, and nothing that could be a bullet. */
const FIRST = String.raw`(?:[${LETTERS}(/$“«]|[-+.](?=\d))`;
const QUOTED = String.raw`("[^"\\\r\n]*"|'[^'\r\n]*')`;
const SCALAR = new RegExp(String.raw`(${FIRST}[^ \t\r\n#:]*(?:(?: +|:)[^ \t\r\n#:]+)*)|${QUOTED}`, "y");
/** The same inside brackets, where commas and brackets end a value. */
const MEMBER = new RegExp(String.raw`(${FIRST}[^ \t\r\n#:,[\]{}]*(?: +[^ \t\r\n#:,[\]{}]+)*)|${QUOTED}`, "y");
const MEMBER_KEY = new RegExp(String.raw`(${KEY}): +`, "y");

/** The deepest nesting of brackets that counts as simple. */
const MAX_BRACKETS = 4;

/** Parses the value at an offset; `undefined` if there is none, or it is not simple. */
export function parseValueAt(text: string, start: number): Node | undefined {
  return bracketsAt(text, start, 0) ?? scalarAt(SCALAR, text, start);
}

/** The node of a key at an offset. */
export function parseKeyAt(start: number, value: string): ScalarNode {
  return { kind: "scalar", value, style: "plain", start, end: start + value.length };
}

/** The number of spaces at an offset. */
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
  if (level > MAX_BRACKETS) return undefined;
  const sign = text.charAt(start);
  if (sign === "[") {
    const items: Node[] = [];
    const end = membersEnd(text, start, (at) => {
      // Brackets that contain only brackets are not a list in an assessment.
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

/** The end of the brackets that begin at an offset. `read` takes the offset of a member and returns its end. */
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
