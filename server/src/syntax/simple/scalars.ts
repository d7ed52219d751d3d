/**
 * Parses simple texts over several lines without quotation marks: block scalars and plain texts.
 * Source: YAML 1.2.2, 6.5 (line folding), 7.3.3 (plain style), 8.1 (block scalars).
 */
import type { ScalarNode } from "../node.ts";
import { isLineBreak, lineEndAt, spacesAt } from "./lines.ts";

/** A scalar, and where the line after it begins. */
export interface ScalarOverLines {
  readonly value: ScalarNode;
  readonly next: number;
}

/** The lines of a block scalar without their indentation, and where the last one ends. */
interface BlockLines {
  readonly lines: readonly string[];
  readonly end: number;
  /** The number of empty lines below. */
  readonly blanks: number;
  readonly next: number;
}

/**
 * Parses a block scalar; `undefined` if it is not simple.
 * @param header The offset of `|` or `>`.
 * @param firstLine Where the line below begins.
 * @param column That of the key or dash. The text is indented further.
 */
export function blockScalarAt(
  text: string,
  { header, firstLine, column }: { header: number; firstLine: number; column: number },
): ScalarOverLines | undefined {
  const block = blockLines(text, firstLine, column);
  if (!block) return undefined;
  const style = text.charAt(header) === "|" ? "literal" : "folded";
  const chomping = text.charAt(header + 1);
  // What is kept below the text depends on the lines around the piece.
  if (chomping === "+") return undefined;
  const joined = style === "literal" ? block.lines.join("\n") : folded(block.lines);
  const value = chomping === "-" ? joined : `${joined}\n`;
  return { value: { kind: "scalar", value, style, start: header, end: block.end }, next: block.end };
}

/** Reads lines that are indented like the first one, or further. */
function blockLines(text: string, firstLine: number, column: number): BlockLines | undefined {
  const width = spacesAt(text, firstLine);
  const lines: string[] = [];
  let blanks = 0;
  let end = firstLine;
  for (let at = firstLine; at < text.length;) {
    const spaces = spacesAt(text, at);
    const next = lineEndAt(text, at);
    const line = text.slice(at + Math.min(spaces, width), next).replace(/\r?\n$/, "");
    if (line === "" && lines.length > 0) blanks++;
    else if (spaces <= column) break;
    // The line is indented differently from the first line, or blank with spaces or tabs.
    else if (spaces < width || /^[ \t]*$/.test(line)) return undefined;
    else {
      for (; blanks > 0; blanks--) lines.push("");
      lines.push(line);
      end = next;
    }
    at = next;
  }
  return lines.length > 0 ? { lines, end, blanks, next: end } : undefined;
}

/** Joins the lines of a folded text. Lines that are indented further stay lines. */
function folded(lines: readonly string[]): string {
  let value = lines[0] ?? "";
  let breaks = 0;
  let wasFurther = /^[ \t]/.test(value);
  for (const line of lines.slice(1)) {
    breaks++;
    if (line === "") continue;
    const isFurther = /^[ \t]/.test(line);
    const kept = wasFurther || isFurther ? breaks : breaks - 1;
    value += (kept === 0 ? " " : "\n".repeat(kept)) + line;
    breaks = 0;
    wasFurther = isFurther;
  }
  return value;
}

/** A line of a plain text below its first one: no comment, nothing that looks like a key or an item. */
const PLAIN_LINE = /(?![-?:](?:\s|$))[^\s#:]*(?:(?: +|:)[^ \t\r\n#:]+)* *(?=\r?\n|$)/y;

/**
 * Adds the lines below to a plain text.
 * @param first The text on its first line.
 * @param below Where the line below begins.
 * @param column That of the key or dash. The lines are indented further.
 * @returns `undefined` if a line below belongs to the text and is not simple.
 */
export function plainOverLines(
  text: string,
  first: ScalarNode,
  { below, column }: { below: number; column: number },
): ScalarOverLines | undefined {
  let value = text.slice(first.start, first.end);
  let { end } = first;
  let breaks = 1;
  let next = below;
  for (let at = below; at < text.length; at = lineEndAt(text, at)) {
    const start = at + spacesAt(text, at);
    if (isLineBreak(text, start)) {
      breaks++;
      continue;
    }
    if (start - at <= column || start === text.length || text.charAt(start) === "#") break;
    PLAIN_LINE.lastIndex = start;
    const [line] = PLAIN_LINE.exec(text) ?? [];
    if (line === undefined) return undefined;
    value += breaks === 1 ? " " : "\n".repeat(breaks - 1);
    value += line.trimEnd();
    end = start + line.trimEnd().length;
    breaks = 1;
    next = lineEndAt(text, at);
  }
  if (next === below) return { value: first, next };
  return { value: { kind: "scalar", value, style: "plain", start: first.start, end }, next };
}
