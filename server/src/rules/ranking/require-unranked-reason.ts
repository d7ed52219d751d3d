import { t } from "@vscode/l10n";
import { quotedList } from "../../language/lists.ts";
import { sentences } from "../../language/texts.ts";
import type { Comparison } from "../../model/rankings/comparison.ts";
import type { Ranking } from "../../model/rankings/ranking.ts";
import { amongOf, hasKnownEntries, isSameOther } from "../../model/rankings/ranking.ts";
import type { Classification, RankingContext } from "../../model/rankings/rankedItems.ts";
import {
  isForeign,
  isResolved,
  overlaps,
  classify,
  rankedItemsIn,
} from "../../model/rankings/rankedItems.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** The fraction of the categories from which on a ranking counts as complete and no longer as a selection. */
const WHOLE = 0.5;

/** Bases for which the source decides what is ranked. What it leaves out is not the author's choice. */
const FROM_A_SOURCE = new Set(["survey", "document", "interviews"]);

/** Reports categories that a ranking omits without a reason. */
export const requireUnrankedReason: Rule = {
  id: "require-unranked-reason",
  severity: "information",
  summary: "A category that a ranking leaves out is listed under `unranked` with the reason.",
  forReaders: "A category that a ranking leaves out has a reason for it.",
  why: "Missing does not mean low. “Not asked”, “does not apply” and “refused as a security issue” are different answers, and a gap in the list hides which one is true. The rule requires the categories that the other side of a comparison ranks. If an author's own ranking has half of the categories of the taxonomy, or begins `unranked`, the rule requires the rest of them, too. A short list of top priorities can stay short. A survey or a document decides itself what it ranks, and `among` or a `gap` already says that the list is incomplete.",
  source:
    "Bailey (2005), Table 1 and observation 4: the United States resists ranking poverty at all; ICD 203, D.6.d (intelligence gaps are identified) and D.6.e.(2)",
  examples: [
    bad`
taxonomy: bailey-2005
rankings:
  mexico:
    basis: analyst-judgment
    order: [organized-crime, terrorism, energy]
  united-states:
  ^^^^^^^^^^^^^ "united-states" is compared with "mexico", but does not mention what is ranked there: "organized-crime", "energy". Missing does not mean low: rank them, or list them under "unranked" with the reason.
    basis: survey
    order: [terrorism]
comparisons:
  both: {between: [mexico, united-states]}
`,
    bad`
taxonomy: bailey-2005
rankings:
  mexico:
  ^^^^^^ "mexico" does not mention these categories of the taxonomy: "water", "communications-infrastructure". Missing does not mean low: rank them, or list them under "unranked" with the reason.
    basis: analyst-judgment
    order:
      - crime-terrorism-rebellion
      - energy
      - natural-disasters
    unranked:
      poverty-unemployment-inequality: {reason: not-assessed}
`,
    bad`
taxonomy: bailey-2005
threats:
  storms: {title: Storms, category: weather-related-disasters}
  fuel-theft: {title: Fuel theft, category: diffuse-criminality}
  break-ins: {title: Break-ins, category: diffuse-criminality}
rankings:
  harbour: {basis: interviews, order: [storms, fuel-theft, terrorism, break-ins]}
  ministry: {basis: document, order: [terrorism]}
  ^^^^^^^^ "ministry" is compared with "harbour", but does not mention what is ranked there: "storms", "fuel-theft", "break-ins". Missing does not mean low: rank them, or list them under "unranked" with the reason.
comparisons:
  both: {between: [harbour, ministry]}
`,
    bad`
actors:
  ports: {name: Ports}
  mines: {name: Mines}
  banks: {name: Banks}
rankings:
  targets-2025: {basis: survey, order: [{actor: ports}, {actor: mines}, {actor: banks}]}
  targets-2026: {basis: survey, order: [{actor: mines}, {actor: ports}]}
  ^^^^^^^^^^^^ "targets-2026" is compared with "targets-2025", but does not mention what is ranked there: "banks". Missing does not mean low: rank them, or list them under "unranked" with the reason.
comparisons:
  both: {between: [targets-2025, targets-2026]}
`,
    good`
actors:
  ports: {name: Ports}
  mines: {name: Mines}
rankings:
  targets-2025: {order: [{actor: ports}, {actor: mines}]}
  targets-2026: {order: [{actor: mines}], unranked: {ports: {reason: not-assessed}}}
comparisons:
  both: {between: [targets-2025, targets-2026]}
`,
    good`
taxonomy: bailey-2005
threats:
  drug-trafficking: {title: Drug trafficking, category: organized-crime}
rankings:
  top-three:
    basis: analyst-judgment
    order: [organized-crime, terrorism, energy]
  poll:
    basis: survey
    order: [drug-trafficking, natural-disasters, diffuse-criminality, impunity, water, energy, terrorism]
  report:
    basis: document
    among: 12
    order: [terrorism]
  compared:
    basis: survey
    order: [drug-trafficking]
    unranked:
      terrorism: {reason: not-assessed}
      essential-resources: {reason: not-applicable}
comparisons:
  both: {between: [top-three, compared]}
  partial: {between: [poll, report]}
`,
  ],
  *checkDocument(view) {
    const { intactRankings, comparisons } = view;
    // With an unreadable taxonomy, an entry may cover a category although it seems to be something else.
    if (view.uncertainConcepts.has("category")) return;
    const readable = intactRankings.filter(
      (ranking) => isResolved(ranking, view) && !isForeign(ranking, view),
    );
    for (const ranking of readable.filter(isWhole)) {
      const problem = problemOf(ranking, { others: opponents(ranking, comparisons, readable), view });
      if (problem) yield problem;
    }
  },
};

