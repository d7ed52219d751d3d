/**
 * Splits a text into pieces: whole lines that can be parsed on their own. A top-level entry is one piece; if it
 * contains a block map or list, its head and each item are a piece of their own. The splitter looks only at the current
 * line and at a small state, never ahead. It can therefore start at any piece, and stop at an old piece that it reaches
 * in the same state.
 */
import { memoText } from "./memo.ts";
import { conflictMarker } from "./conflicts.ts";
import { indentOf, isBlankWithStrangeSpaces } from "./spaces.ts";
import { isOwnKey } from "./ownKey.ts";

/** The state between items with keys, or with dashes, that begin at a column. */
type Between = `${"keys" | "list"} ${number}`;

/**
 * The state of the splitter before a line:
 * - `start`: nothing of this document has been read; `document`: only its `---`
 * - `directives`: after a directive that changes how the lines below are parsed
 * - `whole`: the rest of the document is one piece; `foreign`: the rest of the file is
 * - `value`: inside an entry that is one piece
 * - `head`: after `key:` without a value; `lone`: after words without a colon
 * - `words 2`: after a head, and words at column 2 that may be a text or an unfinished item
 * - `keys 4`, `list 4`: between items
 * - `key 2 in keys 4`, `line 2 in keys 4`: the same, after a line at column 2. The next line decides which of the two
 *   is the slip. The same holds after `entry 0 in keys 4`, a top-level entry that may be an item at the margin.
 * - `ours keys 4`, `theirs keys 4`: inside the first or second version of a merge conflict. Only the first is parsed.
 */
export type State =
  | ("start" | "document" | "directives" | "whole" | "foreign" | "value" | "head" | "lone")
  | `words ${number}`
  | Between
  | `${"key" | "line" | "entry"} ${number} in ${Between}`
  | `${"ours" | "theirs"} ${string}`;

/**
 * The role of a piece: a document marker (`---`, `...`), a directive, a top-level entry or its head, an item, the rest
 * of a document, or a file that is not YAML.
 */
export type Role = "marker" | "directive" | "entry" | "item" | "whole" | "foreign";

/** A piece as the splitter returns it, not parsed yet. */
export interface RawPiece {
  readonly text: string;
  readonly lines: number;
  readonly role: Role;
  /** The state before the first line of the piece. */
  readonly before: State;
}

/** One line with its line break. A lone CR is a line break, as in LSP. */
const LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/y;

const BLANK_OR_COMMENT = /^[ \t]*(?:#.*|[\r\n]*)$/s;
const MARKER = /^(?:---|\.\.\.)(?=[ \t\r\n]|$)/;
const MARKER_WITH_CONTENT = /^---[ \t]+[^#\s]/;
/** The only directive that changes nothing. */
const YAML_1_2 = /^%YAML[ \t]+1\.2(?:[ \t]+#.*|[ \t]*[\r\n]*)$/s;
/** The beginning of a web page, a PDF, a Word or Excel file, or an RTF file. */
const FOREIGN = new RegExp(String.raw`^\s*(?:<[a-z!?/]|%PDF-|PK\x03\x04|\{\\rtf)|\0`, "i");

const DOUBLE = String.raw`"(?:[^"\\]|\\.)*"`;
const SINGLE = String.raw`'(?:[^']|'')*'`;
const PLAIN_START = String.raw`(?:[^\s"'#{}[\],&*!|>%@\`?:-]|[?:-](?=[^ \t\r\n]))`;
const KEY = new RegExp(
  String.raw`^(?:${DOUBLE}[ \t]*|${SINGLE}[ \t]*|${PLAIN_START}(?:[^:#]|:(?![ \t\r\n]|$)|(?<![ \t])#)*):(?=[ \t\r\n]|$)`,
);
const WORD = /^[^ \t]+:/;
const WORDS = new RegExp(`^${PLAIN_START}`);
const DASH = /^-(?=[ \t\r\n]|$)/;
/** The value of a `? key` on a line above, or the end of brackets. */
const CONTINUATION = /^(?::(?=[ \t\r\n]|$)|[\]}])/;
/** A value that a key on the line below cannot continue. */
const COMPLETE = new RegExp(
  String.raw`^(?:${PLAIN_START}|(?:${DOUBLE}|${SINGLE}|\{[^{}[\]]*\}|\[[^{}[\]]*\])[ \t]*(?:#|[\r\n]*$))`,
);

/** Splits lines into raw pieces, starting from a given state. */
export class Splitter {
  #state: State;
  #open: { lines: string[]; role: Role; before: State } | undefined;
  readonly #parts: RawPiece[] = [];

  constructor(before: State) {
    this.#state = before;
  }

  /** The state before the next line. */
  get state(): State {
    return this.#state;
  }

  /** Reads whole lines. */
  feed(text: string): void {
    for (let start = 0; start < text.length; start = LINE.lastIndex) {
      LINE.lastIndex = start;
      LINE.test(text);
      this.#line(text.slice(start, LINE.lastIndex));
    }
  }

  /** Closes the last piece and returns all pieces. */
  end(): RawPiece[] {
    this.#close();
    return this.#parts;
  }

  #line(line: string): void {
    const before = this.#state;
    const { after, role } = step(before, line);
    this.#state = after;
    if (role) {
      this.#close();
      this.#open = { lines: [], role, before };
    }
    // Blank lines and comments before the first content form a piece of their own.
    this.#open ??= { lines: [], role: "whole", before };
    this.#open.lines.push(line);
  }

  #close(): void {
    if (!this.#open) return;
    const { lines, role, before } = this.#open;
    this.#parts.push({ text: lines.join(""), lines: lines.length, role, before });
    this.#open = undefined;
  }
}

