/** Shows a dissent with who it is from, before what they say. */
import type { Schema } from "../format/schema.ts";
import { itemOf } from "../format/schema.ts";
import type { MapNode, Node, Pair } from "../syntax/node.ts";
import { textOf } from "../syntax/node.ts";
import type { Place } from "./context.ts";
import { sourceSpan } from "./context.ts";
import type { BlockContent } from "./tree.ts";
import { paragraphNode, strongNode, textNode, withSpan } from "./tree.ts";
import { keyLabel, schemaOf, valueWords } from "./values.ts";

/** A dissent, with who it is from. */
interface Voice {
  readonly from: Pair;
  readonly dissent: MapNode;
  readonly schema: Schema | undefined;
}

/** Returns the items of a list of dissent; none if one of them does not say who disagrees, or says nothing else. */
export function voicesOf(node: Node | undefined, schema: Schema | undefined): Voice[] {
  const own = schema && itemOf(schema);
  if (node?.kind !== "list" || own?.["x-definition"] !== "dissent") return [];
  const voices = node.items.flatMap((item): Voice[] => {
    const [from, ...others] = item.kind === "map" ? item.pairs.filter(({ key }) => textOf(key) === "by") : [];
    if (!from || item.kind !== "map" || others.length > 0 || item.pairs.length < 2) return [];
    const dissent = { ...item, pairs: item.pairs.filter((pair) => pair !== from) };
    return [{ from, dissent, schema: own }];
  });
  return voices.length === node.items.length ? voices : [];
}

/** Returns the line of one: "Dissent (Staff Office): The staff at the scanners are not paid." */
export function voiceLine(
  pair: Pair,
  { from, dissent, schema: own }: Voice,
  { schema, place }: { readonly schema: Schema | undefined; readonly place: Place },
): BlockContent {
  const label = strongNode(
    textNode(`${keyLabel(pair, schema, place)} (`),
    ...valueWords(from.value, schemaOf(from, own), place),
    textNode("):"),
  );
  const words = [label, textNode(" "), ...valueWords(dissent, own, place)];
  return withSpan(sourceSpan(place, dissent), paragraphNode(words, { role: "field" }));
}
