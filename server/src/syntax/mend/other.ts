/** What is left: marks of YAML that an author met by chance, depth beyond reason, and what nobody can name. */
import { t } from "@vscode/l10n";
import type { Span } from "../place.ts";
import { MOST_TEXT, tooLarge } from "../limits.ts";
import type { SyntaxProblem } from "../read.ts";
import type { Diagnosis, Failure } from "./diagnose.ts";
import { isStrangeBlank } from "../spaces.ts";
import { firstWhere, lineAt, linesBelow, nextLine } from "./lines.ts";
import { straighten } from "./margins.ts";
import { inserted, NO_REPAIR, removed, repair, safeRepair } from "./repair.ts";
import { firstLineEnd, quote, valueEnd, valueStart } from "./values.ts";

/** `---` with a key on its line, a directive, a comment glued to a text. */
export function badMark({ text, error: { code, message, pos } }: Failure): Diagnosis | undefined {
  const [at] = pos;
  if (message.startsWith("Block collection cannot start")) return keyBehindMark(text, at);
  if (code === "BAD_DIRECTIVE" || message.startsWith("Missing directives-end")) return directive(text);
  if (message.startsWith("Comments must be separated")) return gluedComment(text, at);
  return undefined;
}

function keyBehindMark(text: string, at: number): Diagnosis {
  const line = lineAt(text, at);
  const behind = line.start + 3;
  return {
    problem: {
      start: line.contentStart,
      end: line.contentEnd,
      message: t('"---" begins a new document and stands on a line of its own.'),
    },
    mends: [{ at: behind, remove: 1, insert: "\n" }],
    repairs: repair(t('Put "---" on a line of its own'), [
      { at: behind, remove: blanksAt(text, behind), insert: "\n" },
    ]),
  };
}

function directive(text: string): Diagnosis {
  const message = t(
    'A line that begins with "%" is an instruction to the YAML reader, and "---" must follow it. For a text, use quotation marks; for a comment, begin the line with "#".',
  );
  return {
    problem: { start: 0, end: lineAt(text, 0).contentEnd, message },
    mends: [],
    repairs: NO_REPAIR,
  };
}

function gluedComment(text: string, at: number): Diagnosis {
  const { contentEnd } = lineAt(text, at);
  const message = t(
    'A space is missing before "#", with which a comment begins. If it belongs to the text, put the whole text into quotation marks.',
  );
  return {
    problem: { start: at, end: contentEnd, message },
    mends: [{ at, remove: 0, insert: " " }],
    // "#3" may be a number that belongs to the text.
    repairs: /^#+\s/.test(text.slice(at, contentEnd))
      ? repair(t('Write a space before "#"'), [inserted(at, " ")])
      : NO_REPAIR,
  };
}

function blanksAt(text: string, at: number): number {
  return /^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0;
}

/** Nesting that no reader can follow, this one included. */
export function tooDeep({ text, error }: Failure): Diagnosis | undefined {
  return error.code === "RESOURCE_EXHAUSTION" ? nestedTooDeep(text) : undefined;
}

/** The problem of a text that is nested too deeply. */
export function nestedTooDeep(text: string): Diagnosis {
  const message = t(
    "This is nested so deeply that it cannot be read. Is there a row of brackets or dashes too many?",
  );
  return { problem: { ...firstWords(text), message }, mends: [], repairs: NO_REPAIR };
}

/** The problem of a file that is something else than YAML. */
export function notYaml(text: string): SyntaxProblem {
  const message = t(
    "This file is no text in YAML, but a web page, a PDF, a document of a word processor or the like. Save what it says as plain text, or begin a new file.",
  );
  return { ...firstWords(text), message, repairs: NO_REPAIR };
}

/** The problem of a file that is larger than a limit. */
export function tooLong(text: string): SyntaxProblem {
  return { ...firstWords(text), message: tooLarge(MOST_TEXT), repairs: NO_REPAIR };
}

/** The problem of a text with more mistakes than are mended, at the first that is not. */
export function tooMany(at: Span = { start: 0, end: 1 }): SyntaxProblem {
  const message = t(
    "This file has too many YAML errors. From here on, only the first error of each entry is shown. Fix the errors above and check again.",
  );
  return { start: at.start, end: at.end, message, repairs: NO_REPAIR };
}

/** The problem of the first piece that is not read any more. */
export function restUnread(text: string): SyntaxProblem {
  const message = t(
    "This file has too many YAML errors. From here on, only the simplest lines are read. Fix the errors above and check again.",
  );
  return { start: 0, end: lineAt(text, 0).contentEnd, message, repairs: NO_REPAIR };
}

/** The problem of text on the line of `...`, which ends a document, or of a line below that only looks blank. */
export function behindEnd(text: string): SyntaxProblem[] {
  const first = lineAt(text, 0);
  const start = /^\.\.\.[ \t]+(?=[^#\s])/.exec(text)?.[0].length;
  if (start !== undefined) {
    const message = t('"..." ends the document and stands on a line of its own.');
    return [{ start, end: first.contentEnd, message, repairs: NO_REPAIR }];
  }
  const strange = firstWhere(linesBelow(text, first), ({ start, end }) =>
    isStrangeBlank(text.slice(start, end)),
  );
  if (!strange) return [];
  const { problem, repairs } = straighten(text, [strange]);
  return [{ ...problem, repairs }];
}

/** The problem of a byte order mark in the middle of a file, where two files were joined. */
export function strayMark(text: string): SyntaxProblem {
  const message = t(
    "An invisible character (a byte order mark) stands at the beginning of this line. Delete it.",
  );
  const repairs = safeRepair(t("Delete the invisible character"), [removed({ start: 0, end: 1 })]);
  return { start: 0, end: Math.max(lineAt(text, 0).contentEnd, 1), message, repairs };
}

/** No more of a line that nobody wrote by hand. In code units. */
const MOST_SHOWN = 200;

function firstWords(text: string): Span {
  const line = nextLine(text, 0);
  const end = Math.min(line.contentEnd, line.contentStart + MOST_SHOWN);
  return { start: line.contentStart, end: Math.max(end, line.contentStart + 1) };
}

export function other({ text, error }: Failure): Diagnosis {
  const at = Math.min(error.pos[0], Math.max(text.length - 1, 0));
  const start = valueStart(text, at);
  const end = firstLineEnd(text, start);
  return {
    problem: {
      start,
      end: Math.max(end, start + 1),
      message: t("YAML cannot read this. If it is a text, put the whole text into quotation marks."),
    },
    mends: end > start ? [quote(text, { start, end: valueEnd(text, start) })] : [],
    // Whether it is a text, nobody knows.
    repairs: NO_REPAIR,
  };
}
