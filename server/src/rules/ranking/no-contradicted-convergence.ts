import { t } from "@vscode/l10n";
import { quotedList } from "../../language/lists.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import type { Agreement, CoefficientRange } from "../../model/agreement.ts";
import type { Comparison } from "../../model/comparison.ts";
import type { Ranking } from "../../model/ranking.ts";
import { rankedNames } from "../../model/ranking.ts";
import { agreementOf, clusterRanks, isResolved } from "../../model/rankedItems.ts";
import { signed } from "../numbers.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { maxOf, minOf } from "../../syntax/minMax.ts";

/**
 * The minimum number of shared items: fewer form less than six pairs, of which a single one would decide the
 * result.
 */
const MIN_COUNT = 4;

/** The length of the top of the lists, which has to agree or differ as well. */
const TOP = 3;

/** The τ-b at which two of three pairs have the same order: the fraction is (1 + τ) / 2. */
const MOSTLY_ALIKE = 1 / 3;

/** The τ-b at which nine of ten pairs have the same order. */
const NEARLY_THE_SAME = 0.8;

/** The fraction of shared items from which on two lists rank the same things. */
const SAME_THINGS = 0.5;

/** Reports claims of convergence or divergence that the rankings contradict. */
export const noContradictedConvergence: Rule = {
  id: "no-contradicted-convergence",
  severity: "warning",
  summary: "The claim that rankings converge, partly converge or diverge agrees with their orders.",
  why: "Readers remember the claim. The rule compares it with Kendall's τ-b of the items that both sides rank, as a band over every reading of composite entries. It reports a claim only if the whole band and the top three contradict it. For “converge”: fewer than two of three pairs are in the same order (τ-b below 0.33), and the top three have at most one item in common. For “diverge”: more pairs than that are in the same order, the top three have two items in common, and the lists are mostly about the same things. For “partly”: the order is almost the same (above 0.8) or rather reversed (below −0.33). With fewer than four shared items, or a place with an unknown entry, the rule reports nothing. With three or more rankings, every pair has to contradict the claim.",
  source:
    "Bailey (2005), first main point and Table 1; Kendall (1945), The Treatment of Ties in Ranking Problems",
  examples: [
    bad`
taxonomy: bailey-2005
rankings:
  mexico: {order: [organized-crime, {label: Criminality/impunity, covers: [diffuse-criminality, impunity]}, terrorism, energy, water]}
  united-states: {order: [energy, terrorism, water, organized-crime, impunity, diffuse-criminality]}
comparisons:
  both:
    between: [mexico, united-states]
    claim: converge
           ^^^^^^^^ "converge" contradicts the orders of the 6 items that both rank. Kendall's τ-b is between −0.41 and −0.33, depending on how composite entries are read (1: same order, −1: reverse order), and the top 3 have only "terrorism" in common. Write "diverge", or say under "text" what they agree on and write "partly".
`,
    bad`
taxonomy: bailey-2005
rankings:
  mexico: {order: [organized-crime, impunity, poverty-unemployment-inequality, terrorism, energy, water]}
  united-states: {order: [terrorism, energy, water, organized-crime, impunity, poverty-unemployment-inequality]}
comparisons:
  both:
    between: [mexico, united-states]
    claim: converge
           ^^^^^^^^ "converge" contradicts the orders of the 6 items that both rank. Kendall's τ-b is −0.20 (1: same order, −1: reverse order), and the top 3 have nothing in common. However, the clusters are in the same order. Say under "text" what they agree on, and write "partly".
`,
    bad`
taxonomy: bailey-2005
rankings:
  mexico: {order: [terrorism, energy, water, impunity, organized-crime]}
  united-states: {order: [terrorism, energy, water, organized-crime, impunity]}
  canada: {order: [terrorism, energy, water, organized-crime, impunity]}
comparisons:
  neighbours:
    between: [mexico, united-states]
    claim: diverge
           ^^^^^^^ "diverge" contradicts the orders of the 5 items that both rank. Kendall's τ-b is 0.80 (1: same order, −1: reverse order), and the top 3 have "terrorism", "energy", "water" in common. Say under "text" where they differ, and write "partly" or "converge".
  northern:
    between: [united-states, canada]
    claim: partly
           ^^^^^^ "partly" contradicts the orders of the 5 items that both rank. Kendall's τ-b is 1.00 (1: same order, −1: reverse order), and the top 3 have "terrorism", "energy", "water" in common. Write "converge".
`,
    good`
taxonomy: bailey-2005
rankings:
  mexico: {order: [terrorism, energy, water, impunity, organized-crime]}
  united-states: {order: [terrorism, energy, water, organized-crime, impunity]}
  short: {order: [energy, impunity, terrorism]}
  unknown: {order: [impunity, organized-crime, {gap: The page is missing.}, water, energy, terrorism]}
comparisons:
  alike: {between: [mexico, united-states], claim: converge}
  too-short: {between: [mexico, short], claim: converge}
  not-whole: {between: [mexico, unknown], claim: converge}
`,
  ],
  *checkDocument(view) {
    const { comparisons, intactRankings } = view;
    const readable = intactRankings.filter((ranking) => isResolved(ranking, view) && isWhole(ranking));
    for (const comparison of comparisons) {
      const compared = comparison.between.flatMap(
        ({ text }) => readable.find(({ id }) => id.text === text) ?? [],
      );
      if (!comparison.claim || compared.length < comparison.between.length || new Set(compared).size < 2)
        continue;
      const message = messageOf(comparison.claim.text, pairsOf(compared, view), view);
      if (message) yield problem(comparison.claim, message, compared);
    }
  },
};

