/** The report on what has changed between editions of an assessment, as a publication. */
import { t } from "@vscode/l10n";
import { headChanges, headTable, headTexts, headTitle } from "./changedHead.ts";
import { glanceBlocks } from "./changeGlance.ts";
import { changedItemBlocks, furtherItemBlocks, renameBlocks } from "./changeItems.ts";
import { itemParts, itemsOfPart } from "./changeParts.ts";
import { rankChangeBlocks, rankNotes } from "./changeRanks.ts";
import type { ComparedEditions } from "./comparedEditions.ts";
import { headOf } from "../sections/head.ts";
import { part, publicationWith } from "../sections/parts.ts";
import { rankHistory } from "./rankHistory.ts";
import type { BlockContent, Head, Publication } from "../tree/tree.ts";
import { bulletList, headingNode, noticeNode, paragraphNode, strongNode, textNode } from "../tree/tree.ts";

/** How much of the changes is listed: `brief` only counts what is worded differently, otherwise changed or in other parts. */
export type ChangesStyle = "brief" | "full";

/**
 * Makes the report. Call it in the language of the document.
 * @param steps The editions, each with the one before it, from the earliest to the latest. There is at least one.
 */
export function changesReport(
  steps: readonly [ComparedEditions, ...ComparedEditions[]],
  style: ChangesStyle = "full",
): Publication {
  const [first] = steps;
  const last = steps.at(-1) ?? first;
  const { assessment } = last.after;
  const publication = publicationWith(
    [
      ...part("history", t("The ranks of all editions"), steps.length > 1 ? rankHistory(steps) : []),
      ...(steps.length === 1
        ? changeParts(first, style)
        : steps.toReversed().flatMap((each, index) => stepPart(each, index, style))),
      ...(style === "full" ? part("method", t("How to read this"), methodBlocks()) : []),
    ],
    assessment,
  );
  return { ...publication, head: headOfChanges(steps, publication.head), works: [] };
}

function headOfChanges(steps: readonly [ComparedEditions, ...ComparedEditions[]], own: Head): Head {
  const editions = [steps[0].before, ...steps.map(({ after }) => after)];
  const heads = editions.map(({ assessment }) => headOf(assessment, own.language));
  const markings = new Set(heads.flatMap(({ marking }) => marking ?? []));
  const label = (index: number): string => {
    if (index === editions.length - 1) return t("Later edition");
    return index === 0 ? t("Earlier edition") : t("Edition between them");
  };
  return {
    ...own,
    title: t("What has changed: {0}", own.title),
    ...(markings.size > 0 && { marking: [...markings].join(" / ") }),
    facts: editions.map(({ title: edition }, index) => {
      const title = heads[index]?.title ?? "";
      return {
        label: label(index),
        value: [textNode(edition === "" ? title : t("{0} ({1})", title, edition))],
      };
    }),
  };
}

/** Whether a report on two editions has something to say. */
export function editionsDiffer(compared: ComparedEditions): boolean {
  const { items, rankings } = compared.changes;
  return items.length > 0 || rankings.some(({ isSame }) => !isSame) || headChanges(compared).length > 0;
}

/** What differs between two editions, in parts. */
function changeParts(compared: ComparedEditions, style: ChangesStyle): BlockContent[] {
  const isBrief = style === "brief";
  const ranks = rankBlocks(compared);
  const texts = isBrief ? [] : headTexts(compared);
  const items = itemParts()
    .filter((each) => each.isBrief || !isBrief)
    .flatMap((each) => {
      const changes = itemsOfPart(each, compared);
      const further = isBrief ? renameBlocks(changes, compared) : furtherItemBlocks(changes, compared);
      return part(each.name, each.title, [...changedItemBlocks(changes, compared), ...further]);
    });
  return [
    ...part("glance", t("At a glance"), [
      ...glanceBlocks(compared),
      ...(isBrief && items.length + ranks.length > 0 ? [briefNotice()] : []),
    ]),
    ...part("document", headTitle(), [
      ...headTable(compared),
      ...(texts.length > 0 ? [paragraphNode([strongNode(textNode(t("Worded differently")))]), ...texts] : []),
    ]),
    ...part("ranks", t("Ranks"), [
      ...ranks,
      ...(ranks.length > 0 && isBrief
        ? [paragraphNode([textNode(rankNotes().join(" "))], { role: "notice" })]
        : []),
    ]),
    ...items,
  ];
}

/** What a brief report leaves out. */
function briefNotice(): BlockContent {
  return noticeNode(
    t(
      "This is the brief report. It counts what is worded differently, what is otherwise changed and other parts, and does not list them.",
    ),
  );
}

function rankBlocks(compared: ComparedEditions): BlockContent[] {
  return compared.changes.rankings
    .filter(({ isSame }) => !isSame)
    .flatMap((change) => rankChangeBlocks(change, compared));
}

/** The changes of one step, below a heading with its editions. */
function stepPart(compared: ComparedEditions, index: number, style: ChangesStyle): BlockContent[] {
  const title = t("{0} compared with {1}", compared.after.title, compared.before.title);
  return [
    headingNode(1, [textNode(title)], `part-step-${String(index + 1)}`),
    ...changeParts(compared, style).map((block) => below(block, `step-${String(index + 1)}`)),
  ];
}

/** A block one level further down, with an id of its own. */
function below(block: BlockContent, name: string): BlockContent {
  const id = block.data?.id;
  const data = id === undefined ? block.data : { ...block.data, id: `${id}-${name}` };
  const own = data ? { ...block, data } : block;
  return own.type === "heading" ? { ...own, depth: own.depth === 1 ? 2 : 3 } : own;
}

function methodBlocks(): BlockContent[] {
  const notes = [
    ...rankNotes(),
    t(
      "Items are the same if they have the same id, or else the same title. Categories are followed through the taxonomy: what it replaces, and what matches exactly.",
    ),
    t(
      "A likelihood has changed if its word, its range or its period has. Other words for the same term do not count, and neither does a period of the same length that moves along.",
    ),
    t(
      "In a text, words that were taken out are struck out, and words that were put in are bold. In plain text, they are in {0} and in {1}.",
      "[-…-]",
      "{+…+}",
    ),
  ];
  return [bulletList(notes.map((note) => [paragraphNode([textNode(note)])]))];
}

/** The changes of an edition as a part of its own document. */
export function changesInDocument(compared: ComparedEditions): BlockContent[] {
  return [
    ...glanceBlocks(compared),
    ...headTable(compared),
    ...rankBlocks(compared),
    ...itemParts().flatMap((each) => {
      const blocks = changedItemBlocks(itemsOfPart(each, compared), compared);
      return blocks.length === 0
        ? []
        : [
            headingNode(2, [textNode(each.title)]),
            ...blocks.map((block) => (block.type === "heading" ? { ...block, depth: 3 as const } : block)),
          ];
    }),
  ];
}