interface Context {
  readonly others: readonly Ranking[];
  readonly view: RankingContext;
}

function problemOf(ranking: Ranking, { others, view }: Context): Problem | undefined {
  const known = knownIn(ranking, view);
  const isMissing = (classification: Classification): boolean =>
    !known.some((each) => overlaps(each, classification) || sameCategory(each, classification));
  const elsewhere = others
    .map((other) => ({
      other,
      ids: [
        ...rankedItemsIn(other, view)
          .filter(({ classification }) => isMissing(classification))
          .map(({ name }) => name.text),
        ...othersMissing(ranking, other),
      ],
    }))
    .filter(({ ids }) => ids.length > 0);
  return missingBeside(ranking, elsewhere) ?? missingInTaxonomy(ranking, view, isMissing);
}

/** Returns the actors or assets that the other ranking has and this one, which ranks such things, does not mention. */
function othersMissing(ranking: Ranking, other: Ranking): string[] {
  const own = ranking.entries.flatMap((entry) => entry.other ?? []);
  return other.entries
    .flatMap((entry) => entry.other ?? [])
    .filter((each) => own.some(({ concept }) => concept === each.concept))
    .filter((each) => !own.some((known) => isSameOther(known, each)))
    .filter(({ id }) => !ranking.unranked.some(({ text }) => text === id.text))
    .map(({ id }) => id.text);
}

/** Returns what the rankings in the same comparison rank and this one does not. */
function missingBeside(
  { id }: Ranking,
  elsewhere: readonly { readonly other: Ranking; readonly ids: readonly string[] }[],
): Problem | undefined {
  if (elsewhere.length === 0) return undefined;
  const names = quotedList(elsewhere.map(({ other }) => other.id.text));
  const ids = [...new Set(elsewhere.flatMap((each) => each.ids))];
  return {
    span: id.span,
    message: sentences(
      t(
        '"{0}" is compared with {1}, but does not mention what is ranked there: {2}.',
        id.text,
        names,
        quotedList(ids),
      ),
      whatToDo(),
    ),
    related: elsewhere.map(({ other }) => ({
      span: other.id.span,
      message: t("The ranking that it is compared with"),
    })),
  };
}

/** Returns the categories of the taxonomy that the ranking omits, unless it is a deliberate selection. */
function missingInTaxonomy(
  ranking: Ranking,
  view: RankingContext,
  isMissing: (classification: Classification) => boolean,
): Problem | undefined {
  const ranksOthers = ranking.entries.some(({ other }) => other !== undefined);
  if (FROM_A_SOURCE.has(ranking.basis?.text ?? "") || ranksOthers) return undefined;
  const current = Array.from(view.taxonomy?.categories.values() ?? []).filter(
    ({ deprecated }) => !deprecated,
  );
  const all = current.flatMap(({ id }) => classify(id, view) ?? []);
  const missing = all.filter(isMissing);
  const isSelection = ranking.unranked.length === 0 && all.length - missing.length < WHOLE * all.length;
  if (missing.length === 0 || ranking.entries.length === 0 || isSelection) return undefined;
  return {
    span: ranking.id.span,
    message: sentences(
      t(
        '"{0}" does not mention these categories of the taxonomy: {1}.',
        ranking.id.text,
        quotedList(missing.map(({ id }) => id)),
      ),
      whatToDo(),
    ),
  };
}

function whatToDo(): string {
  return t('Missing does not mean low: rank them, or list them under "unranked" with the reason.');
}

/** Returns what the ranking ranks or explicitly leaves unranked. */
function knownIn(ranking: Ranking, view: RankingContext): Classification[] {
  const unranked = ranking.unranked.flatMap(({ text }) => classify(text, view) ?? []);
  return [...rankedItemsIn(ranking, view).map(({ classification }) => classification), ...unranked];
}

/**
 * Returns whether both have the same category. A ranking that contains one threat of a category has
 * considered the category.
 */
function sameCategory(a: Classification, b: Classification): boolean {
  return a.category !== undefined && a.category === b.category;
}

/** Returns whether the ranking is complete: it has no unknown rank, and no entry that may be any category. */
function isWhole(ranking: Ranking): boolean {
  return amongOf(ranking) === undefined && hasKnownEntries(ranking);
}

/** Returns the rankings with which the ranking is compared. */
function opponents(
  { id }: Ranking,
  comparisons: readonly Comparison[],
  rankings: readonly Ranking[],
): Ranking[] {
  const names = comparisons
    .map(({ between }) => between.map(({ text }) => text))
    .filter((between) => between.includes(id.text));
  return rankings.filter(
    (ranking) => ranking.id.text !== id.text && names.some((between) => between.includes(ranking.id.text)),
  );
}
