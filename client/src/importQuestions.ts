/** Asks what an import cannot know: the files, the sheets, and where columns go. */
import type { QuickPickItem } from "vscode";
import { Uri, l10n, window, workspace } from "vscode";
import type { ImportColumn, ImportResult } from "../../server/src/lsp/importRequests.ts";
import { baseNameOf } from "./uris.ts";

/** The maximum number of assessments that the user can choose from. */
const MAX_COUNT = 200;

/** Asks for the file of the register. */
export async function chosenRegister(): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const files = await window.showOpenDialog({
    title: l10n.t("Which register or ranking do you want to import?"),
    openLabel: l10n.t("Import"),
    filters: { [l10n.t("Registers")]: ["xlsx", "csv", "tsv", "txt"] },
    ...(folder && { defaultUri: folder }),
  });
  return files?.[0];
}

/** Asks for the assessment: one that exists, or a place for a new one. */
export async function chosenTarget(register: Uri): Promise<Uri | undefined> {
  const files = await workspace.findFiles("**/*.threat.{yaml,yml}", undefined, MAX_COUNT);
  const items: readonly (QuickPickItem & { readonly uri?: Uri })[] = [
    { label: l10n.t("$(new-file) A new assessment") },
    ...files
      .map((uri) => ({ label: workspace.asRelativePath(uri), uri }))
      .sort((a, b) => a.label.localeCompare(b.label)),
  ];
  const placeHolder = l10n.t("Which assessment is {0} imported into?", baseNameOf(register));
  const chosen = files.length === 0 ? items[0] : await window.showQuickPick(items, { placeHolder });
  if (!chosen) return undefined;
  if (chosen.uri) return chosen.uri;
  const name = baseNameOf(register).replace(/\.\w+$/, "");
  return window.showSaveDialog({
    defaultUri: Uri.joinPath(register, "..", `${name}.threat.yaml`),
    title: l10n.t("Where will the new assessment be saved?"),
    saveLabel: l10n.t("Show the preview"),
  });
}

/** Asks which sheets are imported, if there are several. @returns The names; `undefined` if the user cancels. */
export async function chosenSheets({ sheets = [] }: ImportResult): Promise<readonly string[] | undefined> {
  if (sheets.length < 2) return sheets.map(({ name }) => name);
  const items = sheets.map(({ name, detail }) => ({ label: name, description: detail, picked: true }));
  const chosen = await window.showQuickPick(items, {
    canPickMany: true,
    placeHolder: l10n.t("Which sheets do you want to import?"),
  });
  return chosen && chosen.length > 0 ? chosen.map(({ label }) => label) : undefined;
}

type ColumnItem = QuickPickItem & { readonly column?: ImportColumn };

/**
 * Lets the user say where columns go, one after the other.
 * @param before What has been said already, by heading.
 * @returns What is said now; `undefined` if the user cancels.
 */
export async function chosenColumns(
  result: ImportResult,
  before: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>> | undefined> {
  const columns = new Map(Object.entries(before));
  const all = (result.sheets ?? []).flatMap((sheet) => sheet.columns);
  for (;;) {
    const items = all
      .toSorted((a, b) => Number(b.isUnknown) - Number(a.isUnknown))
      .map((column): ColumnItem => ({
        label: `${column.isUnknown && !columns.has(column.heading) ? "$(question)" : "$(check)"} ${column.heading}`,
        description: `→ ${labelOf(columns.get(column.heading) ?? column.target, result)}`,
        detail: column.examples,
        column,
      }));
    const next: ColumnItem = { label: l10n.t("$(arrow-right) Show the preview") };
    const chosen = await window.showQuickPick([next, ...items], {
      placeHolder: l10n.t("Where do the columns go? Choose one to say it."),
      ignoreFocusOut: true,
    });
    if (!chosen) return undefined;
    if (!chosen.column) return Object.fromEntries(columns);
    const target = await chosenPlaceFor(chosen.column, result);
    if (target !== undefined) columns.set(chosen.column.heading, target);
  }
}

/** What readers call a place; a key of one's own has no other name. */
function labelOf(target: string, { targets = [] }: ImportResult): string {
  return targets.find((each) => each.target === target)?.label ?? target;
}

async function chosenPlaceFor(
  { heading, target }: ImportColumn,
  result: ImportResult,
): Promise<string | undefined> {
  const { targets = [] } = result;
  const items = [
    { label: labelOf(target, result), description: l10n.t("As it is"), target },
    ...targets
      .filter((each) => each.target !== target)
      .map((each) => ({ label: each.label, description: each.target, target: each.target })),
  ];
  const placeHolder = l10n.t("Where do the cells of {0} go?", heading);
  const chosen = await window.showQuickPick(items, {
    placeHolder,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return chosen?.target;
}
