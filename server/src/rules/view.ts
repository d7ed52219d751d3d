/**
 * Defines what a rule may read of a document. Declare new facts for rules here. A value is read directly; a
 * query takes arguments. Both are recorded, and a rule runs again only if one of them has changed.
 */
import type { Concept } from "../format/schema.ts";
import type { Facts } from "../model/facts/facts.ts";
import type { ItemReferences } from "../model/facts/itemReferences.ts";
import type { Ranking } from "../model/rankings/ranking.ts";
import { rankingsHeldBy, rankingsNamed } from "../model/rankings/ranking.ts";
import type { Result } from "../model/evidence/result.ts";
import type { Work } from "../model/evidence/work.ts";
import { memo, memoEach, memoFlat } from "../syntax/memo.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { isPossibleUse } from "../workspace/uncertain.ts";
import type { Comparable } from "../workspace/comparable.ts";
import { deepEquals } from "../workspace/comparable.ts";

/** What a rule may read of a document. */
export interface View extends Pick<Assessment, ViewValue>, Queries {}

/** The name of a value that a rule may read. */
export type ViewValue = (typeof viewValues)[number];

/**
 * Values are compared by identity. `IdentityCache` keeps a value the same object while its content is the
 * same.
 */
export const viewValues = [
  "kind",
  "sections",
  "repeatedSections",
  "emptyAt",
  "syntaxProblems",
  "piecesWithHidden",
  "uncertainIds",
  "uncertainConcepts",
  "possibleUses",
  "misspelledDefinitions",
  "facts",
  "ownItems",
  "keysAsIds",
  "references",
  "referencesByItem",
  "definitions",
  "duplicates",
  "knownIds",
  "usedIds",
  "undefinedIds",
  "mentionedNames",
  "taxonomy",
  "taxonomyName",
  "namedTaxonomies",
  "scales",
  "furtherScales",
  "scaleDisclaimer",
  "links",
  "actors",
  "actorKinds",
  "threats",
  "rankings",
  "intactRankings",
  "comparisons",
  "recommendations",
  "works",
  "citedWorks",
  "allWorks",
  "results",
  "status",
  "language",
  "asOf",
  "superseded",
  "today",
] as const satisfies readonly Data<Assessment>[];

/** The names of the properties that are not functions. */
type Data<T> = { [K in keyof T]: T[K] extends (...about: never[]) => unknown ? never : K }[keyof T];

/**
 * The queries. Answers are compared by content, so they must be `Comparable`. Declare a function argument at
 * the top of its file and let it read only its arguments, because it is also called for later versions.
 */
export interface Queries {
  /** Returns what `f` reads in every item that is not the author's own (`x-…`). The list stays the same object while its content is the same. */
  readonly inEach: <B>(f: (facts: Facts) => B & Comparable<B>) => readonly B[];
  /** Returns what `f` finds by following references from item to item. */
  readonly follow: <A, R>(
    f: (argument: A, referencesByItem: readonly ItemReferences[]) => R & Comparable<R>,
    argument: NoInfer<A & Comparable<A>>,
  ) => R;
  /** Returns all concepts that the id names, whichever was expected. */
  readonly conceptsOf: (id: string) => readonly Concept[];
  /** Returns the rankings with this id. */
  readonly rankingsNamed: (id: string) => readonly Ranking[];
  readonly intactRankingsNamed: (id: string) => readonly Ranking[];
  /** Returns the rankings without errors that the actor holds. */
  readonly intactRankingsHeldBy: (actor: string) => readonly Ranking[];
  /** Returns a work of the document or of one of its bibliographies. */
  readonly work: (id: string) => Work | undefined;
  readonly result: (id: string) => Result | undefined;
  /** Returns whether any reference uses the id. */
  readonly isUsed: (id: string) => boolean;
  /** Returns whether a definition, such as "actor mexico", may be used in text that cannot be read. */
  readonly mayBeUsed: (key: string) => boolean;
  /** Returns whether prose outside of its own definition mentions the term, the actor or the asset. */
  readonly isMentioned: (term: string) => boolean;
}

/**
 * The answer of each query and the one value from which it is computed. A query sees no other value, so it
 * only has to run again if that one changes.
 */
export const queries: { readonly [Q in keyof Queries]: Query<Q> } = {
  inEach: {
    from: "facts",
    answer: (facts, [f], identity) => eachOf(f)(identity, withoutOwnFacts(identity, facts)),
  },
  follow: {
    from: "referencesByItem",
    answer: (referencesByItem, [f, argument]) => f(argument, referencesByItem),
  },
  conceptsOf: { from: "knownIds", answer: (names, [id]) => names.conceptsOf(id) },
  rankingsNamed: { from: "rankings", answer: (all, [id]) => rankingsNamed(all, id) },
  intactRankingsNamed: { from: "intactRankings", answer: (all, [id]) => rankingsNamed(all, id) },
  intactRankingsHeldBy: { from: "intactRankings", answer: (all, [actor]) => rankingsHeldBy(all, actor) },
  work: { from: "allWorks", answer: (works, [id]) => works.get(id) },
  result: { from: "results", answer: (results, [id]) => results.get(id) },
  isUsed: { from: "usedIds", answer: (ids, [id]) => ids.has(id) },
  mayBeUsed: { from: "possibleUses", answer: (lost, [key]) => isPossibleUse(lost, key) },
  isMentioned: { from: "mentionedNames", answer: (terms, [term]) => terms.has(term) },
};

type Query<Q extends keyof Queries> = {
  [V in ViewValue]: {
    readonly from: V;
    /** Answers the query. `identity` is the same object for all versions of the document. */
    readonly answer: (value: Assessment[V], about: About<Q>, identity: object) => Answer<Q>;
  };
}[ViewValue];

/** The two queries that take a function. Their types above require comparable answers. */
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

const withoutOwnFacts = memoFlat((facts: Facts): readonly Facts[] => (facts.isOwn ? [] : [facts]));

/** Memoized by function, so that its results live only as long as its rule and the document. */
const eachOf = memo(<B>(f: (facts: Facts) => B) => memoEach(f, deepEquals));
