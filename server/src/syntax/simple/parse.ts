/**
 * A fast parser for most pieces: keys, items and values, each on its own line, and block scalars. It leaves everything
 * else, and anything that may be an error, to the YAML parser, which gives the same result more slowly.
 */
import type { ListNode, MapNode, Node, Pair } from "../node.ts";
import type { ParseResult } from "../parse.ts";
import { resultOf } from "../parse.ts";
import type { RawPiece } from "../split.ts";
import type { ScalarOverLines } from "./scalars.ts";
import { blockScalarAt, plainOverLines } from "./scalars.ts";
import { KEY, parseKeyAt, parseValueAt } from "./values.ts";
import { maxOf } from "../minMax.ts";

const BLANK_LINES = /(?: *(?:#[^\r\n]*)?(?:\r?\n|$))*/y;
const COMMENT_COLUMNS = /^ *(?=#)/gm;
/** The beginning of a line: spaces, a dash, a key. */
const HEAD = new RegExp(String.raw`( *)(- +)?(?:(${KEY}):(?: +|(?=\r?\n|$)))?`, "y");
/** The rest of a line. A "#" before a digit is rejected, because it may belong to the value. */
const REST = /(?: +(?:#(?!\d)[^\r\n]*)?)?(?:\r?\n|$)/y;
const ANCHOR = /&([\w-]{1,100})(?: +|(?=\r?\n))/y;
const BLOCK_HEADER = /[|>][-+]?/y;
/** The beginning of a line that is a text without a doubt. */
const TEXT_LINE = /\p{L}[\p{L}\p{M}]+(?=[ ,])|["']/uy;
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
  /** The offset after the dash and the key, and after an anchor once it has been read. */
  end: number;
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
    const tree = this.#line && this.#block(this.#line, -1);
    return this.#isSimple && !this.#line ? resultOf(this.#text, tree, []) : undefined;
  }

  /** Parses the list, map or text that begins on a line. @param column That of the key above. */
  #block(line: Line, column: number): Node | undefined {
    if (line.dash > 0) return this.#list(line);
    if (line.key !== undefined) return this.#map(line);
    const isText = column >= 0 && this.#matched(TEXT_LINE, line.end) !== undefined;
    return isText ? this.#value(line, column) : this.#giveUp();
  }

  #list({ start, column }: Line): ListNode {
    const items: Node[] = [];
    for (let line = this.#line; line?.column === column && line.dash > 0; line = this.#line) {
      line.column += line.dash;
      line.dash = 0;
      const item = line.key === undefined ? this.#anchored(line, column, "item") : this.#map(line);
      if (item) items.push(item);
      else this.#giveUp();
    }
    this.#endAt(column);
    return { kind: "list", items, flow: false, start: start + column, end: this.#end };
  }

  /** Parses a list at the column of its key. Comments below it at this column may belong to it. */
  #listAtKey(line: Line): Node | undefined {
    const list = this.#list(line);
    const below = this.#text.slice(list.end, this.#line?.start);
    return below.includes("#") ? this.#giveUp() : list;
  }

  #map({ start, column }: Line): MapNode {
    const pairs: Pair[] = [];
    for (let line = this.#line; line?.column === column && line.dash === 0; line = this.#line) {
      const { key } = line;
      if (key === undefined) break;
      const value = this.#anchored(line, column, "key");
      pairs.push({ key: parseKeyAt(line.start + column, key), value });
    }
    this.#endAt(column);
    return { kind: "map", pairs, flow: false, start: start + column, end: this.#end };
  }

  /** Gives up if the next line is indented further than the column. */
  #endAt(column: number): void {
    if (this.#line && this.#line.column > column) this.#giveUp();
  }

  /** Parses the value of a key or an item, with its anchor. */
  #anchored(line: Line, column: number, of: "key" | "item"): Node | undefined {
    ANCHOR.lastIndex = line.end;
    const [written = "", anchor] = ANCHOR.exec(this.#text) ?? [];
    line.end += written.length;
    const value = this.#value(line, column) ?? (of === "key" ? this.#below(line, column) : undefined);
    if (anchor === undefined) return value;
    return value && value.kind !== "alias" ? { ...value, anchor } : this.#giveUp();
  }

  /** Parses the value on the line of its key or dash, including the lines below that belong to it. */
  #value({ end }: Line, column: number): Node | undefined {
    const text = this.#text;
    const header = this.#matched(BLOCK_HEADER, end);
    if (header !== undefined) {
      const firstLine = this.#matched(REST, header);
      return firstLine === undefined
        ? this.#giveUp()
        : this.#overLines(blockScalarAt(text, { header: end, firstLine, column }));
    }
    const value = parseValueAt(text, end, column);
    const rest = this.#matched(REST, value?.end ?? end);
    if (rest === undefined) return this.#giveUp();
    if (value?.kind === "scalar" && value.style === "plain" && !isCommented(text, value.end, rest))
      return this.#overLines(plainOverLines(text, value, { below: rest, column }));
    if (value) this.#next(rest);
    return value;
  }

  #overLines(found: ScalarOverLines | undefined): Node | undefined {
    if (!found) return this.#giveUp();
    this.#next(found.next);
    return found.value;
  }

  /** Parses the value of a key in the lines below it. */
  #below({ end }: Line, column: number): Node | undefined {
    const rest = this.#line && this.#matched(REST, end);
    if (rest === undefined) return undefined;
    if (this.#matched(BLANK_LINES, rest) === this.#text.length) return this.#nothing(end, column);
    this.#next(rest);
    const line = this.#line;
    if (!line) return this.#giveUp();
    if (line.dash > 0 && line.column === column) return this.#listAtKey(line);
    return line.column > column ? this.#block(line, column) : this.#giveUp();
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

/** Whether there is a comment between two offsets. */
function isCommented(text: string, start: number, end: number): boolean {
  const comment = text.indexOf("#", start);
  return comment >= 0 && comment < end;
}
