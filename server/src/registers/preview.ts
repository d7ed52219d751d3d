/** Says in a text what an import will do, before anything is written. */
import { maxOf } from "../syntax/minMax.ts";
import { t } from "@vscode/l10n";
import { formatMessage } from "../language/messageFormat.ts";
import { showHidden } from "../language/hiddenCharacters.ts";
import { columnExamples } from "./cellExamples.ts";
import type { PlacedColumn, PlacedTable, SheetKind } from "./columns.ts";
import type { ChosenScale } from "./levels.ts";
import { IMPORT_KEY } from "./known.ts";
import type { FileBeside } from "./newFile.ts";
import type { Register, SheetResult } from "./register.ts";
import type { Table } from "./table.ts";
import { noteLines } from "./sheetNotes.ts";
import type { Updated } from "./updateFile.ts";
import { some, shortened } from "./previewLists.ts";
import { updateLines } from "./updatePreview.ts";
import type { Sheet, SheetRow } from "./workbook.ts";

/** What a preview shows. */
export interface PreviewContent {
  readonly register: Register;
  /** The files beside a new assessment. */
  readonly beside: readonly FileBeside[];
  /** What becomes of an existing assessment. */
  readonly updated: Updated | undefined;
  /** What to say of the columns that the user has named. */
  readonly columnNotes: readonly string[];
  /** The sheets that the user does not want. */
  readonly leftOut: readonly Sheet[];
}

/** Returns the preview as lines of text. */
export function previewText(content: PreviewContent): string {
  const { register, beside, updated, columnNotes, leftOut } = content;
  const lines = [
    ...register.sheets.flatMap((result) => [...sheetLines(result, register), ""]),
    ...leftOut.map(({ name }) => t('Sheet "{0}" is not imported.', showHidden(name))),
    ...columnNotes,
    ...register.scales.map(scaleLine),
    ...(register.taxonomy?.name === undefined
      ? []
      : [t("The categories are those of the taxonomy {0}.", register.taxonomy.name)]),
    ...register.repeated.map((id) =>
      t(
        'Several rows are "{0}". Each became an item of its own; give them different ids in the register.',
        showHidden(id),
      ),
    ),
    ...beside.map(({ name }) => t("New file: {0}", name)),
    // What a sheet that is left out has is not gone.
    ...(updated ? updateLines(updated, leftOut.length > 0 ? new Map() : register.gone) : []),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function sheetLines(result: SheetResult, { leftovers }: Register): string[] {
  const { sheet, placed } = result;
  const name = showHidden(sheet.name);
  const head = sheet.isHidden ? t('Sheet "{0}" (hidden)', name) : t('Sheet "{0}"', name);
  if (!placed) {
    const isKept = leftovers.has(sheet.name);
    return [head, `  ${isKept ? t("It is kept as it is under {0}.", IMPORT_KEY) : notKept(sheet)}`];
  }
  return [
    head,
    `  ${sheetKindText(placed)}`,
    ...columnLines(placed),
    ...noteLines(result, placed.table).map((note) => `  ${note}`),
    ...(leftovers.has(sheet.name)
      ? [
          `  ${t("Texts around the table, totals and rows without a threat are kept under {0}.", IMPORT_KEY)}`,
          ...some(result.aside.map(asideLine)),
        ]
      : []),
  ];
}

/** A row that belongs to no item, with its number in the spreadsheet and its cells. */
function asideLine({ number, cells }: SheetRow): string {
  const texts = cells.flatMap((cell) => (cell === undefined || cell.text === "" ? [] : [cell.text]));
  const shown = texts.map((text) => shortened(showHidden(text.replace(/\s+/g, " ")), 60)).join(" | ");
  return `    ${t("Row {0}: {1}", number, shortened(shown, 120))}`;
}

/** Returns what a sheet becomes, as in "12 threats (rows 2 to 13)". */
export function sheetKindText({ kind, table }: PlacedTable): string {
  const rows = table.rows.length;
  const first = table.rows[0]?.number ?? 0;
  const last = table.rows.at(-1)?.number ?? 0;
  return formatMessage(KIND_TEXTS[kind](), { rows, first, last });
}

const KIND_TEXTS: Readonly<Record<SheetKind, () => string>> = {
  threats: () => t("{rows, plural, one {# threat} other {# threats}} (rows {first} to {last})"),
  recommendations: () =>
    t("{rows, plural, one {# recommendation} other {# recommendations}} (rows {first} to {last})"),
  controls: () => t("{rows, plural, one {# control} other {# controls}} of threats (rows {first} to {last})"),
  rankings: () => t("rankings, from {rows, plural, one {# row} other {# rows}} (rows {first} to {last})"),
  actors: () => t("{rows, plural, one {# actor} other {# actors}} (rows {first} to {last})"),
  assets: () => t("{rows, plural, one {# asset} other {# assets}} (rows {first} to {last})"),
};

/** A table of columns: the heading, where it goes, and examples. */
function columnLines({ columns, table, kind }: PlacedTable): string[] {
  const isWide = !["rank", "item"].every((target) =>
    columns.some((column) => sameTarget(column.target, target)),
  );
  const rows = columns.map((column) => [
    shortened(showHidden(column.heading), 32),
    kind === "rankings" && column.target.startsWith("x-") && isWide
      ? t("order of this holder")
      : isKnownColumn(column, table)
        ? t("nothing new")
        : column.target,
    columnExamples(column, table),
  ]);
  const widths = [0, 1].map((at) => maxOf(rows.map((row) => row[at]?.length ?? 0)));
  return rows.map(([heading = "", target = "", examples = ""]) =>
    `    ${heading.padEnd(widths[0] ?? 0)}  ->  ${target.padEnd(widths[1] ?? 0)}  ${examples}`.trimEnd(),
  );
}

function notKept({ isReport }: Sheet): string {
  return isReport ? t("It has nothing new.") : t("It is empty.");
}

/** Whether a report would write the same into all cells of a column. */
function isKnownColumn({ index, target }: PlacedColumn, { rows }: Table): boolean {
  return target !== "id" && rows.length > 0 && rows.every(({ cells }) => cells[index]?.isKnown);
}

function sameTarget(target: string, wanted: string): boolean {
  return target === wanted || (wanted === "item" && target === "title");
}

function scaleLine({ of, title, bundled, made, isUnordered }: ChosenScale): string {
  if (bundled !== undefined) return t("The words of {0} are those of the scale {1}.", of, bundled);
  if (made === undefined) return t('The words of {0} are read with the scale "{1}".', of, title);
  return isUnordered
    ? t(
        "No scale has the words of {0}, so one is made of them. Their order is not known: put them in order in its file.",
        of,
      )
    : t("No scale has the words of {0}, so one is made of them.", of);
}
