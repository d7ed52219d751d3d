/**
 * Splits a text into pieces: whole lines that can be read on their own. A top-level entry is a piece, and where
 * an entry holds a block map or list, its head is one and each item is one. The splitter looks at a line and at a
 * small state, never ahead, so that it can start at any piece and stop where it meets an old piece in its old state.
 */
import { memoText } from "./memo.ts";
import { conflictMarker } from "./conflicts.ts";
import { indentOf, isStrangeBlank } from "./spaces.ts";

/** Between items with keys, or with dashes, that begin at a column. */
type Between = `${"keys" | "list"} ${number}`;

/**
 * What the splitter knows before it reads a line:
 * - `start`: nothing of this document yet; `document`: nothing but its `---`
 * - `directives`: a directive that changes how everything below is read
 * - `whole`: the rest of the document is one piece; `foreign`: the rest of the file is
 * - `value`: inside an entry that is one piece
 * - `head`: after `key:` with nothing behind it; `lone`: after words without a colon
 * - `words 2`: after a head, and words at column 2 that may be a text or an item in the making
 * - `keys 4`, `list 4`: between items
 * - `key 2 in keys 4`, `line 2 in keys 4`: the same, after a line at column 2. Which of the two is the slip, the next line
 *   says; so does the one after `entry 0 in keys 4`, a top-level entry that may be an item at the margin
 * - `ours keys 4`, `theirs keys 4`: between two versions that git could not merge, the first of which is read
 */
export type State =
  | ("start" | "document" | "directives" | "whole" | "foreign" | "value" | "head" | "lone")
  | `words ${number}`
  | Between
  | `${"key" | "line" | "entry"} ${number} in ${Between}`
  | `${"ours" | "theirs"} ${string}`;

/**
 * The role of a piece: a document mark (`---`), a directive, a top-level entry (or its head), an item, the rest of a
 * document, something that is no YAML at all.
 */
export type Role = "mark" | "directive" | "entry" | "item" | "whole" | "foreign";

export interface RawPiece {
  readonly text: string;
  readonly lines: number;
  readonly role: Role;
  /** The state before the first line of this part. */
  readonly before: State;
}

/** One line with its line break. A lone CR breaks a line, as the protocol has it. */
const LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/y;

const BLANK_OR_COMMENT = /^[ \t]*(?:#.*|[\r\n]*)$/s;
const MARKER = /^(?:---|\.\.\.)(?=[ \t\r\n]|$)/;
const MARKER_WITH_CONTENT = /^---[ \t]+[^#\s]/;
/** The one directive that changes nothing. */
const YAML_1_2 = /^%YAML[ \t]+1\.2(?:[ \t]+#.*|[ \t]*[\r\n]*)$/s;
/** The first line of a web page, a PDF, a Word or Excel file, a rich text. */
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
/** The value of a `? key` that began on a line above, or the end of a bracket. */
const CONTINUATION = /^(?::(?=[ \t\r\n]|$)|[\]}])/;
/** A value that cannot go on with a key on the line below. */
const COMPLETE = new RegExp(
  String.raw`^(?:${PLAIN_START}|(?:${DOUBLE}|${SINGLE}|\{[^{}[\]]*\}|\[[^{}[\]]*\])[ \t]*(?:#|[\r\n]*$))`,
);

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

  /** The parts read so far, the last one closed. */
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
    // Blank lines and comments before the first content open a piece of their own kind.
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

/** The state after a line, and the role of the piece that the line opens, if it opens one. */
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
  // The other version belongs to the piece before it, where it is passed over.
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
  // Most lines stand inside an item.
  const span = placeIn(state);
  if (span && !span.outlier && indent > span.column) return stay;
  if (BLANK_OR_COMMENT.test(line) || isStrangeBlank(line)) return stay;
  const content = line.slice(indent);
  const first = state === "start" || state === "document" ? firstStep(state, line) : undefined;
  if (first) return first;
  // A tab brings a line into whatever stands above it.
  if (CONTINUATION.test(content) || content.startsWith("\t"))
    return state === "head" || state === "lone" ? { after: "value" } : stay;
  return itemStep(state, { indent, content }) ?? entryStep(state, { indent, content });
}

/** The step at `---` or `...`. */
function markStep(state: State, line: string): Step {
  if (line.startsWith("...")) return { after: "start", role: "mark" };
  if (state === "directives") return { after: "whole" };
  return { after: MARKER_WITH_CONTENT.test(line) ? "whole" : "document", role: "mark" };
}

