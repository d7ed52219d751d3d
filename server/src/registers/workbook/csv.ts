/** Reads text with separators as a workbook of one sheet. Source: RFC 4180; the separator is found. */
import { maxOf } from "../../syntax/minMax.ts";
import { t } from "@vscode/l10n";
import { parseCsv } from "hucre/csv";
import type { ImportRefusal, SheetRow, Workbook } from "./workbook.ts";
import { MAX_ROWS, textCellOf } from "./workbook.ts";

/** Returns the workbook in a text. */
export function readCsvWorkbook(text: string): Workbook | ImportRefusal {
  const delimiter = delimiterOf(text);
  let rows: readonly (readonly unknown[])[];
  try {
    rows = parseCsv(text, { delimiter, maxRows: MAX_ROWS + 1, unescapeFormulae: true });
  } catch {
    return {
      refusal: t("The file cannot be read as a text with separators: a quotation mark may be missing."),
    };
  }
  const sheet = {
    name: "CSV",
    isHidden: false,
    rows: rows.map((cells, index): SheetRow => ({
      number: index + 1,
      isHidden: false,
      cells: cells.map((cell) => textCellOf(typeof cell === "string" ? cell : "")),
    })),
    merges: [],
    hiddenColumns: new Set<number>(),
    hasSerialDates: false,
  };
  return { sheets: [sheet] };
}

const DELIMITERS = [";", "\t", ",", "|"] as const;

/** How many lines decide. */
const SAMPLE = 20;

/**
 * The separator that is in the same number in most lines, outside of quotation marks. A comma also separates decimals, so
 * the others win when they are as even.
 */
function delimiterOf(text: string): string {
  const named = /^\uFEFF?sep=(.)\r?\n/.exec(text)?.[1];
  if (named !== undefined) return named;
  const lines = linesOutsideQuotes(text);
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: evenness(lines, delimiter) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score === 0 ? "," : best.delimiter;
}

/** The share of lines with the most common number of separators, weighted by that number. */
function evenness(lines: readonly string[], delimiter: string): number {
  const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0);
  const byCount = new Map<number, number>();
  for (const count of counts) byCount.set(count, (byCount.get(count) ?? 0) + 1);
  const most = maxOf([0, ...byCount.values()]);
  return lines.length === 0 ? 0 : counts.length / lines.length + most / lines.length;
}

/** The first lines, with what is between quotation marks left out. */
function linesOutsideQuotes(text: string): string[] {
  const start = text.slice(0, 100_000);
  const bare = start.replace(/"(?:[^"]|"")*(?:"|$)/g, "_");
  return bare
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== "")
    .slice(0, SAMPLE);
}
