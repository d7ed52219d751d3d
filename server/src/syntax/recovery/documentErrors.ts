/** Other errors: accidental YAML syntax, excessive nesting, foreign files, and errors without an explanation. */
import { t } from "@vscode/l10n";
import type { Span } from "../span.ts";
import { MAX_TEXT, tooLarge } from "../limits.ts";
import type { PieceProblem } from "../parse.ts";
import type { Diagnosis, ParseError } from "./diagnose.ts";
import { isBlankWithStrangeSpaces } from "../spaces.ts";
import { firstWhere, lineAt, linesBelow, nextLine } from "./lines.ts";
import { marginProblem } from "./margins.ts";
import { insertion, NO_FIX, deletion, oneFix, safeFix } from "./fix.ts";
import { firstLineEnd, quoteSpan, valueEnd, valueStart } from "./scalars.ts";

/** A key on the line of `---`, a directive, or a comment without a space before it. */
export function badDocumentMarker({
  text,
  error: { code, message, pos },
}: ParseError): Diagnosis | undefined {
  const [at] = pos;
  if (message.startsWith("Block collection cannot start")) return keyAfterMarker(text, at);
  if (code === "BAD_DIRECTIVE" || message.startsWith("Missing directives-end")) return directive(text);
  if (message.startsWith("Comments must be separated")) return gluedComment(text, at);
  return undefined;
}

function keyAfterMarker(text: string, at: number): Diagnosis {
  const line = lineAt(text, at);
  const after = line.start + 3;
  return {
    problem: {
      start: line.contentStart,
      end: line.contentEnd,
      message: t('"---" begins a new document and must be on a line of its own.'),
    },
    recoveries: [{ at: after, remove: 1, insert: "\n" }],
    fixes: oneFix(t('Put "---" on a line of its own'), [
      { at: after, remove: blanksAt(text, after), insert: "\n" },
    ]),
  };
}

function directive(text: string): Diagnosis {
  const message = t(
    'A line that begins with "%" is an instruction to the YAML reader, and "---" must follow it. For a text, use quotation marks; for a comment, begin the line with "#".',
  );
  return {
    problem: { start: 0, end: lineAt(text, 0).contentEnd, message },
    recoveries: [],
    fixes: NO_FIX,
  };
}

function gluedComment(text: string, at: number): Diagnosis {
  const { contentEnd } = lineAt(text, at);
  const message = t(
    'A space is missing before "#", which begins a comment. If "#" belongs to the text, put the whole text into quotation marks.',
  );
  return {
    problem: { start: at, end: contentEnd, message },
    recoveries: [{ at, remove: 0, insert: " " }],
    // A number such as "#3" may belong to the text.
    fixes: /^#+\s/.test(text.slice(at, contentEnd))
      ? oneFix(t('Write a space before "#"'), [insertion(at, " ")])
      : NO_FIX,
  };
}

function blanksAt(text: string, at: number): number {
  return /^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0;
}

/** Nesting that exceeds what the parser supports. */
export function tooDeep({ text, error }: ParseError): Diagnosis | undefined {
  return error.code === "RESOURCE_EXHAUSTION" ? nestedTooDeep(text) : undefined;
}

/** The problem of a text that is nested too deeply. */
export function nestedTooDeep(text: string): Diagnosis {
  const message = t("This is nested too deeply to be read. Check for extra brackets or dashes.");
  return { problem: { ...firstWords(text), message }, recoveries: [], fixes: NO_FIX };
}

/** The problem of a file that is not YAML. */
export function notYaml(text: string): PieceProblem {
  const message = t(
    "This file is not YAML, but a web page, a PDF, a word processor document or similar. Save its content as plain text, or begin a new file.",
  );
  return { ...firstWords(text), message, fixes: NO_FIX };
}

/** The problem of a file that is larger than the limit. */
export function fileTooLarge(text: string): PieceProblem {
  return { ...firstWords(text), message: tooLarge(MAX_TEXT), fixes: NO_FIX };
}

/** The problem of a text with too many errors, at the first one without recovery. */
export function tooManyErrors(at: Span = { start: 0, end: 1 }): PieceProblem {
  const message = t(
    "This file has too many YAML errors. From here on, only the first error of each entry is shown. Fix the errors above and check again.",
  );
  return { start: at.start, end: at.end, message, fixes: NO_FIX };
}

/** The problem of the first piece that is no longer parsed. */
export function restNotParsed(text: string): PieceProblem {
  const message = t(
    "This file has too many YAML errors. From here on, only the simplest lines are read. Fix the errors above and check again.",
  );
  return { start: 0, end: lineAt(text, 0).contentEnd, message, fixes: NO_FIX };
}

/** The problem of text on the line of `...`, which ends a document, or of a line below it that only looks blank. */
export function textAfterDocumentEnd(text: string): PieceProblem[] {
  const first = lineAt(text, 0);
  const start = /^\.\.\.[ \t]+(?=[^#\s])/.exec(text)?.[0].length;
  if (start !== undefined) {
    const message = t('"..." ends the document and must be on a line of its own.');
    return [{ start, end: first.contentEnd, message, fixes: NO_FIX }];
  }
  const strange = firstWhere(linesBelow(text, first), ({ start, end }) =>
    isBlankWithStrangeSpaces(text.slice(start, end)),
  );
  if (!strange) return [];
  const { problem, fixes } = marginProblem(text, [strange]);
  return [{ ...problem, fixes }];
}

/** The problem of a byte order mark inside a file, usually where two files were joined. */
export function strayByteOrderMark(text: string): PieceProblem {
  const message = t("This line begins with an invisible character (a byte order mark). Delete it.");
  const fixes = safeFix(t("Delete the invisible character"), [deletion({ start: 0, end: 1 })]);
  return { start: 0, end: Math.max(lineAt(text, 0).contentEnd, 1), message, fixes };
}

/** The most that is underlined of a long line, in code units. */
const MAX_SHOWN = 200;

function firstWords(text: string): Span {
  const line = nextLine(text, 0);
  const end = Math.min(line.contentEnd, line.contentStart + MAX_SHOWN);
  return { start: line.contentStart, end: Math.max(end, line.contentStart + 1) };
}

/** The problem of an error without an explanation. */
export function unknownError({ text, error }: ParseError): Diagnosis {
  const at = Math.min(error.pos[0], Math.max(text.length - 1, 0));
  const start = valueStart(text, at);
  const end = firstLineEnd(text, start);
  return {
    problem: {
      start,
      end: Math.max(end, start + 1),
      message: t("YAML cannot read this. If it is a text, put the whole text into quotation marks."),
    },
    recoveries: end > start ? [quoteSpan(text, { start, end: valueEnd(text, start) })] : [],
    // No program can know whether this is a text.
    fixes: NO_FIX,
  };
}
