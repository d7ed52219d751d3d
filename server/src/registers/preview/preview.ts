/** Says in a text what an import will do, before anything is written. */
import { maxOf } from "../../syntax/minMax.ts";
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { quotedList } from "../../language/lists.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { columnExamples } from "./cellExamples.ts";
import type { PlacedColumn, PlacedTable } from "../tables/columns.ts";
import { tableEntries } from "../items/continuedRows.ts";
import type { ReadScale } from "../items/levels.ts";
import { IMPORT_KEY } from "../items/known.ts";
import type { FileBeside } from "../items/newFile.ts";
import type { Register, SheetResult } from "../items/register.ts";
import type { SheetKind } from "../tables/sheetKinds.ts";
import type { Table } from "../tables/table.ts";
import { noteLines } from "./sheetNotes.ts";
import type { Updated } from "../update/updateFile.ts";
import { keptPartLines, keptSheetText } from "./keptPreview.ts";
import { numberLines } from "./numberNotes.ts";
import { ownKeyOf } from "../items/rows.ts";
import { shortened } from "./previewLists.ts";
import { updateLines } from "./updatePreview.ts";
import { inPlan } from "../tables/targets.ts";

/** What a preview shows. */
interface PreviewContent {
  readonly register: Register;
  /** The files beside a new assessment. */
  readonly beside: readonly FileBeside[];
  /** What becomes of an existing assessment. */
  readonly updated: Updated | undefined;
  /** What to say of the columns that the user has named. */
  readonly columnNotes: readonly string[];
}

/** Returns the preview as lines of text. */
export function previewText(content: PreviewContent): string {
  const { register, beside, updated, columnNotes } = content;
  const { leftOut } = register;
  const lines = [
    ...register.sheets.flatMap((result) => [...sheetLines(result, register), ""]),
    ...leftOut.map((name) => t('Sheet "{0}" is not imported.', showHidden(name))),
    ...columnNotes,
    ...register.scales.flatMap(scaleLines),
    ...(register.taxonomy?.name === undefined
      ? []
      : [t("The categories are those of the taxonomy {0}.", register.taxonomy.name)]),
    ...register.repeated.map((id) =>
      t(
        'Several rows are "{0}". Each became an item of its own; give them different ids in the register.',
        showHidden(id),
      ),
    ),
    ...beside.map(({ name, before }) => (before ? t("Changed file: {0}", name) : t("New file: {0}", name))),
    // What a sheet that is left out has is not gone.
    ...(updated
      ? updateLines(updated, leftOut.length > 0 ? { ...register, gone: new Map() } : register)
      : []),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function sheetLines(result: SheetResult, { leftovers }: Register): string[] {
  const { sheet, placed } = result;
  const name = showHidden(sheet.name);
  const head = sheet.isHidden ? t('Sheet "{0}" (hidden)', name) : t('Sheet "{0}"', name);
  const isKept = leftovers.has(sheet.name);
  const notes = [...numberLines(result), ...(placed ? noteLines(result, placed.table) : [])];
  return [
    head,
    `  ${placed ? sheetKindText(placed) : keptSheetText(result, isKept)}`,
    ...(placed ? columnLines(placed) : []),
    ...notes.map((note) => `  ${note}`),
    ...keptPartLines(result),
  ];
}

/** Returns what a sheet becomes, as in "12 threats (rows 2 to 13)". */
export function sheetKindText(placedTable: PlacedTable): string {
  const { kind, table } = placedTable;
  const rows = tableEntries(placedTable).length;
  const first = table.rows[0]?.number ?? 0;
  const last = table.rows.at(-1)?.number ?? 0;
  const place = formatMessage(t("{count, plural, one {row {first}} other {rows {first} to {last}}}"), {
    count: last - first + 1,
    first,
    last,
  });
  return formatMessage(KIND_TEXTS[kind](), { rows, place });
}

const KIND_TEXTS: Readonly<Record<SheetKind, () => string>> = {
  threats: () => t("{rows, plural, one {# threat} other {# threats}} ({place})"),
  recommendations: () => t("{rows, plural, one {# recommendation} other {# recommendations}} ({place})"),
  controls: () => t("{rows, plural, one {# control} other {# controls}} of threats ({place})"),
  rankings: () => t("rankings, from {rows, plural, one {# row} other {# rows}} ({place})"),
  actors: () => t("{rows, plural, one {# actor} other {# actors}} ({place})"),
  assets: () => t("{rows, plural, one {# asset} other {# assets}} ({place})"),
};

/** A table of columns: the heading, where it goes, and examples. */
function columnLines(placedTable: PlacedTable): string[] {
  const { columns, table } = placedTable;
  const rows = columns.map((column) => [
    shortened(showHidden(column.heading), 32),
    placeOf(column, placedTable),
    columnExamples(column, table),
  ]);
  const widths = [0, 1].map((at) => maxOf(rows.map((row) => row[at]?.length ?? 0)));
  return rows.map(([heading = "", target = "", examples = ""]) =>
    `    ${heading.padEnd(widths[0] ?? 0)}  ->  ${target.padEnd(widths[1] ?? 0)}  ${examples}`.trimEnd(),
  );
}

/** Says where a column goes. */
function placeOf(column: PlacedColumn, { columns, table, kind }: PlacedTable): string {
  if (column.isHolder) return t("order of this holder");
  if (isKnownColumn(column, table)) return t("nothing new");
  if (isWithoutPlan(column, columns)) return ownKeyOf(column);
  const isMatrix = kind === "rankings" && columns.some(({ isHolder }) => isHolder);
  return isMatrix && column.target.startsWith("x-") ? IMPORT_KEY : column.target;
}

/** Whether a column says more of a plan that the table does not have: its cells stay with the threats. */
function isWithoutPlan({ target }: PlacedColumn, columns: readonly PlacedColumn[]): boolean {
  return inPlan(target) !== undefined && !columns.some((each) => each.target === "recommendation.title");
}

/** Whether a report would write the same into all cells of a column. */
function isKnownColumn({ index, target }: PlacedColumn, { rows }: Table): boolean {
  return target !== "id" && rows.length > 0 && rows.every(({ cells }) => cells[index]?.isKnown);
}

function scaleLines(scale: ReadScale): string[] {
  const merged = scale.merged.map((words) =>
    t(
      "{0} are read as one level of {1}. If they are two, give them numbers in the register.",
      quotedList(words.map(showHidden), "and"),
      scale.of,
    ),
  );
  return [scaleLine(scale), ...grownLines(scale), ...merged];
}

/** The levels that a scale of an earlier import gets. */
function grownLines({ title, grown, isUnordered }: ReadScale): string[] {
  if (!grown) return [];
  const names = quotedList(grown.levels.map(showHidden), "and");
  return [
    t('The scale "{0}" gets new levels: {1}.', showHidden(title), names),
    ...(isUnordered ? [t("Their place in the order is not known: put them in order in its file.")] : []),
  ];
}

function scaleLine({ of, title, bundled, made, isUnordered }: ReadScale): string {
  if (bundled !== undefined) return t("The words of {0} are those of the scale {1}.", of, bundled);
  if (made === undefined) return t('The words of {0} are read with the scale "{1}".', of, title);
  return isUnordered
    ? t(
        "No scale has the words of {0}, so one is made of them. Their order is not known: put them in order in its file.",
        of,
      )
    : t("No scale has the words of {0}, so one is made of them.", of);
}
