/**
 * Diagnoses the first error of the YAML parser: explains what the author did, at the word where it happened, and finds
 * the smallest edits after which the rest of the piece can be parsed. These recovery edits are never shown; they
 * prevent one slip from hiding the text around it. Authors are offered fixes instead.
 */
import type { Document, YAMLParseError } from "yaml";
import type { OffsetEdit } from "../offsetEdits.ts";
import type { PieceProblem } from "../parse.ts";
import { barWithoutColon, blockHeader, lineOfText, textWithoutBar } from "./blocks.ts";
import { brokenList, unclosedBracket } from "./brackets.ts";
import { wrongDashes } from "./bullets.ts";
import { colonInText, missingColon } from "./colons.ts";
import { badDocumentMarker, unknownError, tooDeep } from "./documentErrors.ts";
import { wrongIndent } from "./indentation.ts";
import { wrongMargin } from "./margins.ts";
import { wrongPairs } from "./pairs.ts";
import { badEscape, textAfterQuote, openQuote, reserved } from "./quotes.ts";
import type { PieceFix } from "./fix.ts";

/** A problem, with the recovery edits in order, and the fixes. */
export interface Diagnosis {
  readonly problem: Omit<PieceProblem, "fixes">;
  readonly recoveries: readonly OffsetEdit[];
  /** Possible fixes, at offsets in the text that the parser read; `NO_FIX` if no program can know. */
  readonly fixes: readonly PieceFix[];
}

/** An error of the parser, with the text and the document that it read. */
export interface ParseError {
  readonly text: string;
  readonly error: Pick<YAMLParseError, "code" | "message" | "pos">;
  readonly document: Document.Parsed;
}

/** The possible explanations of an error, the most certain first. */
const readings = [
  wrongMargin,
  openQuote,
  wrongDashes,
  barWithoutColon,
  wrongPairs,
  lineOfText,
  blockHeader,
  textWithoutBar,
  unclosedBracket,
  textAfterQuote,
  brokenList,
  badDocumentMarker,
  badEscape,
  reserved,
  colonInText,
  missingColon,
  wrongIndent,
  tooDeep,
];

/** Returns the first explanation that fits an error. */
export function diagnosisOf(failure: ParseError): Diagnosis {
  for (const reading of readings) {
    const diagnosis = reading(failure);
    if (diagnosis) return diagnosis;
  }
  return unknownError(failure);
}
