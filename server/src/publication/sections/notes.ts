/** Shows notes: at the foot of the page where the text refers to them, the others in a part of their own. */
import { t } from "@vscode/l10n";
import type { Facts } from "../../model/facts/facts.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { cachedByItem } from "../texts/itemCache.ts";
import { itemBlocks, numberText } from "./items.ts";
import type { BlockContent, FootnoteDefinition } from "../tree/tree.ts";
import { notesReferredTo, strongNode, textNode } from "../tree/tree.ts";
import { plainTextOf } from "../values/values.ts";

/** The notes that blocks refer to, and those that these notes refer to. */
export function noteDefinitions(
  notes: readonly Facts[],
  blocks: readonly BlockContent[],
  assessment: Assessment,
): FootnoteDefinition[] {
  const found: FoundNotes = new Map();
  addReached(found, blocks, { byId: notesById(notes), assessment });
  return [...found.values()];
}

type FoundNotes = Map<string, FootnoteDefinition>;

/** The notes that may be referred to. */
interface KnownNotes {
  readonly byId: ReadonlyMap<string, Facts>;
  readonly assessment: Assessment;
}

function notesById(notes: readonly Facts[]): ReadonlyMap<string, Facts> {
  return new Map(notes.flatMap((facts) => (facts.definition ? [[facts.definition.id, facts] as const] : [])));
}

/** Adds the notes that blocks refer to, and those that these notes refer to. */
function addReached(
  found: FoundNotes,
  blocks: readonly BlockContent[],
  { byId, assessment }: KnownNotes,
): void {
  // The set grows during the loop: a note may refer to another one.
  const wanted = new Set(blocks.flatMap(notesReferredTo));
  for (const id of wanted) {
    const facts = byId.get(id);
    if (!facts || found.has(id)) continue;
    const note = noteCache(facts, { assessment }, () => noteOf(id, noteBlocks(facts, assessment)));
    found.set(id, note);
    for (const inner of notesReferredTo(note)) wanted.add(inner);
  }
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
  const found: FoundNotes = new Map();
  const known = { byId: notesById(notes), assessment };
  addReached(found, blocks, known);
  // Of two notes with one id, readers come to one.
  const isReached = (facts: Facts): boolean => {
    const id = facts.definition?.id ?? "";
    return found.has(id) && known.byId.get(id) === facts;
  };
  const left = notes
    .filter((facts) => !isReached(facts))
    .map((facts) => ({ facts, own: itemBlocks(facts, assessment, { depth: 2 }) }));
  const named = new Set(left.flatMap(({ own }) => own.flatMap(notesReferredTo)));
  const isFirst = ({ facts }: (typeof left)[number]): boolean => !named.has(facts.definition?.id ?? "");
  // Notes that only refer to each other have no first one.
  const ordered = [...left.filter(isFirst), ...left.filter((each) => !isFirst(each))];
  return ordered.flatMap(({ facts, own }) => {
    if (isReached(facts)) return [];
    addReached(found, own, known);
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
