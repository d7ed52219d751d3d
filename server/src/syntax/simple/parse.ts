/**
 * Reads what most pieces are: keys, items and values, each on a line of its own, and texts in the lines below a bar. What
 * is written in another way, or may be a mistake, is left to the YAML parser, which reads the same, but slowly.
 */
import type { ListNode, MapNode, Node, Pair } from "../node.ts";
import type { ParseResult } from "../parse.ts";
import type { RawPiece } from "../split.ts";
import { KEY, parseKeyAt, spacesAt, parseValueAt } from "./values.ts";
import { maxOf } from "../minMax.ts";

const BLANK_LINES = /(?: *(?:#[^\r\n]*)?(?:\r?\n|$))*/y;
const COMMENT_COLUMNS = /^ *(?=#)/gm;
/** The beginning of a line: spaces, a dash, a key. */
const HEAD = new RegExp(String.raw`( *)(- +)?(?:(${KEY}):(?: +|(?=\r?\n|$)))?`, "y");
/** The rest of a line. Behind a number sign with a number there may be more of the value. */
const REST = /(?: +(?:#(?!\d)[^\r\n]*)?)?(?:\r?\n|$)/y;
/** Behind a key that has no value. */
const NOTHING = /[\r\n]*$/y;

/** What is simple is indented no deeper. In columns. */
const MAX_COLUMNS = 40;

/** What a piece holds; `undefined` where it is not simple. */
export function parseSimple({ text, role }: Pick<RawPiece, "text" | "role">): ParseResult | undefined {
  // A lone CR breaks lines for the protocol, but not for YAML.
  if (role === "foreign" || /\r(?!\n)/.test(text)) return undefined;
  return new Reader(text).reading;
}

/** The line that is being read. */
interface Line {
  readonly start: number;
  /** The column of the dash; of the key once the dash has been read. */
  column: number;
  /** How far the key stands behind the dash; 0 where there is no dash, or none any more. */
  dash: number;
  readonly key: string | undefined;
  /** Behind all of these. */
  readonly end: number;
}

/** Reads one text, once. */
class Reader {
  readonly #text: string;
  /** Nothing at the end, nor once something is not simple. */
  #line: Line | undefined;
  /** Where the last thing that was read ends, its line break included. */
  #end = 0;
  /** The column of the first word. */
  #margin: number | undefined;
  #isSimple = true;

  constructor(text: string) {
    this.#text = text;
  }

  get reading(): ParseResult | undefined {
    this.#next(0);
    const tree = this.#line && this.#block(this.#line);
    return this.#isSimple && !this.#line ? { tree, problems: [], aliases: [], anchors: [] } : undefined;
  }

  /** The list or map that begins on a line. */
  #block(line: Line): Node | undefined {
    if (line.dash > 0) return this.#list(line);
    return line.key === undefined ? this.#giveUp() : this.#map(line);
  }

  #list({ start, column }: Line): ListNode {
    const items: Node[] = [];
    for (let line = this.#line; line?.column === column && line.dash > 0; line = this.#line) {
      line.column += line.dash;
      line.dash = 0;
      const item = line.key === undefined ? this.#value(line, column) : this.#map(line);
      if (item) items.push(item);
      else this.#giveUp();
    }
    this.#endAt(column);
    return { kind: "list", items, flow: false, start: start + column, end: this.#end };
  }

  #map({ start, column }: Line): MapNode {
    const pairs: Pair[] = [];
    for (let line = this.#line; line?.column === column && line.dash === 0; line = this.#line) {
      const { key } = line;
      if (key === undefined) break;
      const value = this.#value(line, column) ?? this.#below(line, column);
      pairs.push({ key: parseKeyAt(line.start + column, key), value });
    }
    this.#endAt(column);
    return { kind: "map", pairs, flow: false, start: start + column, end: this.#end };
  }

  /** What goes on further right than the column is not simple. */
  #endAt(column: number): void {
    if (this.#line && this.#line.column > column) this.#giveUp();
  }

  /** The value on the line of its key or dash, with what belongs to it below. */
  #value({ end }: Line, column: number): Node | undefined {
    const text = this.#text;
    const isBar = text.charAt(end) === "|";
    const value = isBar ? undefined : parseValueAt(text, end);
    const rest = this.#matched(REST, value?.end ?? end + (isBar ? 1 : 0));
    if (rest === undefined) return this.#giveUp();
    if (isBar) return this.#literal(end, rest, column);
    if (value) this.#next(rest);
    return value;
  }

  /** The value of a key in the lines below it. */
  #below({ end }: Line, column: number): Node | undefined {
    const rest = this.#line && this.#matched(REST, end);
    if (rest === undefined) return undefined;
    if (this.#matched(BLANK_LINES, rest) === this.#text.length) return this.#nothing(end, column);
    this.#next(rest);
    return this.#line && this.#line.column > column ? this.#block(this.#line) : this.#giveUp();
  }

  /** The end of the text behind a key that stands alone, as that of a section does whose items are pieces of their own. */
  #nothing(end: number, column: number): Node | undefined {
    const hasComment = this.#text.includes("#", end);
    if (hasComment ? column !== this.#margin : this.#matched(NOTHING, end) === undefined)
      return this.#giveUp();
    this.#line = undefined;
    this.#end = hasComment ? this.#text.length : end;
    return undefined;
  }

  /** A text in the lines below a bar, from the first of them on. */
  #literal(start: number, firstLine: number, column: number): Node | undefined {
    const text = this.#text;
    const width = spacesAt(text, firstLine);
    let value = "";
    let blanks = "";
    let end = firstLine;
    for (let at = firstLine; at < text.length;) {
      const spaces = spacesAt(text, at);
      const next = lineEndAt(text, at);
      const line = text.slice(at + Math.min(spaces, width), next).replace(/\r?\n$/, "");
      if (line === "" && value) blanks += "\n";
      else if (spaces <= column) break;
      // Indented, but not as the first line is; or blank, but for spaces or tabs.
      else if (spaces < width || /^[ \t]*$/.test(line)) return this.#giveUp();
      else {
        value += `${blanks}${line}\n`;
        blanks = "";
        end = next;
      }
      at = next;
    }
    if (!value) return this.#giveUp();
    this.#next(end);
    return { kind: "scalar", value, style: "literal", start, end };
  }

  /** Goes on to the next line with a word, from the end of what was read. */
  #next(end: number): void {
    const text = this.#text;
    const start = this.#matched(BLANK_LINES, end) ?? end;
    HEAD.lastIndex = start;
    const [head = "", { length: column } = "", { length: dash } = "", key] = HEAD.exec(text) ?? [];
    const isLast = start === text.length;
    this.#margin ??= column;
    this.#end = end;
    this.#line = isLast ? undefined : { start, column, dash, key, end: start + head.length };
    // Comments further right than what follows belong to what stands above them, and lengthen it.
    const most = isLast ? this.#margin : column;
    if (column > MAX_COLUMNS || (start > end && commentColumn(text.slice(end, start)) > most)) this.#giveUp();
  }

  /** Where a match ends that begins at an offset. */
  #matched(pattern: RegExp, at: number): number | undefined {
    pattern.lastIndex = at;
    return pattern.test(this.#text) ? pattern.lastIndex : undefined;
  }

  /** No more is read; returns what there is then of a value. */
  #giveUp(): Node | undefined {
    this.#isSimple = false;
    this.#line = undefined;
    return undefined;
  }
}

/** The column of the comment that stands furthest to the right. */
function commentColumn(lines: string): number {
  return maxOf(Array.from(lines.matchAll(COMMENT_COLUMNS), ([{ length }]) => length));
}

/** Where the line of an offset ends, its line break included. */
function lineEndAt(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline + 1;
}
