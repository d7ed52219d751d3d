/**
 * Drops redundant problems, so that one mistake gives one problem. Problems in a piece with syntax errors are
 * withheld. If two rules report the same words for the same cause, only the rule that knows the cause reports
 * it. Rules need no code for this.
 */
import { addToIndex, concatenated, memo, memoOn, sameItems } from "../syntax/memo.ts";
import type { SyntaxProblem } from "../syntax/document.ts";
import type { Piece } from "../syntax/piece.ts";
import type { PieceSpan } from "../syntax/span.ts";
import { spansByPiece } from "../syntax/span.ts";
import type { RuleProblem } from "./check.ts";

type Lists = readonly (readonly RuleProblem[])[];

/**
 * Returns the lists without redundant problems: those of the sections, and last those of the document as a whole. Each list
 * stays the same object while its content is the same.
 */
export function withoutRedundant(
  lists: Lists,
  syntaxProblems: readonly SyntaxProblem[],
  identity: object,
): Lists {
  const readable =
    syntaxProblems.length === 0 ? lists : lists.map((list) => readableProblems(list, syntaxProblems));
  const claims = coveringProblemsIn(readable, identity);
  const open = claims.length === 0 ? readable : openProblems(readable, claims);
  return open.some((list) => repeatedIn(list).size > 0) ? withoutRepeated(open) : open;
}

/** Drops covered problems. Words of a section can only be covered there, or by a problem of the document as a whole. */
function openProblems(lists: Lists, claims: readonly RuleProblem[]): Lists {
  const whole = lists.at(-1) ?? NONE;
  return lists.map((list) =>
    list === whole ? uncovered(list, claims, NONE) : uncovered(list, covering(list), covering(whole)),
  );
}

const NONE: readonly RuleProblem[] = [];

/** Drops problems at aliases that are also reported at the anchors, where they can be fixed. */
function withoutRepeated(lists: Lists): Lists {
  const written = lists.flatMap((list) => list.filter((problem) => !repeatedIn(list).has(problem)));
  const reported = new Set(written.map(ruleAndMessage));
  return lists.map((list) =>
    shortened(list, (problem) => !repeatedIn(list).has(problem) || !reported.has(ruleAndMessage(problem))),
  );
}

/** Returns the problems in text that an alias repeats. */
const repeatedIn = memo(
  (list: readonly RuleProblem[]): ReadonlySet<RuleProblem> =>
    new Set(
      list.filter(({ span: { piece, start } }) => piece.aliases.length > 0 && aliasesOf(piece).has(start)),
    ),
);

/** The offsets of the aliases in a piece. */
const aliasesOf = memo(
  ({ aliases }: Piece): ReadonlySet<number> => new Set(aliases.map(({ start }) => start)),
);

function ruleAndMessage({ rule, message }: RuleProblem): string {
  return `${rule.id} ${message}`;
}

/** Returns a list without the problems that other problems in it cover. */
export function withoutCovered(list: readonly RuleProblem[]): readonly RuleProblem[] {
  const claims = covering(list);
  return claims.length === 0 ? list : uncovered(list, claims, NONE);
}

const readableProblems = memoOn(
  (list: readonly RuleProblem[], syntaxProblems: readonly SyntaxProblem[]): readonly RuleProblem[] => {
    const broken = brokenSpans(syntaxProblems);
    return shortened(list, (problem) => isReadable(problem, broken));
  },
);

type Broken = ReadonlyMap<Piece, readonly PieceSpan[]>;

const brokenSpans = memo((syntaxProblems: readonly SyntaxProblem[]): Broken =>
  spansByPiece(syntaxProblems.map(({ span }) => span)),
);

/**
 * Returns whether broken text leaves a problem reliable. By default neither its piece nor those of its related
 * locations may have syntax errors; `inBrokenPiece` allows more.
 */
function isReadable({ rule, span, needsIntactPiece, related = [] }: RuleProblem, broken: Broken): boolean {
  if (rule.inBrokenPiece === "syntax") return true;
  const inPiece = broken.get(span.piece) ?? [];
  if (!needsIntactPiece && rule.inBrokenPiece === "beside")
    return !inPiece.some((syntaxProblem) => spansTouch(syntaxProblem, span) || follows(span, syntaxProblem));
  if (!needsIntactPiece && rule.inBrokenPiece === "among")
    return !inPiece.some((syntaxProblem) => beginsIn(syntaxProblem, span) || follows(span, syntaxProblem));
  return inPiece.length === 0 && !related.some((each) => !each.source && broken.has(each.span.piece));
}

