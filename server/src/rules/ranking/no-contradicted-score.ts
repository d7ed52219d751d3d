import { t } from "@vscode/l10n";
import type { RankingEntry, Ranking } from "../../model/rankings/ranking.ts";
import { wordOf } from "../../model/rankings/ranking.ts";
import { numberOf } from "../../model/basics/number.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports scores that contradict the order of a ranking. */
export const noContradictedScore: Rule = {
  id: "no-contradicted-score",
  severity: "warning",
  summary:
    "The scores of a ranking fall, or rise, along its order, are within their scale, and are equal for entries that tie.",
  why: "Readers take the score for the reason of the rank. If one entry breaks the direction of all others, its rank or its score is probably wrong. A ranking whose scores all rise is not reported, because in some methods the lowest score comes first. If the ranking has `scoring`, the rule holds every score against its `direction`, which is `falling` by default. An entry with `because` explains itself, and entries of a survey may tie within its margin.",
  source: "Kendall (1945), The Treatment of Ties in Ranking Problems, Biometrika 33(3)",
  examples: [
    bad`
rankings:
  port:
    order:
      - {item: floods, score: 90%}
      - {item: fires, score: 31%}
      - {item: drought, score: 75%}
                               ^^^ "drought" (75%) is below "fires" (31%), although the scores of this ranking fall. Correct the order or the score, or say why under "because".
      - {item: theft, score: 12%}
  city:
    order:
      - {item: floods, score: 7}
      - tie: [{item: fires, score: 5}, {item: drought, score: 4}]
                                                              ^ "drought" (4) and "fires" (5) share a rank, although their scores differ. Rank them apart, or say why under "because".
  low-is-first:
    scoring: {direction: rising}
    order: [{item: floods, score: 3}, {item: fires, score: 2}]
                                                           ^ "fires" (2) is below "floods" (3), although the scores of this ranking rise. Correct the order or the score, or say why under "because".
`,
    bad`
rankings:
  port:
    scoring: {unit: points, from: 1, to: 25}
    order:
      - tie: [{item: floods, score: 12}, {item: fires, score: 12}]
      - {item: theft, score: 16}
                             ^^ "theft" (16) is below "fires" (12), although the scores of this ranking fall. Correct the order or the score, or say why under "because".
`,
    bad`
rankings:
  port:
    scoring: {unit: points, from: 1, to: 25}
    order:
      - {item: floods, score: 30}
                              ^^ "floods" has a score of 30, but 25 is the highest that "scoring" allows. Correct one of the two.
      - {item: fires, score: 12, because: It is new.}
      - {item: theft, score: 0.5}
                             ^^^ "theft" has a score of 0.5, but 1 is the lowest that "scoring" allows. Correct one of the two.
`,
    good`
rankings:
  falling: {order: [{item: floods, score: 7}, {item: fires, score: 5}, {item: drought, score: 5}]}
  rising: {order: [{item: floods, score: 1.2}, {item: fires, score: 1.9}, {item: drought, score: 3}]}
  explained: {order: [{item: floods, score: 7}, {item: fires, score: 5}, {item: theft, score: 6, because: It is new.}, {item: drought, score: 4}]}
  units: {order: [{item: floods, score: 7}, {item: fires, score: 40%}, {item: drought, score: 8}]}
  poll: {basis: survey, order: [{item: floods, score: 40%}, {tie: [{item: fires, score: 31%}, {item: drought, score: 30%}]}]}
`,
  ],
  *checkDocument({ intactRankings }) {
    for (const ranking of intactRankings) {
      yield* contradictions(ranking);
      yield* beyondScale(ranking);
    }
  },
};

interface Scored {
  readonly entry: RankingEntry;
  readonly score: LocatedText;
  readonly value: number;
}

function* contradictions({ entries, basis, value }: Ranking): Generator<Problem> {
  const all = entries.flatMap((entry) => scoredIn(entry) ?? []);
  const isPercent = ({ score }: Scored): boolean => score.text.includes("%");
  if (all.some(isPercent) && !all.every(isPercent)) return;
  const steps = all.slice(1).flatMap((second, index) => {
    const first = all[index];
    return first ? [{ first, second, by: second.value - first.value }] : [];
  });
  const apart = steps.filter(({ first, second }) => first.entry.rank !== second.entry.rank);
  const rising = apart.filter(({ by }) => by > 0);
  const falling = apart.filter(({ by }) => by < 0);
  // Without a clear direction, the scores may not be what orders the list.
  const scoring = valueAt(value, "scoring");
  const direction = scoring && (textOf(valueAt(scoring, "direction")) ?? "falling");
  const isFalling = direction === undefined ? falling.length > rising.length : direction === "falling";
  const [wrong, text] = isFalling ? [rising, risesText] : [falling, fallsText];
  if (direction !== undefined || rising.length !== falling.length) {
    for (const { first, second } of wrong) yield problem(first, second, text);
  }
  for (const { first, second, by } of steps) {
    const isTied = first.entry.tie !== undefined && first.entry.tie === second.entry.tie;
    if (isTied && by !== 0 && basis?.text !== "survey") yield problem(first, second, tiedText);
  }
}

/** Reports scores that the scale of the ranking does not have. */
function* beyondScale({ entries, value }: Ranking): Generator<Problem> {
  const scoring = valueAt(value, "scoring");
  const [lowest, highest] = ["from", "to"].map((key) => numberOf(valueAt(scoring, key)));
  for (const entry of entries) {
    const score = numberOf(valueAt(entry.value, "score"));
    if (score === undefined || !entry.score) continue;
    const [word, { span, text }] = [wordOf(entry), entry.score];
    if (highest !== undefined && score > highest)
      yield { span, severity: "error", message: aboveText(word, text, highest) };
    else if (lowest !== undefined && score < lowest)
      yield { span, severity: "error", message: belowText(word, text, lowest) };
  }
}

function aboveText(...parts: [entry: string, score: string, highest: number]): string {
  return t(
    '"{0}" has a score of {1}, but {2} is the highest that "scoring" allows. Correct one of the two.',
    ...parts,
  );
}

function belowText(...parts: [entry: string, score: string, lowest: number]): string {
  return t(
    '"{0}" has a score of {1}, but {2} is the lowest that "scoring" allows. Correct one of the two.',
    ...parts,
  );
}

/** Returns the score of an entry; `undefined` if it has none, or a reason of its own. */
function scoredIn(entry: RankingEntry): Scored | undefined {
  const { score, value } = entry;
  if (!score || !/^\d+(?:\.\d+)?\s*%?$/.test(score.text.trim()) || valueAt(value, "because"))
    return undefined;
  return { entry, score, value: Number.parseFloat(score.text) };
}

function problem(first: Scored, second: Scored, text: (...parts: string[]) => string): Problem {
  return {
    span: second.score.span,
    message: text(wordOf(second.entry), second.score.text, wordOf(first.entry), first.score.text),
    related: [{ span: first.score.span, message: t("The score above it") }],
  };
}

function risesText(...parts: string[]): string {
  return t(
    '"{0}" ({1}) is below "{2}" ({3}), although the scores of this ranking fall. Correct the order or the score, or say why under "because".',
    ...parts,
  );
}

function fallsText(...parts: string[]): string {
  return t(
    '"{0}" ({1}) is below "{2}" ({3}), although the scores of this ranking rise. Correct the order or the score, or say why under "because".',
    ...parts,
  );
}

function tiedText(...parts: string[]): string {
  return t(
    '"{0}" ({1}) and "{2}" ({3}) share a rank, although their scores differ. Rank them apart, or say why under "because".',
    ...parts,
  );
}
