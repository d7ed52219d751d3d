/** Errors in the margin of a line: tabs, and unusual spaces. */
import { t } from "@vscode/l10n";
import type { Document } from "yaml";
import { isBlankWithStrangeSpaces, isInvalidIndent, leadingWhitespace } from "../spaces.ts";
import type { OffsetEdit } from "../offsetEdits.ts";
import type { Diagnosis, ParseError } from "./diagnose.ts";
import { indentsAbove } from "./indentation.ts";
import type { Line } from "./lines.ts";
import { depthOf, isBlank, lineAt, linesAbove, linesBelow, nextLine } from "./lines.ts";
import { oneFix, safeFix } from "./fix.ts";
import type { ParsedScalar } from "./scalars.ts";
import { isParsedBlockScalar, scalarsIn } from "./scalars.ts";

/** Lines near the error with characters in their margin that YAML does not accept as indentation. */
export function wrongMargin({ text, error, document }: ParseError): Diagnosis | undefined {
  const [from, to] = error.pos;
  const here = lineAt(text, from);
  const near = [here, nextLine(text, from), lineAt(text, Math.max(to - 1, from))];
  const [above] = linesAbove(text, here);
  const isInText = textsOf(document);
  const isWrong = (line: Line): boolean =>
    (!isBlank(line) || isBlankWithStrangeSpaces(text.slice(line.start, line.end))) &&
    isInvalidIndent(margin(text, line)) &&
    !isInText(line);
  const suspect = [...(above ? [above] : []), ...near, nextLine(text, here.end)].find(isWrong);
  if (!suspect) return undefined;
  return marginProblem(text, adjacentLines(text, suspect, isWrong));
}

/** A line with the similar lines directly above and below it. Skips blank lines. */
export function adjacentLines(text: string, line: Line, isLike: (line: Line) => boolean): Line[] {
  const lines = [line];
  for (const above of linesAbove(text, line)) {
    if (!isLike(above)) break;
    lines.unshift(above);
  }
  for (const below of linesBelow(text, line)) {
    if (isBlank(below)) continue;
    if (!isLike(below)) break;
    lines.push(below);
  }
  return lines;
}

/**
 * The problem of consecutive lines with the wrong kind of space in their margin. The recovery replaces it with the
 * right kind.
 */
export function marginProblem(text: string, lines: readonly Line[]): Diagnosis {
  const [first] = lines as [Line];
  const tabs = lines.some((line) => margin(text, line).includes("\t"));
  const width = tabs ? tabWidth(text, first) : 1;
  const recoveries = lines.map((line) => ({
    at: line.start,
    remove: depthOf(line),
    insert: " ".repeat(columnsOf(margin(text, line), width)),
  }));
  return {
    problem: {
      start: first.start,
      end: lines.at(-1)?.contentStart ?? first.contentStart,
      message: tabs
        ? t("YAML does not allow tabs for indentation. Use spaces (two for each level).")
        : t(
            "The spaces at the beginning of this line are not ordinary spaces. They come from a word processor or a web page. Type ordinary spaces instead.",
          ),
    },
    recoveries,
    fixes: tabs
      ? oneFix(t("Indent with spaces"), untabbed(text, lines, recoveries))
      : safeFix(t("Indent with ordinary spaces"), withoutBlanks(lines, untabbed(text, lines, recoveries))),
  };
}

/** Changes the edits of blank lines to deletions, because these lines need no spaces. */
function withoutBlanks(lines: readonly Line[], recoveries: readonly OffsetEdit[]): readonly OffsetEdit[] {
  return recoveries.map((fix, index) =>
    lines[index] && isBlank(lines[index]) ? { ...fix, insert: "" } : fix,
  );
}

/** Replaces tabs with spaces. If no tab width fits, moves the lines to the column of the lines above. */
function untabbed(
  text: string,
  lines: readonly Line[],
  recoveries: readonly OffsetEdit[],
): readonly OffsetEdit[] {
  const [first] = lines as [Line];
  const columns = indentsAbove(text, first);
  const own = margin(text, first);
  const [above] = linesAbove(text, first);
  // A tab without a line above it can only be at the beginning of a document.
  if (!above) return own.includes("\t") ? recoveries.map((fix) => ({ ...fix, insert: "" })) : recoveries;
  if (columns.includes(recoveries[0]?.insert.length ?? 0) || lines.some((line) => margin(text, line) !== own))
    return recoveries;
  return recoveries.map((fix) => ({ ...fix, insert: " ".repeat(columns[0]) }));
}

function margin(text: string, line: Line): string {
  return leadingWhitespace(text.slice(line.start, line.contentEnd));
}

function columnsOf(space: string, tab: number): number {
  return Array.from(space).reduce((columns, each) => columns + (each === "\t" ? tab : 1), 0);
}

/** The tab width of the author: the one that moves the line to a possible column. */
function tabWidth(text: string, line: Line): number {
  const columns = indentsAbove(text, line);
  return [4, 2, 8, 3].find((width) => columns.includes(columnsOf(margin(text, line), width))) ?? 2;
}

/** Returns a test for lines inside a scalar of several lines, where any blanks are allowed. */
function textsOf(document: Document.Parsed): (line: Line) => boolean {
  let texts: ParsedScalar[] | undefined;
  return ({ start, contentStart }) => {
    texts ??= scalarsIn(document).filter(isParsedBlockScalar);
    let low = 0;
    for (let high = texts.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((texts[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const text = texts[low - 1];
    return text !== undefined && contentStart < text.end;
  };
}
