/** A comparison of rankings as text for a terminal. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../language/messageFormat.ts";
import type { NamedComparison } from "../publication/comparedNames.ts";
import { omittedPairs } from "../publication/comparisonBlocks.ts";
import { alikeText, heldText, placeText } from "../publication/comparedShares.ts";
import { shortSentences } from "../publication/comparisonSentences.ts";
import { openSentences } from "../publication/consensusBlocks.ts";
import { byDistance, omittedWithout, shareOfHolder } from "../publication/distanceBlocks.ts";
import {
  agreementTexts,
  agreementTitles,
  coefficientText,
  isComparable,
  MIN_COUNT,
  sharedText,
} from "../rules/coefficientTexts.ts";
import { maxOf } from "../syntax/minMax.ts";
import { terminalText, widthOf } from "../report/cells.ts";

/** The text. Call it in the language of the report. */
export function comparisonText(compared: NamedComparison): string {
  const { names, consensus, nameOf, pairs, together } = compared;
  const order = consensus.items.slice(0, MOST_ROWS).map((item) => {
    const places = item.held.map((place) => (place ? heldText(place) : "–"));
    return [placeText(item.places), nameOf(item), ...(names.length <= MOST_COLUMNS ? places : [])];
  });
  const holders = byDistance(compared)
    .slice(0, MOST_ROWS)
    .map((index) => [names[index] ?? "", alikeText(shareOfHolder(index, compared))]);
  const pairRows = pairs.slice(0, MOST_ROWS).flatMap(({ first, second, found }) => {
    const title = t("{0} – {1}", names[first] ?? "", names[second] ?? "");
    if (!found) return [];
    return [[title, ...(isComparable(found) ? agreementTexts(found) : dashesAfter(sharedText(found)))]];
  });
  const w =
    together?.range &&
    together.shared.length >= MIN_COUNT &&
    t("Kendall's W of all rankings: {0}", coefficientText(together.range));
  return [
    ...shortSentences(compared),
    ...openSentences(compared),
    "",
    ...(order.length > 0
      ? table(t("Common order"), [
          [t("Place"), t("Item"), ...(names.length <= MOST_COLUMNS ? names : [])],
          ...order,
        ])
      : []),
    ...(order.length > 1 ? table(t("Pairs of items in the common order"), holders) : []),
    ...(pairRows.length > 0 ? table(t("Each two rankings"), [agreementTitles(), ...pairRows]) : []),
    ...(w === undefined || w === false ? [] : [w, ""]),
    ...left(compared),
    t("The whole report: --output comparison.html, or another format."),
  ]
    .map(terminalText)
    .join("\n")
    .concat("\n");
}

function dashesAfter(shared: string): string[] {
  return agreementTitles().flatMap((_, column) => (column === 0 ? [] : [column === 1 ? shared : "–"]));
}

const MOST_ROWS = 30;
const MOST_COLUMNS = 6;

/** What the tables leave out, and what is not exact. */
function left(compared: NamedComparison): string[] {
  const { consensus, names } = compared;
  const more = Math.max(consensus.items.length, names.length) - MOST_ROWS;
  const lines = [
    ...(more > 0
      ? [
          formatMessage(t("The tables have the first {count, plural, other {#}} rows only."), {
            count: MOST_ROWS,
          }),
        ]
      : []),
    ...(consensus.isExact
      ? []
      : [t("The common order is a good one, but not certainly the best: there are too many items.")]),
    ...(consensus.isComplete
      ? []
      : [t("There are too many ways to read the rankings. Others may give other places.")]),
    ...omittedPairs(compared),
    ...omittedWithout(compared),
  ];
  return lines.length > 0 ? [...lines, ""] : [];
}

const WIDEST = 40;

/** A table with its columns aligned. */
function table(title: string, rows: readonly (readonly string[])[]): string[] {
  const texts = rows.map((row) => row.map((cell) => cut(terminalText(cell))));
  const widths = (texts[0] ?? []).map((_, column) => maxOf(texts.map((row) => widthOf(row[column] ?? ""))));
  const lines = texts.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))))
      .join("  ")
      .trimEnd(),
  );
  return [title, ...lines.map((line) => `  ${line}`), ""];
}

function cut(text: string): string {
  return text.length <= WIDEST ? text : `${text.slice(0, WIDEST - 1)}…`;
}
