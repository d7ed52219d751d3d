import { t } from "@vscode/l10n";
import { quotedList } from "../../language/lists.ts";
import { sentences } from "../../language/texts.ts";
import type { Comparison } from "../../model/rankings/comparison.ts";
import type { Ranking } from "../../model/rankings/ranking.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { maxOf, minOf } from "../../syntax/minMax.ts";

/**
 * The number of months from which on two dates count as different: within a year, events can change an order.
 */
const MONTHS = 12;

/** Words that show that a text takes the difference into account. */
const WORDS = {
  survey: /survey|poll|encuesta|sondeo/i,
  document: /document|report|plan|documento|informe/i,
  "expert-panel": /expert|panel/i,
  interviews: /interview|entrevista/i,
  computed: /comput|calcul|cálcul/i,
  "analyst-judgment": /judg|estimate|analyst|juicio|estimaci|analista/i,
  taxonomy: /taxonom/i,
} as const;

/**
 * Reports comparisons of rankings with different dates, methods or periods that do not mention the
 * difference.
 */
export const noIncomparableRankings: Rule = {
  id: "no-incomparable-rankings",
  severity: "warning",
  summary: "A comparison of rankings that differ in date, basis, taxonomy or horizon says so.",
  why: "Two orders may differ because the priorities do, or because one is a poll and the other a plan, or because a war began between them. A sentence under `caveat` lets readers judge. A text that names the difference is also enough. Dates count as different if they are a year or more apart. Two orders of the same holder and date may differ in their horizon, which is then what the comparison is about.",
  source:
    "UK National Risk Register 2025 (likelihoods over two years and over five years); ICD 203, D.6.e.(6) (clear and logical argumentation)",
  examples: [
    bad`
rankings:
  empresa: {date: 2026-08, basis: expert-panel, horizon: 10 years, taxonomy: bailey-2005, order: [floods]}
  vecinos: {date: 2024, basis: survey, horizon: 2 years, taxonomy: ./own.taxonomy.yaml, order: [floods]}
comparisons:
  ambos:
  ^^^^^ The rankings of "ambos" are not alike. They have different dates ("2026-08", "2024"). They have different bases ("expert-panel", "survey"). They have different horizons ("10 years", "2 years"). They have different taxonomies ("bailey-2005", "./own.taxonomy.yaml"). Say under "caveat" what that means for the comparison.
    between: [empresa, vecinos]
    text: They agree.
`,
    good`
rankings:
  empresa: {date: 2026-08, basis: expert-panel, order: [floods]}
  vecinos: {date: 2024, basis: survey, order: [floods]}
  plan: {date: 2025-12, basis: expert-panel, horizon: 2 years, order: [floods]}
  largo-plazo: {date: 2025-12, basis: expert-panel, horizon: 10 years, order: [floods]}
comparisons:
  explained: {between: [empresa, vecinos], caveat: A panel beside a poll that is two years older.}
  said-in-the-text: {between: [plan, largo-plazo], title: The panel at 2 and at 10 years}
  alike: {between: [empresa, plan]}
`,
    good`
rankings:
  near: {of: port, date: 2026-08, horizon: 2 years, order: [theft, floods]}
  far: {of: port, date: 2026-08, horizon: 10 years, order: [floods, theft]}
comparisons:
  both: {between: [near, far], text: Floods move up.}
`,
  ],
  *checkDocument(view) {
    const { intactRankings, comparisons } = view;
    for (const comparison of comparisons) {
      if (comparison.caveat) continue;
      const compared = comparison.between.flatMap(
        ({ text }) => intactRankings.find(({ id }) => id.text === text) ?? [],
      );
      const differences = differencesOf(compared, textsOf(comparison), view);
      if (differences.length === 0) continue;
      const message = sentences(
        t('The rankings of "{0}" are not alike.', comparison.id.text),
        ...differences,
        t('Say under "caveat" what that means for the comparison.'),
      );
      yield {
        span: comparison.id.span,
        message,
        related: compared.map(({ id }) => ({ span: id.span, message: t("Compared here") })),
      };
    }
  },
};

/** Returns a sentence for each difference that the text does not mention. */
function differencesOf(rankings: readonly Ranking[], text: string, { taxonomyName }: View): string[] {
  // A value that one ranking omits is not a difference.
  const values = (of: (ranking: Ranking) => string | undefined): string[] => [
    ...new Set(rankings.flatMap((ranking) => of(ranking) ?? [])),
  ];
  const dates = values(({ date }) => date?.text);
  const bases = values(({ basis }) => basis?.text);
  const horizons = values(({ horizon }) => horizon);
  const taxonomies = values(({ taxonomy }) => taxonomy ?? taxonomyName?.text);
  const isMentioned = (words: readonly string[]): boolean => words.every((word) => text.includes(word));
  // The same holder at the same time has two orders only because of their horizons.
  const areOfHorizons =
    values(({ of }) => of?.text).length === 1 &&
    rankings.every(({ of, date }) => of && date?.text === rankings[0]?.date?.text);
  return [
    farApart(dates) && !isMentioned(dates.map((date) => date.slice(0, 4)))
      ? t("They have different dates ({0}).", quotedList(dates))
      : undefined,
    bases.length > 1 &&
    !bases.some((basis) => Object.hasOwn(WORDS, basis) && WORDS[basis as keyof typeof WORDS].test(text))
      ? t("They have different bases ({0}).", quotedList(bases))
      : undefined,
    isOtherPeriod(horizons) &&
    !areOfHorizons &&
    !isMentioned(horizons.flatMap((horizon) => /\d+/.exec(horizon) ?? []))
      ? t("They have different horizons ({0}).", quotedList(horizons))
      : undefined,
    taxonomies.length > 1 && !WORDS.taxonomy.test(text)
      ? t("They have different taxonomies ({0}).", quotedList(taxonomies))
      : undefined,
  ].filter((each) => each !== undefined);
}

/** Returns whether two dates (EDTF, to the month) are far apart under every reading of their precision. */
function farApart(dates: readonly string[]): boolean {
  const spans = dates.flatMap((date) => {
    const months = Array.from(date.matchAll(/(\d{4})(?:-(\d\d))?/g), ([, year, month]) =>
      monthsOf(Number(year), Number(month)),
    );
    return months.length > 0
      ? [
          {
            first: minOf(months.map(({ first }) => first)),
            last: maxOf(months.map(({ last }) => last)),
          },
        ]
      : [];
  });
  return spans.some((a) => spans.some((b) => b.first - a.last >= MONTHS));
}

/** Returns the range of months that a year, or a month in it, can mean. A season counts as its whole year. */
function monthsOf(year: number, month: number): { first: number; last: number } {
  return month >= 1 && month <= 12
    ? { first: year * 12 + month, last: year * 12 + month }
    : { first: year * 12 + 1, last: year * 12 + 12 };
}

/**
 * Returns whether the periods have different lengths. Periods such as "2 years" and "2026/2027" cannot be
 * compared.
 */
function isOtherPeriod(horizons: readonly string[]): boolean {
  const lengths = horizons.flatMap((horizon) => {
    const [, number, unit] =
      /^["']?(\d+)\s*(year|yr|año|month|mes)s?/i.exec(horizon.replace(/meses/i, "mes")) ?? [];
    return number ? [Number(number) * (/^m/i.test(unit ?? "") ? 1 : 12)] : [];
  });
  return new Set(lengths).size > 1;
}

/** Returns the texts of the comparison. */
function textsOf({ title, text, remarks }: Comparison): string {
  return [title, text, remarks].map((each) => each?.text ?? "").join("\n");
}
