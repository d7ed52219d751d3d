/** A comparison of rankings as plain tables, for spreadsheets. */
import { t } from "@vscode/l10n";
import type { CoefficientRange } from "../../model/agreement/agreement.ts";
import type { NamedComparison } from "../rankings/comparedNames.ts";
import { byDistance } from "../rankings/distanceBlocks.ts";
import type { PlainTable, TableValue } from "./tables.ts";

/** Makes the tables. Call it in the language of the report. */
export function comparisonTables(compared: NamedComparison): PlainTable[] {
  return [orderTable(compared), holdersTable(compared), pairsTable(compared), placesTable(compared)].filter(
    ({ rows }) => rows.length > 0,
  );
}

function orderTable({ consensus: { items }, nameOf }: NamedComparison): PlainTable {
  return {
    name: "order",
    title: t("Common order"),
    columns: [t("Place"), t("Item"), t("First place"), t("Last place"), t("Ranked by")],
    rows: items.map((item, index) => [
      index + 1,
      nameOf(item),
      item.places.first,
      item.places.last,
      item.held.filter((place) => place).length,
    ]),
  };
}

function holdersTable(compared: NamedComparison): PlainTable {
  const { consensus, names, nameOf } = compared;
  return {
    name: "holders",
    title: t("Rankings"),
    columns: [
      t("Ranking"),
      t("Pairs it ranks"),
      t("The other way round"),
      t("Tied or open"),
      ...lowAndHigh(t("In the common order (share)")),
      t("Changes without it (share)"),
      t("First without it"),
    ],
    rows: byDistance(compared).map((index) => {
      const { distance, share, without } = consensus.holders[index] ?? {};
      const first = consensus.items[without?.order[0] ?? -1];
      return [
        names[index],
        distance?.pairs,
        distance?.reversed,
        distance?.halves,
        ...bounds(alike(share)),
        without?.share === undefined ? undefined : rounded(without.share),
        first && nameOf(first),
      ];
    }),
  };
}

function pairsTable({ pairs, names }: NamedComparison): PlainTable {
  const coefficients = [
    t("Kendall's τ-b"),
    t("Spearman's ρ"),
    t("Rank-biased overlap"),
    t("In the same order (share)"),
  ];
  return {
    name: "pairs",
    title: t("Pairs of rankings"),
    columns: [
      t("Ranking"),
      t("Other ranking"),
      t("Items in both"),
      t("More that may match"),
      ...coefficients.flatMap(lowAndHigh),
    ],
    rows: pairs.map(({ first, second, found, items, distance }) => [
      names[first],
      names[second],
      found ? found.shared.length : items,
      found?.further,
      ...[
        found?.kendall,
        found?.spearman,
        found?.overlap,
        alike(
          found ? found.distance : distance === undefined ? undefined : { low: distance, high: distance },
        ),
      ].flatMap(bounds),
    ]),
  };
}

/** One row for each item, and a column for each ranking. */
function placesTable({ consensus: { items }, names, nameOf }: NamedComparison): PlainTable {
  return {
    name: "places",
    title: t("Places"),
    columns: [t("Item"), ...names],
    rows: items.map((item) => [nameOf(item), ...item.held.map((place) => place?.place)]),
  };
}

function lowAndHigh(title: string): string[] {
  return [t("{0}: lowest", title), t("{0}: highest", title)];
}

function alike(distance: CoefficientRange | undefined): CoefficientRange | undefined {
  return distance && { ...distance, low: 1 - distance.high, high: 1 - distance.low };
}

function bounds(range: CoefficientRange | undefined): TableValue[] {
  return range ? [rounded(range.low), rounded(range.high)] : [undefined, undefined];
}

/** Enough decimals for any use, and the same digits everywhere. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
