/** What a code action is asked about, and what it offers. */
import type { Range, TextEdit } from "vscode-languageserver-types";
import type { Piece } from "../../syntax/piece.ts";
import type { Place } from "../../syntax/place.ts";
import { placeOf } from "../../syntax/place.ts";
import type { Source } from "../../syntax/source.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Spot } from "../target.ts";

export interface Asking {
  readonly assessment: Assessment;
  readonly range: Range;
  /** The beginning of the range. */
  readonly spot: Spot;
}

export interface Offer {
  readonly title: string;
  /** A kind of the protocol: "quickfix", "refactor.rewrite", "refactor.extract". */
  readonly kind: string;
  readonly edits: readonly TextEdit[];
  /** The file that is edited; the one that was asked about, if not said. */
  readonly source?: Source;
}

export function replacement(source: Source, place: Place, newText: string): TextEdit {
  return { range: source.range(place), newText };
}

/** The column of an offset in a piece. */
export function columnOf(source: Source, piece: Piece, offset: number): number {
  return source.range(placeOf(piece, { start: offset, end: offset })).start.character;
}

/** The line break of a file. */
export function lineBreakOf({ pieces }: Source): string {
  return pieces.some(({ text }) => text.includes("\r\n")) ? "\r\n" : "\n";
}
