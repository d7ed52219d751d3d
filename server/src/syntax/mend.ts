/**
 * Diagnoses the first error of the YAML parser: what an author did, said at the word where it happened, and the
 * smallest edit with which the rest of the piece can still be read. The edit is never shown; it only keeps one
 * slip from silencing its neighbours.
 */
import { t } from "@vscode/l10n";
import { isCollection, isScalar, visit } from "yaml";
import type { Document, Node as YamlNode, YAMLParseError } from "yaml";
import type { Edit } from "./edits.ts";
import type { SyntaxProblem } from "./read.ts";

export interface Diagnosis {
  readonly problem: SyntaxProblem;
  readonly mend?: Edit;
}

export interface Failure {
  readonly text: string;
  readonly error: YAMLParseError;
  readonly document: Document.Parsed;
}

export function diagnose(failure: Failure): Diagnosis {
  const { error } = failure;
  switch (error.code) {
    case "MISSING_CHAR":
      return error.message.includes("quote") ? unclosedQuote(failure) : missingColon(failure, error.pos);
    case "MULTILINE_IMPLICIT_KEY":
      return missingColon(failure, error.pos);
    case "BLOCK_AS_IMPLICIT_KEY":
      return colonInText(failure);
    case "BAD_INDENT":
      return error.message.startsWith("Flow") ? unclosedBracket(failure) : wrongIndent(failure);
    case "TAB_AS_INDENT":
      return tab(failure);
    case "BAD_SCALAR_START":
      return needsQuotes(failure, error.pos[0]);
    case "BAD_DQ_ESCAPE":
      return badEscape(failure);
    case "UNEXPECTED_TOKEN":
      return unexpected(failure);
    default:
      return other(failure);
  }
}

function unclosedQuote({ text, error, document }: Failure): Diagnosis {
  let opened = -1;
  visit(document, {
    Scalar(_, node) {
      if (node.type?.startsWith("QUOTE") && node.range && node.range[1] >= error.pos[0] - 1)
        opened = Math.max(opened, node.range[0]);
    },
  });
  if (opened < 0)
    opened = Math.max(text.lastIndexOf('"', error.pos[0]), text.lastIndexOf("'", error.pos[0]), 0);
  const line = lineAt(text, opened);
  return {
    problem: {
      start: opened,
      end: Math.max(line.contentEnd, opened + 1),
      message: t(
        "The quotation mark opened here is never closed. Add {0} where the text ends.",
        text.charAt(opened),
      ),
    },
    mend: { at: opened, remove: 1, insert: " " },
  };
}

/** A line without a colon, alone or fused with the line below it. */
function missingColon({ text }: Failure, [from, to]: [number, number]): Diagnosis {
  const line = lineAt(text, from);
  const word = text.slice(from, Math.min(to, line.contentEnd));
  if (from !== line.contentStart && to > line.end) return strayLine(text, line.end);
  const span = { start: from, end: from + word.length };
  const glued = /^([^\s:]+):(?=\S)/.exec(word);
  if (glued) {
    const at = from + glued[0].length;
    return {
      problem: {
        ...span,
        message: t(
          'A space is missing after the colon: write "{0}: {1}".',
          glued[1] ?? "",
          word.slice(glued[0].length),
        ),
      },
      mend: { at, remove: 0, insert: " " },
    };
  }
  const dash = /^-(?=\S)/.exec(word);
  if (dash) {
    return {
      problem: { ...span, message: t('A space is missing after the dash: write "- {0}".', word.slice(1)) },
      mend: { at: from, remove: word.length, insert: "" },
    };
  }
  if (siblingIsItem(text, line)) return missingDash(text, line);
  return {
    problem: {
      ...span,
      message: t('A colon is missing after "{0}": a line here is written "key: value".', word),
    },
    mend: { at: from + word.length, remove: 0, insert: ":" },
  };
}

function missingDash(text: string, line: Line): Diagnosis {
  const word = text.slice(line.contentStart, line.contentEnd);
  return {
    problem: {
      start: line.contentStart,
      end: line.contentEnd,
      message: t('This line stands in a list, but its dash is missing: write "- {0}".', word),
    },
    mend: { at: line.contentStart, remove: 0, insert: "- " },
  };
}

