/**
 * A trial version of a file: some characters of a line are replaced by a mark that YAML can read in their place, and where
 * the mark comes to stand in the tree says what can be written there. A version shares what has not changed, so a trial
 * costs one piece.
 */
import type { Kind } from "../format/kind.ts";
import { kindOf } from "../format/kind.ts";
import type { Facts } from "../model/facts.ts";
import { factsOfItem, whereIs } from "../model/facts.ts";
import type { Document } from "../syntax/document.ts";
import { documentsOf } from "../syntax/document.ts";
import { textOf } from "../syntax/node.ts";
import type { Position } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import type { Target } from "./target.ts";
import { targetAt } from "./target.ts";

/** A letter of one manuscript of 1429, which no assessment has: it is read as any word would be. */
export const MARK = "\uA66E";

/** What replaces the characters of a line between two columns. */
export interface Trial {
  readonly from: number;
  readonly to: number;
  /** A text with the mark in it. */
  readonly text: string;
}

export interface Tried {
  readonly target: Target;
  /** Whether the mark is a key or a value of its own, and not a part of other words. */
  readonly isWhole: boolean;
  /** How many mistakes the document has with it. */
  readonly flaws: number;
  /** The item around the mark. */
  readonly facts: () => Facts | undefined;
}

/** Reads the text with the mark; `undefined` where the mark becomes no part of a key or value. */
export function tryAt(source: Source, { line }: Position, { from, to, text }: Trial): Tried | undefined {
  const range = { start: { line, character: from }, end: { line, character: to } };
  const trial = source.edit([{ range, text }], source.version);
  const { piece, offset } = trial.at({ line, character: from + text.indexOf(MARK) });
  const document = documentsOf(trial).find((each) => each.pieces.includes(piece));
  const kind = kindOf(source.uri);
  const target = document && targetAt(document, kind, { piece, offset });
  const found = textOf(target?.node);
  if (!target || !found?.includes(MARK)) return undefined;
  return {
    target,
    isWhole: found === MARK,
    flaws: document.flaws.length,
    facts: () => factsAround(document, target, kind),
  };
}

/** What the document has without some characters of a line. */
export interface Rest {
  readonly flaws: number;
  /** How many keys stand twice around those characters. */
  readonly repetitions: () => number;
}

export function without(source: Source, { line }: Position, { from, to }: Omit<Trial, "text">): Rest {
  const range = { start: { line, character: from }, end: { line, character: to } };
  const trial = from === to ? source : source.edit([{ range, text: "" }], source.version);
  const { piece } = trial.at({ line, character: from });
  const document = documentsOf(trial).find((each) => each.pieces.includes(piece));
  const kind = kindOf(source.uri);
  return {
    flaws: document?.flaws.length ?? 0,
    repetitions: () =>
      (document?.sections ?? []).reduce((count, section) => {
        const items = section.items.filter((each) => each.piece === piece);
        const facts = items.map((item) => factsOfItem(item, whereIs(section, kind)));
        return facts.reduce((sum, { repetitions }) => sum + repetitions.length, count);
      }, 0),
  };
}

function factsAround(document: Document, { item }: Target, kind: Kind): Facts | undefined {
  const section = item && document.sections.find((each) => each.items.includes(item));
  return section && factsOfItem(item, whereIs(section, kind));
}
