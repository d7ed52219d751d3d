/** Puts a piece of evidence into words: the citation or the reference, with what was said and by whom. */
import { t } from "@vscode/l10n";
import { dateInWords } from "../../language/date.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import type { Node, ScalarNode } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Place } from "../texts/context.ts";
import { citationInText, isWork, notDefined } from "../texts/context.ts";
import { othersOf } from "./estimates.ts";
import { proseWords } from "../texts/prose.ts";
import type { PhrasingContent } from "../tree/tree.ts";
import { textNode } from "../tree/tree.ts";
import { joined } from "../words/joined.ts";
import { inQuotationMarks } from "../words/quotationMarks.ts";
import { plain } from "./values.ts";

/** “No apparent link exists” (Curtis 2004, p. 20). Credibility: 3. */
export function evidenceWords(node: Node, place: Place): PhrasingContent[] {
  const said = saidWords(node, place);
  const cited = sourceWords(node, said.length > 0, place);
  const others = othersOf(node, { name: "evidence", said: SAID }, place);
  const isMark = said.length + cited.length === 0 && others.every(({ type }) => type === "footnoteReference");
  return joined([[...said, ...cited], isMark ? [textNode(t("see the note")), ...others] : others], ". ");
}

/** What the source says, and who said it when. */
function saidWords(node: Node, place: Place): PhrasingContent[] {
  const quote = scalarAt(node, "quote");
  const own = scalarAt(node, "text");
  const words = quote && inQuotationMarks(proseWords(quote, place));
  const speaker = textOf(valueAt(node, "speaker"));
  const date = textOf(valueAt(node, "date"));
  const who = joined(
    [speaker === undefined ? [] : [plain(speaker)], date === undefined ? [] : [plain(dateInWords(date))]],
    ", ",
  );
  return joined([own ? proseWords(own, place) : [], words ? joined([who, words], ": ") : who], ". ");
}

/** The keys that the words above say. */
const SAID = ["source", "at", "quote", "text", "speaker", "date"];

/**
 * The source of a piece of evidence, with the place in it.
 * @param isSaid Whether words come before it, to which a mark of a note can belong.
 */
function sourceWords(node: Node, isSaid: boolean, { assessment }: Place): PhrasingContent[] {
  const id = textOf(valueAt(node, "source"));
  const at = textOf(valueAt(node, "at"));
  if (id !== undefined && isWork(id, assessment)) {
    const cited = { id, ...(at !== undefined && { locator: showHidden(at) }) };
    if (!isSaid) return [citationInText([cited], assessment)];
    return [textNode(" "), { type: "citation", works: [cited] }];
  }
  const words = joined([id === undefined ? [] : [notDefined(id)], at === undefined ? [] : [plain(at)]], ", ");
  return isSaid && words.length > 0 ? [textNode(" ("), ...words, textNode(")")] : words;
}

function scalarAt(node: Node, key: string): ScalarNode | undefined {
  const value = valueAt(node, key);
  return value?.kind === "scalar" && textOf(value) !== undefined ? value : undefined;
}
