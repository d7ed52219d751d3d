/** Compares two assessments, and finds those that an assessment has superseded. */
import { changeNotesIn } from "../model/editions/changeNotes.ts";
import type { Edition } from "../model/editions/edition.ts";
import type { EditionChanges } from "../model/editions/editionChanges.ts";
import { changesBetween } from "../model/editions/editionChanges.ts";
import { lastResults, memoOn } from "../syntax/memo.ts";
import { textOf } from "../syntax/node.ts";
import type { Assessment } from "./assessment.ts";
import { assessmentsOf } from "./assessments.ts";

/**
 * Returns what a comparison reads of an assessment. What a syntax problem may have cut is not compared. It is the same object as long
 * as what it is made of is: the assessment of an earlier file is made again for each version of the later one.
 */
export function editionOf({
  identity,
  syntaxProblems,
  facts,
  rankings,
  taxonomy,
  asOf,
  scales,
}: Assessment): Edition {
  const { likelihood } = scales;
  return lastEditions(identity, [syntaxProblems, facts, rankings, taxonomy, asOf, likelihood], () => {
    const broken = new Set(syntaxProblems.map(({ span }) => span.piece));
    const read = facts.filter(({ isOwn }) => !isOwn);
    return {
      definitions: read.flatMap(({ definition }) =>
        definition && !broken.has(definition.item.piece) ? [definition] : [],
      ),
      rankings: rankings.filter(({ piece }) => !broken.has(piece)),
      taxonomy,
      asOf,
      likelihood,
      notes: read.flatMap(changeNotesIn),
    };
  });
}

const lastEditions = lastResults<Edition>();

/** Returns what differs between two assessments; the same object as long as what is compared of both is. */
export function assessmentChanges(after: Assessment, before: Assessment): EditionChanges {
  return editionChanges(editionOf(after), editionOf(before));
}

const editionChanges = memoOn((after: Edition, before: Edition): EditionChanges =>
  changesBetween({ before, after }),
);

/** Returns the assessment that another one supersedes, as a whole; `undefined` if it cannot be read. */
export function supersededBy({ superseded, library }: Assessment): Assessment | undefined {
  return superseded && assessmentsOf(superseded.source, library)[0];
}

/** The assessments that an assessment has superseded, and where their chain ends. */
interface SupersededChain {
  /** The earliest comes first; the assessment itself is not in it. */
  readonly assessments: readonly Assessment[];
  /** Why the chain does not go on: nothing is superseded, a file cannot be read, or a file leads back. */
  readonly end: "first" | "unreadable" | "circular" | "long";
  /** The file that cannot be read or that leads back, as the assessment before names it. */
  readonly name: string | undefined;
}

/** How many earlier editions are followed. */
const MAX_EDITIONS = 100;

/** Returns all assessments that an assessment supersedes, one through the other. */
export function supersededChain(assessment: Assessment, most = MAX_EDITIONS): SupersededChain {
  const chain: Assessment[] = [];
  const seen = new Set([assessment.source.uri]);
  for (let last = assessment; ;) {
    const name = textOf(last.section("supersedes")?.value);
    const end = (reason: SupersededChain["end"]): SupersededChain => ({
      assessments: chain.toReversed(),
      end: reason,
      name,
    });
    if (name === undefined) return end("first");
    if (chain.length >= most) return end("long");
    const uri = last.library.uriOf(name, last.source.uri);
    if (seen.has(uri)) return end("circular");
    const earlier = supersededBy(last);
    if (!earlier) return end("unreadable");
    seen.add(uri);
    chain.push(earlier);
    last = earlier;
  }
}
