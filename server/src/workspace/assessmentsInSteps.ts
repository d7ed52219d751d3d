/** Reads a file in steps: its pieces, the facts of their items, and the names that they mention. */
import type { Facts } from "../model/facts/facts.ts";
import { factsOfItem, itemContextOf } from "../model/facts/facts.ts";
import { termIndexOf, mentionedTermsIn, named } from "../model/facts/termMentions.ts";
import { correctSectionsInSteps } from "../model/basics/correctedKeys.ts";
import type { Item } from "../syntax/document.ts";
import { documentsOf } from "../syntax/document.ts";
import { commonEnds, memo } from "../syntax/memo.ts";
import type { Piece } from "../syntax/piece.ts";
import type { Source } from "../syntax/source.ts";
import type { Steps } from "../syntax/steps.ts";
import type { Assessment } from "./assessment.ts";
import { assessmentsOf } from "./assessments.ts";
import type { Library } from "./library.ts";

/** Reads everything in a file that answers about a position in it can depend on. */
export function* assessmentsInSteps(source: Source, library: Library): Steps<readonly Assessment[]> {
  yield* readingPieces(source);
  documentsOf(source);
  yield;
  const assessments = assessmentsOf(source, library);
  for (const assessment of assessments) {
    yield* correctSectionsInSteps(assessment.document, assessment.kind);
    yield* readingItems(assessment);
    yield* readingMentions(assessment);
  }
  return assessments;
}

/** The pieces of the last version. */
const earlierPieces = new WeakMap<object, readonly Piece[]>();

function* readingPieces({ pieces, identity }: Source): Steps<void> {
  for (const piece of fresh(earlierPieces.get(identity), pieces)) {
    piece.parse();
    yield;
  }
  earlierPieces.set(identity, pieces);
}

/** What was read of the last version of a document. */
interface Earlier {
  items: (readonly Item[])[];
  isWhole: boolean;
}

const earlierOf = memo((_Identity: object): Earlier => ({ items: [], isWhole: false }));

function* readingItems(assessment: Assessment): Steps<void> {
  const earlier = earlierOf(assessment.identity);
  const { sections, kind } = assessment;
  for (const [index, section] of sections.entries()) {
    const where = itemContextOf(section, kind);
    for (const item of fresh(earlier.items[index], section.items)) {
      factsOfItem(item, where);
      yield;
    }
  }
  earlier.items = sections.map(({ items }) => items);
}

/** Only for the first version: later, few mentions change, and finding out which would cost more than reading them. */
function* readingMentions(assessment: Assessment): Steps<void> {
  const earlier = earlierOf(assessment.identity);
  if (earlier.isWhole) return;
  earlier.isWhole = true;
  const all = assessment.factsBySection.flat();
  // If every name is used by its id, mentions are never requested, and the result for the first version would never be
  // replaced.
  const isUnused = ({ definition }: Facts): boolean =>
    definition !== undefined && named.includes(definition.concept) && !assessment.usedIds.has(definition.id);
  if (!all.some(isUnused)) return;
  const index = termIndexOf(assessment.namedWords);
  for (const facts of all) {
    mentionedTermsIn(facts, index);
    yield;
  }
}

/** Returns the items that a list does not share with an earlier one at its start and end. */
function fresh<T>(old: readonly T[] = [], now: readonly T[]): readonly T[] {
  const { head, tail } = commonEnds(old, now);
  return now.slice(head, now.length - tail);
}