/** `text: Threats: a list` on one line, or a line below that is indented too deep. */
function colonInText({ text, error }: Failure): Diagnosis {
  const line = lineAt(text, error.pos[0]);
  const value = text.slice(error.pos[0], line.contentEnd);
  const colon = /:(?=\s|$)/.exec(value);
  if (!colon) return strayLine(text, line.end);
  return {
    problem: {
      start: error.pos[0],
      end: line.contentEnd,
      message: t(
        "A colon followed by a space makes YAML take this text for a new key. Put the whole text into quotation marks.",
      ),
    },
    mend: { at: error.pos[0] + colon.index, remove: 1, insert: "." },
  };
}

/** The first line with content at or after `offset`, indented deeper than what stands above it. */
function strayLine(text: string, offset: number): Diagnosis {
  let line = lineAt(text, offset);
  while (line.contentStart === line.contentEnd && line.end < text.length) line = lineAt(text, line.end);
  return indentation(text, line);
}

function wrongIndent({ text, error }: Failure): Diagnosis {
  const line = lineAt(text, error.pos[0]);
  if (siblingIsItem(text, line)) return missingDash(text, line);
  return indentation(text, line);
}

function indentation(text: string, line: Line): Diagnosis {
  const found = line.contentStart - line.start;
  const wanted = nearestIndent(text, line);
  return {
    problem: {
      start: line.contentStart,
      end: line.contentEnd,
      message:
        found === wanted
          ? t("This line does not fit the lines above it. Check how far it is indented, and the line above.")
          : t("This line is indented by {0} spaces, but the lines that it belongs to by {1}.", found, wanted),
    },
    mend: { at: line.start, remove: found, insert: " ".repeat(wanted) },
  };
}

/** The bracket that was never closed gets its partner behind the last content before the place of the error. */
function unclosedBracket({ text, error, document }: Failure): Diagnosis {
  const closer = error.message.endsWith("]") ? "]" : "}";
  const opener = closer === "]" ? "[" : "{";
  let opened = -1;
  visit(document, {
    Node(_, node) {
      const [start, end] = (node as YamlNode).range ?? [-1, -1];
      const closed = text.charAt(end - 1) === closer;
      if (isCollection(node) && text.charAt(start) === opener && !closed && start < error.pos[0])
        opened = Math.max(opened, start);
    },
  });
  if (opened < 0) opened = Math.max(text.lastIndexOf(opener, error.pos[0]), 0);
  const before = text.slice(0, error.pos[0]).replace(/\s+$/, "").length;
  return {
    problem: {
      start: opened,
      end: Math.max(lineAt(text, opened).contentEnd, opened + 1),
      message: t(
        'The bracket "{0}" opened here is never closed. Add "{1}" where its list of values ends.',
        opener,
        closer,
      ),
    },
    mend: { at: Math.max(before, opened + 1), remove: 0, insert: closer },
  };
}

function tab({ text, error }: Failure): Diagnosis {
  const line = lineAt(text, error.pos[0]);
  const tabs = /^[ \t]*/.exec(text.slice(line.start, line.end))?.[0].length ?? 0;
  return {
    problem: {
      start: line.start,
      end: line.start + Math.max(tabs, 1),
      message: t("YAML does not allow tabs for indentation. Use spaces (two for each level)."),
    },
    mend: { at: line.start, remove: tabs, insert: " ".repeat(indentsAbove(text, line)[0] ?? 0) },
  };
}

/** A text that begins with a character that means something else in YAML, such as `@`, `[@…]` or `%`. */
function needsQuotes({ text }: Failure, offset: number): Diagnosis {
  const line = lineAt(text, offset);
  const start = text.charAt(offset - 1) === "[" ? offset - 1 : offset;
  const value = text.slice(start, line.contentEnd);
  const quote = value.includes('"') ? "'" : '"';
  return {
    problem: {
      start,
      end: line.contentEnd,
      message: t(
        'A text cannot begin with "{0}" in YAML. Put the whole text into quotation marks.',
        value.slice(0, 1),
      ),
    },
    mend: {
      at: start,
      remove: value.length,
      insert: `${quote}${value.replaceAll(quote, " ").replaceAll("\\", "/")}${quote}`,
    },
  };
}

