/** What every publication of an assessment is made with: parts, numbers, notes, works and the words that writers add. */
import { t } from "@vscode/l10n";
import { locale } from "../../language/texts.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { memo, memoOn } from "../../syntax/memo.ts";
import { textOf } from "../../syntax/node.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { figureParts } from "../tree/figureParts.ts";
import { headOf } from "./head.ts";
import { withKnownBlocks } from "../tree/knownBlocks.ts";
import { noteDefinitions } from "./notes.ts";
import type { BlockContent, Labels, Publication } from "../tree/tree.ts";
import { headingNode, textNode, withSpan } from "../tree/tree.ts";
import { printedWorks, worksOf } from "./works.ts";

/**
 * Makes a publication of blocks about an assessment: numbers figures and tables, and adds the title block, the notes and the works of the
 * assessment. Call it in the language of the document.
 */
export function publicationWith(blocks: readonly BlockContent[], assessment: Assessment): Publication {
  const all = withKnownBlocks(numbered(blocks), assessment.identity);
  const notes = noteDefinitions(itemsOf("notes", assessment), all, assessment);
  return {
    head: headOf(assessment, assessment.language ?? locale()),
    body: { type: "root", children: [...all, ...notes] },
    works: printedWorks(worksOf(itemsOf("sources", assessment), assessment), assessment),
    labels: labels(),
  };
}

/** Makes a publication of blocks that are about no single assessment. Call it in the language of the document. */
export function publicationOfBlocks(
  blocks: readonly BlockContent[],
  { head, works }: Pick<Publication, "head" | "works">,
): Publication {
  return { head, body: { type: "root", children: numbered(blocks) }, works, labels: labels() };
}

/** Numbers the figures, and the tables that have a caption. A figure that no page can hold becomes several. */
function numbered(all: readonly BlockContent[]): BlockContent[] {
  const counts = { figure: 0, table: 0 };
  const blocks = all.flatMap((block): BlockContent[] =>
    block.type === "figure" ? figureParts(block) : [block],
  );
  return blocks.map((block) =>
    block.type === "figure" || (block.type === "table" && block.data?.caption)
      ? withNumber(block, ++counts[block.type])
      : block,
  );
}

/** A block stays the same object as long as it has the same number. */
const withNumber = memoOn((block: BlockContent, number: number): BlockContent => ({
  ...block,
  data: { ...block.data, number },
}));

function labels(): Labels {
  return {
    contents: t("Contents"),
    figure: t("Figure"),
    table: t("Table"),
    notes: t("Notes"),
    back: t("Back to the text"),
    page: t("Page"),
    noPicture: t("There is no picture. It would show:"),
  };
}

/** Returns the items of a section without the author's own keys: the same list as long as it has the same items. */
export function itemsOf(name: string, { sections, factsBySection }: Assessment): readonly Facts[] {
  const lists = sections.flatMap((section, index) =>
    section.name === name ? [itemsOfSection(index, { factsBySection })] : [],
  );
  const [first = NO_ITEMS, ...others] = lists;
  return others.length === 0 ? first : lists.flat();
}

const NO_ITEMS: readonly Facts[] = [];

/** Returns the items of the section with an index, without those that only this file's author reads. */
export function itemsOfSection(
  index: number,
  { factsBySection }: Pick<Assessment, "factsBySection">,
): readonly Facts[] {
  return publicItems(factsBySection[index] ?? NO_ITEMS);
}

const publicItems = memo((all: readonly Facts[]): readonly Facts[] =>
  all.filter(({ item }) => !isOwnKey(textOf(item.key) ?? "")),
);

/** A part of a publication; nothing if it is empty. @param name Unique in the publication. */
export function part(name: string, title: string, blocks: readonly BlockContent[]): BlockContent[] {
  const [first] = blocks;
  if (!first) return [];
  return [withSpan(first.data?.span, headingNode(1, [textNode(title)], `part-${name}`)), ...blocks];
}
