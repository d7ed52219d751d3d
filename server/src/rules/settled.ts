/**
 * Which findings count: one slip is one finding. What stands in a piece that cannot be read waits until it can, and where
 * two rules mean the same words for the same cause, the one that knows the cause speaks. No rule has to see to it.
 */
import { addTo, joined, memo, memoOn, sameItems } from "../syntax/memo.ts";
import type { Flaw } from "../syntax/document.ts";
import type { Piece } from "../syntax/piece.ts";
import type { Place } from "../syntax/place.ts";
import type { Finding } from "./check.ts";

type Lists = readonly (readonly Finding[])[];

/** The findings that count, list by list; each stays the same object as long as the same ones do. */
export function settled(lists: Lists, flaws: readonly Flaw[], lineage: object): Lists {
  const readable = flaws.length === 0 ? lists : lists.map((list) => outsideOfBroken(list, flaws));
  const claims = claimsIn(readable, lineage);
  const open = claims.length === 0 ? readable : readable.map((list) => unclaimed(list, claims));
  return open.some((list) => broughtIn(list).size > 0) ? withoutRepeated(open) : open;
}

/** What is wrong where an anchor is, an alias repeats: it is fixed at the anchor. */
function withoutRepeated(lists: Lists): Lists {
  const written = lists.flatMap((list) => list.filter((finding) => !broughtIn(list).has(finding)));
  const said = new Set(written.map(saying));
  return lists.map((list) =>
    shortened(list, (finding) => !broughtIn(list).has(finding) || !said.has(saying(finding))),
  );
}

/** The findings in what an alias brings. */
const broughtIn = memo(
  (list: readonly Finding[]): ReadonlySet<Finding> =>
    new Set(
      list.filter(({ place: { piece, start } }) => piece.aliases.length > 0 && aliasesOf(piece).has(start)),
    ),
);

/** Where the aliases of a piece begin. */
const aliasesOf = memo(
  ({ aliases }: Piece): ReadonlySet<number> => new Set(aliases.map(({ start }) => start)),
);

function saying({ rule, message }: Finding): string {
  return `${rule.id} ${message}`;
}

/** A list without what other findings in it cover. */
export function withoutCovered(list: readonly Finding[]): readonly Finding[] {
  const claims = claiming(list);
  return claims.length === 0 ? list : unclaimed(list, claims);
}

const outsideOfBroken = memoOn((list: readonly Finding[], flaws: readonly Flaw[]): readonly Finding[] => {
  const broken = byPiece(flaws);
  return shortened(list, (finding) => isReadable(finding, broken));
});

type Broken = ReadonlyMap<Piece, readonly Place[]>;

const byPiece = memo((flaws: readonly Flaw[]): Broken => {
  const index = new Map<Piece, Place[]>();
  for (const { place } of flaws) addTo(index, place.piece, place);
  return index;
});

/** Whether a finding says nothing of what cannot be read, neither where it is nor in what it rests on. */
function isReadable({ rule, place, waits, related = [] }: Finding, broken: Broken): boolean {
  if (rule.inBroken === "syntax") return true;
  const inPiece = broken.get(place.piece) ?? [];
  if (!waits && rule.inBroken === "beside") return !inPiece.some((flaw) => touches(flaw, place));
  if (!waits && rule.inBroken === "among") return !inPiece.some((flaw) => beginsIn(flaw, place));
  return inPiece.length === 0 && !related.some((each) => !each.source && broken.has(each.place.piece));
}

/** Whether two places of one piece share a word, or meet. */
function touches(a: Place, b: Place): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function beginsIn(flaw: Place, { start, end }: Place): boolean {
  return start <= flaw.start && flaw.start <= end;
}

const lastClaims = new WeakMap<object, readonly Finding[]>();

/** The findings that leave nothing to say for others. */
function claimsIn(lists: Lists, lineage: object): readonly Finding[] {
  const now = joined(lists.map(claiming));
  const last = lastClaims.get(lineage) ?? now;
  const claims = sameItems(last, now) ? last : now;
  lastClaims.set(lineage, claims);
  return claims;
}

const claiming = memo((list: readonly Finding[]): readonly Finding[] =>
  list.filter(({ rule }) => rule.covers !== undefined),
);

const unclaimed = memoOn((list: readonly Finding[], claims: readonly Finding[]): readonly Finding[] =>
  shortened(list, (finding) => !isClaimed(finding, claimsByPiece(claims).get(finding.place.piece))),
);

/** The claims on words of a piece in the order in which they begin, and how far each and those before it reach. */
interface Claims {
  readonly inOrder: readonly Finding[];
  readonly reach: readonly number[];
}

const claimsByPiece = memo((claims: readonly Finding[]): ReadonlyMap<Piece, Claims> => {
  const index = new Map<Piece, Finding[]>();
  for (const claim of claims) addTo(index, claim.place.piece, claim);
  return new Map(Array.from(index, ([piece, inPiece]) => [piece, reaching(inPiece)]));
});

function reaching(claims: readonly Finding[]): Claims {
  const inOrder = claims.toSorted((a, b) => a.place.start - b.place.start);
  let end = 0;
  return { inOrder, reach: inOrder.map(({ place }) => (end = Math.max(end, place.end))) };
}

/** Whether a claim leaves nothing to say for a finding: only those that may reach its words are looked at. */
function isClaimed(finding: Finding, claims: Claims | undefined): boolean {
  if (!claims) return false;
  const { inOrder, reach } = claims;
  let low = 0;
  for (let high = inOrder.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((inOrder[middle]?.place.start ?? 0) < finding.place.end) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= 0 && (reach[at] ?? 0) > finding.place.start; at--) {
    const claim = inOrder[at];
    if (claim && claimsPlaceOf(claim, finding)) return true;
  }
  return false;
}

function claimsPlaceOf({ rule, place }: Finding, { rule: other, place: words }: Finding): boolean {
  return rule.covers?.includes(other.id) === true && place.start < words.end && words.start < place.end;
}

/** The list without what does not count; the same object where everything does. */
function shortened(list: readonly Finding[], counts: (finding: Finding) => boolean): readonly Finding[] {
  const rest = list.filter(counts);
  return rest.length === list.length ? list : rest;
}
