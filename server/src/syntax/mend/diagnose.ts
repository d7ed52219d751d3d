/**
 * Diagnoses the first error of the YAML parser: what an author did, said at the word where it happened, and the
 * smallest edits with which the rest of the piece can still be read. The edits are never shown; they only keep one
 * slip from silencing its neighbours.
 */
import type { Document, YAMLParseError } from "yaml";
import type { Edit } from "../edits.ts";
import type { SyntaxProblem } from "../read.ts";
import { blockHeader, lineOfText, textWithoutBar } from "./blocks.ts";
import { brokenList, unclosedBracket } from "./brackets.ts";
import { colonInText, missingColon } from "./colons.ts";
import { badMark, other, tooDeep } from "./other.ts";
import { wrongIndent } from "./indentation.ts";
import { wrongMargin } from "./margins.ts";
import { badEscape, behindQuote, openQuote, reserved } from "./quotes.ts";

/** What is wrong, and the edits, in order, that make the rest readable. */
export interface Diagnosis {
  readonly problem: SyntaxProblem;
  readonly mends: readonly Edit[];
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
