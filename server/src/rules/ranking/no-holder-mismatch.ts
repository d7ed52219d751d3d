import { t } from "@vscode/l10n";
import type { Actor, Actors } from "../../model/items/actor.ts";
import { ancestryOf } from "../../model/items/actor.ts";
import { patternOfName } from "../../model/basics/phrases.ts";
import type { Facts } from "../../model/facts/facts.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { locatedTexts } from "../../model/basics/locatedText.ts";
import type { Ranking } from "../../model/rankings/ranking.ts";
import { readRanking } from "../../model/rankings/ranking.ts";
import { visibleProse } from "../../prose/proseOf.ts";
import { addToIndex, memo } from "../../syntax/memo.ts";
import { valueAt } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** What a holder of priorities does. Auxiliary verbs and adverbs may come first: "would probably rank". */
const HOLD =
  /^(?:\s+(?:would|will|may|might|could|do|does|did|also|still|both|\p{sc=Latn}+ly|probablemente|quizás?|también|aún|no))*\s+(?:ranks?|ranked|rates?|rated|places?|placed|puts?|sees?|saw|views?|viewed|regards?|regarded|considers?|considered|perceives?|perceived|fears?|feared|prioriti[sz]es?|prioriti[sz]ed|lists?|listed|(?:are|is|were|was)\s+(?:most\s+)?(?:concerned|worried)|clasifican?|sitúan?|ubican?|colocan?|ponen?|ven?|temen?|consideran?|perciben?|priorizan?|se\s+preocupan?)(?!\p{sc=Latn})/u;

/** Reports statements about one holder's priorities that are based on another holder's ranking. */
export const noHolderMismatch: Rule = {
  id: "no-holder-mismatch",
  severity: "warning",
  inBrokenPiece: "among",
  preset: "strict",
  sections: ["statements", "rankings"],
  summary: "A statement about an actor's priorities rests on a ranking of that actor.",
  why: "A government's priorities and its citizens' fears are two things. To use one as evidence of the other hides a judgment. The rule reports a statement if both actors are parts of one whole (`part-of`), if the statement rests only on rankings, and if it does not name the holder of the ranking.",
  source:
    "Bailey (2005): Table 1 ranks for “each national government”, observations 3 and 4 speak of “Mexicans”; ICD 203, D.6.e.(6) (clear and logical argumentation)",
  examples: [
    bad`
actors:
  mexico: {name: Mexico}
  mexican-government: {name: Mexican government, part-of: mexico}
  mexican-public: {name: Mexican public, part-of: mexico, aliases: [Mexicans]}
rankings:
  mexico-2005: {of: mexican-government, order: [impunity, terrorism]}
statements:
  near-the-top:
    text: Mexicans would probably rank impunity near the top.
          ^^^^^^^^ "Mexicans" means "mexican-public", but the evidence is "mexico-2005", which shows the priorities of "mexican-government". Say whose priorities you mean, or add evidence about "mexican-public".
    evidence:
      - ranking: mexico-2005
  a-view:
    holder: mexican-public
            ^^^^^^^^^^^^^^ This is a view of "mexican-public", but its evidence is "mexico-2005", which shows the priorities of "mexican-government". Say whose priorities you mean, or add evidence about "mexican-public".
    text: Impunity comes first.
    evidence:
      - ranking: mexico-2005
`,
    bad`
actors:
  kessland: {name: Kessland}
  aldova: {name: Aldova}
  adults: {name: Adults in Aldova, part-of: aldova}
sources:
  poll: {type: report, survey: {of: kessland}}
rankings:
  wrong: {of: adults, basis: survey, estimated-by: poll, order: [impunity]}
              ^^^^^^ This ranking shows the priorities of "adults", but its survey "poll" asked "kessland". Correct one of the two.
`,
    good`
actors:
  aldova: {name: Aldova}
  adults: {name: Adults in Aldova, part-of: aldova}
sources:
  poll: {type: report, survey: {of: adults}}
rankings:
  of-the-whole: {of: aldova, basis: survey, estimated-by: poll, order: [impunity]}
`,
    good`
actors:
  mexico: {name: Mexico}
  mexican-government: {name: Mexican government, part-of: mexico}
  mexican-public: {name: Mexican public, part-of: mexico, aliases: [Mexicans]}
rankings:
  mexico-2005: {of: mexican-government, order: [impunity, terrorism]}
  poll: {of: mexican-public, order: [impunity, terrorism]}
results:
  critical: {title: Critical threats, of: mexican-public}
statements:
  of-the-holder:
    text: The Mexican government puts impunity first, and Mexicans see it as their problem.
    evidence: [{ranking: mexico-2005}]
  of-the-whole:
    text: For Mexico impunity comes first, and it harms many Mexicans.
    evidence: [{ranking: mexico-2005}]
  with-a-poll:
    text: Mexicans rank impunity first.
    evidence: [{ranking: mexico-2005}, {ranking: poll}]
  with-a-result:
    text: Mexicans rank impunity first.
    evidence: [{ranking: mexico-2005}, {result: critical}]
`,
  ],
  *checkItem(facts, view) {
    if (facts.section === "rankings") yield* otherAnswers(facts, view);
    const rankings = rankingsAlone(facts, view);
    if (rankings.length === 0) return;
    yield* heldProblems(facts, rankings, view.actors);
    yield* textProblems(facts, rankings, view.actors);
  },
};

