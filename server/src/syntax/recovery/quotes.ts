/** Errors at quotation marks, and texts that need them. */
import { t } from "@vscode/l10n";
import type { Span } from "../span.ts";
import type { Diagnosis, ParseError } from "./diagnose.ts";
import { commentStart, lineContent, depthOf, isItem, lineAt, linesAbove, nextLine } from "./lines.ts";
import { quotedText, insertion, NO_FIX, quotingFix, oneFix } from "./fix.ts";
import type { PieceFix } from "./fix.ts";
import type { ParsedScalar } from "./scalars.ts";
import {
  bracketsAt,
  firstLineEnd,
  flowValueEnd,
  isQuoted,
  quoteSpan,
  scalarsIn,
  valueEnd,
  valueStart,
} from "./scalars.ts";

/** A quotation mark that is not closed, or is closed lines below by a mark that was meant to open another text. */
export function openQuote({ text, error, document }: ParseError): Diagnosis | undefined {
  const [at] = error.pos;
  const line = lineAt(text, at);
  const unclosed = /Missing closing .quote/.test(error.message);
  const opened = scalarsIn(document).findLast(
    (scalar) =>
      isQuoted(scalar) &&
      scalar.start <= at &&
      (unclosed ? scalar.end >= at - 1 : scalar.end > line.start && spansLines(text, scalar)),
  );
  if (!opened) return undefined;
  const { start } = opened;
  const mark = text.charAt(start);
  const first = lineAt(text, start);
  const rest = text.slice(start + 1, first.contentEnd);
  const end =
    start + 1 + (opened.inFlow ? flowTextLength(rest) : textLength(rest, text.slice(first.start, start)));
  return {
    problem: {
      start,
      end: Math.max(first.contentEnd, start + 1),
      message: t("The quotation mark opened here is never closed. Add {0} where the text ends.", mark),
    },
    recoveries: [quoteSpan(text, { start, end }, text.slice(start + 1, end))],
    fixes: closed(text, { start, end }),
  };
}

