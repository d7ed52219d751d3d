/** Counts what has changed between two editions: one table that says how much there is to read, and what lacks a reason. */
import { t } from "@vscode/l10n";
import { figure as figures } from "../../language/figures.ts";
import { isNewReason } from "../../model/editions/changeNotes.ts";
import type { ItemChange } from "../../model/editions/editionChanges.ts";
import { isFurther, isWording, lacksReason } from "./changeItems.ts";
import { handlingNotice, headChanges, headTitle } from "./changedHead.ts";
import type { ChangePart } from "./changeParts.ts";
import { itemParts, itemsOfPart } from "./changeParts.ts";
import { rankRows } from "./changeRanks.ts";
import type { ComparedEditions } from "./comparedEditions.ts";
import type { BlockContent } from "../tree/tree.ts";
import { paragraphNode, textNode, textTable } from "../tree/tree.ts";

/** How many items of a kind are new, gone and different, and how many of these changes have no reason. */
interface ChangeCounts {
  readonly name: ChangePart["name"] | "document" | "ranks";
  readonly title: string;
  readonly fresh: number;
  readonly gone: number;
  /** Of ranks: the entries that have moved, or were grouped differently. */
  readonly judged: number;
  /** `undefined` for ranks, which have no words. */
  readonly worded: number | undefined;
  readonly other: number | undefined;
  readonly withoutReason: number;
}

/** Counts the changes of each kind. */
export function changeCounts(compared: ComparedEditions): ChangeCounts[] {
  return [
    documentCounts(compared),
    ...itemParts().map((part) => ({
      name: part.name,
      title: part.title,
      ...countsOf(itemsOfPart(part, compared)),
    })),
    rankCounts(compared),
  ];
}

function documentCounts(compared: ComparedEditions): ChangeCounts {
  const changes = headChanges(compared);
  const worded = changes.filter(({ isWording }) => isWording).length;
  const none = { fresh: 0, gone: 0, judged: 0, withoutReason: 0 };
  return { name: "document", title: headTitle(), ...none, worded, other: changes.length - worded };
}

function countsOf(items: readonly ItemChange[]): Omit<ChangeCounts, "name" | "title"> {
  const both = items.filter(({ before, after }) => before && after);
  return {
    fresh: items.filter(({ before }) => !before).length,
    gone: items.filter(({ after }) => !after).length,
    judged: both.filter(({ keys }) => keys.some(({ isJudgment }) => isJudgment)).length,
    worded: both.filter((change) => change.keys.some((key) => isWording(key, change))).length,
    other: both.filter((change) => change.isRenamed || change.keys.some((key) => isFurther(key, change)))
      .length,
    withoutReason: items.filter(lacksReason).length,
  };
}

function rankCounts(compared: ComparedEditions): ChangeCounts {
  const rows = compared.changes.rankings.flatMap((change) => rankRows(change, compared));
  return {
    name: "ranks",
    title: t("Entries of rankings"),
    fresh: rows.filter(({ change }) => change === "new").length,
    gone: rows.filter(({ change }) => change === "dropped").length,
    judged: rows.filter(
      ({ change, isRegrouped }) => change === "moved" || (change === "stayed" && isRegrouped),
    ).length,
    worded: undefined,
    other: undefined,
    withoutReason: rows.filter(
      ({ change, reason, unranked }) =>
        !isNewReason(reason) && (change === "moved" || (change === "dropped" && unranked === undefined)),
    ).length,
  };
}

/** The counts as a table, below a change of the handling; a sentence if nothing has changed. */
export function glanceBlocks(compared: ComparedEditions): BlockContent[] {
  const counts = changeCounts(compared).filter(
    ({ fresh, gone, judged, worded = 0, other = 0 }) => fresh + gone + judged + worded + other > 0,
  );
  if (counts.length === 0) return [paragraphNode([textNode(nothingText(compared))])];
  const heads = [
    t("What"),
    t("New"),
    t("No longer there"),
    t("Judged or ranked differently"),
    t("Worded differently"),
    t("Otherwise changed"),
    t("Changes without a reason"),
  ];
  const rows = counts.map(({ title, fresh, gone, judged, worded, other, withoutReason }) => [
    title,
    ...[fresh, gone, judged, worded, other, withoutReason].map((count) =>
      count === undefined ? "–" : figures(count),
    ),
  ]);
  return [
    ...handlingNotice(compared),
    textTable([heads, ...rows], {
      id: "table-changes",
      caption: t("How much has changed"),
      widths: [0.28, 0.08, 0.12, 0.14, 0.13, 0.12, 0.13],
    }),
  ];
}

function nothingText({ changes }: ComparedEditions): string {
  return changes.items.length === 0
    ? t("The items of both editions say the same.")
    : t("Nothing that the two editions judge differs. Only sources or notes do.");
}