/** Reports a ranking of an actor whose survey asked another one, if neither of the two is a part of the other. */
function* otherAnswers({ item }: Facts, view: View): Generator<Problem> {
  const ranking = readRanking(item);
  if (ranking?.basis?.text !== "survey" || !ranking.of || !ranking.estimatedBy) return;
  const { of } = ranking;
  const asked = view.work(ranking.estimatedBy.text)?.survey?.of;
  if (asked === undefined || !view.actors.has(asked) || !view.actors.has(of.text)) return;
  if (ancestryOf(of.text, view.actors).includes(asked) || ancestryOf(asked, view.actors).includes(of.text))
    return;
  yield {
    span: of.span,
    message: t(
      'This ranking shows the priorities of "{0}", but its survey "{1}" asked "{2}". Correct one of the two.',
      of.text,
      ranking.estimatedBy.text,
      asked,
    ),
  };
}

/**
 * Returns the rankings in a statement's evidence, if the evidence consists only of rankings with a known
 * holder.
 */
function rankingsAlone({ item, references }: Facts, view: View): Ranking[] {
  const evidence = valueAt(item.value, "evidence");
  const cited = references.filter(
    ({ form, path }) => form === "value" && path[0] === "evidence" && path[2] === "ranking",
  );
  if (evidence?.kind !== "list" || cited.length < evidence.items.length || cited.length === 0) return [];
  const found = cited.flatMap(({ id }) => view.rankingsNamed(id).find(({ of }) => of) ?? []);
  return found.length === cited.length ? found : [];
}

function* heldProblems({ item }: Facts, rankings: readonly Ranking[], actors: Actors): Generator<Problem> {
  for (const { text, span } of locatedTexts(item.piece, valueAt(item.value, "holder"))) {
    const ranking = otherHolders(text, rankings, actors)[0];
    if (!ranking?.of) continue;
    const message = t(
      'This is a view of "{0}", but its evidence is "{1}", which shows the priorities of "{2}". Say whose priorities you mean, or add evidence about "{0}".',
      text,
      ranking.id.text,
      ranking.of.text,
    );
    yield { span, message, related: [holderOf(ranking.of)] };
  }
}