/** Returns whether two spans of one piece overlap or touch. */
function spansTouch(a: PieceSpan, b: PieceSpan): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Returns whether only spaces are between a syntax problem, such as a tab, and a span on the same line. */
function follows({ start }: PieceSpan, { piece, start: from, end }: PieceSpan): boolean {
  return end > from && end <= start && /^[ \t]*$/.test(piece.text.slice(end, start));
}

function beginsIn(syntaxProblem: PieceSpan, { start, end }: PieceSpan): boolean {
  return start <= syntaxProblem.start && syntaxProblem.start <= end;
}

const lastCovering = new WeakMap<object, readonly RuleProblem[]>();

/** Returns the problems whose rules cover other rules. */
function coveringProblemsIn(lists: Lists, identity: object): readonly RuleProblem[] {
  const now = concatenated(lists.map(covering));
  const last = lastCovering.get(identity) ?? now;
  const claims = sameItems(last, now) ? last : now;
  lastCovering.set(identity, claims);
  return claims;
}

const covering = memo((list: readonly RuleProblem[]): readonly RuleProblem[] =>
  list.filter(({ rule }) => rule.covers !== undefined),
);

const uncovered = memoOn(
  (
    list: readonly RuleProblem[],
    ...claims: readonly [readonly RuleProblem[], readonly RuleProblem[]]
  ): readonly RuleProblem[] => {
    // Most rules are covered by no other one.
    const inDoubt = claims.filter((each) => list.some(({ rule }) => coveredBy(each).has(rule.id)));
    if (inDoubt.length === 0) return list;
    return shortened(
      list,
      (problem) =>
        !inDoubt.some(
          (each) =>
            coveredBy(each).has(problem.rule.id) &&
            isCovered(problem, coveringByPiece(each).get(problem.span.piece)),
        ),
    );
  },
);

/** The ids of the rules that these problems cover. */
const coveredBy = memo(
  (claims: readonly RuleProblem[]): ReadonlySet<string> =>
    new Set(Array.from(new Set(claims.map(({ rule }) => rule))).flatMap(({ covers = [] }) => covers)),
);

/** The covering problems of a piece, sorted by start, with the farthest end up to each. */
interface CoveringProblems {
  readonly inOrder: readonly RuleProblem[];
  readonly reach: readonly number[];
}

const coveringByPiece = memo((claims: readonly RuleProblem[]): ReadonlyMap<Piece, CoveringProblems> => {
  const index = new Map<Piece, RuleProblem[]>();
  for (const claim of claims) addToIndex(index, claim.span.piece, claim);
  return new Map(Array.from(index, ([piece, inPiece]) => [piece, sortedByStart(inPiece)]));
});

function sortedByStart(claims: readonly RuleProblem[]): CoveringProblems {
  const inOrder = claims.toSorted((a, b) => a.span.start - b.span.start);
  let end = 0;
  return { inOrder, reach: inOrder.map(({ span }) => (end = Math.max(end, span.end))) };
}

/** Returns whether a problem is covered. Only the covering problems that may reach its span are compared. */
function isCovered(problem: RuleProblem, claims: CoveringProblems | undefined): boolean {
  if (!claims) return false;
  const { inOrder, reach } = claims;
  let low = 0;
  for (let high = inOrder.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((inOrder[middle]?.span.start ?? 0) < problem.span.end) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= 0 && (reach[at] ?? 0) > problem.span.start; at--) {
    const claim = inOrder[at];
    if (claim && coversSpan(claim, problem)) return true;
  }
  return false;
}

function coversSpan({ rule, span }: RuleProblem, { rule: other, span: words }: RuleProblem): boolean {
  return rule.covers?.includes(other.id) === true && span.start < words.end && words.start < span.end;
}

/** Returns the list without the dropped problems, or the same object if none is dropped. */
function shortened(
  list: readonly RuleProblem[],
  counts: (problem: RuleProblem) => boolean,
): readonly RuleProblem[] {
  const rest = list.filter(counts);
  return rest.length === list.length ? list : rest;
}
