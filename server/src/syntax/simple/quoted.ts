/**
 * Parses simple texts in quotation marks, on one or several lines.
 * Source: YAML 1.2.2, 5.7 (escaped characters), 6.5 (line folding), 7.3 (flow scalars).
 */
import type { ScalarNode } from "../node.ts";
import { spacesAt } from "./lines.ts";

const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/sy;
const ESCAPE = /\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|.)/gs;
/** What YAML reads in a path of Windows is reported. */
const WINDOWS_PATH = /^"[A-Za-z]:\\/;

/**
 * Parses a text in quotation marks; `undefined` if there is none, or it is not simple.
 * @param column That of the key or dash. Lines below the first one are indented further.
 */
export function quotedAt(text: string, start: number, column: number): ScalarNode | undefined {
  QUOTED.lastIndex = start;
  const [written] = QUOTED.exec(text) ?? [];
  if (written === undefined || WINDOWS_PATH.test(written)) return undefined;
  const style = written.startsWith('"') ? "double" : "single";
  const inner = onOneLine(written.slice(1, -1), column, style);
  const value = style === "double" ? unescaped(inner) : inner?.replaceAll("''", "'");
  if (value === undefined) return undefined;
  return { kind: "scalar", value, style, start, end: start + written.length };
}

/** Joins the lines of a text, whose escapes stay; `undefined` if it is not simple. */
function onOneLine(inner: string, column: number, style: ScalarNode["style"]): string | undefined {
  if (!inner.includes("\n")) return inner;
  const [first = "", ...others] = inner.split(/\r?\n/);
  let value = withoutSpaces(first, "end");
  let breaks = 0;
  for (const [index, line] of others.entries()) {
    breaks++;
    const isLast = index === others.length - 1;
    const content = withoutSpaces(withoutSpaces(line, "start"), isLast ? "start" : "end");
    if (content === "" && !isLast) continue;
    const spaces = spacesAt(line, 0);
    if (spaces <= column || line.charAt(spaces) === "\t") return undefined;
    if (style === "double" && endsInBackslash(value)) {
      // An escaped space, or empty lines below an escaped line break.
      if (breaks > 1 || !endsInBackslash(index === 0 ? first : (others[index - 1] ?? ""))) return undefined;
      value = value.slice(0, -1) + content;
    } else value += (breaks === 1 ? " " : "\n".repeat(breaks - 1)) + content;
    breaks = 0;
  }
  return value;
}

/** Whether the last character is a backslash that escapes what follows. */
function endsInBackslash(text: string): boolean {
  let at = text.length;
  while (text.charAt(at - 1) === "\\") at--;
  return (text.length - at) % 2 === 1;
}

/** A line without the spaces and tabs at one of its ends. */
function withoutSpaces(line: string, side: "start" | "end"): string {
  const isSpace = (at: number): boolean => line.charAt(at) === " " || line.charAt(at) === "\t";
  let [start, end] = [0, line.length];
  if (side === "start") while (isSpace(start)) start++;
  else while (end > 0 && isSpace(end - 1)) end--;
  return line.slice(start, end);
}

/** Source: YAML 1.2.2, 5.7 (escaped characters). */
const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "0": "\0",
    a: "\x07",
    b: "\b",
    t: "\t",
    "\t": "\t",
    n: "\n",
    v: "\v",
    f: "\f",
    r: "\r",
    e: "\x1B",
    " ": " ",
    '"': '"',
    "/": "/",
    "\\": "\\",
    N: "\x85",
    _: "\xA0",
    L: "\u2028",
    P: "\u2029",
  }),
);

/** The meaning of what is written between double quotation marks; `undefined` if an escape is not simple. */
function unescaped(inner: string | undefined): string | undefined {
  if (!inner?.includes("\\")) return inner;
  const unknown: string[] = [];
  const value = inner.replace(ESCAPE, (written) => {
    const meaning =
      written.length > 2
        ? characterOf(Number.parseInt(written.slice(2), 16))
        : ESCAPES.get(written.charAt(1));
    if (meaning === undefined) unknown.push(written);
    return meaning ?? written;
  });
  return unknown.length === 0 ? value : undefined;
}

function characterOf(code: number): string | undefined {
  return code <= 0x10_ffff ? String.fromCodePoint(code) : undefined;
}
