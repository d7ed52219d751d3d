import { t } from "@vscode/l10n";
import { listed } from "../../language/lists.ts";
import { sentences } from "../../language/texts.ts";
import type { RankClaim } from "../../model/rankings/claim.ts";
import { rankClaims } from "../../model/rankings/claim.ts";
import type { Facts, Prose } from "../../model/facts/facts.ts";
import { keyOf } from "../../model/facts/facts.ts";
import { groundsOf } from "../../model/evidence/grounds.ts";
import type { Ranking } from "../../model/rankings/ranking.ts";
import { normalizedName } from "../../model/basics/normalizedName.ts";
import { lastRankOf } from "../../model/rankings/ranking.ts";
import {
  isForeign,
  isContainedIn,
  namesFor,
  classify,
  rankedItemsIn,
} from "../../model/rankings/rankedItems.ts";
import { visibleProse } from "../../prose/proseOf.ts";
import { memoOn } from "../../syntax/memo.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import type { Position } from "./rankPositions.ts";
import { contradiction, isWrong } from "./rankPositions.ts";

/** The minimum length: in a list of two, each half is a single entry. */
const SHORTEST = 3;

/** The beginning of a sentence that refers to the topic of the text and names nothing else. */
const POINTING =
  /(?<!\p{sc=Latn})(?:it|they|this|these|that|which|the\s+(?:threat|danger|risk|problem|issue)|est[aeo]s?|ést[ae]s?|ello|la\s+amenaza|el\s+(?:peligro|riesgo|problema))(?!\p{sc=Latn})/iu;