function* textProblems(facts: Facts, rankings: readonly Ranking[], actors: Actors): Generator<Problem> {
  const prose = facts.prose.find(({ path }) => path.length === 1 && path[0] === "text");
  if (!prose) return;
  const text = visibleProse(prose.node, facts.item.piece);
  const words = new Set(text.match(WORD));
  for (const actor of actorsWithSharedWhole(rankings, actors)) {
    if (!mayBeNamed(actor, words)) continue;
    const match = termMatch(actor, text, "holding");
    // A statement that also names the holder of the ranking may compare the two.
    const isNamed = ({ of }: Ranking): boolean =>
      termMatch(actors.get(of?.text ?? ""), text, "anywhere") !== undefined;
    const ranking = match && otherHolders(actor.id, rankings, actors).find((other) => !isNamed(other));
    if (!match || !ranking?.of) continue;
    const start = prose.node.start + match.index;
    const span: PieceSpan = pieceSpan(facts.item.piece, { start, end: start + match[0].length });
    const message = t(
      '"{0}" means "{1}", but the evidence is "{2}", which shows the priorities of "{3}". Say whose priorities you mean, or add evidence about "{1}".',
      match[0],
      actor.id,
      ranking.id.text,
      ranking.of.text,
    );
    yield { span, message, related: [holderOf(ranking.of)] };
  }
}

/** Returns the actors that share a whole with a holder of the rankings. */
function actorsWithSharedWhole(rankings: readonly Ranking[], actors: Actors): ReadonlySet<Actor> {
  const holders = new Set(rankings.map(({ of }) => of?.text ?? ""));
  const wholes = new Set(Array.from(holders).flatMap((holder) => ancestryOf(holder, actors)));
  return new Set(Array.from(wholes).flatMap((whole) => actorsByWhole(actors).get(whole) ?? []));
}

/** Indexes the actors by everything that they are part of, and by themselves. */
const actorsByWhole = memo((actors: Actors): ReadonlyMap<string, readonly Actor[]> => {
  const index = new Map<string, Actor[]>();
  for (const actor of actors.values())
    for (const whole of ancestryOf(actor.id, actors)) addToIndex(index, whole, actor);
  return index;
});

/**
 * Returns the rankings of other holders in the same whole; none if the actor, one of its parts or its whole
 * holds one.
 */
function otherHolders(actor: string, rankings: readonly Ranking[], actors: Actors): Ranking[] {
  const line = ancestryOf(actor, actors);
  const related = rankings.map((ranking) => ({
    ranking,
    of: ranking.of?.text ?? "",
    whole: ancestryOf(ranking.of?.text ?? "", actors),
  }));
  if (related.some(({ of, whole }) => line.includes(of) || whole.includes(actor))) return [];
  return related.filter(({ whole }) => whole.some((id) => line.includes(id))).map(({ ranking }) => ranking);
}

/** Matches a name of the actor in a text: anywhere, or only where the actor holds a view. */
function termMatch(
  actor: Actor | undefined,
  text: string,
  how: "anywhere" | "holding",
): RegExpExecArray | undefined {
  const isMatch = ({ 0: words, index }: RegExpExecArray): boolean => {
    const after = text.slice(index + words.length);
    return (
      !WORD_ENDS.test(text.slice(Math.max(index - 2, 0), index)) &&
      !WORD_BEGINS.test(after) &&
      (how === "anywhere" || HOLD.test(after))
    );
  };
  const patterns = actor ? namePatterns(actor) : [];
  const found = patterns.map((name) => Array.from(text.matchAll(name)).find(isMatch));
  return found.filter((match) => match !== undefined).sort((a, b) => a.index - b.index)[0];
}

/** Returns whether a text with these words may name the actor. Most texts name few actors. */
function mayBeNamed(actor: Actor, words: ReadonlySet<string>): boolean {
  return firstWords(actor).some((word) => words.has(word));
}

const firstWords = memo(({ names }: Actor): readonly string[] =>
  names.flatMap((name) => name.match(WORD)?.slice(0, 1) ?? []),
);

const WORD = /[\p{L}\p{N}]+/gu;
const WORD_BEGINS = /^[\p{L}\p{N}]/u;
const WORD_ENDS = /[\p{L}\p{N}]$/u;

/** The patterns of an actor's names, the longest first. Patterns that all actors share check the context. */
const namePatterns = memo(({ names }: Actor): readonly RegExp[] =>
  names.toSorted((a, b) => b.length - a.length).flatMap((name) => patternOfName(name) ?? []),
);

function holderOf({ span }: LocatedText): { span: PieceSpan; message: string } {
  return { span, message: t("The holder of the ranking") };
}
