/** Puts a piece of evidence into words: the citation or the reference, with what was said and by whom. */
import { t } from "@vscode/l10n";
import { dateInWords } from "../language/date.ts";
import { quoted } from "../language/texts.ts";
import type { Node, ScalarNode } from "../syntax/node.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Place } from "./context.ts";
import { isWork, reference } from "./context.ts";
import { definition } from "./estimates.ts";
import { proseWords } from "./prose.ts";
import type { PhrasingContent } from "./tree.ts";
import { missingNode, textNode } from "./tree.ts";
import { joined, mapWords, orderedPairs, plain } from "./values.ts";

/** “No apparent link exists” [Curtis 2004, p. 20]; credibility: 3. */
export function evidenceWords(node: Node, place: Place): PhrasingContent[] {
  const quote = scalarAt(node, "quote");
  const own = scalarAt(node, "text");
  const speaker = textOf(valueAt(node, "speaker"));
  const date = textOf(valueAt(node, "date"));
  const said = quote && [textNode("“"), ...proseWords(quote, place), textNode("”")];
  const who = joined(
    [speaker === undefined ? [] : [plain(speaker)], date === undefined ? [] : [plain(dateInWords(date))]],
    ", ",
  );
  const head = joined([own ? proseWords(own, place) : [], said ? joined([who, said], ": ") : who], "; ");
  return joined([joined([head, sourceWords(node, place)], " "), othersOf(node, place)], "; ");
}

/** The keys that the words above say. */
const SAID = ["source", "at", "quote", "text", "speaker", "date"];

/** The citation of the source of a piece of evidence, with the place in it. */
function sourceWords(node: Node, { assessment }: Place): PhrasingContent[] {
  const id = textOf(valueAt(node, "source"));
  const at = textOf(valueAt(node, "at"));
  if (id === undefined) return at === undefined ? [] : [plain(at)];
  if (!isWork(id, assessment)) return [missingNode(t("{0} (not defined)", quoted(id)))];
  // A mark of a note alone would say nothing in a list.
  return [reference(id, assessment, ["source"]), ...(at === undefined ? [] : [textNode(", "), plain(at)])];
}

function othersOf(node: Node, place: Place): PhrasingContent[] {
  if (node.kind !== "map") return [];
  const pairs = orderedPairs(node.pairs, definition("evidence")).filter(
    ({ key }) => !SAID.includes(textOf(key) ?? ""),
  );
  return pairs.length > 0 ? mapWords({ ...node, pairs }, definition("evidence"), place) : [];
}

function scalarAt(node: Node, key: string): ScalarNode | undefined {
  const value = valueAt(node, key);
  return value?.kind === "scalar" && textOf(value) !== undefined ? value : undefined;
}
