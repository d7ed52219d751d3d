/**
 * Parses a variant of a file in which a marker replaces some characters of a line. The marker's place in the tree shows
 * what can be written there. The variant shares all unchanged pieces, so it costs the parse of one piece.
 */
import type { Kind } from "../format/kind.ts";
import { kindOf } from "../format/kind.ts";
import type { Facts } from "../model/facts/facts.ts";
import { factsOfItem, itemContextOf } from "../model/facts/facts.ts";
import type { Document } from "../syntax/document.ts";
import { documentsOf } from "../syntax/document.ts";
import { textOf } from "../syntax/node.ts";
import type { Position } from "../syntax/span.ts";
import type { Source } from "../syntax/source.ts";
import type { Target } from "./target.ts";
import { targetAt } from "./target.ts";

/** A letter that occurs in one manuscript of 1429 and in no assessment; YAML reads it like any letter. */
export const CURSOR_MARKER = "\uA66E";

/** The text that replaces the characters between two columns of a line. */
export interface SpeculativeEdit {
  readonly from: number;
  readonly to: number;
  /** A text that contains the marker. */
  readonly text: string;
}

/** What the parser makes of the marker. */
export interface SpeculativeResult {
  readonly target: Target;
  /** Whether the marker is a whole key or value, and not part of other words. */
  readonly isWhole: boolean;
  /** The number of syntax problems in the document with the marker. */
  readonly syntaxProblems: number;
  /** The facts of the item around the marker. */
  readonly facts: () => Facts | undefined;
}

/** Parses the text with the marker; `undefined` if the marker is not in a key or value. */
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

/** The problems of the document without some characters of a line. */
interface ResultWithoutText {
  readonly syntaxProblems: number;
  /** The number of duplicate keys in the piece. */
  readonly duplicateKeys: () => number;
}

/** Parses the document without the characters between two columns. */
export function parseWithout(
  source: Source,
  { line }: Position,
  { from, to }: Omit<SpeculativeEdit, "text">,
): ResultWithoutText {
  const range = { start: { line, character: from }, end: { line, character: to } };
  const trial = from === to ? source : source.edit([{ range, text: "" }], source.version);
  const { piece } = trial.at({ line, character: from });
  const document = documentsOf(trial).find((each) => each.pieces.includes(piece));
  const kind = kindOf(source.uri);
  return {
    syntaxProblems: document?.syntaxProblems.length ?? 0,
    duplicateKeys: () =>
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
