/** The request and the result of one code action. */
import type { Range, TextEdit } from "vscode-languageserver-types";
import type { Source } from "../../syntax/source.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { PiecePosition } from "../target.ts";

/** The request: a range in a document. */
export interface ActionRequest {
  readonly assessment: Assessment;
  readonly range: Range;
  /** The start of the range. */
  readonly piecePosition: PiecePosition;
}

/** A code action before it becomes one of LSP. */
export interface ActionOffer {
  readonly title: string;
  /** A code action kind: "quickfix", "refactor.rewrite" or "refactor.extract". */
  readonly kind: string;
  /** Edits from syntax/write, whose functions know YAML's syntax. */
  readonly edits: readonly TextEdit[];
  /** The file to edit; by default the requested one. */
  readonly source?: Source;
  /** The rules whose problems in the range this action fixes. */
  readonly fixes?: readonly string[];
  /** What must not change, if only the notation may: all values, or all words (with other line breaks). */
  readonly keeps?: "values" | "words";
}