/** Reports texts that claim a higher rank than the rankings on which they are based. */
export const noContradictedRank: Rule = {
  id: "no-contradicted-rank",
  severity: "information",
  sections: ["summary", "comparisons", "statements", "recommendations"],
  summary:
    "A text that says “high on both lists”, “ranks first” or “ranks third” agrees with the rankings on which it rests.",
  why: "Readers remember a phrase such as “high on both lists” longer than the table. “High” means the upper half of a ranking, “first” means first, and “last” means last. If a claim does not name its list, the rule reports it only if all lists contradict it; a claim in the `summary` may be about any list. If it is about both lists, or names a list by its holder, one of these lists is enough.",
  source:
    "Bailey (2005), recommendation 2 (“ranks high on the priority lists” of both) against Table 1 (rank 4 of 7); ICD 203, standard 6 (logical argumentation)",
  examples: [
    bad`
taxonomy: bailey-2005
rankings:
  mexico: {order: [organized-crime, impunity, terrorism, energy]}
  united-states: {order: [terrorism, energy, organized-crime, water, impunity]}
comparisons:
  both:
    between: [mexico, united-states]
    items:
      - on: organized-crime
        kind: different-reasons
        text: High on both lists.
              ^^^^^^^^^^^^^^^^^^ "High on both lists" contradicts the ranks of "organized-crime": 1 of 4 in "mexico", 3 of 5 in "united-states". High means rank 2 or better in "united-states". Give the ranks, or say which list you mean.
statements:
  main-point:
    text: The lists line up.
    evidence:
      - comparison: both
recommendations:
  cooperate:
    title: Cooperate
    addresses: [organized-crime, terrorism]
    rests-on: [main-point]
    because: Organized crime ranks high on the priority lists of both, and terrorism endangers all.
                             ^^^^^^^^^^ "ranks high" contradicts the ranks of "organized-crime": 1 of 4 in "mexico", 3 of 5 in "united-states". High means rank 2 or better in "united-states". Give the ranks, or say which list you mean.
`,
    bad`
actors:
  perú: {name: Perú}
threats:
  impunidad: {title: Impunidad}
  sequía: {title: Sequía}
  sismos: {title: Sismos}
rankings:
  perú-2026: {of: perú, order: [sequía, sismos, impunidad]}
  chile-2026: {order: [impunidad, sismos, sequía]}
statements:
  lo-alto:
    about: sequía
    text: La sequía ocupa un lugar alto en ambas listas.
                    ^^^^^^^^^^^^^^^^^^^ "ocupa un lugar alto" contradicts the ranks of "sequía": 1 of 3 in "perú-2026", 3 of 3 in "chile-2026". Only rank 1 is high in "chile-2026". Give the ranks, or say which list you mean.
    evidence:
      - ranking: perú-2026
      - ranking: chile-2026
  lo-primero:
    about: [impunidad, perú]
    text: La impunidad encabeza la lista del Perú.
                       ^^^^^^^^^^^^^^^^^ "encabeza la lista" contradicts the ranks of "impunidad": 3 of 3 in "perú-2026". Only rank 1 is first. Give the ranks, or say which list you mean.
    evidence:
      - ranking: perú-2026
      - ranking: chile-2026
`,
    bad`
threats:
  floods: {title: Floods}
  quakes: {title: Quakes}
  fires: {title: Fires}
rankings:
  register: {order: [floods, quakes, fires]}
statements:
  third:
    about: quakes
    text: The threat ranks third.
                     ^^^^^^^^^^^ "ranks third" contradicts the ranks of "quakes": 2 of 3 in "register". Give the ranks, or say which list you mean.
    evidence: [{ranking: register}]
  último:
    about: floods
    text: Esta amenaza figura en último lugar.
                       ^^^^^^^^^^^^^^^^^^^^^^ "figura en último lugar" contradicts the ranks of "floods": 1 of 3 in "register". Give the ranks, or say which list you mean.
    evidence: [{ranking: register}]
`,
    bad`
summary: |
  Floods rank first for the city, and fires rank last.
         ^^^^^^^^^^ "rank first" contradicts the ranks of "floods": 3 of 3 in "city-2026", 2 of 3 in "port-2026". Only rank 1 is first. Give the ranks, or say which list you mean.
threats:
  floods: {title: Floods}
  quakes: {title: Quakes}
  fires: {title: Fires}
rankings:
  city-2026: {order: [fires, quakes, floods]}
  port-2026: {order: [quakes, floods, fires]}
`,
    good`
taxonomy: bailey-2005
rankings:
  mexico: {order: [organized-crime, impunity, terrorism, energy]}
  united-states: {order: [terrorism, energy, organized-crime, water, impunity]}
comparisons:
  both: {between: [mexico, united-states]}
statements:
  one-of-them:
    about: organized-crime
    text: In one of the two countries it is the top security threat.
    evidence: [{ranking: mexico}, {ranking: united-states}]
  denied:
    about: organized-crime
    text: It does not rank high on both lists, and should be a top priority. The paper has “high on both lists”.
    evidence: [{ranking: mexico}, {ranking: united-states}]
  of-something-else:
    about: [organized-crime, mexico]
    text: Terrorism ranks high on the American list.
    evidence: [{ranking: united-states}]
  of-what-has-no-rank:
    about: organized-crime
    text: Prices rank high in the polls of both.
    evidence: [{comparison: both}]
  somebody-elses:
    about: organized-crime
    text: The ministry says that it ranks third. It ranked last in 2015. If it ranks second, we are wrong.
    evidence: [{ranking: mexico}, {ranking: united-states}]
  among-some:
    about: organized-crime
    text: It ranks second among the natural hazards.
    evidence: [{ranking: mexico}]
  right:
    about: organized-crime
    text: It is third on the list of the United States. It ranks first in Mexico.
    evidence: [{ranking: mexico}, {ranking: united-states}]
  without-a-ranking:
    about: impunity
    text: It ranks high on both lists.
`,
  ],
  *checkItem(facts, view) {
    const claims = claimsIn(facts, view.language);
    const rankings = claims.length > 0 ? rankingsBehind(facts, view) : [];
    if (rankings.length === 0) return;
    for (const { claim, prose } of claims) {
      for (const id of subjectsOf({ facts, prose, claim, rankings, view })) {
        const found = contradiction(id, claim, { rankings, view });
        if (!found) continue;
        const words = prose.span.piece.text
          .slice(prose.node.start + claim.start, prose.node.start + claim.end)
          .replace(/\s+/g, " ");
        yield problem({ id, claim, prose, words, found, view });
        break;
      }
    }
  },
};

interface Claimed {
  readonly prose: Prose;
  readonly claim: RankClaim;
}

