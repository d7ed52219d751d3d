/**
 * Diagnoses the first error of the YAML parser: what an author did, said at the word where it happened, and the
 * smallest edits with which the rest of the piece can still be read. Those are never shown; they only keep one slip
 * from silencing its neighbours. What an author is offered are the repairs.
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
import { badEscape, behindQuote, openQuote, reserved } from "./quotes.ts";
import type { PieceFix } from "./fix.ts";

/** What is wrong, the edits, in order, that make the rest readable, and what the author may have meant. */
export interface Diagnosis {
  readonly problem: Omit<PieceProblem, "fixes">;
  readonly recoveries: readonly OffsetEdit[];
  /** The ways to fix it, at offsets in the text that the parser read; `NO_FIX` where no program can know. */
  readonly fixes: readonly PieceFix[];
}

/** An error of the parser, in the text that it read. */
export interface ParseError {
  readonly text: string;
  readonly error: Pick<YAMLParseError, "code" | "message" | "pos">;
  readonly document: Document.Parsed;
}

/** What an error can be, the surest reading first. */
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
  behindQuote,
  brokenList,
  badDocumentMarker,
  badEscape,
  reserved,
  colonInText,
  missingColon,
  wrongIndent,
  tooDeep,
];

export function diagnosisOf(failure: ParseError): Diagnosis {
  for (const reading of readings) {
    const diagnosis = reading(failure);
    if (diagnosis) return diagnosis;
  }
  return unknownError(failure);
}
