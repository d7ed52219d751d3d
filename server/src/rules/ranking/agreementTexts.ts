/** Says with which figures rankings contradict a claim about their agreement. */
import { t } from "@vscode/l10n";
import { quotedList } from "../../language/lists.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import type { CoefficientRange } from "../../model/agreement/agreement.ts";
import { maxOf, minOf } from "../../syntax/minMax.ts";
import { signed } from "../numbers.ts";
import type { Contradiction, Measured, ComparedPair } from "./agreementClaims.ts";
import { isTopAlike, isTopApart } from "./agreementClaims.ts";

/** Returns one sentence with the figures. */
export function contradictionText(claim: string, { kind, pairs }: Contradiction, measured: Measured): string {
  const [first, ...others] = pairs;
  if (kind === "together") return togetherText(claim, measured);
  if (kind === "apart") return apartText(claim, pairs, measured);
  return first && others.length === 0 ? pairText(claim, first, measured) : pairsText(claim, measured);
}

function pairText(claim: string, pair: ComparedPair, { k }: Measured): string {
  const { found, kendall, top } = pair;
  // A top that agrees with the claim does not contradict it.
  const isReason = claim === "diverge" ? isTopAlike(pair, k) : claim !== "converge" || isTopApart(pair, k);
  return formatMessage(
    t(
      '"{claim}" contradicts the {items, plural, one {order of the # item} other {orders of the # items}} that both rank. Kendall\'s τ-b {band, select, one {is {low}} matched {is between {low} and {high}, depending on how composite entries and matches between the taxonomies are read} other {is between {low} and {high}, depending on how composite entries are read}} (1: same order, −1: reverse order){ties, select, unsaid {} none {{common, plural, =0 {, and the top {top} have nothing in common} one {, and the top {top} have only {names} in common} other {, and the top {top} have {names} in common}}} other {, and the top {top} have {least} to {most} in common}}.',
    ),
    {
      ...bandOf(kendall, [pair]),
      claim,
      items: found.shared.length,
      top: k,
      ties: !isReason ? "unsaid" : top.low === top.high ? "none" : "other",
      common: top.ids.length,
      names: quotedList(top.ids),
      least: top.low,
      most: top.high,
    },
  );
}

function pairsText(claim: string, { pairs, rankings, k }: Measured): string {
  return formatMessage(
    t(
      '"{claim}" contradicts every pair of the {rankings} rankings, which have {items, plural, one {# item} other {# items}} or more in common. Kendall\'s τ-b {band, select, one {is {low}} other {is between {low} and {high}}} (1: same order, −1: reverse order), and the top {top} have {spread, select, one {{most}} other {{least} to {most}}} in common.',
    ),
    {
      ...widest(pairs),
      claim,
      rankings: rankings.length,
      items: minOf(pairs.map(({ found }) => found.shared.length)),
      top: k,
    },
  );
}

/** About one ranking that agrees with none of the others. */
function apartText(claim: string, pairs: readonly ComparedPair[], { k }: Measured): string {
  const [one] = (pairs[0]?.rankings ?? []).filter((ranking) =>
    pairs.every(({ rankings }) => rankings.includes(ranking)),
  );
  return formatMessage(
    t(
      '"{claim}" contradicts "{one}", which agrees with none of the other {rankings} rankings. Kendall\'s τ-b {band, select, one {is {low}} other {is between {low} and {high}}} (1: same order, −1: reverse order), and the top {top} have {spread, select, one {{most}} other {{least} to {most}}} in common.',
    ),
    { ...widest(pairs), claim, one: one?.id.text ?? "", rankings: pairs.length, top: k },
  );
}

function togetherText(claim: string, { together, rankings, pairs }: Measured): string {
  const range = together?.range ?? { low: 0, high: 0 };
  return formatMessage(
    t(
      '"{claim}" contradicts the {rankings} rankings together. Kendall\'s W of the {items, plural, one {# item} other {# items}} that all of them rank {band, select, one {is {low}} matched {is between {low} and {high}, depending on how composite entries and matches between the taxonomies are read} other {is between {low} and {high}, depending on how composite entries are read}} (1: same order in all, {chance}: expected by chance).',
    ),
    {
      ...bandOf(range, pairs),
      claim,
      rankings: rankings.length,
      items: together?.shared.length ?? 0,
      chance: signed(1 / rankings.length),
    },
  );
}

function bandOf(
  { low, high }: CoefficientRange,
  pairs: readonly ComparedPair[],
): Record<"low" | "high" | "band", string> {
  const [lowest, highest] = [signed(low), signed(high)];
  const several = pairs.some(({ found }) => found.further > 0) ? "matched" : "other";
  return { low: lowest, high: highest, band: lowest === highest ? "one" : several };
}

/** Returns the lowest and highest figures of several pairs. */
function widest(pairs: readonly ComparedPair[]): Record<string, string | number> {
  const low = minOf(pairs.map(({ kendall }) => kendall.low));
  const high = maxOf(pairs.map(({ kendall }) => kendall.high));
  const [least, most] = [minOf(pairs.map(({ top }) => top.low)), maxOf(pairs.map(({ top }) => top.high))];
  return { ...bandOf({ low, high }, []), spread: least === most ? "one" : "other", least, most };
}
