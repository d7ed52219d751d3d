/** Says in a text what an import will do, before anything is written. */
import { maxOf } from "../syntax/minMax.ts";
import { t } from "@vscode/l10n";
import { listed } from "../language/lists.ts";
import { formatMessage } from "../language/messageFormat.ts";
import { showHidden } from "../language/hiddenCharacters.ts";
import type { PlacedColumn, PlacedTable, SheetKind } from "./columns.ts";
import type { ChosenScale } from "./levels.ts";
import { IMPORT_KEY } from "./known.ts";
import type { FileBeside } from "./newFile.ts";
import type { Register, SheetResult } from "./register.ts";
import { ownKeyOf } from "./rows.ts";
import type { Table } from "./table.ts";
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
  /** Columns that the user has named and that the register does not have. */
  readonly unknownColumns: readonly string[];
  /** The sheets that the user does not want. */
  readonly leftOut: readonly Sheet[];
}

/** Returns the preview as lines of text. */
export function previewText(content: PreviewContent): string {
  const { register, beside, updated, unknownColumns, leftOut } = content;
  const lines = [
    ...register.sheets.flatMap((result) => [...sheetLines(result, register), ""]),
    ...leftOut.map(({ name }) => t('Sheet "{0}" is not imported.', showHidden(name))),
    ...unknownColumns.map((heading) => t('There is no column "{0}".', showHidden(heading))),
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
    return [head, `  ${isKept ? t("It is kept as it is under {0}.", IMPORT_KEY) : t("It is empty.")}`];
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
      : column.target,
    columnExamples(column, table),
  ]);
  const widths = [0, 1].map((at) => maxOf(rows.map((row) => row[at]?.length ?? 0)));
  return rows.map(([heading = "", target = "", examples = ""]) =>
    `    ${heading.padEnd(widths[0] ?? 0)}  ->  ${target.padEnd(widths[1] ?? 0)}  ${examples}`.trimEnd(),
  );
}

function sameTarget(target: string, wanted: string): boolean {
  return target === wanted || (wanted === "item" && target === "title");
}

const EXAMPLES = 3;

/** More of the cells that need the user's attention. */
const UNREAD_EXAMPLES = 8;

/** Returns the first different cells of a column, in one line. */
export function columnExamples({ index }: PlacedColumn, { rows }: Table): string {
  return textExamples(
    rows.flatMap(({ cells }) => cells[index]?.text ?? []),
    EXAMPLES,
  );
}

/** The first different texts, shortened. */
function textExamples(all: readonly string[], most: number): string {
  const texts = new Set<string>();
  for (const text of all) {
    if (text !== "") texts.add(shortened(showHidden(text.replace(/\s+/g, " ")), 30));
    if (texts.size === most) break;
  }
  return [...texts].join(" | ");
}

function noteLines(result: SheetResult, table: Table): string[] {
  return [
    ...unreadLines(result),
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
    formatMessage(words, { entries: unmatched.length, names: textExamples(unmatched, UNREAD_EXAMPLES) }),
  ];
}

function unreadLines({ unread }: SheetResult): string[] {
  return [...unread].map(([{ heading, target }, texts]) =>
    formatMessage(
      t(
        '{count, plural, one {# cell of "{heading}" cannot be read as {target}. It goes to {own}: {examples}} other {# cells of "{heading}" cannot be read as {target}. They go to {own}: {examples}}}',
      ),
      {
        count: texts.length,
        heading: showHidden(heading),
        target,
        own: ownKeyOf(target),
        examples: textExamples(texts, UNREAD_EXAMPLES),
      },
    ),
  );
}

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
  const { computed, comments, merged } = countsIn(sheet, table);
  const counted: [count: number, sentence: string][] = [
    [
      computed,
      t(
        "{count, plural, one {# cell has a formula. Its last result is imported.} other {# cells have formulas. Their last results are imported.}}",
      ),
    ],
    [
      sheet.withoutResult,
      t(
        "{count, plural, one {# formula has no result. Its text is imported.} other {# formulas have no result. Their texts are imported.}} Open the workbook in a spreadsheet program and save it to compute the results.",
      ),
    ],
    [comments, t("{count, plural, one {# comment} other {# comments}} on cells: see x-comments.")],
    [merged, t("{count, plural, one {# merged cell counts} other {# merged cells count}} for each row.")],
  ];
  return counted.flatMap(([count, sentence]) => (count > 0 ? [formatMessage(sentence, { count })] : []));
}

function countsIn(
  { merges }: Sheet,
  { rows }: Table,
): { computed: number; comments: number; merged: number } {
  const cells = rows.flatMap((row) => row.cells);
  const first = (rows[0]?.number ?? 1) - 1;
  return {
    computed: cells.filter((cell) => cell?.isComputed).length,
    comments: cells.filter((cell) => cell?.comment !== undefined).length,
    merged: merges.filter(({ startRow, endRow }) => startRow >= first && endRow > startRow).length,
  };
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
