/**
 * A trial version of a file: some characters of a line are replaced by a mark that YAML can read in their place, and where
 * the mark comes to stand in the tree says what can be written there. A version shares what has not changed, so a trial
 * costs one piece.
 */
import type { Kind } from "../format/kind.ts";
import { kindOf } from "../format/kind.ts";
import type { Facts } from "../model/facts.ts";
import { factsOfItem, itemContextOf } from "../model/facts.ts";
import type { Document } from "../syntax/document.ts";
import { documentsOf } from "../syntax/document.ts";
import { textOf } from "../syntax/node.ts";
import type { Position } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { Target } from "./target.ts";
import { targetAt } from "./target.ts";

/** A letter of one manuscript of 1429, which no assessment has: it is read as any word would be. */
export const CURSOR_MARKER = "\uA66E";

/** What replaces the characters of a line between two columns. */
export interface SpeculativeEdit {
  readonly from: number;
  readonly to: number;
  /** A text with the mark in it. */
  readonly text: string;
}

export interface SpeculativeResult {
  readonly target: Target;
  /** Whether the mark is a key or a value of its own, and not a part of other words. */
  readonly isWhole: boolean;
  /** How many mistakes the document has with it. */
  readonly syntaxProblems: number;
  /** The item around the mark. */
  readonly facts: () => Facts | undefined;
}

/** Reads the text with the mark; `undefined` where the mark becomes no part of a key or value. */
export function parseSpeculatively(
  source: Source,
  { line }: Position,
  { from, to, text }: SpeculativeEdit,
): SpeculativeResult | undefined {
  const range = { start: { line, character: from }, end: { line, character: to } };
  const trial = source.edit([{ range, text }], source.version);
  const { piece, offset } = trial.at({ line, character: from + text.indexOf(CURSOR_MARKER) });
  const document = documentsOf(trial).find((each) => each.pieces.includes(piece));
  const kind = kindOf(source.uri);
  const target = document && targetAt(document, kind, { piece, offset });
  const found = textOf(target?.node);
  if (!target || !found?.includes(CURSOR_MARKER)) return undefined;
  return {
    target,
    isWhole: found === CURSOR_MARKER,
    syntaxProblems: document.syntaxProblems.length,
    facts: () => factsAround(document, target, kind),
  };
}

/** What the document has without some characters of a line. */
export interface Rest {
  readonly syntaxProblems: number;
  /** How many keys stand twice around those characters. */
  readonly repetitions: () => number;
}

export function without(
  source: Source,
  { line }: Position,
  { from, to }: Omit<SpeculativeEdit, "text">,
): Rest {
  const range = { start: { line, character: from }, end: { line, character: to } };
  const trial = from === to ? source : source.edit([{ range, text: "" }], source.version);
  const { piece } = trial.at({ line, character: from });
  const document = documentsOf(trial).find((each) => each.pieces.includes(piece));
  const kind = kindOf(source.uri);
  return {
    syntaxProblems: document?.syntaxProblems.length ?? 0,
    repetitions: () =>
      (document?.sections ?? []).reduce((count, section) => {
        const items = section.items.filter((each) => each.piece === piece);
        const facts = items.map((item) => factsOfItem(item, itemContextOf(section, kind)));
        return facts.reduce((sum, { duplicateKeys }) => sum + duplicateKeys.length, count);
      }, 0),
  };
}

function factsAround(document: Document, { item }: Target, kind: Kind): Facts | undefined {
  const section = item && document.sections.find((each) => each.items.includes(item));
  return section && factsOfItem(item, itemContextOf(section, kind));
}
