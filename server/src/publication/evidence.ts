/** Puts a piece of evidence into words: the citation or the reference, with what was said and by whom. */
import { t } from "@vscode/l10n";
import { dateInWords } from "../language/date.ts";
import { quoted } from "../language/texts.ts";
import type { Node, ScalarNode } from "../syntax/node.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Place } from "./context.ts";
import { crossReference, isWork } from "./context.ts";
import { schemaDefinition } from "./estimates.ts";
import { proseWords } from "./prose.ts";
import type { PhrasingContent } from "./tree.ts";
import { missingNode, textNode } from "./tree.ts";
import { joined, mapWords, orderedPairs, plain } from "./values.ts";

/** “No apparent link exists” (Curtis 2004, p. 20). Credibility: 3. */
export function evidenceWords(node: Node, place: Place): PhrasingContent[] {
  const said = saidWords(node, place);
  const source = sourceWords(node, place);
  const cited = said.length === 0 || source.length === 0 ? source : inParentheses(source);
  const others = othersOf(node, place);
  const isMark = said.length + cited.length === 0 && others.every(({ type }) => type === "footnoteReference");
  return joined([[...said, ...cited], isMark ? [textNode(t("see the note")), ...others] : others], ". ");
}

/** What the source says, and who said it when. */
function saidWords(node: Node, place: Place): PhrasingContent[] {
  const quote = scalarAt(node, "quote");
  const own = scalarAt(node, "text");
  const [opening = "", closing = ""] = t("“{0}”", "\0").split("\0");
  const words = quote && [textNode(opening), ...proseWords(quote, place), textNode(closing)];
  const speaker = textOf(valueAt(node, "speaker"));
  const date = textOf(valueAt(node, "date"));
  const who = joined(
    [speaker === undefined ? [] : [plain(speaker)], date === undefined ? [] : [plain(dateInWords(date))]],
    ", ",
  );
  return joined([own ? proseWords(own, place) : [], words ? joined([who, words], ": ") : who], ". ");
}

function inParentheses(words: readonly PhrasingContent[]): PhrasingContent[] {
  return [textNode(" ("), ...words, textNode(")")];
}

/** The keys that the words above say. */
const SAID = ["source", "at", "quote", "text", "speaker", "date"];

/** The source of a piece of evidence, with the place in it. A mark of a note alone would say nothing in a list. */
function sourceWords(node: Node, { assessment }: Place): PhrasingContent[] {
  const id = textOf(valueAt(node, "source"));
  const at = textOf(valueAt(node, "at"));
  const place = at === undefined ? [] : [plain(at)];
  if (id === undefined) return place;
  if (!isWork(id, assessment)) return [missingNode(t("{0} (not defined)", quoted(id)))];
  return joined([[crossReference(id, assessment, ["source"])], place], ", ");
}

function othersOf(node: Node, place: Place): PhrasingContent[] {
  if (node.kind !== "map") return [];
  const pairs = orderedPairs(node.pairs, schemaDefinition("evidence")).filter(
    ({ key }) => !SAID.includes(textOf(key) ?? ""),
  );
  return pairs.length > 0 ? mapWords({ ...node, pairs }, schemaDefinition("evidence"), place) : [];
}

function scalarAt(node: Node, key: string): ScalarNode | undefined {
  const value = valueAt(node, key);
  return value?.kind === "scalar" && textOf(value) !== undefined ? value : undefined;
}
