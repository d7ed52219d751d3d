/** What a code action is asked about, and what it offers. */
import type { Range, TextEdit } from "vscode-languageserver-types";
import type { Source } from "../../syntax/source.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { PiecePosition } from "../target.ts";

export interface ActionRequest {
  readonly assessment: Assessment;
  readonly range: Range;
  /** The beginning of the range. */
  readonly piecePosition: PiecePosition;
}

export interface Offer {
  readonly title: string;
  /** A kind of the protocol: "quickfix", "refactor.rewrite", "refactor.extract". */
  readonly kind: string;
  /** Made by the modules of syntax/write, which know how YAML is written. */
  readonly edits: readonly TextEdit[];
  /** The file that is edited; the one that was asked about, if not said. */
  readonly source?: Source;
  /** The rules whose problems here it fixes. */
  readonly fixes?: readonly string[];
  /** What stays the same, where nothing but the writing changes: every value, or the words with other line breaks. */
  readonly keeps?: "values" | "words";
}
