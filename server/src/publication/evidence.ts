/** Puts a piece of evidence into words: the citation or the reference, with what was said and by whom. */
import { t } from "@vscode/l10n";
import { dateInWords } from "../language/date.ts";
import { quoted } from "../language/texts.ts";
import type { Node, ScalarNode } from "../syntax/node.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import type { Place } from "./context.ts";
import { isWork, titleOfWork } from "./context.ts";
import { schemaDefinition } from "./estimates.ts";
import { proseWords } from "./prose.ts";
import type { PhrasingContent } from "./tree.ts";
import { missingNode, textNode } from "./tree.ts";
import { joined, mapWords, orderedPairs, plain } from "./values.ts";

/** “No apparent link exists” [Curtis 2004, p. 20]. Credibility: 3. Without words of its own, the title of the source is said. */
export function evidenceWords(node: Node, place: Place): PhrasingContent[] {
  const quote = scalarAt(node, "quote");
  const own = scalarAt(node, "text");
  const speaker = textOf(valueAt(node, "speaker"));
  const date = textOf(valueAt(node, "date"));
  const [opening = "", closing = ""] = t("“{0}”", "\0").split("\0");
  const said = quote && [textNode(opening), ...proseWords(quote, place), textNode(closing)];
  const who = joined(
    [speaker === undefined ? [] : [plain(speaker)], date === undefined ? [] : [plain(dateInWords(date))]],
    ", ",
  );
  const head = joined([own ? proseWords(own, place) : [], said ? joined([who, said], ": ") : who], ". ");
  const cited = sourceWords(node, place);
  const named = head.length === 0 ? workName(cited, place) : head;
  return joined(
    [
      [...named, ...(named.length > 0 && cited.length > 0 ? [textNode(" ")] : []), ...cited],
      othersOf(node, place),
    ],
    ". ",
  );
}

/** The title of a cited work: the sign of a note alone would tell readers nothing. */
function workName(cited: readonly PhrasingContent[], { assessment }: Place): PhrasingContent[] {
  return cited.flatMap((each) =>
    each.type === "citation" ? each.works.map(({ id }) => textNode(titleOfWork(id, assessment))) : [],
  );
}

/** The keys that the words above say. */
const SAID = ["source", "at", "quote", "text", "speaker", "date"];

/** The citation of the source of a piece of evidence, with the place in it. */
function sourceWords(node: Node, { assessment }: Place): PhrasingContent[] {
  const id = textOf(valueAt(node, "source"));
  const at = textOf(valueAt(node, "at"));
  if (id === undefined) return at === undefined ? [] : [plain(at)];
  if (!isWork(id, assessment)) return [missingNode(t("{0} (not defined)", quoted(id)))];
  return [{ type: "citation", works: [{ id, ...(at === undefined ? {} : { locator: at }) }] }];
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
