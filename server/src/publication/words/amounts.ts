/** Puts the numbers of a survey into one fact each: "9 days" for a count and its unit, "2 of 7" for a rank among others. */
import { t } from "@vscode/l10n";
import { writtenFigure } from "../../language/figures.ts";
import type { Pair, ScalarNode } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";

/** The key of a number, and the key whose value its words have too. */
const COMPANIONS = new Map([
  ["count", "unit"],
  ["rank", "among"],
]);

/** Returns the pairs of a result, with each number and what belongs to it in one of them. Others are as they are. */
export function withAmounts(pairs: readonly Pair[]): readonly Pair[] {
  const told = new Set<Pair>();
  const joined = pairs.map((pair) => {
    const name = textOf(pair.key) ?? "";
    const companion = onlyPair(COMPANIONS.get(name), pairs);
    const [number, other] = [textOf(pair.value), textOf(companion?.value)];
    const isOnly = onlyPair(name, pairs) === pair;
    if (!companion || number === undefined || other === undefined || pair.value?.kind !== "scalar" || !isOnly)
      return pair;
    told.add(companion);
    const words =
      name === "rank"
        ? t("{0} of {1}", inFigures(number), inFigures(other))
        : `${inFigures(number)} ${other}`;
    return { ...pair, value: scalarWith(words, pair.value) };
  });
  return told.size === 0 ? pairs : joined.filter((pair) => !told.has(pair));
}

/** The only pair with a key: a file with a mistake has several. */
function onlyPair(name: string | undefined, pairs: readonly Pair[]): Pair | undefined {
  const own = pairs.filter(({ key }) => textOf(key) === name);
  return own.length === 1 ? own[0] : undefined;
}

function inFigures(words: string): string {
  return writtenFigure(words) ?? words;
}

function scalarWith(words: string, { written: _, ...node }: ScalarNode): ScalarNode {
  return { ...node, value: words };
}
