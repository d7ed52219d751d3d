/** Shows which items of two editions differ: what is judged differently as a table, what is new or gone, and what is worded differently. */
import { t } from "@vscode/l10n";
import { isProse, propertyOf } from "../../format/schema.ts";
import { isNewReason } from "../../model/editions/changeNotes.ts";
import type { Definition } from "../../model/facts/definitions.ts";
import type { ItemChange, KeyChange } from "../../model/editions/editionChanges.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { ValuePair } from "./changeCache.ts";
import { cachedByChange } from "./changeCache.ts";
import { changedText } from "./changeText.ts";
import type { ComparedEditions, NamedEdition } from "./comparedEditions.ts";
import { changedName, reasonWords } from "./comparedEditions.ts";
import { schemaDefinition } from "../values/estimates.ts";
import { titleOfKey } from "./keyTitles.ts";
import { namedByTexts } from "./numberedStatements.ts";
import { quotedName } from "../words/quotationMarks.ts";
import { cellWords } from "../values/tableColumns.ts";
import type { BlockContent, PhrasingContent } from "../tree/tree.ts";
import {
  bulletList,
  missingNode,
  paragraphNode,
  strongNode,
  tableNode,
  textNode,
  withSpan,
} from "../tree/tree.ts";
import { wordsAt } from "../values/values.ts";

/** The keys that tell readers what an item is about, for items that are new or gone. */
const TELLING = [
  "likelihood",
  "confidence",
  "impact",
  "risk",
  "claim",
  "status",
  "priority",
  "cost",
  "outcome",
] as const;

/** The texts of an item that are its wording, beside its prose. */
const WORDING: ReadonlySet<string> = new Set(["title", "name", "text"]);

/** The title of a key of an item. */
export function keyTitle(key: string, { concept }: Pick<ItemChange, "concept">): string {
  return titleOfKey(key, schemaDefinition(concept));
}

/** The words of a value of an item in its edition; empty if it has none. */
export function wordsOfKey(
  key: string,
  definition: Definition | undefined,
  { assessment }: NamedEdition,
): string {
  if (!definition) return "";
  const { concept, item } = definition;
  const typed = { node: item.value, schema: schemaDefinition(concept) };
  return cellWords(namedByTexts(wordsAt(typed, key, { assessment, piece: item.piece }), assessment));
}

/** The same without the reason of a rating. */
function briefWordsOfKey(key: string, definition: Definition | undefined, edition: NamedEdition): string {
  if (!definition) return "";
  const item = { ...definition.item, value: withoutReason(definition.item.value, key) };
  return wordsOfKey(key, { ...definition, item }, edition);
}

/** The item with only the rating under a key: its reason is a text of its own. */
function withoutReason(item: Node | undefined, key: string): Node | undefined {
  if (item?.kind !== "map") return item;
  const pairs = item.pairs.map((pair) =>
    textOf(pair.key) === key && pair.value?.kind === "map" && pair.value.pairs.length > 1
      ? {
          ...pair,
          value: { ...pair.value, pairs: pair.value.pairs.filter((each) => textOf(each.key) !== "because") },
        }
      : pair,
  );
  return { ...item, pairs };
}

/** Whether a change is one of wording: of a title, a text or other prose. */
export function isWording(change: KeyChange, { concept }: ItemChange): boolean {
  const schema = schemaDefinition(concept);
  const own = schema && propertyOf(schema, change.key);
  return !change.isJudgment && (WORDING.has(change.key) || (own !== undefined && isProse(own)));
}

/** Whether a change is neither a judgment nor wording. */
export function isFurther(change: KeyChange, item: ItemChange): boolean {
  return !change.isJudgment && !isWording(change, item);
}

/** Whether readers need a reason for a change that has none. A note that the earlier edition has explains an earlier change. */
export function lacksReason({ needsReason, reason }: ItemChange): boolean {
  return needsReason && !isNewReason(reason);
}