/** The state after a line, and the role of the piece that begins at the line, if any. */
interface Step {
  readonly after: State;
  readonly role?: Role;
}

interface Line {
  readonly indent: number;
  readonly content: string;
}

function step(state: State, line: string): Step {
  const marker = conflictMarker(line);
  if (marker === "<" && state !== "foreign") return { after: `ours ${state}` };
  const [, side, inner] = /^(ours|theirs) (.*)$/.exec(state) ?? [];
  if (side === undefined || inner === undefined) return stepIn(state, line);
  if (marker === ">") return { after: inner as State };
  if (marker !== undefined) return { after: `theirs ${inner}` };
  // The second version stays in the piece of the first, where the parser skips it.
  if (side === "theirs") return { after: state };
  const { after, ...opened } = stepIn(inner as State, line);
  return { ...opened, after: `ours ${after}` };
}

function stepIn(state: State, raw: string): Step {
  const line = state === "start" ? raw.replace(/^\uFEFF/, "") : raw;
  const stay = { after: state };
  if (state === "foreign") return stay;
  if (MARKER.test(line)) return markStep(state, line);
  if (state === "whole" || state === "directives") return stay;
  const indent = indentOf(line);
  // Most lines are inside an item.
  const items = itemColumnIn(state);
  if (items && !items.outlier && indent > items.column) return stay;
  if (BLANK_OR_COMMENT.test(line) || isBlankWithStrangeSpaces(line)) return stay;
  const content = line.slice(indent);
  const first = state === "start" || state === "document" ? firstStep(state, line) : undefined;
  if (first) return first;
  // A tab makes a line part of the content above it.
  if (CONTINUATION.test(content) || content.startsWith("\t"))
    return state === "head" || state === "lone" ? { after: "value" } : stay;
  return itemStep(state, { indent, content }) ?? entryStep(state, { indent, content });
}

/** Steps over `---` or `...`. */
function markStep(state: State, line: string): Step {
  if (line.startsWith("...")) return { after: "start", role: "marker" };
  if (state === "directives") return { after: "whole" };
  return { after: MARKER_WITH_CONTENT.test(line) ? "whole" : "document", role: "marker" };
}

