/**
 * A fast parser for most pieces: keys, items and values, each on its own line, and block scalars. It leaves everything
 * else, and anything that may be an error, to the YAML parser, which gives the same result more slowly.
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
/** The rest of a line. A "#" before a digit is rejected, because it may belong to the value. */
const REST = /(?: +(?:#(?!\d)[^\r\n]*)?)?(?:\r?\n|$)/y;
/** The text after a key that has no value. */
const NOTHING = /[\r\n]*$/y;

/** The deepest indentation that counts as simple, in columns. */
const MAX_COLUMNS = 40;

/** Parses a piece; `undefined` if it is not simple. */
export function parseSimple({ text, role }: Pick<RawPiece, "text" | "role">): ParseResult | undefined {
  // A lone CR breaks lines in LSP, but not in YAML.
  if (role === "foreign" || /\r(?!\n)/.test(text)) return undefined;
  return new Reader(text).reading;
}

/** The current line. */
interface Line {
  readonly start: number;
  /** The column of the dash, or of the key once the dash has been read. */
  column: number;
  /** The number of columns from the dash to the key; 0 if there is no dash, or it has been read. */
  dash: number;
  readonly key: string | undefined;
  /** The offset after the dash and the key. */
  readonly end: number;
}

/** Parses one text, once. */
class Reader {
  readonly #text: string;
  /** `undefined` at the end, and after something that is not simple. */
  #line: Line | undefined;
  /** Where the last read value ends, including its line break. */
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

  /** Parses the list or map that begins on a line. */
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

  /** Gives up if the next line is indented further than the column. */
  #endAt(column: number): void {
    if (this.#line && this.#line.column > column) this.#giveUp();
  }

  /** Parses the value on the line of its key or dash, including the lines below that belong to it. */
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

  /** Parses the value of a key in the lines below it. */
  #below({ end }: Line, column: number): Node | undefined {
    const rest = this.#line && this.#matched(REST, end);
    if (rest === undefined) return undefined;
    if (this.#matched(BLANK_LINES, rest) === this.#text.length) return this.#nothing(end, column);
    this.#next(rest);
    return this.#line && this.#line.column > column ? this.#block(this.#line) : this.#giveUp();
  }

  /**
   * The end of the text after a key that stands alone, such as that of a section whose items are pieces of their own.
   */
  #nothing(end: number, column: number): Node | undefined {
    const hasComment = this.#text.includes("#", end);
    if (hasComment ? column !== this.#margin : this.#matched(NOTHING, end) === undefined)
      return this.#giveUp();
    this.#line = undefined;
    this.#end = hasComment ? this.#text.length : end;
    return undefined;
  }

  /** Parses a block scalar from its first line on. */
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
      // The line is indented differently from the first line, or blank with spaces or tabs.
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

  /** Moves to the next line with a word. */
  #next(end: number): void {
    const text = this.#text;
    const start = this.#matched(BLANK_LINES, end) ?? end;
    HEAD.lastIndex = start;
    const [head = "", { length: column } = "", { length: dash } = "", key] = HEAD.exec(text) ?? [];
    const isLast = start === text.length;
    this.#margin ??= column;
    this.#end = end;
    this.#line = isLast ? undefined : { start, column, dash, key, end: start + head.length };
    // Comments that are indented further than the next line belong to the value above, and extend it.
    const most = isLast ? this.#margin : column;
    if (column > MAX_COLUMNS || (start > end && commentColumn(text.slice(end, start)) > most)) this.#giveUp();
  }

  /** The end of a match that begins at an offset. */
  #matched(pattern: RegExp, at: number): number | undefined {
    pattern.lastIndex = at;
    return pattern.test(this.#text) ? pattern.lastIndex : undefined;
  }

  /** Stops parsing because the text is not simple. Returns `undefined`, as a value. */
  #giveUp(): Node | undefined {
    this.#isSimple = false;
    this.#line = undefined;
    return undefined;
  }
}

/** The largest column of a comment. */
function commentColumn(lines: string): number {
  return maxOf(Array.from(lines.matchAll(COMMENT_COLUMNS), ([{ length }]) => length));
}

/** The end of the line at an offset, including its line break. */
function lineEndAt(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline + 1;
}