function badEscape({ text, error }: Failure): Diagnosis {
  const [start] = error.pos;
  return {
    problem: {
      start,
      end: start + 2,
      message: t(
        'A backslash has a special meaning between double quotation marks, and "{0}" is none that YAML knows. Use single quotation marks, or write two backslashes.',
        text.slice(start, start + 2),
      ),
    },
    mend: { at: start, remove: 0, insert: "\\" },
  };
}

/** Something behind a complete value, or a line that fits nowhere. */
function unexpected(failure: Failure): Diagnosis {
  const { text, error } = failure;
  const [start] = error.pos;
  const line = lineAt(text, start);
  if (start === line.contentStart)
    return siblingIsItem(text, line) ? missingDash(text, line) : indentation(text, line);
  const before = text.slice(line.contentStart, start);
  const citation = /(?:^|[:-]\s+)(\[(?:@|\[).*)$/.exec(before);
  if (citation?.[1]) return needsQuotes(failure, start - citation[1].length);
  const quoted = /(["'])\s*$/.exec(before);
  return {
    problem: {
      start,
      end: line.contentEnd,
      message: quoted
        ? t(
            "There is text behind the closing quotation mark. Put it inside the marks, or leave the marks away.",
          )
        : t(
            '"{0}" is not expected here: the value before it is already complete. Put the whole text into quotation marks.',
            text.slice(start, line.contentEnd),
          ),
    },
    mend: { at: start, remove: line.contentEnd - start, insert: "" },
  };
}

function other({ text, error, document }: Failure): Diagnosis {
  const start = Math.min(error.pos[0], Math.max(text.length - 1, 0));
  const line = lineAt(text, start);
  const scalar = isScalar(document.contents) ? document.contents : undefined;
  const end = scalar?.range?.[1] ?? Math.max(line.contentEnd, start + 1);
  return {
    problem: {
      start,
      end,
      message: t("YAML cannot read this: {0}.", error.message.split("\n")[0] ?? error.code),
    },
  };
}

interface Line {
  readonly start: number;
  /** The end with the line break. */
  readonly end: number;
  readonly contentStart: number;
  readonly contentEnd: number;
}

function lineAt(text: string, offset: number): Line {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const breakAt = text.indexOf("\n", start);
  const end = breakAt < 0 ? text.length : breakAt + 1;
  const content = text.slice(start, end);
  const contentEnd = start + content.trimEnd().length;
  return {
    start,
    end,
    contentStart: Math.min(start + content.length - content.trimStart().length, contentEnd),
    contentEnd,
  };
}

/** Whether the line above at the same indentation is a list item, and this one is not. */
function siblingIsItem(text: string, line: Line): boolean {
  if (/^-(\s|$)/.test(text.slice(line.contentStart, line.end))) return false;
  const indent = line.contentStart - line.start;
  for (const above of linesAbove(text, line)) {
    const depth = above.contentStart - above.start;
    if (depth === indent) return /^-(\s|$)/.test(text.slice(above.contentStart, above.end));
    if (depth < indent) return false;
  }
  return false;
}

/** The indentation above that is nearest to this line's. */
function nearestIndent(text: string, line: Line): number {
  const indent = line.contentStart - line.start;
  return indentsAbove(text, line).reduce((best, column) =>
    Math.abs(column - indent) < Math.abs(best - indent) ? column : best,
  );
}

/** Where a line below may begin: one step inside a key that is still open, beside the line above, beside its parents. */
function indentsAbove(text: string, line: Line): [number, ...number[]] {
  const columns: number[] = [];
  let lowest = Infinity;
  for (const above of linesAbove(text, line)) {
    const depth = above.contentStart - above.start;
    if (lowest === Infinity && /:\s*(#.*)?$/.test(text.slice(above.contentStart, above.contentEnd)))
      columns.push(depth + 2);
    if (depth >= lowest) continue;
    lowest = depth;
    columns.push(depth);
  }
  const [first = 0, ...rest] = columns;
  return [first, ...rest];
}

function* linesAbove(text: string, line: Line): Generator<Line> {
  for (let start = line.start; start > 0;) {
    const above = lineAt(text, start - 1);
    start = above.start;
    if (above.contentStart < above.contentEnd && text.charAt(above.contentStart) !== "#") yield above;
  }
}
