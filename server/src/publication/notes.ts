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

/** The notes that no text refers to. */
export function unreferencedNotes(notes: readonly Facts[], assessment: Assessment): BlockContent[] {
  const used = new Set(
    assessment.facts.flatMap(({ references }) =>
      references.flatMap(({ form, id }) => (form === "footnote" ? [id] : [])),
    ),
  );
  return notes
    .filter(({ definition }) => !used.has(definition?.id ?? ""))
    .flatMap((facts) => itemBlocks(facts, assessment, { depth: 2 }));
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
