/** Counts what has changed between two editions: one table that says how much there is to read, and what lacks a reason. */
import { t } from "@vscode/l10n";
import type { Concept } from "../format/schema.ts";
import { figure as figures } from "../language/figures.ts";
import { isNewReason } from "../model/changeNotes.ts";
import type { ItemChange } from "../model/editionChanges.ts";
import { isWording, lacksReason } from "./changeItems.ts";
import { rankRows } from "./changeRanks.ts";
import type { ComparedEditions } from "./comparedEditions.ts";
import type { BlockContent } from "./tree.ts";
import { paragraphNode, textNode, textTable } from "./tree.ts";

/** How many items of a kind are new, gone, judged differently and worded differently, and how many changes have no reason. */
export interface ChangeCounts {
  readonly name: "judgments" | "threats" | "recommendations" | "comparisons" | "ranks";
  readonly title: string;
  readonly fresh: number;
  readonly gone: number;
  /** Of ranks: the entries that have moved. */
  readonly judged: number;
  /** `undefined` for ranks, which have no words. */
  readonly worded: number | undefined;
  readonly withoutReason: number;
}

/** Counts the changes of each kind. */
export function changeCounts(compared: ComparedEditions): ChangeCounts[] {
  const rows = compared.changes.rankings.flatMap((change) => rankRows(change, compared));
  const count = (change: string): number => rows.filter((row) => row.change === change).length;
  const of = (name: ChangeCounts["name"], title: string, concept: Concept): ChangeCounts => ({
    name,
    title,
    ...countsOf(compared.changes.items.filter((each) => each.concept === concept)),
  });
  return [
    of("judgments", t("Judgments and other statements"), "statement"),
    of("threats", t("Threats"), "threat"),
    of("recommendations", t("Recommendations"), "recommendation"),
    of("comparisons", t("Comparisons of rankings"), "comparison"),
    {
      name: "ranks",
      title: t("Entries of rankings"),
      fresh: count("new"),
      gone: count("dropped"),
      judged: count("moved"),
      worded: undefined,
      withoutReason: rows.filter(
        ({ change, reason, unranked }) =>
          !isNewReason(reason) && (change === "moved" || (change === "dropped" && unranked === undefined)),
      ).length,
    },
  ];
}

function countsOf(items: readonly ItemChange[]): Omit<ChangeCounts, "name" | "title"> {
  const both = items.filter(({ before, after }) => before && after);
  return {
    fresh: items.filter(({ before }) => !before).length,
    gone: items.filter(({ after }) => !after).length,
    judged: both.filter(({ keys }) => keys.some(({ isJudgment }) => isJudgment)).length,
    worded: both.filter((change) => change.keys.some((key) => isWording(key, change))).length,
    withoutReason: items.filter(lacksReason).length,
  };
}

/** The counts as a table; a sentence if nothing has changed. */
export function glanceBlocks(compared: ComparedEditions): BlockContent[] {
  const counts = changeCounts(compared);
  const isEmpty = counts.every(({ fresh, gone, judged, worded = 0 }) => fresh + gone + judged + worded === 0);
  if (isEmpty) return [paragraphNode([textNode(t("Nothing that the two editions judge differs."))])];
  const heads = [
    t("What"),
    t("New"),
    t("No longer there"),
    t("Judged or ranked differently"),
    t("Worded differently"),
    t("Changes without a reason"),
  ];
  const rows = counts
    .filter(({ fresh, gone, judged, worded = 0 }) => fresh + gone + judged + worded > 0)
    .map(({ title, fresh, gone, judged, worded, withoutReason }) => [
      title,
      ...[fresh, gone, judged, worded, withoutReason].map((count) =>
        count === undefined ? "–" : figures(count),
      ),
    ]);
  return [
    textTable([heads, ...rows], {
      id: "table-changes",
      caption: t("How much has changed"),
      widths: [0.3, 0.11, 0.14, 0.16, 0.14, 0.15],
    }),
  ];
}
