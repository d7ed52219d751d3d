/** An assessment as one edition of several, and which items of two editions are the same. */
import { addToIndex } from "../../syntax/memo.ts";
import { nameOf } from "./changes.ts";
import type { Definition } from "../facts/definitions.ts";
import type { Ranking } from "../rankings/ranking.ts";
import type { Scale } from "../estimates/scale.ts";
import type { Taxonomy } from "../taxonomies/taxonomy.ts";
import { textOf, valueAt } from "../../syntax/node.ts";

/** What a comparison of two editions reads of each. */
export interface Edition {
  /** Everything that has an id, in the order of the text. */
  readonly definitions: readonly Definition[];
  readonly rankings: readonly Ranking[];
  readonly taxonomy: Taxonomy | undefined;
  /** The day or the period of its date, as it is written. Periods without a year count from it. */
  readonly asOf: string | undefined;
  /** The scale of likelihood. */
  readonly likelihood: Scale | undefined;
  /** What it says about changes, in the order of the text. */
  readonly notes: readonly string[];
}

/** Two editions, the earlier one first. */
export interface Editions {
  readonly before: Edition;
  readonly after: Edition;
}

/** An item in both editions, or only in one of them. */
export interface ItemPair {
  readonly before: Definition | undefined;
  readonly after: Definition | undefined;
}

/**
 * Pairs the items of two editions: by concept and id, then those that are left by their titles, if each is there only once.
 * A ranking without a title has the name of its holder. Items without a partner come alone. The order is that of the later edition, then
 * that of the earlier one.
 */
export function pairedItems({ before, after }: Editions): ItemPair[] {
  const [earlier, later] = [firstByKey(before.definitions), firstByKey(after.definitions)];
  const lost = [...earlier.values()].filter(({ key }) => !later.has(key));
  const fresh = [...later.values()].filter(({ key }) => !earlier.has(key));
  const partners = new Map(byName(lost, fresh));
  const taken = new Set(partners.values());
  return [
    ...Array.from(later.values(), (definition) => ({
      before: earlier.get(definition.key) ?? partners.get(definition),
      after: definition,
    })),
    ...lost
      .filter((each) => !taken.has(each))
      .map((definition) => ({ before: definition, after: undefined })),
  ];
}

function firstByKey(definitions: readonly Definition[]): ReadonlyMap<string, Definition> {
  return new Map(
    definitions
      .toReversed()
      .map((each) => [each.key, each] as const)
      .toReversed(),
  );
}

/** Pairs what has the same name and is the only one with it, the later one first. */
function byName(
  lost: readonly Definition[],
  fresh: readonly Definition[],
): (readonly [Definition, Definition])[] {
  const [olds, nows] = [onlyByName(lost), onlyByName(fresh)];
  return Array.from(nows).flatMap(([name, now]) => {
    const old = olds.get(name);
    return old ? [[now, old] as const] : [];
  });
}

function onlyByName(definitions: readonly Definition[]): ReadonlyMap<string, Definition> {
  const index = new Map<string, Definition[]>();
  for (const each of definitions) {
    const name = nameOf(each) ?? holderOf(each);
    if (name !== undefined) addToIndex(index, name, each);
  }
  return new Map(
    Array.from(index).flatMap(([name, [only, ...others]]) =>
      only && others.length === 0 ? [[name, only] as const] : [],
    ),
  );
}

function holderOf({ concept, item }: Definition): string | undefined {
  const holder = concept === "ranking" ? textOf(valueAt(item.value, "of")) : undefined;
  return holder === undefined ? undefined : `ranking of ${holder}`;
}
