import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import type { Comparison } from "../../model/rankings/comparison.ts";
import type { Facts, Prose } from "../../model/facts/facts.ts";
import { groundsOf } from "../../model/evidence/grounds.ts";
import { agreementOf } from "../../model/agreement/comparedRankings.ts";
import { isResolved } from "../../model/rankings/rankedItems.ts";
import { visibleProse } from "../../prose/proseOf.ts";
import { memo } from "../../syntax/memo.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { maxOf } from "../../syntax/minMax.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { shortTextBefore } from "../../syntax/scan.ts";

/**
 * The minimum number of shared items: with fewer, only a nearly identical order passes a test at the usual 5
 * % level.
 */
const MIN_COUNT = 7;

const SIGNIFICANT =
  /(?<!\p{sc=Latn})(?:statistically\s+significant(?:ly)?|statistical\s+significance|estad[ií]sticamente\s+significativ[oa]s?|(?:significación|significancia)\s+estadística|p\s*[<=≤]\s*0?[.,]\d+)(?![\p{sc=Latn}\d])/giu;

/** Negations are ignored: "not statistically significant" claims nothing that the numbers contradict. */
const DENIED =
  /(?<!\p{sc=Latn})(?:not|no|nor|never|without|neither|\p{sc=Latn}+n[’']t|cannot|ni|nunca|sin|tampoco)\s+(?:[\p{sc=Latn}’'-]+\s+){0,3}$/iu;

/** Reports claims of statistical significance about short lists. */
export const noSignificanceClaim: Rule = {
  id: "no-significance-claim",
  severity: "warning",
  summary: "The agreement of two short rankings is not called statistically significant.",
  why: "A test of significance asks whether the order of a sample could be chance. With six shared items, only an almost identical order passes it (Kendall's τ of 0.87 at 5 %). With four, no order passes. A government's priorities are not a random sample either. The numbers themselves say more: how many items are shared, and how many pairs are in the same order.",
  source:
    "Kendall (1938), A New Measure of Rank Correlation (exact distribution for small n); Wasserstein & Lazar (2016), The ASA Statement on p-Values",
  examples: [
    bad`
taxonomy: bailey-2005
rankings:
  mexico: {order: [organized-crime, impunity, terrorism, energy]}
  united-states: {order: [terrorism, energy, organized-crime, water]}
comparisons:
  both:
    between: [mexico, united-states]
    text: The agreement is statistically significant (p < 0.05).
                           ^^^^^^^^^^^^^^^^^^^^^^^^^ "statistically significant" cannot be said of 3 shared items: with fewer than about 7, only identical orders pass a test, and these lists are not random samples. Say instead how many pairs are in the same order.
                                                      ^^^^^^^^ "p < 0.05" cannot be said of 3 shared items: with fewer than about 7, only identical orders pass a test, and these lists are not random samples. Say instead how many pairs are in the same order.
statements:
  acuerdo:
    text: La coincidencia es estadísticamente significativa.
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "estadísticamente significativa" cannot be said of 3 shared items: with fewer than about 7, only identical orders pass a test, and these lists are not random samples. Say instead how many pairs are in the same order.
    evidence:
      - comparison: both
summary: The match is statistically significant [[both]].
                      ^^^^^^^^^^^^^^^^^^^^^^^^^ "statistically significant" cannot be said of 3 shared items: with fewer than about 7, only identical orders pass a test, and these lists are not random samples. Say instead how many pairs are in the same order.
`,
    good`
taxonomy: bailey-2005
rankings:
  mexico: {order: [organized-crime, impunity, terrorism, energy]}
  united-states: {order: [terrorism, energy, organized-crime, water]}
comparisons:
  both:
    between: [mexico, united-states]
    text: The agreement is not statistically significant, although a newspaper calls it “statistically significant”.
statements:
  survey:
    text: The rise is statistically significant.
    evidence: [{result: rise}, {comparison: both}]
  other:
    text: The rise is statistically significant.
results:
  rise: {title: Rise, share: 40%}
`,
    good`
taxonomy: bailey-2005
rankings:
  mexico: {order: [organized-crime, impunity, terrorism, energy, water, regional-rebellion, diffuse-criminality]}
  united-states: {order: [terrorism, energy, organized-crime, water, regional-rebellion, diffuse-criminality, impunity]}
comparisons:
  both:
    between: [mexico, united-states]
    text: The agreement is statistically significant.
`,
  ],
  *checkItem(facts, view) {
    for (const { prose, words, span } of claimsIn(facts)) {
      const ids = comparisonsOf(facts, prose, view);
      const shared = view.comparisons
        .filter(({ id }) => ids.has(id.text))
        .map((comparison) => sharedIn(comparison, view));
      // If one comparison cannot be counted or is long enough, the text may mean that one.
      const most = shared.every((count) => count !== undefined) ? maxOf(shared) : MIN_COUNT;
      if (shared.length === 0 || most >= MIN_COUNT) continue;
      const message = formatMessage(
        t(
          '"{words}" cannot be said of {items, plural, one {# shared item} other {# shared items}}: with fewer than about {fewest}, only identical orders pass a test, and these lists are not random samples. Say instead how many pairs are in the same order.',
        ),
        { words, items: most, fewest: MIN_COUNT },
      );
      yield { span, message };
    }
  },
};

interface Claim {
  readonly prose: Prose;
  readonly words: string;
  readonly span: PieceSpan;
}

const claimsIn = memo((facts: Facts): readonly Claim[] =>
  facts.prose
    .filter(({ path }) => !path.includes("quote") && !path.includes("original"))
    .flatMap((prose) => {
      const { piece } = prose.span;
      const text = visibleProse(prose.node, piece);
      return Array.from(text.matchAll(SIGNIFICANT))
        .filter(({ index }) => !DENIED.test(shortTextBefore(text, index)))
        .map(({ 0: words, index }) => {
          const start = prose.node.start + index;
          return {
            prose,
            words: words.replace(/\s+/g, " "),
            span: pieceSpan(piece, { start, end: start + words.length }),
          };
        });
    }),
);

/**
 * Returns the comparisons that a text refers to: its own, those that it links to, and those that are the
 * item's only evidence.
 */
function comparisonsOf(facts: Facts, { span }: Prose, view: View): ReadonlySet<string> {
  if (facts.section === "comparisons") return new Set([facts.itemReferences.id ?? ""]);
  const inside = facts.references.filter(
    (reference) => span.start <= reference.span.start && reference.span.end <= span.end,
  );
  const links = inside.filter(({ form }) => form === "link").map(({ id }) => id);
  const restsOnFigures = facts.references.some(
    ({ path }) => path[0] === "evidence" && (path[2] === "result" || path[2] === "source"),
  );
  return new Set([
    ...links,
    ...(restsOnFigures ? [] : view.follow(groundsOf, facts.itemReferences).comparisons),
  ]);
}

/**
 * Returns the largest number of categories that two of the compared rankings share; `undefined` if unknown.
 */
function sharedIn({ between }: Comparison, view: View): number | undefined {
  const ids = new Set(between.map(({ text }) => text));
  const rankings = [...ids].flatMap((id) => view.intactRankingsNamed(id));
  if (rankings.length < between.length || !rankings.every((ranking) => isResolved(ranking, view)))
    return undefined;
  const pairs = rankings.flatMap((first, index) =>
    rankings.slice(index + 1).map((second) => agreementOf(first, second, view)),
  );
  return Math.max(0, maxOf(pairs.map(({ shared, further }) => shared.length + further)));
}
