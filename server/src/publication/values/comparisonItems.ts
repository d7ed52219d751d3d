/** Puts the points of a comparison into sentences: what each is about, how the rankings differ, and each actor's reasons. */
import { propertyOf } from "../../format/schema.ts";
import type { MapNode, Node, Pair } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Place } from "../texts/context.ts";
import { schemaDefinition } from "./estimates.ts";
import { joined } from "../words/joined.ts";
import type { PhrasingContent } from "../tree/tree.ts";
import { strongNode, textNode } from "../tree/tree.ts";
import { keyLabel, mapWords, orderedPairs, valueWords } from "./values.ts";

/** The keys that the sentences say. */
const SAID: ReadonlySet<string> = new Set(["on", "label", "kind", "stage", "text"]);

/** "**Terrorism** (conflict, potential): The United States expects an attack. Mexico: It fears the answer." */
export function comparisonItemWords(node: Node, place: Place): PhrasingContent[] {
  if (node.kind !== "map") return valueWords(node, undefined, place);
  const said = (key: string): PhrasingContent[] => wordsUnder(key, node, place);
  const subject = joined([said("on"), said("label")], ", ");
  const kind = joined([said("kind"), said("stage")], ", ");
  const head =
    subject.length > 0 && kind.length > 0
      ? [strongNode(...subject), textNode(" ("), ...kind, textNode(")")]
      : [...subject, ...kind].map((word) => strongNode(word));
  const text = said("text");
  return joined(
    [
      text.length > 0 && head.length > 0 ? [...head, textNode(": "), ...text] : [...head, ...text],
      ...reasonsIn(node, place),
      othersIn(node, place),
    ],
    ". ",
  );
}

/** "Mexico: It corrupts the government." for each actor. */
function reasonsIn(node: MapNode, place: Place): PhrasingContent[][] {
  const schema = schemaOf("reasons");
  return pairsUnder("reasons", node).flatMap(({ value }) =>
    value?.kind === "map"
      ? value.pairs.map((pair) => [
          textNode(keyLabel(pair, schema, place)),
          textNode(": "),
          ...valueWords(pair.value, schema && propertyOf(schema, textOf(pair.key) ?? ""), place),
        ])
      : [],
  );
}

/** What a point says under other keys, and under these if it is no such value. */
function othersIn(node: MapNode, place: Place): PhrasingContent[] {
  const schema = schemaDefinition("comparison-item");
  const pairs = orderedPairs(node.pairs, schema).filter(
    ({ key, value }) => !SAID.has(textOf(key) ?? "") && !(textOf(key) === "reasons" && value?.kind === "map"),
  );
  return pairs.length > 0 ? mapWords({ ...node, pairs }, schema, place) : [];
}

function wordsUnder(key: string, node: MapNode, place: Place): PhrasingContent[] {
  const all = pairsUnder(key, node).map(({ value }) => valueWords(value, schemaOf(key), place));
  return joined(all, ", ");
}

function pairsUnder(key: string, { pairs }: MapNode): readonly Pair[] {
  return pairs.filter((pair) => textOf(pair.key) === key);
}

function schemaOf(key: string): ReturnType<typeof schemaDefinition> {
  const schema = schemaDefinition("comparison-item");
  return schema && propertyOf(schema, key);
}