/** Steps over the first content of a document, unless it is an ordinary key. */
function firstStep(state: State, line: string): Step | undefined {
  if (FOREIGN.test(line)) return { after: "foreign", role: "foreign" };
  if (state === "start" && line.startsWith("%"))
    return YAML_1_2.test(line)
      ? { after: "start", role: "directive" }
      : { after: "directives", role: "whole" };
  const indent = indentOf(line);
  const content = line.slice(indent);
  // A flow collection, a block scalar, or an anchor or tag of the whole document.
  if (/^[{[|>&!]/.test(content)) return { after: "whole", role: "whole" };
  if (DASH.test(content)) return { after: `list ${indent}`, role: "item" };
  const isEntry = indent > 0 || content.startsWith("\t") || CONTINUATION.test(content);
  return isEntry ? { after: "value", role: "entry" } : undefined;
}

/** Steps over a line below a head or between items; `undefined` if the line is related to neither. */
function itemStep(state: State, { indent, content }: Line): Step | undefined {
  const isDash = DASH.test(content);
  const isKey = indent > 0 && KEY.test(content);
  const opened: Step = { after: `${isDash ? "list" : "keys"} ${indent}`, role: "item" };
  if (state === "head") return isDash || isKey ? opened : undefined;
  // Where a text is allowed, only a single word is a key.
  if (state === "lone") return isDash || (isKey && WORD.test(content)) ? opened : undefined;
  if (state === `words ${indent}`) return isKey && WORD.test(content) ? opened : undefined;
  const items = itemColumnIn(state);
  // The items of a map may contain lists whose dashes are at the column of the keys.
  if (!items || (isDash ? items.between.startsWith("keys") : indent === 0)) return undefined;
  const { between, column, outlier } = items;
  const next: Step = { after: between, role: "item" };
  if (outlier?.kind === "entry") return isKey && indent === column ? next : undefined;
  if (outlier) {
    // The keys below an open key belong to it. If they are at the column of the items, the open key was the slip.
    if (outlier.kind === "key" && indent === column) return { after: outlier.between };
    if (indent > column) return { after: between };
    if (indent === outlier.column && (isDash || isKey)) return { after: outlier.between, role: "item" };
  }
  if (indent === column) return next;
  if (indent > column || !(isDash || isKey)) return undefined;
  return { after: `${isValueBelow(content) ? "key" : "line"} ${indent} in ${between}`, role: "item" };
}

/** The column of the items, and the line that deviates from it, if there is one. */
interface ItemColumn {
  readonly between: Between;
  readonly column: number;
  readonly outlier?: { readonly kind: string; readonly column: number; readonly between: Between };
}

/** A text with broken indentation can have more item columns than this; then the cache is cleared. */
const MAX_ITEM_COLUMNS = 1000;

const itemColumnIn = memoText((state: State): ItemColumn | undefined => {
  const [, kind, outlier, items, column] =
    /^(?:(key|line|entry) (\d+) in )?(keys|list) (\d+)$/.exec(state) ?? [];
  if (items !== "keys" && items !== "list") return undefined;
  const known = { between: `${items} ${Number(column)}` as const, column: Number(column) };
  if (kind === undefined) return known;
  return { ...known, outlier: { kind, column: Number(outlier), between: `${items} ${Number(outlier)}` } };
}, MAX_ITEM_COLUMNS);

/** Steps over a line that begins or continues a top-level entry. */
function entryStep(state: State, { indent, content }: Line): Step {
  if (indent > 0 || DASH.test(content)) {
    if (state !== "head" && state !== "lone") return { after: state };
    return { after: WORDS.test(content) ? `words ${indent}` : "value" };
  }
  if (isValueBelow(content)) return { after: stateBelow(content), role: "entry" };
  // This may be an item that lost its indentation.
  const items = itemColumnIn(state);
  const mayBeItem = items && items.column > 0 && isComplete(content);
  return { after: mayBeItem ? `entry 0 in ${items.between}` : "value", role: "entry" };
}

/** The state after the first line of an entry. An author's own key is one piece with everything below it. */
function stateBelow(content: string): State {
  if (!KEY.test(content)) return "lone";
  return isOwnKey(content.replace(/^["']/, "")) ? "value" : "head";
}

/** Whether a line has no value after its key or dash, so that the value is below. */
function isValueBelow(content: string): boolean {
  if (/^(?:[&*!{[|>]|\?[ \t])/.test(content)) return false;
  const before = (DASH.exec(content) ?? KEY.exec(content))?.[0];
  return before === undefined || BLANK_OR_COMMENT.test(content.slice(before.length));
}

/** Whether the value after a key ends on its line. */
function isComplete(content: string): boolean {
  const key = KEY.exec(content)?.[0];
  return key !== undefined && COMPLETE.test(content.slice(key.length).trimStart());
}
