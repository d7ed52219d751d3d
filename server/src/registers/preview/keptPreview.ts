/** Says in lines what of a sheet becomes no item: whole sheets, texts around a table, legends and other tables. */
import { maxOf, minOf } from "../../syntax/minMax.ts";
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import type { KeptReason } from "../tables/columns.ts";
import { IMPORT_KEY } from "../items/known.ts";
import { GROUP_KEY } from "../items/rows.ts";
import { shortened, some, textInLine } from "./previewLists.ts";
import type { SheetResult } from "../items/register.ts";
import { columnLetters } from "../workbook/workbook.ts";
import type { Sheet, SheetRow } from "../workbook/workbook.ts";

/** Says why a sheet is kept as it is. @param isKept Whether it has anything. */
export function keptSheetText({ sheet, kept }: SheetResult, isKept: boolean): string {
  return isKept ? KEPT_TEXTS[kept?.kept ?? "unknown"]() : nothingText(sheet);
}

const KEPT_TEXTS: Readonly<Record<KeptReason, () => string>> = {
  unknown: () => t("It is kept as it is under {0}.", IMPORT_KEY),
  scale: () =>
    t("Its rows are the levels of a scale, not threats. It is kept as it is under {0}.", IMPORT_KEY),
  closed: () =>
    t(
      "Its name says that its threats are closed, so they do not become threats. It is kept as it is under {0}. To import it, choose only this sheet.",
      IMPORT_KEY,
    ),
  repeated: () =>
    t(
      "Its rows name threats that another sheet has. It is kept as it is under {0}. To import it instead, choose only this sheet.",
      IMPORT_KEY,
    ),
};

function nothingText({ isReport }: Sheet): string {
  return isReport ? t("It has nothing new.") : t("It is empty.");
}

/** Returns the lines for the parts of a sheet that become no item, with their rows. */
export function keptPartLines({ aside, placed }: SheetResult): string[] {
  const { groups = [], otherTables = [], side = [] } = placed?.table ?? {};
  return [
    ...(groups.length > 0
      ? [
          `  ${t("Rows with a single text are read as headings of the rows below. These get {0}:", GROUP_KEY)}`,
          ...some(groups.map(asideLine)),
        ]
      : []),
    ...(aside.length > 0
      ? [
          `  ${t("Texts around the table, totals and rows that belong to no item are kept under {0}:", IMPORT_KEY)}`,
          ...some(aside.map(asideLine)),
        ]
      : []),
    ...[...side, ...otherTables].flatMap((rows) => [`  ${tableText(rows)}`, ...some(rows.map(asideLine))]),
  ];
}

function tableText(rows: readonly SheetRow[]): string {
  const filled = rows.flatMap(({ cells }) => cells.flatMap((cell, at) => (cell === undefined ? [] : [at])));
  const words = t(
    "{count, plural, one {Row {first}, columns {from} to {to}, is a legend or another table. It is kept} other {Rows {first} to {last}, columns {from} to {to}, are a legend or another table. They are kept}} under {key}. To import a table, put it on a sheet of its own:",
  );
  return formatMessage(words, {
    count: rows.length,
    first: rows[0]?.number ?? 0,
    last: rows.at(-1)?.number ?? 0,
    from: columnLetters(minOf(filled)),
    to: columnLetters(maxOf(filled)),
    key: IMPORT_KEY,
  });
}

/** A row that belongs to no item, with its number in the spreadsheet and its cells. */
function asideLine({ number, cells }: SheetRow): string {
  const texts = cells.flatMap((cell) => (cell === undefined || cell.text === "" ? [] : [cell.text]));
  const shown = texts.map((text) => textInLine(text, 60)).join(" | ");
  return `    ${t("Row {0}: {1}", number, shortened(shown, 120))}`;
}
