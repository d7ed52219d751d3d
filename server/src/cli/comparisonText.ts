/** A comparison of rankings as text for a terminal. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../language/messageFormat.ts";
import type { NamedComparison } from "../publication/rankings/comparedNames.ts";
import { goodOrderText, omittedPairs } from "../publication/rankings/comparisonBlocks.ts";
import { alikeText, heldText, placeText } from "../publication/rankings/comparedShares.ts";
import { shortSentences } from "../publication/rankings/comparisonSentences.ts";
import { openBeginning, openSentences } from "../publication/rankings/consensusBlocks.ts";
import { byDistance, omittedWithout, shareOfHolder } from "../publication/rankings/distanceBlocks.ts";
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
  const { names, consensus, nameOf, pairs } = compared;
  const [heads, halves] = [cutApart(names, WIDEST), cutApart(names, WIDEST_OF_TWO)];
  const items = consensus.items.slice(0, MOST_ROWS);
  const itemNames = cutApart(items.map(nameOf), WIDEST);
  const order = items.map((item, index) => {
    const places = item.held.map((place) => (place ? heldText(place) : "–"));
    return [placeText(item.places), itemNames[index] ?? "", ...(names.length <= MOST_COLUMNS ? places : [])];
  });
  const holders = byDistance(compared)
    .slice(0, MOST_ROWS)
    .map((index) => [heads[index] ?? "", alikeText(shareOfHolder(index, compared))]);
  const pairRows = pairs.slice(0, MOST_ROWS).flatMap(({ first, second, found }) => {
    const title = t("{0} – {1}", halves[first] ?? "", halves[second] ?? "");
    if (!found) return [];
    return [[title, ...(isComparable(found) ? agreementTexts(found) : dashesAfter(sharedText(found)))]];
  });
  return [
    ...shortSentences(compared),
    ...openSentences(compared, openBeginning(consensus.open)),
    "",
    ...(order.length > 0
      ? table(t("Common order"), [
          [t("Place"), t("Item"), ...(names.length <= MOST_COLUMNS ? heads : [])],
          ...order,
        ])
      : []),
    ...(order.length > 1 ? table(t("Pairs of items in the common order"), holders) : []),
    ...(pairRows.length > 0 ? table(t("Each two rankings"), [agreementTitles(), ...pairRows]) : []),
    ...togetherLines(compared),
    ...left(compared),
    t("The whole report: --output comparison.html, or another format."),
  ]
    .map(terminalText)
    .join("\n")
    .concat("\n");
}

/** How far all rankings agree, if they have enough items in common. */
function togetherLines({ together }: NamedComparison): string[] {
  if (!together?.range || together.shared.length < MIN_COUNT) return [];
  return [t("Kendall's W of all rankings: {0}", coefficientText(together.range)), ""];
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
    ...(consensus.isExact ? [] : [goodOrderText()]),
    ...(consensus.isComplete
      ? []
      : [t("There are too many ways to read the rankings. Others may give other places.")]),
    ...omittedPairs(compared),
    ...omittedWithout(compared),
  ];
  return lines.length > 0 ? [...lines, ""] : [];
}

/** The widest name in a column, and the widest one of two in a column. */
const WIDEST = 40;
const WIDEST_OF_TWO = 30;

/** A table with its columns aligned. */
function table(title: string, rows: readonly (readonly string[])[]): string[] {
  const texts = rows.map((row) => row.map(terminalText));
  const widths = (texts[0] ?? []).map((_, column) => maxOf(texts.map((row) => widthOf(row[column] ?? ""))));
  const lines = texts.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell))))
      .join("  ")
      .trimEnd(),
  );
  return [title, ...lines.map((line) => `  ${line}`), ""];
}

/** Cuts texts that are too long: at the end, or before the words that tell them apart from others with the same beginning. */
function cutApart(texts: readonly string[], widest: number): string[] {
  const ends = texts.map((text) => cutEnd(text, widest));
  return texts.map((text, index) => {
    const others = texts.filter((other, place) => other !== text && ends[place] === ends[index]);
    if (others.length === 0) return ends[index] ?? "";
    const same = maxOf(others.map((other) => sameBeginning(text, other)));
    // The words that differ have half of the width.
    const tail = cutEnd(text.slice(text.lastIndexOf(" ", same) + 1), Math.floor(widest / 2));
    return `${text.slice(0, widest - 1 - tail.length)}…${tail}`;
  });
}

function cutEnd(text: string, widest: number): string {
  return text.length <= widest ? text : `${text.slice(0, widest - 1)}…`;
}

/** How many characters two texts have in common at their beginning. */
function sameBeginning(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
