/** Makes plain tables of an assessment, for spreadsheets: one row for each threat, entry of a ranking, recommendation or result. */
import { t } from "@vscode/l10n";
import { labelOfWord } from "../../format/labels.ts";
import { translated } from "../../language/texts.ts";
import type { Facts } from "../../model/facts/facts.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import type { Ranking, RankingEntry } from "../../model/rankings/ranking.ts";
import { sharesRank } from "../../model/rankings/ranking.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Place } from "../texts/context.ts";
import { displayName, crossReference } from "../texts/context.ts";
import { schemaDefinition } from "../values/estimates.ts";
import { placeOfItem } from "../sections/items.ts";
import { itemsOf } from "../sections/parts.ts";
import { entryName } from "../rankings/entryNames.ts";
import { rankingName } from "../rankings/rankingNames.ts";
import { groupRemarks } from "../rankings/rankings.ts";
import type { TableName } from "./tableNames.ts";
import type { TableValue, Column } from "../values/tableColumns.ts";
import { cellText, cellWords, columnsOf, filled, inOneCell } from "../values/tableColumns.ts";

export type { TableValue } from "../values/tableColumns.ts";

/** A table. Its texts are in the language of the document. */
export interface PlainTable {
  readonly name: string;
  readonly title: string;
  /** The titles of the columns. */
  readonly columns: readonly string[];
  /** As many cells in each row as columns; `undefined` for what is not stated. */
  readonly rows: readonly (readonly TableValue[])[];
}

/** Makes the tables of an assessment that have rows. Call it in the language of the document (`inLanguage`). */
export function tablesOf(assessment: Assessment): PlainTable[] {
  const all = [
    itemTable({ name: "register", title: t("Threats"), section: "threats", of: "threat" }, assessment),
    rankingsTable(assessment),
    itemTable(
      { name: "ranking-details", title: t("About the rankings"), section: "rankings", of: "ranking" },
      assessment,
    ),
    itemTable(
      {
        name: "recommendations",
        title: t("Recommendations"),
        section: "recommendations",
        of: "recommendation",
      },
      assessment,
    ),
    itemTable({ name: "results", title: t("Results"), section: "results", of: "result" }, assessment),
  ];
  return all.filter(({ rows }) => rows.length > 0);
}

/** The columns that a table has also where no item states them: readers look for them. */
const EXPECTED: Readonly<Record<ItemTable["of"], readonly string[]>> = {
  threat: ["likelihood", "impact", "risk", "confidence", "owner", "trend", "controls"],
  ranking: ["of", "date"],
  recommendation: ["actors", "horizon"],
  result: ["source"],
};

interface ItemTable {
  readonly name: TableName;
  readonly title: string;
  /** The section of the items, and their definition in the schema. */
  readonly section: string;
  readonly of: "threat" | "ranking" | "recommendation" | "result";
}

function itemTable({ name, title, section, of }: ItemTable, assessment: Assessment): PlainTable {
  const items = itemsOf(section, assessment);
  const nodes = items.map((facts) => ({ node: facts.item.value, place: placeOfItem(facts, assessment) }));
  const columns = columnsOf(nodes, {
    schema: schemaDefinition(of),
    expected: EXPECTED[of],
    // The table of rankings has the entries, and what is not ranked.
    without: of === "ranking" ? ["title", "order", "unranked"] : ["title"],
  });
  const heads = items.map((facts): TableValue[] => {
    const id = facts.definition?.id;
    return [id ?? textOf(facts.item.key), id === undefined ? undefined : displayName(id, of, assessment)];
  });
  return {
    name,
    title,
    columns: [t("ID"), t("Title"), ...columns.map((column) => column.title)],
    rows: nodes.map((row, index) => [...(heads[index] ?? []), ...columns.map(({ cell }) => cell(row))]),
  };
}

/** An entry of a ranking, or something that a ranking leaves out on purpose. */
interface RankingRow {
  readonly heads: TableValue[];
  readonly node: RankingEntry["value"] | undefined;
  readonly place: Place;
}

/** The keys of an entry that the first columns show. */
const IN_HEADS = ["item", "actor", "asset", "label", "covers", "tie", "rank", "reason", "outside"];

function rankingsTable(assessment: Assessment): PlainTable {
  const rankings = new Map(assessment.rankings.map((ranking) => [ranking.id.text, ranking]));
  const rows = itemsOf("rankings", assessment).flatMap((facts) => {
    const ranking = rankings.get(facts.definition?.id ?? "");
    return ranking ? rankingRows(ranking, facts, assessment) : [];
  });
  const columns: readonly Column[] = columnsOf(rows, {
    schema: schemaDefinition("entry"),
    expected: [],
    without: IN_HEADS,
  });
  const heads = [
    t("Ranking"),
    t("Holder"),
    t("Rank"),
    t("Tied"),
    t("Entry"),
    t("Covers"),
    t("Why it is not ranked"),
    t("Remarks on the tie"),
  ];
  // Few rankings say something of a tie as a whole.
  const shown = rows.some((row) => row.heads.at(-1) !== undefined) ? heads.length : heads.length - 1;
  return {
    name: "rankings",
    title: t("Rankings"),
    columns: [...heads.slice(0, shown), ...columns.map(({ title }) => title)],
    rows: rows.map((row) => [...row.heads.slice(0, shown), ...columns.map(({ cell }) => cell(row))]),
  };
}

/** What an entry with a label ranks, or what it covers. */
function rankedBelow({ label, item, other, covers }: RankingEntry): readonly LocatedText[] {
  const one = item ?? other?.id;
  return label && one ? [one, ...covers] : covers;
}

function rankingRows(ranking: Ranking, facts: Facts, assessment: Assessment): RankingRow[] {
  const place = placeOfItem(facts, assessment);
  const first = [
    rankingName(ranking, assessment),
    ranking.of && cellWords([crossReference(ranking.of.text, assessment, ["actor"])]),
  ];
  const named = (id: string): string => cellWords([crossReference(id, assessment)]);
  const entries = ranking.entries.map((entry) => ({
    heads: [
      ...first,
      entry.rank,
      sharesRank(entry, ranking) ? t("yes") : undefined,
      entry.gap ? t("not named in the source") : cellWords([entryName(entry, assessment)]),
      inOneCell(rankedBelow(entry).map(({ text }) => named(text))),
      undefined,
      filled(cellText(groupRemarks(entry, ranking, place), place)),
    ],
    node: entry.value,
    place,
  }));
  const unranked = ranking.unranked.map(({ text: id }) => {
    const node = valueAt(valueAt(ranking.value, "unranked"), id);
    const reason = textOf(valueAt(node, "reason"));
    const why = reason === undefined ? t("not ranked") : translated(labelOfWord(reason));
    return { heads: [...first, undefined, undefined, named(id), undefined, why, undefined], node, place };
  });
  return [...entries, ...unranked];
}
