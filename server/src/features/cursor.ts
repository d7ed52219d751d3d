/**
 * Determines what can be completed at a cursor in half-typed text. Each way to insert a word is tried before it is
 * offered: the text must remain valid YAML, and no other value may change.
 */
import type { Range } from "vscode-languageserver-types";
import { hasWords, isProse } from "../format/schema.ts";
import type { Facts } from "../model/facts/facts.ts";
import type { ProseReference } from "../model/facts/prose.ts";
import { columnAt } from "../syntax/columns.ts";
import type { ScalarNode } from "../syntax/node.ts";
import type { Position } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import {
  cursorsBeforeEntry,
  cursorsAfterEntry,
  cursorsBeforeGluedColon,
  newLineCursors,
  cursorsInBrackets,
} from "./cursor/entries.ts";
import type { CursorLine, CursorResult } from "./cursor/line.ts";
import { cursorLineAt } from "./cursor/line.ts";
import { cursorFor, valueCursors, rangeIn, withoutNewProblems } from "./cursor/reading.ts";
import { referenceAt } from "./cursor/reference.ts";
import type { Target } from "./target.ts";
import { CURSOR_MARKER } from "./speculative.ts";

/**
 * What a completion becomes: a `value`, or a `key` with its colon. A `name` is a key that already has its colon; a
 * `parent` is a key that takes the lines below as its value.
 */
export type Form = "value" | "key" | "name" | "parent";

/** One way to insert a word at the cursor. */
export interface Cursor {
  readonly target: Target;
  readonly form: Form;
  /** The range that a completion replaces: the word around the cursor. */
  readonly range: Range;
  /** The typed part of the word, before the cursor. */
  readonly typed: string;
  /** The text to insert before and after the completion, such as a missing space or comma. */
  readonly prefix: string;
  readonly suffix: string;
  /** Whether new lines can begin here, with nothing before them but dashes. */
  readonly isBlock: boolean;
  /** Whether the replaced range is longer than the word at the cursor. */
  readonly isPhrase: boolean;
  /** The quotation style of the word. */
  readonly style: ScalarNode["style"];
  /** The reference in prose that is being typed, and the brackets that close it. */
  readonly reference: { readonly form: ProseReference["form"]; readonly closing: string } | undefined;
  /** The facts of the item around the cursor, with the marker in place of the word. */
  readonly facts: () => Facts | undefined;
}

/** All ways to insert a word at a position; none in a comment, in free text and in invalid YAML. */
export function cursorsAt(source: Source, position: Position): readonly Cursor[] {
  const line = source.line(position.line);
  const before = line.slice(0, position.character);
  const after = line.slice(position.character);
  const reference = referenceAt(source, position, { before, after });
  return reference ? [reference] : wordsAt(cursorLineAt(source, position, { before, after }));
}

/** All ways to insert a word, apart from references in prose. */
function wordsAt(cursorLine: CursorLine): readonly Cursor[] {
  const glued = cursorsBeforeGluedColon(cursorLine);
  if (glued.length > 0) return glued;
  const bare = cursorLine.parseWith({});
  const inFlow = bare?.target.levels.at(-1)?.flow === true;
  if (bare?.isWhole) {
    const values = bare.target.role === "value" ? withoutNewProblems(cursorLine, [bare]) : [];
    if (values.length > 0) return values.flatMap((each) => valueCursors(cursorLine, each));
    if (bare.target.role === "key" && (inFlow ? /^\s*:/ : /^\s*:(?:\s|$)/).test(cursorLine.tail)) {
      const fresh =
        cursorLine.typed === "" && cursorLine.rest !== "" ? cursorsBeforeEntry(cursorLine, inFlow) : [];
      return fresh.length > 0
        ? fresh
        : withoutNewProblems(cursorLine, [bare]).map((each) => cursorFor(cursorLine, each, "name"));
    }
  }
  const own = inFlow ? cursorsInBrackets(cursorLine, {}) : [];
  if (own.length > 0) return own;
  // Text that goes on from the line before is neither a key nor an item.
  const isInText = bare?.isWhole === false && bare.target.role === "value";
  const block = inFlow || isInText ? [] : newLineCursors(cursorLine);
  if (block.length > 0) return block;
  const phrase = isInText && cursorLine.typed !== "" ? phraseAround(cursorLine, bare) : undefined;
  if (phrase) return phrase;
  const between =
    bare && !inFlow ? [] : [cursorsBeforeEntry(cursorLine, true), cursorsAfterEntry(cursorLine, bare)];
  const [found] = between.filter((each) => each.length > 0);
  return found ?? (isInText ? phraseAround(cursorLine, bare) : undefined) ?? [];
}

/** A value of several words on one line, which can only be completed as a whole. */
function phraseAround(cursorLine: CursorLine, bare: CursorResult): [Cursor] | undefined {
  const { position, source } = cursorLine;
  const { target, from, to, prefix } = bare;
  const { node, piece, schema } = target;
  if (target.role !== "value" || !schema || isProse(schema) || !hasWords(schema)) return undefined;
  const inner = node.style === "plain" ? 0 : 1;
  const isOneLine = !/[\r\n]/.test(piece.text.slice(node.start, node.end));
  if (!isOneLine || /^(?:literal|folded)$/.test(node.style)) return undefined;
  const first = columnAt(piece, node.start + inner);
  const last = columnAt(piece, node.end - inner) + (to - from) - (prefix.length + CURSOR_MARKER.length);
  if (first > position.character || last < position.character) return undefined;
  const typed = source.line(position.line).slice(first, position.character);
  const value = cursorFor(cursorLine, bare, "value");
  return [
    { ...value, typed, range: rangeIn(position, first, last), prefix: "", isBlock: false, isPhrase: true },
  ];
}