/** The step at the first content of a document, where that is not a key like any other. */
function firstStep(state: State, line: string): Step | undefined {
  if (FOREIGN.test(line)) return { after: "foreign", role: "foreign" };
  if (state === "start" && line.startsWith("%"))
    return YAML_1_2.test(line)
      ? { after: "start", role: "directive" }
      : { after: "directives", role: "whole" };
  const indent = indentOf(line);
  const content = line.slice(indent);
  // A bracket, a text or a mark for the document as a whole.
  if (/^[{[|>&!]/.test(content)) return { after: "whole", role: "whole" };
  if (DASH.test(content)) return { after: `list ${indent}`, role: "item" };
  const isEntry = indent > 0 || content.startsWith("\t") || CONTINUATION.test(content);
  return isEntry ? { after: "value", role: "entry" } : undefined;
}

/** The step at a line below a head or between items; `undefined` where it has to do with neither. */
function itemStep(state: State, { indent, content }: Line): Step | undefined {
  const isDash = DASH.test(content);
  const isKey = indent > 0 && KEY.test(content);
  const opened: Step = { after: `${isDash ? "list" : "keys"} ${indent}`, role: "item" };
  if (state === "head") return isDash || isKey ? opened : undefined;
  // Where a text may stand, only a single word is a key.
  if (state === "lone") return isDash || (isKey && WORD.test(content)) ? opened : undefined;
  if (state === `words ${indent}`) return isKey && WORD.test(content) ? opened : undefined;
  const span = placeIn(state);
  // Items with keys may hold lists whose dashes stand at the column of the keys.
  if (!span || (isDash ? span.between.startsWith("keys") : indent === 0)) return undefined;
  const { between, column, outlier } = span;
  const next: Step = { after: between, role: "item" };
  if (outlier?.kind === "entry") return isKey && indent === column ? next : undefined;
  if (outlier) {
    // Below an open key stand its own keys: at the column of the items only if that was the slip.
    if (outlier.kind === "key" && indent === column) return { after: outlier.between };
    if (indent > column) return { after: between };
    if (indent === outlier.column && (isDash || isKey)) return { after: outlier.between, role: "item" };
  }
  if (indent === column) return next;
  if (indent > column || !(isDash || isKey)) return undefined;
  return { after: `${isOpen(content) ? "key" : "line"} ${indent} in ${between}`, role: "item" };
}

/** Where items stand, and the line that departs from it, if one does. */
interface Place {
  readonly between: Between;
  readonly column: number;
  readonly outlier?: { readonly kind: string; readonly column: number; readonly between: Between };
}

/** A text can have more, in lines that are not indented as they should be. */
const MAX_PLACES = 1000;

const placeIn = memoText((state: State): Place | undefined => {
  const [, kind, outlier, items, column] =
    /^(?:(key|line|entry) (\d+) in )?(keys|list) (\d+)$/.exec(state) ?? [];
  if (items !== "keys" && items !== "list") return undefined;
  const place = { between: `${items} ${Number(column)}` as const, column: Number(column) };
  if (kind === undefined) return place;
  return { ...place, outlier: { kind, column: Number(outlier), between: `${items} ${Number(outlier)}` } };
}, MAX_PLACES);

/** The step at a line that begins a top-level entry, or goes on with one. */
function entryStep(state: State, { indent, content }: Line): Step {
  if (indent > 0 || DASH.test(content)) {
    if (state !== "head" && state !== "lone") return { after: state };
    return { after: WORDS.test(content) ? `words ${indent}` : "value" };
  }
  if (isOpen(content)) return { after: KEY.test(content) ? "head" : "lone", role: "entry" };
  // Perhaps an item that lost its indentation.
  const span = placeIn(state);
  const mayBeItem = span && span.column > 0 && isComplete(content);
  return { after: mayBeItem ? `entry 0 in ${span.between}` : "value", role: "entry" };
}

/** Whether a line has no value behind its key or dash, so that the value stands below. */
function isOpen(content: string): boolean {
  if (/^(?:[&*!{[|>]|\?[ \t])/.test(content)) return false;
  const before = (DASH.exec(content) ?? KEY.exec(content))?.[0];
  return before === undefined || BLANK_OR_COMMENT.test(content.slice(before.length));
}

/** Whether the value behind a key ends on its line. */
function isComplete(content: string): boolean {
  const key = KEY.exec(content)?.[0];
  return key !== undefined && COMPLETE.test(content.slice(key.length).trimStart());
}
