/** The work that a recommendation still asks for: its open steps, or the recommendation itself if it has no steps. */
import { isClosed, stepsOf } from "../../model/items/recommendation.ts";
import type { Item } from "../../syntax/document.ts";
import type { Node } from "../../syntax/node.ts";
import { valueAt } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";

/** One thing that somebody has to do. */
interface OpenWork {
  readonly node: Node;
  /** The id of the recommendation, or the beginning of the step. */
  readonly span: PieceSpan;
  /** A "sentence" is a step that is only a text, so it has no keys. */
  readonly form: "recommendation" | "step" | "sentence";
}

/** Returns what is still to do; nothing if the recommendation is implemented or rejected. */
export function openWorkIn({ key, value, piece }: Item): readonly OpenWork[] {
  if (!key || !value || isClosed(value)) return [];
  const steps = stepsOf(value);
  if (steps.length === 0) return [{ node: value, span: pieceSpan(piece, key), form: "recommendation" }];
  return steps
    .filter((node) => !isClosed(node))
    .map((node) => ({
      node,
      span: pieceSpan(piece, valueAt(node, "text") ?? node),
      form: node.kind === "map" ? "step" : "sentence",
    }));
}
