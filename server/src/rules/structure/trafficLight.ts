/** Markings of the Traffic Light Protocol (TLP 2.0) that do not exist. */
import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import type { Schema } from "../../format/schema.ts";
import { locatedText } from "../../model/basics/locatedText.ts";
import type { Node } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { Problem } from "../rule.ts";
import { didYouMean, similarWords } from "../suggest.ts";

/** Returns the problem of a handling marking that begins as one of the protocol does, but is not one. */
export function trafficLightProblem(
  node: Node | undefined,
  { "x-suggests": words = [] }: Schema,
  piece: Piece,
): Problem | undefined {
  if (words.length === 0) return undefined;
  const marking = locatedText(piece, node);
  if (!marking?.text.startsWith("TLP:")) return undefined;
  const markings = words.filter((word) => word.startsWith("TLP:"));
  if (markings.length === 0 || markings.includes(marking.text.trim())) return undefined;
  // TLP 2.0 (FIRST, 2022) replaced "TLP:WHITE".
  const suggestions = marking.text.trim() === "TLP:WHITE" ? ["TLP:CLEAR"] : alike(marking.text, markings);
  return {
    span: marking.span,
    severity: "warning",
    suggestions,
    message: sentences(t('"{0}" is not a marking of TLP 2.0.', marking.text), didYouMean(suggestions)),
  };
}

/** Returns the markings whose word after the colon is spelt alike. */
function alike(marking: string, markings: readonly string[]): readonly string[] {
  const wordOf = (text: string): string => text.slice(text.indexOf(":") + 1);
  return similarWords(wordOf(marking), markings.map(wordOf)).map((word) => `TLP:${word}`);
}
