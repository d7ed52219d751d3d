import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import type { Comparison } from "../../model/rankings/comparison.ts";
import type { Ranking } from "../../model/rankings/ranking.ts";
import { hasKnownEntries } from "../../model/rankings/ranking.ts";
import { clusterRanks, isResolved, taxonomyIn } from "../../model/rankings/rankedItems.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import type { Contradiction } from "./agreementClaims.ts";
import { contradictionOf, isReversed, measureAgreement } from "./agreementClaims.ts";
import { contradictionText } from "./agreementTexts.ts";

/** Reports claims of convergence or divergence that the rankings contradict. */
export const noContradictedConvergence: Rule = {
  id: "no-contradicted-convergence",
  severity: "warning",
  summary: "The claim that rankings converge, partly converge or diverge agrees with their orders.",
  why: "Readers remember the claim. It is compared with Kendall's τ-b of the items that both rankings have, as a range over every reading of composite entries and of matches between taxonomies, and reported only if the whole range contradicts it, clearly or together with the top of the lists: the first three, or the first half of a shorter list, of which unrelated lists have at most half in common on average. “Converge” is contradicted by fewer than two of three pairs in the same order (τ-b below 0.33: the order then tells a reader little about the other list) and at most half of the top in common, or by one of three pairs, whatever the top is (τ-b below −0.33); “diverge” by more than two of three pairs and more than half of the top, or by four of five pairs, whatever the top is (τ-b of at least 0.6), in lists that have at least half of their items in common; “partly” by nine of ten pairs in the same order (τ-b above 0.8) and the same top, or by one of three (τ-b below −0.33) and another top. Of three or more rankings, every pair has to contradict the claim, or Kendall's W of all of them; “converge” is also contradicted by a ranking that agrees with none of the others, unless all of them together mostly agree (mean ρ above 0.5). Fewer than four shared items are too few, unless both lists consist of the same three. If a place has an unknown entry, nothing is reported.",
  source:
    "Bailey (2005), first main point and Table 1; Kendall (1945), The Treatment of Ties in Ranking Problems, Biometrika 33(3); Kendall (1970), Rank Correlation Methods, Charles Griffin (τ-b, W)",
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
           ^^^^^^^^ "converge" contradicts the orders of the 6 items that both rank. Kendall's τ-b is between −0.47 and −0.33, depending on how composite entries are read (1: same order, −1: reverse order), and the top 2 have nothing in common. Write "diverge", or say under "text" what they agree on and write "partly".
`,
    bad`
taxonomy: bailey-2005
rankings:
  mexico: {order: [terrorism, organized-crime, energy, water, impunity, geophysical-disasters]}
  united-states: {order: [impunity, water, terrorism, organized-crime, energy, geophysical-disasters]}
comparisons:
  both:
    between: [mexico, united-states]
    claim: converge
           ^^^^^^^^ "converge" contradicts the orders of the 6 items that both rank. Kendall's τ-b is 0.07 (1: same order, −1: reverse order), and the top 3 have only "terrorism" in common. However, the clusters are in the same order. Say under "text" what they agree on, and write "partly".
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
           ^^^^^^^ "diverge" contradicts the orders of the 5 items that both rank. Kendall's τ-b is 0.80 (1: same order, −1: reverse order), and the top 2 have "terrorism", "energy" in common. Say under "text" where they differ, and write "partly" or "converge".
  northern:
    between: [united-states, canada]
    claim: partly
           ^^^^^^ "partly" contradicts the orders of the 5 items that both rank. Kendall's τ-b is 1.00 (1: same order, −1: reverse order), and the top 2 have "terrorism", "energy" in common. Write "converge".
`,
    bad`
taxonomy: bailey-2005
rankings:
  four: {order: [energy, water, impunity, terrorism]}
  reversed: {order: [terrorism, impunity, water, energy]}
comparisons:
  reverse: {between: [four, reversed], claim: partly}
                                              ^^^^^^ "partly" contradicts the orders of the 4 items that both rank. Kendall's τ-b is −1.00 (1: same order, −1: reverse order), and the top 2 have nothing in common. Write "diverge".
`,
    bad`
taxonomy: bailey-2005
rankings:
  mexico: {order: [terrorism, energy, water, impunity, organized-crime]}
  united-states: {order: [terrorism, energy, water, organized-crime, impunity]}
  canada: {order: [organized-crime, impunity, water, energy, terrorism]}
comparisons:
  three: {between: [mexico, united-states, canada], claim: converge}
                                                           ^^^^^^^^ "converge" contradicts "canada", which agrees with none of the other 2 rankings. Kendall's τ-b is between −1.00 and −0.80 (1: same order, −1: reverse order), and the top 2 have 0 in common. Say under "text" what they agree on, and write "partly".
`,
    bad`
taxonomy: bailey-2005
rankings:
  mexico: {order: [terrorism, energy, water, impunity, organized-crime]}
  united-states: {order: [terrorism, impunity, energy, organized-crime, water]}
comparisons:
  both: {between: [mexico, united-states], claim: converge}
  again: {between: [united-states, mexico], claim: diverge}
                                                   ^^^^^^^ The same rankings cannot both converge and diverge: "both" says "converge". Say under "text" what each comparison is about, and write "partly".
`,
    bad`
actors:
  ports: {name: Ports}
  mines: {name: Mines}
  banks: {name: Banks}
  farms: {name: Farms}
rankings:
  targets-2025: {order: [{actor: ports}, {actor: mines}, {actor: banks}, {actor: farms}]}
  targets-2026: {order: [{actor: farms}, {actor: banks}, {actor: mines}, {actor: ports}]}
comparisons:
  both: {between: [targets-2025, targets-2026], claim: converge}
                                                       ^^^^^^^^ "converge" contradicts the orders of the 4 items that both rank. Kendall's τ-b is −1.00 (1: same order, −1: reverse order), and the top 2 have nothing in common. Write "diverge", or say under "text" what they agree on and write "partly".
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
    const readable = intactRankings.filter(
      (ranking) => isResolved(ranking, view) && hasKnownEntries(ranking),
    );
    for (const [index, comparison] of comparisons.entries()) {
      const { claim, between } = comparison;
      const compared = [
        ...new Set(between.flatMap(({ text }) => readable.find(({ id }) => id.text === text) ?? [])),
      ];
      if (!claim || compared.length < between.length || compared.length < 2) continue;
      const message = measuredAgainst(claim.text, compared, view);
      const other = comparisons.slice(0, index).find((earlier) => contradict(earlier, comparison));
      if (message) yield problem(claim, message, compared);
      else if (other) yield opposed(comparison, other);
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

/** Returns the message if the orders of the rankings contradict the claim. */
function measuredAgainst(claim: string, compared: readonly Ranking[], view: View): string | undefined {
  const measured = measureAgreement(compared, view);
  const found = measured && contradictionOf(claim, measured);
  if (!found) return undefined;
  const sameClusters =
    found.kind === "pairs" &&
    found.pairs.every((pair) => !isReversed(pair) && clustersAgree(pair.rankings, view));
  // An order that differs in detail but not by cluster is a partial agreement.
  if (claim === "partly" && found.better === "diverge" && sameClusters) return undefined;
  return sentences(contradictionText(claim, found, measured), advice(claim, found, sameClusters));
}

function advice(claim: string, { better }: Contradiction, sameClusters: boolean): string {
  if (claim === "diverge") return t('Say under "text" where they differ, and write "partly" or "converge".');
  if (claim === "partly") return better === "converge" ? t('Write "converge".') : t('Write "diverge".');
  if (sameClusters) {
    return t(
      'However, the clusters are in the same order. Say under "text" what they agree on, and write "partly".',
    );
  }
  return better === "diverge"
    ? t('Write "diverge", or say under "text" what they agree on and write "partly".')
    : t('Say under "text" what they agree on, and write "partly".');
}

/** Whether one comparison says of the same rankings that they converge, and the other that they diverge. */
function contradict(one: Comparison, other: Comparison): boolean {
  const claims = [one, other].map(({ claim }) => claim?.text).sort();
  return claims.join() === "converge,diverge" && namesIn(one) === namesIn(other);
}

function namesIn({ between }: Comparison): string {
  return [...new Set(between.map(({ text }) => text))].sort().join(" ");
}

function opposed({ claim, id }: Comparison, other: Comparison): Problem {
  return {
    span: (claim ?? id).span,
    message: t(
      'The same rankings cannot both converge and diverge: "{0}" says "{1}". Say under "text" what each comparison is about, and write "partly".',
      other.id.text,
      other.claim?.text ?? "",
    ),
    related: [{ span: (other.claim ?? other.id).span, message: t("The other claim") }],
  };
}

/** Two clusters have the same order in every second pair of lists. */
const MIN_CLUSTERS = 3;

/** Returns whether both rankings order their shared clusters in the same way by best rank. */
function clustersAgree([first, second]: readonly [Ranking, Ranking], view: View): boolean {
  if (taxonomyIn(first, view) !== taxonomyIn(second, view)) return false;
  const [a, b] = [clusterRanks(first, view), clusterRanks(second, view)];
  const shared = [...a.keys()].filter((id) => b.has(id));
  const order = (ranks: ReadonlyMap<string, number>, x: string, y: string): number =>
    Math.sign((ranks.get(x) ?? 0) - (ranks.get(y) ?? 0));
  return (
    shared.length >= MIN_CLUSTERS &&
    shared.every((x) => shared.every((y) => order(a, x, y) === order(b, x, y)))
  );
}
