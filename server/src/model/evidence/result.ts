/** Results: the figures that a survey or another source reports. */
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { nodesAt, textsOf } from "../basics/locatedText.ts";
import type { ItemReferences } from "../facts/itemReferences.ts";
import { numberOf, percentOf } from "../basics/number.ts";
import type { StatedFigures } from "./statedFigures.ts";
import { statedFigures } from "./statedFigures.ts";
import type { Margin } from "./survey.ts";
import { readMargin, sizeOf } from "./survey.ts";

/** One result of a survey or another source. */
export interface Result {
  readonly id: string;
  readonly source: string | undefined;
  /** The actor whose answers these are. */
  readonly of: string | undefined;
  readonly question: string | undefined;
  readonly rank: number | undefined;
  /** How many things were ranked. */
  readonly among: number | undefined;
  readonly tiedWith: readonly string[];
  /** In percent. */
  readonly share: number | undefined;
  /** Whether it has a share, or the shares of several answers. */
  readonly hasShares: boolean;
  readonly isSingleChoice: boolean;
  /** Whether the result gives a count or a base for the share. */
  readonly isCounted: boolean;
  /** How many people answered this question, if not the survey's whole sample. */
  readonly size: number | undefined;
  readonly margin: Margin | undefined;
  readonly reliability: string | undefined;
  readonly credibility: string | undefined;
  /** The results that it is compared with. */
  readonly comparedWith: readonly string[];
  readonly figures: StatedFigures;
}

/** The results of a document by id. */
export type Results = ReadonlyMap<string, Result>;

/** Reads one result and leaves out what is missing or invalid. */
export const readResult = memo((item: Item): Result | undefined => {
  const { key, value } = item;
  const id = textOf(key);
  if (id === undefined) return undefined;
  const text = (name: string): string | undefined => textOf(valueAt(value, name));
  return {
    id,
    source: text("source"),
    of: text("of"),
    question: text("question"),
    rank: numberOf(valueAt(value, "rank")),
    among: numberOf(valueAt(value, "among")),
    tiedWith: textsOf(valueAt(value, "tied-with")),
    share: percentOf(text("share")),
    hasShares: text("share") !== undefined || valueAt(value, "shares") !== undefined,
    isCounted: text("count") !== undefined || text("base") !== undefined,
    isSingleChoice: text("choice") === "single",
    size: sizeOf(value),
    margin: readMargin(valueAt(value, "margin-of-error")),
    reliability: text("reliability"),
    credibility: text("credibility"),
    comparedWith: nodesAt(value, "compared-with").flatMap((node) => textsOf(valueAt(node, "result"))),
    figures: statedFigures(item),
  };
});

/** Whether two results belong to one list: the answers of the same people to the same question. */
export function isSameList(a: Result, b: Result): boolean {
  return a.source === b.source && a.of === b.of && a.question === b.question && a.among === b.among;
}

/** Returns the ids of the results that come from a source. `all` are the references of every item of the document. */
export function resultsFrom(source: string, all: readonly ItemReferences[]): readonly string[] {
  return idsBySource(all).get(source) ?? [];
}

const idsBySource = memo((all: readonly ItemReferences[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const { section, id, uses } of all) {
    const source = section === "results" ? uses.find(({ keys }) => keys === "source")?.id : undefined;
    if (source === undefined || id === undefined) continue;
    const ids = found.get(source);
    if (ids) ids.push(id);
    else found.set(source, [id]);
  }
  return found;
});