/** The fix for a text whose closing quotation mark is missing. If quoting would change the text, it is escaped. */
function closed(text: string, { start, end }: Span): readonly PieceFix[] {
  const mark = text.charAt(start);
  const comment = commentStart(text.slice(start, end), /(?<![ \t])[ \t]+#[ \t]/);
  const close = comment > 0 ? start + comment : end;
  const inner = text.slice(start + 1, close);
  if (inner.trim() === "") return NO_FIX;
  const curly = /^[^“”„«»]*(?=[”“»]$)/u.exec(inner);
  if (curly && !inner.includes(mark) && !inner.includes("\\"))
    return oneFix(t("Write straight quotation marks"), [{ at: close - 1, remove: 1, insert: mark }]);
  const title = t("Add {0} where the text ends", mark);
  if (!inner.includes(mark) && (mark === "'" || !inner.includes("\\")))
    return oneFix(title, [insertion(close, mark)]);
  return oneFix(title, [{ at: start, remove: close - start, insert: quotedText(inner) }]);
}

/** Undoes the escapes that the author has already written in a text. */
function unescaped(inner: string, mark: string): string {
  return mark === "'" ? inner.replaceAll("''", "'") : inner.replaceAll('\\"', '"');
}

function spansLines(text: string, { start, end }: Span): boolean {
  return text.slice(start, end).includes("\n");
}

/** The length of an unclosed text inside brackets, within the rest of its line. */
function flowTextLength(rest: string): number {
  const end = rest.search(/(?:(?<!\s)\s+)?(?:,\s*["']?[\w-]+["']?:\s|(?<![\]}])[\]}]+\s*(?:,\s*)?$|,\s*$)/);
  return end < 0 ? rest.length : end;
}

/**
 * The length of an unclosed text outside of brackets: the rest of the line. If the line begins with the quotation mark,
 * only what may be a key.
 */
function textLength(rest: string, before: string): number {
  return /^[ \t]*(?:-[ \t]+)*$/.test(before)
    ? (/^[\w-]+(?=:(?:\s|$))/.exec(rest)?.[0].length ?? rest.length)
    : rest.length;
}

/**
 * Text after a closing quotation mark, usually because a quotation mark or an apostrophe inside the text ended it
 * early.
 */
export function textAfterQuote({ text, error, document }: ParseError): Diagnosis | undefined {
  const [at] = error.pos;
  const quoted = scalarsIn(document).findLast(
    (scalar) => isQuoted(scalar) && scalar.end <= at && /^[ \t]*$/.test(text.slice(scalar.end, at)),
  );
  if (!quoted || text.charAt(at) === "#" || isClosed(text, at)) return undefined;
  const { start } = quoted;
  const last = closingMark(text, quoted, at);
  if (last === undefined) {
    const end = quoted.inFlow ? flowValueEnd(text, at) : valueEnd(text, start);
    return {
      problem: {
        start: at,
        end: Math.min(end, lineAt(text, start).contentEnd),
        message: t(
          "There is text after the closing quotation mark. Put it inside the quotation marks, or delete the quotation marks.",
        ),
      },
      recoveries: [quoteSpan(text, { start, end }, text.slice(start, end))],
      fixes: quotingFix(text, { start, end }),
    };
  }
  return markInText(text, { start, end: last + 1 });
}

/** The offset of the quotation mark that was meant to end a text, after the one that ends it now. */
function closingMark(text: string, { start, end, inFlow }: ParsedScalar, at: number): number | undefined {
  // eslint-disable-next-line patterns/no-pattern-of-text -- One of two quotation marks.
  const closing = new RegExp(text.charAt(start) + (inFlow ? "(?=\\s*[,}\\]])" : "[ \\t]*(?=#|$)"));
  const index = closing.exec(text.slice(end, lineAt(text, at).contentEnd))?.index;
  return index === undefined ? undefined : end + index;
}

/** A text that contains its own quotation mark. */
function markInText(text: string, { start, end }: Span): Diagnosis {
  const mark = text.charAt(start);
  const inner = text.slice(start + 1, end - 1);
  const isApostrophe = mark === "'";
  return {
    problem: {
      start,
      end: Math.min(end, lineAt(text, start).contentEnd),
      message: isApostrophe
        ? t(
            "The apostrophe inside this text ends it early. Put double quotation marks around the text, or write the apostrophe twice.",
          )
        : t(
            "The quotation marks inside this text end it early. Put single quotation marks around the whole text.",
          ),
    },
    recoveries: [quoteSpan(text, { start, end }, inner)],
    fixes: oneFix(isApostrophe ? t("Write double quotation marks") : t("Write single quotation marks"), [
      { at: start, remove: end - start, insert: quotedText(unescaped(inner, mark)) },
    ]),
  };
}

/** Whether a valid continuation of a list or map in brackets follows an offset. */
function isClosed(text: string, at: number): boolean {
  return /[,\]}:]/.test(text.charAt(at));
}

/** A text that begins with a character that has another meaning in YAML, such as `@`, `[@…]` or `%`. */
export function reserved(failure: ParseError): Diagnosis | undefined {
  const { text, error } = failure;
  const [at] = error.pos;
  if (error.code === "BAD_SCALAR_START" || error.code === "BAD_ALIAS") {
    const opened = /(?<!\[)\[+$/.exec(text.slice(0, at))?.[0].length ?? 0;
    return needsQuotes(failure, at - opened);
  }
  if (error.code !== "UNEXPECTED_TOKEN" && error.code !== "BLOCK_AS_IMPLICIT_KEY") return undefined;
  const start = valueStart(text, at);
  if (start === lineAt(text, at).contentStart) return undefined;
  // A citation or reference that YAML reads as a list, such as `[@…] says` or `[[…]] is`, or an indicator character.
  return /^(?:[[*&!]|[?-][ \t])/.test(text.slice(start)) ? needsQuotes(failure, start) : undefined;
}

/** The problem of a text that must be quoted because of its first character. */
export function needsQuotes(
  { text, document }: Pick<ParseError, "text" | "document">,
  start: number,
): Diagnosis {
  const around = bracketsAt(document, start);
  // The bracket that closes a citation or reference does not end the text. One more bracket closes the list around it.
  const reference =
    /^(?:\[\[[^\]]*\]{1,2}|\[[^\]]*\])/.exec(text.slice(start, lineAt(text, start).contentEnd))?.[0].length ??
    1;
  const end = around ? flowValueEnd(text, start + reference - 1) : valueEnd(text, start);
  const list = around ? undefined : listOnKeyLine(text, start);
  return {
    problem: {
      start,
      end: around ? end : firstLineEnd(text, start),
      message: t(
        'A text cannot begin with "{0}" in YAML. Put the whole text into quotation marks.',
        text.charAt(start),
      ),
    },
    recoveries: [quoteSpan(text, { start, end })],
    fixes: list ?? (around || isValue(text, start) ? quotingFix(text, { start, end }) : NO_FIX),
  };
}

/** `authors: - Ana`, with more items below: the list begins on the next line. */
function listOnKeyLine(text: string, start: number): readonly PieceFix[] | undefined {
  const line = lineAt(text, start);
  const below = nextLine(text, line.end);
  const isList =
    start > line.contentStart &&
    /^-[ \t]/.test(text.slice(start)) &&
    below.start >= line.end &&
    isItem(lineContent(text, below)) &&
    depthOf(below) >= depthOf(line);
  if (!isList) return undefined;
  const at = text.slice(0, start).trimEnd().length;
  return oneFix(t("Begin the list on the next line"), [
    { at, remove: start - at, insert: `\n${" ".repeat(depthOf(below))}` },
  ]);
}

/** Whether a text is the value of a key or an item, and not a line of its own among keys. */
function isValue(text: string, start: number): boolean {
  const line = lineAt(text, start);
  if (start > line.contentStart) return true;
  const [above] = linesAbove(text, line);
  return above !== undefined && depthOf(above) < depthOf(line) && /[:-]$/.test(lineContent(text, above));
}

/** A backslash in double quotation marks that is meant literally, as in a file path. */
export function badEscape({ text, error, document }: ParseError): Diagnosis | undefined {
  if (error.code !== "BAD_DQ_ESCAPE") return undefined;
  const [at] = error.pos;
  const scalar = scalarsIn(document).find(({ start, end }) => start <= at && at < end);
  return escapes(text, { start: at, end: at + 2 }, scalar ?? { start: at, end: at + 2 });
}

/** The problem of a backslash. The recovery and the fix put the text into single quotation marks. */
export function escapes(text: string, at: Span, scalar: Span): Diagnosis {
  const { start, end } = scalar;
  return {
    problem: {
      start: at.start,
      end: at.end,
      message: t(
        'A backslash has a special meaning between double quotation marks, as in "{0}". Use single quotation marks, or write two backslashes.',
        text.slice(at.start, at.end),
      ),
    },
    recoveries: [quoteSpan(text, scalar, text.slice(start + 1, end - 1))],
    fixes: oneFix(t("Write single quotation marks"), [
      { at: start, remove: end - start, insert: quotedText(text.slice(start + 1, end - 1)) },
    ]),
  };
}
