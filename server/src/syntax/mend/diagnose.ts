/**
 * Diagnoses the first error of the YAML parser: what an author did, said at the word where it happened, and the
 * smallest edits with which the rest of the piece can still be read. Those are never shown; they only keep one slip
 * from silencing its neighbours. What an author is offered are the repairs.
 */
import type { Document, YAMLParseError } from "yaml";
import type { Edit } from "../edits.ts";
import type { SyntaxProblem } from "../read.ts";
import { barWithoutColon, blockHeader, lineOfText, textWithoutBar } from "./blocks.ts";
import { brokenList, unclosedBracket } from "./brackets.ts";
import { wrongDashes } from "./bullets.ts";
import { colonInText, missingColon } from "./colons.ts";
import { badMark, other, tooDeep } from "./other.ts";
import { wrongIndent } from "./indentation.ts";
import { wrongMargin } from "./margins.ts";
import { wrongPairs } from "./pairs.ts";
import { badEscape, behindQuote, openQuote, reserved } from "./quotes.ts";
import type { Repair } from "./repair.ts";

/** What is wrong, the edits, in order, that make the rest readable, and what the author may have meant. */
export interface Diagnosis {
  readonly problem: Omit<SyntaxProblem, "repairs">;
  readonly mends: readonly Edit[];
  /** The ways to fix it, at offsets in the text that the parser read; `NO_REPAIR` where no program can know. */
  readonly repairs: readonly Repair[];
}

/** An error of the parser, in the text that it read. */
export interface Failure {
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
  badMark,
  badEscape,
  reserved,
  colonInText,
  missingColon,
  wrongIndent,
  tooDeep,
];

export function diagnose(failure: Failure): Diagnosis {
  for (const reading of readings) {
    const diagnosis = reading(failure);
    if (diagnosis) return diagnosis;
  }
  return other(failure);
}