/** Why an item has changed: its reason, that it lacks one, or that its period was over; `undefined` if it needs none. */
export function reasonOfItem(change: ItemChange, compared: ComparedEditions): PhrasingContent[] | undefined {
  if (change.reason || lacksReason(change)) return reasonWords(change.reason, compared);
  const hasOutcome = valueAt(change.before?.item.value, "outcome") !== undefined;
  return change.isOver && !hasOutcome
    ? [textNode(t("Its period was over. The earlier edition does not say what happened."))]
    : undefined;
}

/** The blocks for changed items: what is judged differently, what is new, and what is gone. */
export function changedItemBlocks(items: readonly ItemChange[], compared: ComparedEditions): BlockContent[] {
  const both = items.filter(({ before, after }) => before && after);
  return [
    ...judgedTable(both, compared),
    ...itemList(
      t("New"),
      items.filter(({ before }) => !before),
      compared,
    ),
    ...itemList(
      t("No longer there"),
      items.filter(({ after }) => !after),
      compared,
    ),
  ];
}

/** The blocks for what is worded differently, and for what else differs. */
export function furtherItemBlocks(items: readonly ItemChange[], compared: ComparedEditions): BlockContent[] {
  const both = items.filter(({ before, after }) => before && after);
  const wording = both.flatMap((change) =>
    textBlocks(
      change.keys.filter((key) => isWording(key, change)),
      change,
      compared,
    ),
  );
  const further = both.flatMap((change) =>
    textBlocks(
      change.keys.filter((key) => isFurther(key, change)),
      change,
      compared,
    ),
  );
  return [
    ...renameBlocks(items, compared),
    ...(wording.length > 0 ? [subtitle(t("Worded differently")), ...wording] : []),
    ...(further.length > 0 ? [subtitle(t("Otherwise changed")), ...further] : []),
  ];
}

/** The items that have another id now, and are probably the same. Everything else that is said of them depends on it. */
export function renameBlocks(items: readonly ItemChange[], compared: ComparedEditions): BlockContent[] {
  const renamed = items.flatMap((change) => renamedBlocks(change, compared));
  return renamed.length > 0 ? [subtitle(t("Another id, probably the same")), ...renamed] : [];
}

function judgedTable(items: readonly ItemChange[], compared: ComparedEditions): BlockContent[] {
  const judged = items.filter(({ keys }) => keys.some(({ isJudgment }) => isJudgment));
  const [first] = judged;
  if (!first) return [];
  const heads = [t("Item"), t("What has changed"), compared.before.title, compared.after.title, t("Reason")];
  const rows = judged.flatMap((change) =>
    cachedRows(change.keys, valuesOf(change), { compared, make: () => judgedRows(change, compared) }),
  );
  const table = tableNode([heads.map((head) => [textNode(head)]), ...rows], {
    caption: [textNode(t("Judged differently"))],
    headColumns: 1,
    widths: [0.26, 0.14, 0.18, 0.18, 0.24],
    id: `table-judged-${first.concept}`,
  });
  return [withSpan(spanOf(first.after), table)];
}

const cachedRows = cachedByChange<readonly (readonly PhrasingContent[][])[]>();

function valuesOf({ before, after, reason }: ItemChange): ValuePair {
  return { before: before?.item.value, after: after?.item.value, reason };
}

function judgedRows(change: ItemChange, compared: ComparedEditions): PhrasingContent[][][] {
  return change.keys
    .filter(({ isJudgment }) => isJudgment)
    .map(({ key }, index) => [
      [textNode(index === 0 ? changedName(change, compared) : "")],
      [textNode(keyTitle(key, change))],
      wordsOr(briefWordsOfKey(key, change.before, compared.before)),
      wordsOr(briefWordsOfKey(key, change.after, compared.after)),
      index > 0 ? [textNode("")] : reasonCell(change, compared),
    ]);
}

/** The reason of an item for all of its changes; a dash if none of them needs one. */
function reasonCell(change: ItemChange, compared: ComparedEditions): PhrasingContent[] {
  return reasonOfItem(change, compared) ?? [textNode("–")];
}

