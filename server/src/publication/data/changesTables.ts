/** Makes plain tables of what has changed, for spreadsheets: one row for each changed value, and one for each entry of a ranking. */
import { t } from "@vscode/l10n";
import type { ItemChange } from "../../model/editions/editionChanges.ts";
import { headChanges, headTitle } from "../changes/changedHead.ts";
import { keyTitle, reasonOfItem, wordsOfKey } from "../changes/changeItems.ts";
import { changeWords, rankRows } from "../changes/changeRanks.ts";
import type { ComparedEditions } from "../changes/comparedEditions.ts";
import { changedName, conceptTitle, reasonWords } from "../changes/comparedEditions.ts";
import { plainTextOf } from "../tree/plainText.ts";
import { rankingName } from "../rankings/rankingNames.ts";
import { filled } from "../values/tableColumns.ts";
import type { PlainTable, TableValue } from "./tables.ts";

/** Makes the tables. Call it in the language of the document. */
export function changesTables(steps: readonly ComparedEditions[]): PlainTable[] {
  return [itemsTable(steps), ranksTable(steps)].filter(({ rows }) => rows.length > 0);
}

function itemsTable(steps: readonly ComparedEditions[]): PlainTable {
  const own = [t("Kind"), t("Id"), t("Item"), t("What has changed"), t("Before"), t("Now"), t("Reason")];
  return {
    name: "changes",
    title: t("What has changed"),
    columns: [t("Earlier edition"), t("Later edition"), ...own],
    rows: steps.flatMap((compared) =>
      [...headRows(compared), ...compared.changes.items.flatMap((change) => itemRows(change, compared))].map(
        (row) => [...editionsOf(compared), ...row],
      ),
    ),
  };
}

function ranksTable(steps: readonly ComparedEditions[]): PlainTable {
  const ranks = [t("Ranking"), t("Entry"), t("Rank before"), t("Rank now"), t("Places")];
  return {
    name: "ranks",
    title: t("Ranks"),
    columns: [t("Earlier edition"), t("Later edition"), ...ranks, t("What has changed"), t("Reason")],
    rows: steps.flatMap((compared) =>
      rankTableRows(compared).map((row) => [...editionsOf(compared), ...row]),
    ),
  };
}

function editionsOf({ before, after }: ComparedEditions): string[] {
  return [before.title, after.title];
}

function headRows(compared: ComparedEditions): TableValue[][] {
  return headChanges(compared).map(({ label, before, after }) => [
    headTitle(),
    undefined,
    undefined,
    label,
    filled(before),
    filled(after),
    undefined,
  ]);
}

function itemRows(change: ItemChange, compared: ComparedEditions): TableValue[][] {
  const { before, after, keys, concept } = change;
  const head = [conceptTitle(concept), (after ?? before)?.id, changedName(change, compared)];
  const words = reasonOfItem(change, compared);
  const reason = words && plainTextOf(words);
  if (!before) return [[...head, t("new"), undefined, undefined, reason]];
  if (!after) return [[...head, t("no longer there"), undefined, undefined, reason]];
  // That it lacks a reason is only said of what needs one.
  const given = change.reason && reason;
  const renamed = change.isRenamed ? [[...head, t("Id"), before.id, after.id, given]] : [];
  const changed = keys.map(({ key, needsReason }) => [
    ...head,
    keyTitle(key, change),
    filled(wordsOfKey(key, before, compared.before)),
    filled(wordsOfKey(key, after, compared.after)),
    needsReason ? reason : given,
  ]);
  return [...renamed, ...changed];
}

function rankTableRows(compared: ComparedEditions): TableValue[][] {
  return compared.changes.rankings.flatMap((change) =>
    rankRows(change, compared).map((row) => [
      rankingName(change.after, compared.after.assessment),
      row.name,
      row.before,
      row.after,
      row.change === "moved" || row.change === "stayed" ? row.places : undefined,
      changeWords(row),
      row.reason && plainTextOf(reasonWords(row.reason, compared)),
    ]),
  );
}
