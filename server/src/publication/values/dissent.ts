/** Shows a dissent as a sentence: "The Staff Office dissents: The staff at the scanners are not paid. Reason: Nobody was charged." */
import { t } from "@vscode/l10n";
import type { Schema } from "../../format/schema.ts";
import { itemOf } from "../../format/schema.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import type { ListNode, MapNode, Node, Pair } from "../../syntax/node.ts";
import { textOf } from "../../syntax/node.ts";
import type { Place } from "../texts/context.ts";
import { sourceSpan } from "../texts/context.ts";
import { wordsInSentence, joined, listedWords } from "../words/joined.ts";
import type { BlockContent, PhrasingContent } from "../tree/tree.ts";
import { paragraphNode, strongNode, textNode, withSpan } from "../tree/tree.ts";
import { mapWords, orderedPairs, schemaOf, valueWords } from "./values.ts";

/** A dissent that says who it is from. */
interface Voice {
  /** Those who dissent. */
  readonly names: readonly Node[];
  readonly namesSchema: Schema | undefined;
  /** The dissent without those who it is from. */
  readonly dissent: MapNode;
  readonly schema: Schema | undefined;
}

/** Divides dissent into what says who it is from and the others. */
export function voicesOf(
  node: Node | undefined,
  schema: Schema | undefined,
): { readonly voices: readonly Voice[]; readonly others?: ListNode } {
  const own = schema && itemOf(schema);
  if (!node || own?.["x-definition"] !== "dissent") return { voices: [] };
  if (node.kind !== "list") return { voices: voiceOf(node, own) };
  const voices = node.items.map((item) => voiceOf(item, own));
  const others = node.items.filter((_, index) => voices[index]?.length === 0);
  return {
    voices: voices.flat(),
    ...(others.length > 0 && { others: { ...node, items: others } }),
  };
}

function voiceOf(item: Node, schema: Schema): Voice[] {
  if (item.kind !== "map") return [];
  const [from, ...repeated] = item.pairs.filter(({ key }) => textOf(key) === "by");
  const names =
    from?.value?.kind === "list" ? from.value.items : [from?.value].filter((name) => name !== undefined);
  const isNamed = names.length > 0 && names.every((name) => (textOf(name) ?? "").trim() !== "");
  if (!from || !isNamed || repeated.length > 0) return [];
  const by = schemaOf(from, schema);
  const namesSchema = from.value?.kind === "list" ? by && itemOf(by) : by;
  const dissent = { ...item, pairs: item.pairs.filter((pair) => pair !== from) };
  return [{ names, namesSchema, dissent, schema }];
}

/** Returns the line of one. What they judge instead needs no label; without it, their reason needs none. */
export function voiceLine({ names, namesSchema, dissent, schema }: Voice, place: Place): BlockContent {
  const pairs = orderedPairs(dissent.pairs, schema);
  const at = (name: string): Pair | undefined => pairs.find(({ key }) => textOf(key) === name);
  const first = at("text") ?? at("because");
  const others = { ...dissent, pairs: pairs.filter((pair) => pair !== first) };
  const words = joined(
    [
      first ? valueWords(first.value, schemaOf(first, schema), place) : [],
      others.pairs.length > 0 ? mapWords(others, schema, place) : [],
    ],
    ". ",
  );
  const from = listedWords(names.map((name) => valueWords(name, namesSchema, place)));
  const message = first
    ? t("{count, plural, one {{names} dissents:} other {{names} dissent:}}")
    : t("{count, plural, one {{names} dissents.} other {{names} dissent.}}");
  const head = wordsInSentence((slot) => formatMessage(message, { count: names.length, names: slot }), from);
  const line: PhrasingContent[] = [
    strongNode(...head),
    ...(words.length > 0 ? [textNode(" "), ...words] : []),
  ];
  return withSpan(sourceSpan(place, dissent), paragraphNode(line, { role: "field" }));
}