/** The title of a list. It is no heading, so that the contents stay short. */
function subtitle(title: string): BlockContent {
  return paragraphNode([strongNode(textNode(title))]);
}

function wordsOr(words: string): PhrasingContent[] {
  return [words === "" ? missingNode(t("not stated")) : textNode(words)];
}

function spanOf(definition: Definition | undefined): ReturnType<typeof pieceSpan> | undefined {
  const value = definition?.item.value;
  return value && pieceSpan(definition.item.piece, value);
}

function itemList(title: string, items: readonly ItemChange[], compared: ComparedEditions): BlockContent[] {
  const [first] = items;
  if (!first) return [];
  const list = bulletList(
    items.map((change) => [
      cachedItems((change.after ?? change.before)?.item ?? change, valuesOf(change), {
        compared,
        make: () => paragraphNode(itemWords(change, compared)),
      }),
    ]),
  );
  return [subtitle(title), withSpan(spanOf(first.after), list)];
}

const cachedItems = cachedByChange<BlockContent>();

/** "Flood. Likelihood: likely (55–80%). Reason: …". */
function itemWords(change: ItemChange, compared: ComparedEditions): PhrasingContent[] {
  const [definition, edition] = change.after
    ? [change.after, compared.after]
    : [change.before, compared.before];
  const telling = tellingKeys(definition, edition).map(({ key, words }) =>
    t("{0}: {1}", keyTitle(key, change), words),
  );
  const head: PhrasingContent[] = [
    strongNode(textNode(changedName(change, compared))),
    ...(telling.length > 0 ? [textNode(`. ${telling.join("; ")}`)] : []),
  ];
  const reason = reasonOfItem(change, compared);
  if (!reason) return head;
  return [...head, textNode(". "), strongNode(textNode(t("Reason:"))), textNode(" "), ...reason];
}

/** What an item that is new or gone says of what readers need most, in words. */
export function tellingKeys(
  definition: Definition | undefined,
  edition: NamedEdition,
): { readonly key: string; readonly words: string }[] {
  return TELLING.flatMap((key) => {
    const words =
      key === "outcome" ? outcomeWords(definition, edition) : briefWordsOfKey(key, definition, edition);
    return words === "" ? [] : [{ key, words }];
  });
}

/** What happened, in a word. */
function outcomeWords(definition: Definition | undefined, edition: NamedEdition): string {
  const node = valueAt(definition?.item.value, "outcome");
  if (!definition || !node) return "";
  if (node.kind !== "map") return wordsOfKey("outcome", definition, edition);
  const { assessment } = edition;
  const place = { assessment, piece: definition.item.piece };
  return cellWords(wordsAt({ node, schema: schemaDefinition("outcome") }, "status", place));
}

/** What keys say, with what was taken out and what was put in. */
function textBlocks(
  keys: readonly KeyChange[],
  change: ItemChange,
  compared: ComparedEditions,
): BlockContent[] {
  return keys.map(({ key }) => {
    const label = t("{0} ({1}):", changedName(change, compared), keyTitle(key, change));
    const [before, after] = [
      wordsOfKey(key, change.before, compared.before),
      wordsOfKey(key, change.after, compared.after),
    ];
    const words = [strongNode(textNode(label)), textNode(" "), ...changedText(before, after)];
    return withSpan(spanOf(change.after), paragraphNode(words));
  });
}

/** That an item has another id now. */
function renamedBlocks(change: ItemChange, compared: ComparedEditions): BlockContent[] {
  const { before, after, isRenamed } = change;
  if (!isRenamed) return [];
  const words = t(
    "The id was {0} and is {1}. It was recognized by its title or its holder, and is probably the same.",
    quotedName(before?.id ?? ""),
    quotedName(after?.id ?? ""),
  );
  const name = strongNode(textNode(changedName(change, compared)));
  return [withSpan(spanOf(after), paragraphNode([name, textNode(`: ${words}`)]))];
}
