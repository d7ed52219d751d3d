/**
 * Splits a text into pieces: whole lines that can be read on their own. A top-level entry is a piece, and where
 * an entry holds a block map or list, its head is one and each item is one. The splitter looks at a line and at a
 * small state, never ahead, so that it can start at any piece and stop where it meets an old piece in its old state.
 */

/**
 * What the splitter knows before it reads a line:
 * `start`, nothing of this document yet · `whole`, the rest of the document is one piece · `value`, inside an entry
 * that is one piece · `head`, after `key:` with nothing behind it · a number, between items of that indentation.
 */
export type State = "start" | "whole" | "value" | "head" | number;

/** The role of a piece: a document mark (`---`), a directive, a top-level entry (or its head), an item, anything else. */
export type Role = "mark" | "directive" | "entry" | "item" | "whole";

export interface Part {
  readonly text: string;
  readonly lines: number;
  readonly role: Role;
  /** The state before the first line of this part. */
  readonly before: State;
  /** The column at which an item of an entry begins; 0 for everything else. */
  readonly indent: number;
}

/** One line with its line break. A lone CR breaks a line, as the protocol has it. */
const LINE = /[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g;

const BLANK_OR_COMMENT = /^\uFEFF?[ \t]*(?:#.*)?[\r\n]*$/s;
const MARK = /^(?:---|\.\.\.)(?=[ \t\r\n]|$)/;
const MARK_WITH_CONTENT = /^---[ \t]+[^#\s]/;
const QUOTED_OR_PLAIN_KEY = String.raw`(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#{}[\],&*!|>%@\`-](?:[^:#]|:(?=\S)|(?<=\S)#)*|-(?=\S)(?:[^:#]|:(?=\S)|(?<=\S)#)*)`;
const HEAD = new RegExp(String.raw`^\uFEFF?${QUOTED_OR_PLAIN_KEY}[ \t]*:[ \t]*(?:#.*)?[\r\n]*$`);
const KEY = new RegExp(String.raw`^[ ]*${QUOTED_OR_PLAIN_KEY}[ \t]*:(?=[ \t\r\n]|$)`);
const DASH = /^[ ]*-(?=[ \t\r\n]|$)/;

export class Splitter {
  #state: State;
  #open: { lines: string[]; role: Role; before: State; indent: number } | undefined;
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
    const opened = step(before, line);
    if (opened) {
      this.#state = opened.after;
      if (opened.role) {
        this.#close();
        this.#open = {
          lines: [line],
          role: opened.role,
          before,
          indent: opened.role === "item" ? Number(opened.after) : 0,
        };
        return;
      }
    }
    // Blank lines and comments before the first content open a piece of their own kind.
    this.#open ??= { lines: [], role: "whole", before, indent: 0 };
    this.#open.lines.push(line);
  }

  #close(): void {
    if (!this.#open) return;
    const { lines, role, before, indent } = this.#open;
    this.#parts.push({ text: lines.join(""), lines: lines.length, role, before, indent });
    this.#open = undefined;
  }
}

/** What a line does to the state: the state after it, and the role of the piece that it opens, if it opens one. */
function step(state: State, line: string): { after: State; role?: Role } | undefined {
  if (MARK.test(line)) return { after: MARK_WITH_CONTENT.test(line) ? "whole" : "start", role: "mark" };
  if (state === "whole" || BLANK_OR_COMMENT.test(line)) return undefined;
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  const first = line.charAt(indent);
  if (state === "start") {
    if (first === "%" && indent === 0) return { after: "start", role: "directive" };
    if ("-{[?".includes(first) && (first !== "-" || DASH.test(line)))
      return { after: "whole", role: "whole" };
    if (indent > 0 || first === "\t") return { after: "value", role: "entry" };
  }
  if (first === "}" || first === "]") return undefined;
  if (state === "head" && (DASH.test(line) || (indent > 0 && KEY.test(line))))
    return { after: indent, role: "item" };
  if (typeof state === "number" && indent === state && (indent > 0 || DASH.test(line))) {
    return { after: state, role: "item" };
  }
  if (indent > 0 || first === "\t" || DASH.test(line))
    return state === "head" ? { after: "value" } : undefined;
  return { after: HEAD.test(line) ? "head" : "value", role: "entry" };
}