function problem(
  { span }: NonNullable<Comparison["claim"]>,
  message: string,
  compared: readonly Ranking[],
): Problem {
  return {
    span,
    message,
    related: compared.map(({ id }) => ({ span: id.span, message: t("Compared here") })),
  };
}

/** Returns whether every rank has an entry that can be compared. */
function isWhole({ entries }: Ranking): boolean {
  return entries.every((entry) => !entry.gap && (entry.outside || rankedNames(entry).length > 0));
}

interface Pair {
  readonly rankings: readonly [Ranking, Ranking];
  readonly found: Agreement;
  readonly top: readonly string[];
}

function pairsOf(rankings: readonly Ranking[], view: View): Pair[] {
  return rankings.flatMap((first, index) =>
    rankings.slice(index + 1).map((second): Pair => {
      const found = agreementOf(first, second, view);
      return { rankings: [first, second], found, top: found.topOverlap(TOP) };
    }),
  );
}

/** Returns the message if every pair contradicts the claim. */
function messageOf(claim: string, pairs: readonly Pair[], view: View): string | undefined {
  const bands = pairs
    .map(({ found }) => (found.shared.length < MIN_COUNT ? undefined : found.kendall))
    .filter((band) => band !== undefined);
  if (bands.length < pairs.length || bands.length === 0) return undefined;
  const every = (test: (pair: Pair, band: CoefficientRange) => boolean): boolean =>
    pairs.every((pair) => pair.found.kendall !== undefined && test(pair, pair.found.kendall));
  const band = {
    low: minOf(bands.map(({ low }) => low)),
    high: maxOf(bands.map(({ high }) => high)),
  };
  const fix = fixFor(claim, {
    every,
    band,
    sameClusters: pairs.every(({ rankings }) => clustersAgree(rankings, view)),
  });
  return fix && `${measured(claim, pairs, band)} ${fix}`;
}

interface Evidence {
  readonly every: (test: (pair: Pair, band: CoefficientRange) => boolean) => boolean;
  readonly band: CoefficientRange;
  readonly sameClusters: boolean;
}

