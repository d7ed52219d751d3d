/**
 * Splits a text into pieces: whole lines that can be read on their own. A top-level entry is a piece, and where
 * an entry holds a block map or list, its head is one and each item is one. The splitter looks at a line and at a
 * small state, never ahead, so that it can start at any piece and stop where it meets an old piece in its old state.
 */
import { indentOf } from "./spaces.ts";

/**
 * What the splitter knows before it reads a line:
 * `start`, nothing of this document yet · `document`, nothing but its `---` · `directives`, a directive that changes how everything below is read ·
 * `whole`, the rest of the document is one piece · `foreign`, the rest of the file is one · `value`, inside an entry
 * that is one piece · `head`, after `key:` with nothing behind it · `words 2`, the same, after words at column 2 that
 * may be a text or an item in the making · a number, between items of that indentation.
 */
export type State =
  "start" | "document" | "directives" | "whole" | "foreign" | "value" | "head" | `words ${number}` | number;

/**
 * The role of a piece: a document mark (`---`), a directive, a top-level entry (or its head), an item, the rest of a
 * document, something that is no YAML at all.
 */
export type Role = "mark" | "directive" | "entry" | "item" | "whole" | "foreign";

export interface Part {
  readonly text: string;
  readonly lines: number;
  readonly role: Role;
  /** The state before the first line of this part. */
  readonly before: State;
}

/** One line with its line break. A lone CR breaks a line, as the protocol has it. */
const LINE = /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g;

const BLANK_OR_COMMENT = /^[ \t]*(?:#.*)?[\r\n]*$/s;
const MARK = /^(?:---|\.\.\.)(?=[ \t\r\n]|$)/;
const MARK_WITH_CONTENT = /^---[ \t]+[^#\s]/;
/** The one directive that changes nothing. */
const YAML_1_2 = /^%YAML[ \t]+1\.2[ \t]*(?:[ \t]#.*)?[\r\n]*$/s;
/** The first line of a web page, a PDF, a Word or Excel file, a rich text. */
const FOREIGN = new RegExp(String.raw`^\s*(?:<[a-z!?/]|%PDF-|PK\x03\x04|\{\\rtf)|\0`, "i");

const PLAIN_START = String.raw`(?:[^\s"'#{}[\],&*!|>%@\`?:-]|[?:-](?=[^ \t\r\n]))`;
const KEY = new RegExp(
  String.raw`^(?:"(?:[^"\\]|\\.)*"[ \t]*|'(?:[^']|'')*'[ \t]*|${PLAIN_START}(?:[^:#]|:(?![ \t\r\n]|$)|(?<![ \t])#)*):(?=[ \t\r\n]|$)`,
);
const WORDS = new RegExp(`^${PLAIN_START}`);
const DASH = /^-(?=[ \t\r\n]|$)/;
/** The value of a `? key` that began on a line above, or the end of a bracket. */
const CONTINUATION = /^(?::(?=[ \t\r\n]|$)|[\]}])/;

export class Splitter {
  #state: State;
  #open: { lines: string[]; role: Role; before: State } | undefined;
  readonly #parts: Part[] = [];

  constructor(before: State) {
    this.#state = before;
  }

  /** The state before the next line. */
  get state(): State {
    return this.#state;
  }

  /** Reads whole lines. */
  feed(text: string): void {
    for (const [line] of text.matchAll(LINE)) this.#line(line);
  }

  /** The parts read so far, the last one closed. */
  end(): Part[] {
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

function step(state: State, raw: string): Step {
  const line = state === "start" ? raw.replace(/^\uFEFF/, "") : raw;
  const stay = { after: state };
  if (state === "foreign") return stay;
  if (MARK.test(line)) return markStep(state, line);
  if (state === "whole" || state === "directives" || BLANK_OR_COMMENT.test(line)) return stay;
  const indent = indentOf(line);
  const content = line.slice(indent);
  const first = state === "start" || state === "document" ? firstStep(state, line) : undefined;
  if (first) return first;
  if (CONTINUATION.test(content)) return stay;
  if (opensItem(state, { indent, content })) return { after: indent, role: "item" };
  if (indent === 0 && !content.startsWith("\t") && !DASH.test(content)) {
    return { after: hasValue(content) ? "value" : "head", role: "entry" };
  }
  if (state !== "head") return stay;
  return { after: WORDS.test(content) ? `words ${indent}` : "value" };
}

/** The step at `---` or `...`. */
function markStep(state: State, line: string): Step {
  if (line.startsWith("...")) return { after: "start", role: "mark" };
  if (state === "directives") return { after: "whole" };
  return { after: MARK_WITH_CONTENT.test(line) ? "whole" : "document", role: "mark" };
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
  if (DASH.test(content)) return { after: indent, role: "item" };
  const isEntry = indent > 0 || content.startsWith("\t") || CONTINUATION.test(content);
  return isEntry ? { after: "value", role: "entry" } : undefined;
}

interface Line {
  readonly indent: number;
  readonly content: string;
}

function opensItem(state: State, { indent, content }: Line): boolean {
  if (content.startsWith("\t")) return false;
  if (typeof state === "number") return indent === state && (indent > 0 || DASH.test(content));
  if (state === "head") return DASH.test(content) || (indent > 0 && KEY.test(content));
  // What was taken for a text has a key below it, as no text can.
  return state === `words ${indent}` && KEY.test(content);
}

/** Whether a top-level line holds its value, or the beginning of it; if not, the value stands below. */
function hasValue(content: string): boolean {
  if (/^(?:[&*!{[|>]|\?[ \t])/.test(content)) return true;
  const key = KEY.exec(content)?.[0];
  return key !== undefined && !BLANK_OR_COMMENT.test(content.slice(key.length));
}