/** The claims in the texts that summarize. Memoized by item version. */
const claimsIn = memoOn((facts: Facts, ...[language]: [string | undefined]): readonly Claimed[] =>
  facts.prose
    .filter(({ path }) => SUMMING.get(facts.section)?.includes(keyOf(path)))
    .flatMap((prose) => {
      const text = visibleProse(prose.node, prose.span.piece);
      return rankClaims(text, language).map((claim) => ({ prose, claim }));
    }),
);

/** The texts that sum up, by section. */
const SUMMING: ReadonlyMap<string, readonly string[]> = new Map([
  ["summary", [""]],
  ["comparisons", ["text", "items.text"]],
  ["statements", ["text"]],
  ["recommendations", ["because", "text"]],
]);

/** Returns the rankings on which an item rests. The summary speaks of all of them. */
function rankingsBehind(facts: Facts, view: View): Ranking[] {
  const named =
    facts.section === "summary"
      ? view.intactRankings
      : Array.from(view.follow(groundsOf, facts.itemReferences).rankings).flatMap((id) =>
          view.intactRankingsNamed(id),
        );
  return named.filter((ranking) => !isForeign(ranking, view) && lastRankOf(ranking) >= SHORTEST);
}

interface Context extends Claimed {
  readonly facts: Facts;
  readonly rankings: readonly Ranking[];
  readonly view: View;
}

/**
 * Returns the ids of what the claim ranks: the only name before it in the sentence, otherwise the only topic
 * of the text.
 */
function subjectsOf({ facts, prose, claim, rankings, view }: Context): string[] {
  const [key, index] = prose.path;
  const about = facts.references.filter(({ form, path }) => {
    if (form !== "value") return false;
    return key === "items"
      ? path[0] === "items" && path[1] === index && path[2] === "on"
      : path[0] === "about" || path[0] === "addresses";
  });
  const objects = [...new Set(about.map(({ id }) => id))].filter((id) => classify(id, view));
  const ranked = rankings.flatMap((ranking) =>
    rankedItemsIn(ranking, view).map(({ classification }) => classification.id),
  );
  const named = [...new Set([...objects, ...ranked])].filter((id) => isNamed(id, claim.before, view));
  if (named.length > 0)
    return named.length === 1 && (objects.length === 0 || objects.includes(named[0] ?? "")) ? named : [];
  if (/\p{L}/u.test(claim.before) && !POINTING.test(claim.before)) return [];
  return objects.length === 1 || key === "items" ? objects : [];
}

function isNamed(id: string, text: string, view: View): boolean {
  const words = ` ${normalizedName(text).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  return namesFor(id, view).some((name) => words.includes(` ${name.replace(/[^\p{L}\p{N}]+/gu, " ")} `));
}

interface Found extends Claimed {
  readonly id: string;
  readonly words: string;
  readonly found: readonly Position[];
  readonly view: View;
}

function problem(context: Found): Problem {
  const { id, claim, prose, words, found, view } = context;
  const ranks = listed(
    found.map(({ ranking, rank }) => t('{0} of {1} in "{2}"', rank, lastRankOf(ranking), ranking.id.text)),
  );
  const classification = classify(id, view);
  return {
    span: {
      piece: prose.span.piece,
      start: prose.node.start + claim.start,
      end: prose.node.start + claim.end,
    },
    message: sentences(
      t('"{0}" contradicts the ranks of "{1}": {2}.', words, id, ranks),
      fitting(context),
      t("Give the ranks, or say which list you mean."),
    ),
    related: found.flatMap(({ ranking }) =>
      rankedItemsIn(ranking, view)
        .filter((rankedItem) => classification && isContainedIn(rankedItem.classification, classification))
        .map(({ name, entry }) => ({
          span: name.span,
          message: t('Rank {0} in "{1}"', entry.rank, ranking.id.text),
        })),
    ),
  };
}

/** Returns the rank that would fit the claim. */
function fitting({ claim, found }: Found): string {
  if (claim.level === "first") return t("Only rank 1 is first.");
  if (claim.level !== "high") return "";
  const wrong = found.find((position) => isWrong(position, claim))?.ranking ?? found[0]?.ranking;
  const most = wrong ? Math.floor(lastRankOf(wrong) / 2) : 0;
  return most > 1
    ? t('High means rank {0} or better in "{1}".', most, wrong?.id.text ?? "")
    : t('Only rank 1 is high in "{0}".', wrong?.id.text ?? "");
}