/** Returns the advice if the claim is contradicted. */
function fixFor(claim: string, { every, band, sameClusters }: Evidence): string | undefined {
  switch (claim) {
    case "converge":
      if (!every(({ top }, { high }) => high < MOSTLY_ALIKE && top.length <= 1)) return undefined;
      if (sameClusters) {
        return t(
          'However, the clusters are in the same order. Say under "text" what they agree on, and write "partly".',
        );
      }
      return band.high > 0
        ? t('Say under "text" what they agree on, and write "partly".')
        : t('Write "diverge", or say under "text" what they agree on and write "partly".');
    case "diverge":
      return every(
        ({ found, top }, { low }) => low > MOSTLY_ALIKE && top.length >= 2 && shareOf(found) >= SAME_THINGS,
      )
        ? t('Say under "text" where they differ, and write "partly" or "converge".')
        : undefined;
    case "partly":
      if (
        every(
          ({ found, top }, { low }) => low > NEARLY_THE_SAME && top.length === TOP && shareOf(found) === 1,
        )
      )
        return t('Write "converge".');
      return every(({ top }, { high }) => high < -MOSTLY_ALIKE && top.length <= 1) && !sameClusters
        ? t('Write "diverge".')
        : undefined;
    default:
      return undefined;
  }
}

/** Returns the fraction of all ranked items that both rankings contain. */
function shareOf({ shared, onlyFirst, onlySecond }: Agreement): number {
  return shared.length / (shared.length + onlyFirst.length + onlySecond.length);
}

/** Returns the numbers that contradict the claim. */
function measured(claim: string, pairs: readonly Pair[], { low, high }: CoefficientRange): string {
  const [lowest, highest] = [signed(low), signed(high)];
  const band = { low: lowest, high: highest, band: lowest === highest ? "one" : "other" };
  const [first, ...others] = pairs;
  return first && others.length === 0
    ? formatMessage(
        t(
          '"{claim}" contradicts the {items, plural, one {order of the # item} other {orders of the # items}} that both rank. Kendall\'s τ-b {band, select, one {is {low}} other {is between {low} and {high}, depending on how composite entries are read}} (1: same order, −1: reverse order), {common, plural, =0 {and the top {top} have nothing in common} one {and the top {top} have only {names} in common} other {and the top {top} have {names} in common}}.',
        ),
        {
          ...band,
          claim,
          items: first.found.shared.length,
          top: TOP,
          common: first.top.length,
          names: quotedList(first.top),
        },
      )
    : measuredInAll(claim, pairs, band);
}

function measuredInAll(
  claim: string,
  pairs: readonly Pair[],
  band: Readonly<Record<string, string>>,
): string {
  const tops = pairs.map(({ top }) => top.length);
  const [least, most] = [minOf(tops), maxOf(tops)];
  return formatMessage(
    t(
      '"{claim}" contradicts every pair of the {rankings} rankings, which have {items, plural, one {# item} other {# items}} or more in common. Kendall\'s τ-b {band, select, one {is {low}} other {is between {low} and {high}}} (1: same order, −1: reverse order), and the top {top} have {spread, select, one {{most}} other {{least} to {most}}} in common.',
    ),
    {
      ...band,
      claim,
      rankings: new Set(pairs.flatMap(({ rankings }) => rankings)).size,
      items: minOf(pairs.map(({ found }) => found.shared.length)),
      top: TOP,
      spread: least === most ? "one" : "other",
      least,
      most,
    },
  );
}

/**
 * Returns whether both rankings order their shared clusters, of which there must be two, in the same way by
 * best rank.
 */
function clustersAgree([first, second]: readonly [Ranking, Ranking], view: View): boolean {
  const [a, b] = [clusterRanks(first, view), clusterRanks(second, view)];
  const shared = [...a.keys()].filter((id) => b.has(id));
  const order = (ranks: ReadonlyMap<string, number>, x: string, y: string): number =>
    Math.sign((ranks.get(x) ?? 0) - (ranks.get(y) ?? 0));
  return shared.length > 1 && shared.every((x) => shared.every((y) => order(a, x, y) === order(b, x, y)));
}
