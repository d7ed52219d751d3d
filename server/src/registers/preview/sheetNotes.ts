/** Says in lines what the user should know of a sheet that has been read: cells that are not read, hidden ones, formulas. */
import { t } from "@vscode/l10n";
import { fewNames, listed } from "../../language/lists.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { UNREAD_EXAMPLES, placedExamples } from "./cellExamples.ts";
import { cellInLine, inOneLine } from "./previewLists.ts";
import { productLines } from "./productNotes.ts";
import { readingOf } from "../items/cellValues.ts";
import { isAmbiguousDate, isFiscalYear } from "../cells/registerDates.ts";
import type { SheetResult, UnreadCell } from "../items/register.ts";
import { ownKeyOf } from "../items/rows.ts";
import { columnLetters } from "../workbook/workbook.ts";
import type { Table } from "../tables/table.ts";
import { unnamedLines } from "./unnamedLines.ts";
import { writtenLevel } from "../cells/writtenLevels.ts";
import { numberIn } from "../cells/writtenNumbers.ts";
import type { Sheet, SheetCell, SheetRow } from "../workbook/workbook.ts";

/** Returns the notes on a sheet. */
export function noteLines(result: SheetResult, table: Table): string[] {
  return [
    ...unreadLines(result),
    ...productLines(result),
    ...replacedLines(result),
    ...unnamedLines(result),
    ...unmatchedLines(result),
    ...hiddenLines(table),
    ...countLines(result.sheet, table),
  ];
}

function unmatchedLines({ unmatched }: SheetResult): string[] {
  if (unmatched.length === 0) return [];
  const words = t(
    "{entries, plural, one {# entry names no threat that is known. It is kept} other {# entries name no threat that is known. They are kept}} with the name in the register: {names}",
  );
  return [
    formatMessage(words, {
      entries: unmatched.length,
      names: inOneLine(unmatched.map(cellInLine), UNREAD_EXAMPLES),
    }),
  ];
}

function unreadLines({ unread }: SheetResult): string[] {
  return [...unread].flatMap(([column, cells]) => [
    formatMessage(
      t(
        '{count, plural, one {# cell of "{heading}" cannot be read as {target}. It goes to {own}: {examples}} other {# cells of "{heading}" cannot be read as {target}. They go to {own}: {examples}}}',
      ),
      {
        count: cells.length,
        heading: showHidden(column.heading),
        target: column.target,
        own: ownKeyOf(column),
        examples: placedExamples(cells, UNREAD_EXAMPLES),
      },
    ),
    ...unreadReasons(column.target, cells).map((reason) => `  ${reason}`),
  ]);
}

/** Why cells cannot be read, and what to do, if this is known. */
function unreadReasons(target: string, cells: readonly UnreadCell[]): string[] {
  const reading = readingOf(target);
  const first = (isWanted: (text: string) => boolean): string | undefined =>
    cells.find(({ text }) => isWanted(text))?.text;
  const ambiguous = reading === "date" ? first(isAmbiguousDate) : undefined;
  const fiscal = reading === "date" ? first(isFiscalYear) : undefined;
  const level = reading === "level" ? first((text) => /^\d+$/.test(text)) : undefined;
  const word = reading === "level" ? first((text) => writtenLevel(text)?.isNumber === false) : undefined;
  const grouped = reading === "number" ? first((text) => numberIn(text, ".") !== undefined) : undefined;
  return [
    ...(ambiguous === undefined
      ? []
      : [t("{0} can be two dates. Write the year first, as in 2027-04-30.", showHidden(ambiguous))]),
    ...(fiscal === undefined
      ? []
      : [t("{0} is a fiscal year, whose days are not known. Write its last day.", showHidden(fiscal))]),
    ...(level === undefined
      ? []
      : [t("{0} is not a level of the scale. Check the number in the register.", showHidden(level))]),
    ...(word === undefined
      ? []
      : [
          t(
            '"{0}" is not a word of the scale. If it is a level, use a scale that has it, and import again.',
            showHidden(word),
          ),
        ]),
    ...(grouped === undefined
      ? []
      : [t("{0} can be two numbers, because no other number shows its decimals.", showHidden(grouped))]),
  ];
}

/** The words that become others, so that nothing is replaced silently. */
function replacedLines({ replaced }: SheetResult): string[] {
  return [...replaced].map(([{ heading }, words]) => {
    const pairs = [...words].map(([text, value]) => `${cellInLine(text)} = ${value}`);
    return t('"{0}" is read as follows: {1}', showHidden(heading), inOneLine(pairs, MAX_REPLACED));
  });
}

/** The most words of a column that are listed with what they become. */
const MAX_REPLACED = 20;

function hiddenLines({ columns, rows }: Table): string[] {
  const names = columns.filter(({ isHidden }) => isHidden).map(({ heading }) => showHidden(heading));
  const count = rows.filter(({ isHidden }) => isHidden).length;
  return [
    ...(count > 0
      ? [
          formatMessage(t("{count, plural, one {# hidden row is} other {# hidden rows are}} included."), {
            count,
          }),
        ]
      : []),
    ...(names.length > 0 ? [t("Hidden columns are included: {0}.", listed(names, "and"))] : []),
  ];
}

function countLines(sheet: Sheet, table: Table): string[] {
  const { computed, withoutResult, comments, merged } = countsIn(sheet, table);
  const counted: [cells: readonly string[], sentence: string][] = [
    [
      computed,
      t(
        "{count, plural, one {# cell has a formula} other {# cells have formulas}} ({cells}). The result that the spreadsheet program computed last is read.",
      ),
    ],
    [
      withoutResult,
      t(
        "{count, plural, one {# formula has no result. Its text is imported} other {# formulas have no result. Their texts are imported}} ({cells}). Open the workbook in a spreadsheet program and save it to compute the results.",
      ),
    ],
    [comments, t("{count, plural, one {# comment} other {# comments}} on cells ({cells}): see x-comments.")],
    [
      merged,
      t("{count, plural, one {# merged cell counts} other {# merged cells count}} for each row ({cells})."),
    ],
  ];
  return counted.flatMap(([cells, sentence]) =>
    cells.length > 0
      ? [formatMessage(sentence, { count: cells.length, cells: fewNames(cells, MAX_CELLS_NAMED) })]
      : [],
  );
}

/** The most cells that are named one by one. */
const MAX_CELLS_NAMED = 8;

/** The names of cells, such as "B2", by what is to be said of them. */
function countsIn(
  { merges, rows: all }: Sheet,
  { rows }: Table,
): Readonly<Record<"computed" | "withoutResult" | "comments" | "merged", readonly string[]>> {
  const named = (wanted: (cell: SheetCell) => boolean, among: readonly SheetRow[]): string[] =>
    among.flatMap(({ number, cells }) =>
      cells.flatMap((cell, at) => (cell && wanted(cell) ? [cellName(at, number)] : [])),
    );
  const first = (rows[0]?.number ?? 1) - 1;
  return {
    computed: named((cell) => cell.isComputed === true, rows),
    withoutResult: named((cell) => cell.isFormula === true, all),
    comments: named((cell) => cell.comment !== undefined, rows),
    merged: merges
      .filter(({ startRow, endRow }) => startRow >= first && endRow > startRow)
      .map(({ startRow, startCol }) => cellName(startCol, startRow + 1)),
  };
}

/** The name of a cell, as a spreadsheet shows it. */
function cellName(column: number, row: number): string {
  return `${columnLetters(column)}${String(row)}`;
}
