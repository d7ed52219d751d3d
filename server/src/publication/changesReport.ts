/** The report on what has changed between editions of an assessment, as a publication. */
import { t } from "@vscode/l10n";
import type { Concept } from "../format/schema.ts";
import { dateInWords } from "../language/date.ts";
import type { ItemChange } from "../model/editionChanges.ts";
import { textOf } from "../syntax/node.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { glanceBlocks } from "./changeGlance.ts";
import { changedItemBlocks, furtherItemBlocks } from "./changeItems.ts";
import { rankChangeBlocks, rankNotes } from "./changeRanks.ts";
import type { ComparedEditions } from "./comparedEditions.ts";
import { OTHER_CONCEPTS } from "./comparedEditions.ts";
import { headOf } from "./head.ts";
import { part, publicationWith } from "./parts.ts";
import { rankHistory } from "./rankHistory.ts";
import type { BlockContent, Head, Publication } from "./tree.ts";
import { bulletList, headingNode, paragraphNode, textNode } from "./tree.ts";

/** How much of the changes is shown: `brief` leaves out what is only worded differently. */
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
  return { ...publication, head: headOfChanges(first.before.assessment, last, publication.head), works: [] };
}

function headOfChanges(earliest: Assessment, { before, after }: ComparedEditions, own: Head): Head {
  const earlier = headOf(earliest, own.language);
  const markings = new Set([own.marking, earlier.marking].filter((marking) => marking !== undefined));
  const name = ({ title }: Head, edition: string): string =>
    edition === "" ? title : t("{0} ({1})", title, edition);
  return {
    ...own,
    title: t("What has changed: {0}", own.title),
    ...(markings.size > 0 && { marking: [...markings].join(" / ") }),
    facts: [
      {
        label: t("Earlier edition"),
        value: [textNode(name(earlier, earliest === before.assessment ? before.title : dateOf(earliest)))],
      },
      { label: t("Later edition"), value: [textNode(name(own, after.title))] },
    ],
  };
}

function dateOf(assessment: Assessment): string {
  const date = textOf(assessment.section("date")?.value);
  return date === undefined ? "" : dateInWords(date);
}

/** What differs between two editions, in parts. */
function changeParts(compared: ComparedEditions, style: ChangesStyle): BlockContent[] {
  const itemsPart = (name: string, title: string, concepts: readonly Concept[]): BlockContent[] => {
    const items = compared.changes.items.filter(({ concept }) => concepts.includes(concept));
    return part(name, title, [
      ...changedItemBlocks(items, compared),
      ...(style === "full" ? furtherItemBlocks(items, compared) : []),
    ]);
  };
  const ranks = compared.changes.rankings
    .filter(({ isSame }) => !isSame)
    .flatMap((change) => rankChangeBlocks(change, compared));
  return [
    ...part("glance", t("At a glance"), glanceBlocks(compared)),
    ...part("ranks", t("Ranks"), [
      ...ranks,
      ...(ranks.length > 0 && style === "brief"
        ? [paragraphNode([textNode(rankNotes().join(" "))], { role: "notice" })]
        : []),
    ]),
    ...itemsPart("judgments", t("Judgments and other statements"), ["statement"]),
    ...itemsPart("threats", t("Threats"), ["threat"]),
    ...itemsPart("recommendations", t("Recommendations"), ["recommendation"]),
    ...itemsPart("comparisons", t("Comparisons of rankings"), ["comparison"]),
    ...itemsPart("rankings", t("How the rankings were made"), ["ranking"]),
    ...(style === "full" ? itemsPart("others", t("Other parts"), OTHER_CONCEPTS) : []),
  ];
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
  const ranks = compared.changes.rankings
    .filter(({ isSame }) => !isSame)
    .flatMap((change) => rankChangeBlocks(change, compared));
  const shown = (concept: Concept): readonly ItemChange[] =>
    compared.changes.items.filter((each) => each.concept === concept);
  const titled: readonly (readonly [string, Concept])[] = [
    [t("Judgments and other statements"), "statement"],
    [t("Threats"), "threat"],
    [t("Recommendations"), "recommendation"],
    [t("Comparisons of rankings"), "comparison"],
  ];
  return [
    ...glanceBlocks(compared),
    ...ranks,
    ...titled.flatMap(([title, concept]) => {
      const blocks = changedItemBlocks(shown(concept), compared);
      return blocks.length === 0
        ? []
        : [
            headingNode(2, [textNode(title)]),
            ...blocks.map((block) => (block.type === "heading" ? { ...block, depth: 3 as const } : block)),
          ];
    }),
  ];
}
