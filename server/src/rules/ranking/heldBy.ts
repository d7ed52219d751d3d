/** Finds the rankings that a text refers to by their holder: "the Mexican list" is one that Mexico holds. */
import type { Actors } from "../../model/items/actor.ts";
import { ancestryOf } from "../../model/items/actor.ts";
import type { Ranking } from "../../model/rankings/ranking.ts";
import { normalizedName } from "../../model/basics/normalizedName.ts";
import { addToIndex, memo } from "../../syntax/memo.ts";

/** Returns the rankings of the actors that the rest of the clause names, or all rankings if it names none. */
export function heldBy(after: string, rankings: readonly Ranking[], actors: Actors): readonly Ranking[] {
  const words = wordsOf(after);
  const index = namesIn(actors);
  const named = words
    .split(" ")
    .flatMap((word) => index.get(word) ?? [])
    .filter(({ name }) => ` ${words} `.includes(` ${name} `));
  if (named.length === 0) return rankings;
  return rankings.filter(
    ({ of }) =>
      of &&
      named.some(
        ({ id }) => ancestryOf(of.text, actors).includes(id) || ancestryOf(id, actors).includes(of.text),
      ),
  );
}

/** The names of actors by their first words, so that a text is searched for few of them. */
const namesIn = memo(
  (actors: Actors): ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]> => {
    const index = new Map<string, { id: string; name: string }[]>();
    for (const { id, names } of actors.values()) {
      for (const name of names.map(wordsOf)) {
        addToIndex(index, name.split(" ")[0] ?? "", { id, name });
      }
    }
    return index;
  },
);

/** Returns the normalized words of a text, separated by single spaces. */
function wordsOf(text: string): string {
  return normalizedName(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
