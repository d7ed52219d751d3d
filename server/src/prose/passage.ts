/** A passage: the text of a scalar as a reader sees it, without YAML's quotes, escapes and indentation. */
import type { ScalarNode } from "../syntax/node.ts";
import type { Piece } from "../syntax/piece.ts";

/** A text, and where its parts come from. */
interface ScalarText {
  /** Line breaks are kept, so that lines and paragraphs can be recognized. */
  readonly text: string;
  /** Converts an offset in the text to one in the piece. Offsets may be given in any order. */
  readonly toPiece: (offset: number) => number;
}

/** A run of characters that are the same in the piece and in the passage. */
interface Run {
  /** The offset in the passage. */
  readonly at: number;
  /** The offset in the piece. */
  readonly from: number;
}

/** Reads the text of a scalar. */
export function passageOf({ start, end, style }: ScalarNode, piece: Piece): ScalarText {
  const source = piece.text.slice(start, end);
  const builder = new Builder(start);
  if (style === "literal" || style === "folded") addBlock(source, builder);
  else addFlow(source, style, builder);
  return builder.passage();
}

/** Collects the runs of a passage. */
class Builder {
  private readonly parts: string[] = [];
  private readonly runs: Run[] = [];
  private length = 0;
  private readonly offset: number;

  constructor(offset: number) {
    this.offset = offset;
  }

  /** Adds characters that come from an offset of the scalar. */
  add(text: string, from: number): void {
    if (text === "") return;
    this.runs.push({ at: this.length, from: this.offset + from });
    this.parts.push(text);
    this.length += text.length;
  }

  passage(): ScalarText {
    const { runs } = this;
    return {
      text: this.parts.join(""),
      toPiece: (offset) => {
        let [low, high] = [0, runs.length - 1];
        while (low < high) {
          const middle = (low + high + 1) >> 1;
          if ((runs[middle]?.at ?? 0) <= offset) low = middle;
          else high = middle - 1;
        }
        const run = runs[low];
        return run ? run.from + offset - run.at : this.offset;
      },
    };
  }
}

/** Adds the lines of a block scalar, without the header and the indentation. */
function addBlock(source: string, builder: Builder): void {
  const lines = source.split("\n");
  const content = lines.slice(1).filter((line) => line.trim() !== "");
  const indent = content.reduce((least, line) => Math.min(least, indentOf(line)), Infinity);
  let from = (lines[0]?.length ?? 0) + 1;
  for (const line of lines.slice(1)) {
    const start = Math.min(indent, indentOf(line));
    builder.add(`${line.slice(start)}\n`, from + start);
    from += line.length + 1;
  }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Adds the lines of a plain or quoted scalar, without the quotes, and with its escapes resolved. */
function addFlow(source: string, style: ScalarNode["style"], builder: Builder): void {
  const isQuoted = style !== "plain" && /^["']/.test(source);
  const from = isQuoted ? 1 : 0;
  const to =
    isQuoted && source.length > 1 && source.endsWith(source.charAt(0)) ? source.length - 1 : source.length;
  const special = style === "double" ? DOUBLE : style === "single" ? SINGLE : LINES;
  let offset = from;
  for (const match of source.slice(0, to).matchAll(special)) {
    if (match.index < from) continue;
    builder.add(source.slice(offset, match.index), offset);
    builder.add(meaningOf(match[0]), match.index);
    offset = match.index + match[0].length;
  }
  builder.add(source.slice(offset, to), offset);
}

/** A line break with the indentation of the next line, or an escape. */
const LINES = /\n[ \t]*/g;
const SINGLE = /\n[ \t]*|''/g;
const DOUBLE = /\n[ \t]*|\\(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|\n[ \t]*|.)/gi;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["t", "\t"],
  ["r", " "],
  ["_", "\u00A0"],
]);

function meaningOf(special: string): string {
  if (special.startsWith("\n")) return "\n";
  if (special === "''") return "'";
  const sign = special.charAt(1);
  if (sign === "\n") return "";
  if (special.length > 2) {
    const code = Number.parseInt(special.slice(2), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : " ";
  }
  return ESCAPES.get(sign) ?? sign;
}
