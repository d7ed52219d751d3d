/** Reads a workbook of Excel: values, comments, merged cells, and what is hidden. */
import { t } from "@vscode/l10n";
import { unzipSync } from "fflate";
import type { Cell as ReadCell, CellValue, Sheet as ReadSheet, Workbook as ReadWorkbook } from "hucre";
import { readXlsx } from "hucre/xlsx";
import type { SheetCell, CellContent, ImportRefusal, SheetRow, Sheet, Workbook } from "./workbook.ts";
import { isPercentFormat, shownDate, unitOfFormat } from "./numberFormats.ts";
import { threadedComments } from "./threadedComments.ts";
import { isFull, MAX_ROWS, textCellOf, columnLetters } from "./workbook.ts";

/** The most bytes of a workbook after decompression. */
const MAX_EXPANDED = 200_000_000;

/** Returns the workbook in the bytes of a zip file, or why it cannot be read. */
export async function readXlsxWorkbook(bytes: Uint8Array): Promise<Workbook | ImportRefusal> {
  const unsafe = refusalOf(bytes);
  if (unsafe) return unsafe;
  try {
    const {
      sheets,
      dateSystem,
      persons = [],
    } = await readXlsx(bytes, { readStyles: true, maxRows: MAX_ROWS + 1 });
    const hasSerialDates = dateSystem !== "1904";
    return { sheets: sheets.map((sheet) => ({ ...sheetOf(sheet, persons), hasSerialDates })) };
  } catch {
    return { refusal: t("The workbook is damaged. Open it in a spreadsheet program, and save it again.") };
  }
}

/** The reader expands no entry beyond the size that the file declares, so these sizes decide whether it is a bomb. */
function refusalOf(bytes: Uint8Array): ImportRefusal | undefined {
  const names = new Set<string>();
  let expanded = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        names.add(name);
        // An entry that declares nothing could become anything.
        expanded += originalSize === 0 && size > 2 ? Infinity : originalSize;
        return false;
      },
    });
  } catch {
    return { refusal: t("The workbook is damaged. Open it in a spreadsheet program, and save it again.") };
  }
  if (expanded > MAX_EXPANDED)
    return { refusal: t("The workbook would need more than {0} MB. It was not opened.", MAX_EXPANDED / 1e6) };
  if (![...names].some((name) => name.endsWith("workbook.xml")))
    return {
      refusal: names.has("content.xml")
        ? t("The file is an OpenDocument spreadsheet (.ods). Open it, and save it as .xlsx.")
        : t("The file is neither a workbook (.xlsx) nor a text with separators (.csv)."),
    };
  return undefined;
}

function sheetOf(
  sheet: ReadSheet,
  persons: NonNullable<ReadWorkbook["persons"]>,
): Omit<Sheet, "hasSerialDates"> {
  const { name, hidden, veryHidden, rows, cells, columns, rowDefs, merges } = sheet;
  const threads = threadedComments(sheet, persons);
  const detail = (row: number, column: number): ReadCell | undefined =>
    cells?.get(`${String(row)},${String(column)}`);
  const thread = (row: number, column: number): string | undefined =>
    threads.size === 0 ? undefined : threads.get(`${columnLetters(column)}${String(row + 1)}`);
  return {
    name,
    isHidden: hidden === true || veryHidden === true,
    rows: untilContent(
      withLongCells(rows).map((values, index): SheetRow => ({
        number: index + 1,
        isHidden: rowDefs?.get(index)?.hidden === true,
        cells: untilContent(
          values.map((value, column) => cellOf(value, detail(index, column), thread(index, column))),
          (cell) => cell !== undefined,
        ),
      })),
      ({ cells: own }) => own.length > 0,
    ),
    merges: merges ?? [],
    hiddenColumns: new Set(
      (columns ?? []).flatMap(({ hidden: isHidden }, at) => (isHidden === true ? [at] : [])),
    ),
  };
}

/** The rows in which a text that was too long for a cell is whole again, and the row below, in which it went on, is empty. */
function withLongCells(rows: readonly (readonly CellValue[])[]): (readonly CellValue[])[] {
  let whole: CellValue[] = [];
  let above: readonly CellValue[] = [];
  return rows.map((values) => {
    const filled = [...values.keys()].filter((at) => (values[at] ?? null) !== null);
    const goesOn =
      filled.length > 0 &&
      filled.every((at) => typeof values[at] === "string" && isFull(String(above[at] ?? "")));
    above = values;
    if (!goesOn) return (whole = [...values]);
    for (const at of filled) whole[at] = String(whole[at]) + String(values[at]);
    return [];
  });
}

/** Leaves out what is empty at the end: a spreadsheet keeps the format of cells that never had a content. */
function untilContent<T>(all: readonly T[], hasContent: (each: T) => boolean): T[] {
  return all.slice(0, all.findLastIndex(hasContent) + 1);
}

/** @param thread The comments on the cell with their answers, if they can be answered. */
function cellOf(
  value: CellValue,
  detail: ReadCell | undefined,
  thread: string | undefined,
): SheetCell | undefined {
  const comment = thread ?? commentText(detail?.comment);
  const formula = detail?.formula;
  const shown = value ?? detail?.formulaResult ?? (formula === undefined ? undefined : `=${formula}`);
  const own = shown === undefined ? undefined : contentCell(shown, detail?.style?.numFmt);
  if (!own && (comment ?? "") === "") return undefined;
  return {
    ...(own ?? { content: "", text: "" }),
    ...(comment === undefined || comment === "" ? {} : { comment }),
    ...(formula === undefined ? {} : shown === `=${formula}` ? { isFormula: true } : { isComputed: true }),
  };
}

/** The text of a comment, with its author if the text does not begin with the name. */
function commentText(comment: ReadCell["comment"]): string | undefined {
  const [text, author = ""] = [comment?.text.trim(), comment?.author?.trim()];
  return text === undefined || text === "" || author === "" || text.startsWith(author)
    ? text
    : `${author}: ${text}`;
}

function contentCell(value: NonNullable<CellValue>, format: string | undefined): SheetCell | undefined {
  if (value instanceof Date) return textCellOf(shownDate(value, format));
  if (typeof value === "string") return textCellOf(value);
  const content: CellContent = typeof value === "number" ? withoutNoise(value) : value;
  if (typeof content === "boolean") return { content, text: content ? t("yes") : t("no") };
  if (typeof content === "number" && isPercentFormat(format))
    return textCellOf(`${String(withoutNoise(content * 100))}%`);
  const unit = unitOfFormat(format);
  return { content, text: String(content), ...(unit && { unit }) };
}

/** A number without the last digits of binary fractions, which no spreadsheet shows. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(15));
}
