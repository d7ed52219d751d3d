/** Keeps what is made of the changes between editions from version to version: a keystroke changes only that of one item. */
import type { ChangeReason } from "../../model/editions/changeNotes.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { lastResults, memo } from "../../syntax/memo.ts";
import type { Node } from "../../syntax/node.ts";
import type { ComparedEditions, NamedEdition } from "./comparedEditions.ts";
import { outsideOf } from "../texts/itemCache.ts";
import { wordsBehindNumber } from "./numberedStatements.ts";

/** An item or a ranking in two editions, and the reason for its change: another item, such as the summary, may give it. */
export interface ValuePair {
  readonly before: Node | undefined;
  readonly after: Node | undefined;
  readonly reason: ChangeReason | undefined;
}

/**
 * Returns a cache for what is made of a change. It makes it again only if one of the two items is another object, something that
 * they refer to has another name, or the reason is another one.
 * @param about Stays the same object as long as the change is the same, such as its keys.
 */
export function cachedByChange<R>(): (
  about: object,
  pair: ValuePair,
  context: { readonly compared: ComparedEditions; readonly make: () => R },
) => R {
  const results = lastResults<R>();
  return (about, pair, { compared, make }) => {
    const { before, after } = compared;
    const inputs = [
      before.title,
      after.title,
      pair.before,
      pair.after,
      pair.reason?.text,
      pair.reason?.isRepeated,
      ...outsideIn(pair.before, before),
      ...outsideIn(pair.after, after),
    ];
    return results(about, inputs, make);
  };
}

function outsideIn(value: Node | undefined, { assessment }: NamedEdition): unknown[] {
  const facts = value && factsByValue(assessment.facts).get(value);
  if (!facts) return [];
  const statements = facts.references.map(({ id }) => wordsBehindNumber(id, assessment));
  return [...outsideOf(facts, assessment), statements.join(";")];
}

const factsByValue = memo(
  (all: readonly Facts[]): ReadonlyMap<Node | undefined, Facts> =>
    new Map(all.map((facts) => [facts.item.value, facts])),
);
