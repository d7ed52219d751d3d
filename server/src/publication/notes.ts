/** Shows notes: at the foot of the page where the text refers to them, the others in a part of their own. */
import { t } from "@vscode/l10n";
import type { Facts } from "../model/facts.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { cachedByItem } from "./itemCache.ts";
import { itemBlocks, numberText } from "./items.ts";
import type { BlockContent, FootnoteDefinition } from "./tree.ts";
import { notesReferredTo, strongNode, textNode } from "./tree.ts";
import { plainTextOf } from "./values.ts";

/** The notes that blocks refer to, and those that these notes refer to. */
export function noteDefinitions(
  notes: readonly Facts[],
  blocks: readonly BlockContent[],
  assessment: Assessment,
): FootnoteDefinition[] {
  const all = new Map(
    notes.flatMap((facts) => (facts.definition ? [[facts.definition.id, facts] as const] : [])),
  );
  const found = new Map<string, FootnoteDefinition>();
  // The set grows during the loop: a note may refer to another one.
  const wanted = new Set(blocks.flatMap(notesReferredTo));
  for (const id of wanted) {
    const facts = all.get(id);
    if (!facts) continue;
    const note = noteCache(facts, { assessment }, () => noteOf(id, noteBlocks(facts, assessment)));
    found.set(id, note);
    for (const inner of notesReferredTo(note)) wanted.add(inner);
  }
  return [...found.values()];
}

const noteCache = cachedByItem<FootnoteDefinition>();

function noteOf(id: string, children: BlockContent[]): FootnoteDefinition {
  return { type: "footnoteDefinition", identifier: id, label: id, children };
}

/** The notes that readers of some blocks do not come to: neither from a text nor from a note of one. Each is printed once. */
export function unreferencedNotes(
  notes: readonly Facts[],
  blocks: readonly BlockContent[],
  assessment: Assessment,
): BlockContent[] {
  const reached = new Set(noteDefinitions(notes, blocks, assessment).map(({ identifier }) => identifier));
  const left = notes
    .filter(({ definition }) => !reached.has(definition?.id ?? ""))
    .map((facts) => ({ facts, own: itemBlocks(facts, assessment, { depth: 2 }) }));
  const named = new Set(left.flatMap(({ own }) => own.flatMap(notesReferredTo)));
  const isFirst = ({ facts }: (typeof left)[number]): boolean => !named.has(facts.definition?.id ?? "");
  // Notes that only refer to each other have no first one.
  const ordered = [...left.filter(isFirst), ...left.filter((each) => !isFirst(each))];
  return ordered.flatMap(({ facts: { definition }, own }) => {
    if (definition && reached.has(definition.id)) return [];
    if (definition) reached.add(definition.id);
    for (const { identifier } of noteDefinitions(notes, own, assessment)) reached.add(identifier);
    return own;
  });
}

function noteBlocks(facts: Facts, assessment: Assessment): BlockContent[] {
  const blocks = itemBlocks(facts, assessment, { depth: 4, shown: ["kind"] });
  const number = numberText(facts.item.value);
  return blocks.map((block) => {
    if (block.type !== "paragraph" || block.data?.role !== "lead") return block;
    const [first, ...others] = block.children;
    // The mark at the foot of a page counts the notes of the document: the number of the source needs its name.
    const isNumber = number !== undefined && first?.type === "strong" && plainTextOf([first]) === number;
    const children = isNumber ? [strongNode(textNode(t("Note {0}", number))), ...others] : block.children;
    return { ...block, children, data: {} };
  });
}
