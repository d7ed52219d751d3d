/**
 * What a rule may read of a document, and the one place where a new fact for rules is declared. A value is read as it
 * is; a question takes arguments. Both are noted, and a rule runs again only where one of them is no longer the same.
 */
import type { Concept } from "../format/schema.ts";
import type { Facts } from "../model/facts.ts";
import type { ItemReferences } from "../model/itemReferences.ts";
import type { Ranking } from "../model/ranking.ts";
import { rankingsHeldBy, rankingsNamed } from "../model/ranking.ts";
import type { Result } from "../model/result.ts";
import type { Work } from "../model/work.ts";
import { memo, memoEach } from "../syntax/memo.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { isPossibleUse } from "../workspace/uncertain.ts";
import type { Comparable } from "../workspace/comparable.ts";

/** What a rule may read of a document. */
export interface View extends Pick<Assessment, ViewValue>, Queries {}

export type ViewValue = (typeof viewValues)[number];

/** A value is compared by identity: `IdentityCache` lets it stay the same object as long as it says the same. */
export const viewValues = [
  "kind",
  "sections",
  "emptyAt",
  "syntaxProblems",
  "piecesWithHidden",
  "uncertainIds",
  "uncertainConcepts",
  "possibleUses",
  "misspeltDefinitions",
  "facts",
  "references",
  "referencesByItem",
  "definitions",
  "duplicates",
  "knownIds",
  "usedIds",
  "undefinedIds",
  "mentionedTerms",
  "taxonomy",
  "taxonomyName",
  "scales",
  "links",
  "actors",
  "actorKinds",
  "threats",
  "rankings",
  "intactRankings",
  "comparisons",
  "recommendations",
  "works",
  "results",
  "status",
  "asOf",
  "superseded",
  "today",
] as const satisfies readonly Data<Assessment>[];

/** The properties that are no functions. */
type Data<T> = { [K in keyof T]: T[K] extends (...about: never[]) => unknown ? never : K }[keyof T];

/**
 * The questions. An answer is compared by what it says, so it has to be `Comparable`. A function that is handed over is
 * declared at the top of its file and reads nothing but its arguments: it is called again in other versions.
 */
export interface Queries {
  /** What `f` reads in every item; the same list as long as it reads the same. */
  readonly inEach: <B>(f: (facts: Facts) => B & Comparable<B>) => readonly B[];
  /** What `f` finds out by following references from item to item. */
  readonly follow: <A, R>(
    f: (argument: A, referencesByItem: readonly ItemReferences[]) => R & Comparable<R>,
    argument: NoInfer<A & Comparable<A>>,
  ) => R;
  /** What an id names, whatever was expected. */
  readonly conceptsOf: (id: string) => readonly Concept[];
  /** The rankings that have this id. */
  readonly rankingsNamed: (id: string) => readonly Ranking[];
  readonly intactRankingsNamed: (id: string) => readonly Ranking[];
  /** The intact rankings that the actor holds. */
  readonly intactRankingsHeldBy: (actor: string) => readonly Ranking[];
  readonly work: (id: string) => Work | undefined;
  readonly result: (id: string) => Result | undefined;
  /** Whether a reference uses the id, whatever for. */
  readonly isUsed: (id: string) => boolean;
  /** Whether what is defined, such as "actor mexico", may be used where nobody can read it. */
  readonly mayBeUsed: (key: string) => boolean;
  /** Whether prose outside of the term's own definition mentions it by its words. */
  readonly isMentioned: (term: string) => boolean;
}

/** Each question with the one value that it is answered from: it sees no other, so it is asked again where that has changed. */
export const queries: { readonly [Q in keyof Queries]: Query<Q> } = {
  inEach: { from: "facts", answer: (facts, [f], identity) => eachOf(f)(identity, facts) },
  follow: {
    from: "referencesByItem",
    answer: (referencesByItem, [f, argument]) => f(argument, referencesByItem),
  },
  conceptsOf: { from: "knownIds", answer: (names, [id]) => names.conceptsOf(id) },
  rankingsNamed: { from: "rankings", answer: (all, [id]) => rankingsNamed(all, id) },
  intactRankingsNamed: { from: "intactRankings", answer: (all, [id]) => rankingsNamed(all, id) },
  intactRankingsHeldBy: { from: "intactRankings", answer: (all, [actor]) => rankingsHeldBy(all, actor) },
  work: { from: "works", answer: (works, [id]) => works.get(id) },
  result: { from: "results", answer: (results, [id]) => results.get(id) },
  isUsed: { from: "usedIds", answer: (ids, [id]) => ids.has(id) },
  mayBeUsed: { from: "possibleUses", answer: (lost, [key]) => isPossibleUse(lost, key) },
  isMentioned: { from: "mentionedTerms", answer: (terms, [term]) => terms.has(term) },
};

type Query<Q extends keyof Queries> = {
  [V in ViewValue]: {
    readonly from: V;
    /** `identity` is the same object for all versions of the document. */
    readonly answer: (value: Assessment[V], about: About<Q>, identity: object) => Answer<Q>;
  };
}[ViewValue];

/** The two questions that take a function, and what it answers is compared: their types say so above. */
interface FunctionQueries {
  readonly inEach: readonly [f: (facts: Facts) => unknown];
  readonly follow: readonly [
    f: (argument: unknown, referencesByItem: readonly ItemReferences[]) => unknown,
    argument: unknown,
  ];
}

type About<Q extends keyof Queries> = Q extends keyof FunctionQueries
  ? FunctionQueries[Q]
  : Parameters<Queries[Q]>;

type Answer<Q extends keyof Queries> = Q extends keyof FunctionQueries
  ? unknown
  : Comparable<ReturnType<Queries[Q]>>;

/** Functions are forgotten with the rules that hand them over, and what they have found with the document. */
const eachOf = memo(<B>(f: (facts: Facts) => B) => memoEach(f));
