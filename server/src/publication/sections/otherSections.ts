/** Shows the sections that no other part of a document shows, so that nothing of an author's text is lost. */
import { labelOfKey } from "../../format/labels.ts";
import { propertyOf, schemas } from "../../format/schema.ts";
import { translated } from "../../language/texts.ts";
import type { Facts } from "../../model/facts/facts.ts";
import type { Section } from "../../syntax/document.ts";
import { addToIndex } from "../../syntax/memo.ts";
import { textOf } from "../../syntax/node.ts";
import { isOwnKey } from "../../syntax/ownKey.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { ownTitle, sourceSpan } from "../texts/context.ts";
import { field } from "../values/fields.ts";
import { IN_HEAD } from "./head.ts";
import { itemBlocks } from "./items.ts";
import { itemsOfSection, part } from "./parts.ts";
import type { BlockContent } from "../tree/tree.ts";
import { headingNode, textNode, withSpan } from "../tree/tree.ts";
import { keyLabel } from "../values/values.ts";

/** The sections that parts of their own show. */
const IN_PARTS: ReadonlySet<string> = new Set([
  ...IN_HEAD,
  "summary",
  "questions",
  "rankings",
  "comparisons",
  "threats",
  "recommendations",
  "statements",
  "context",
  "results",
  "actors",
  "assets",
  "terms",
  "notes",
  "sources",
]);

/** The other sections that the format knows: who wrote it from which point of view, and for which study. */
export function aboutDocument(assessment: Assessment): BlockContent[] {
  return Array.from(remaining(assessment).values())
    .flat()
    .filter(({ section: { name } }) => propertyOf(schemas.assessment, name))
    .flatMap(({ section: { key, value, piece }, items }) =>
      value
        ? field({ key, value }, schemas.assessment, { assessment, piece })
        : items.flatMap((facts) => itemBlocks(facts, assessment, { depth: 2 })),
    );
}

/** Sections that the format does not know, with a title made of their key: nothing of an author's text is lost. */
export function otherSections(assessment: Assessment): BlockContent[][] {
  return Array.from(remaining(assessment))
    .filter(([name]) => !propertyOf(schemas.assessment, name))
    .map(([name, sections]) => {
      const blocks = sections.flatMap((each) => unknownSection(each, assessment));
      return part(name, translated(labelOfKey(name, undefined)), blocks);
    });
}

function unknownSection({ section, items }: OtherSection, assessment: Assessment): BlockContent[] {
  const { key, value, piece } = section;
  const place = { assessment, piece };
  const own = value && items.length === 0 ? field({ key, value }, undefined, place) : [];
  const blocks = [...own, ...items.flatMap((facts) => unknownItem(facts, assessment))];
  return blocks.map((block) => withSpan(sourceSpan(place, key), block));
}

/** An item with its key, which is a word of its author: as a label, or above what has several keys itself. */
function unknownItem(facts: Facts, assessment: Assessment): BlockContent[] {
  const { key, value, piece } = facts.item;
  const blocks = itemBlocks(facts, assessment, { depth: 2 });
  if (textOf(key) === undefined || !key) return blocks;
  if (value?.kind !== "map") return field({ key, value }, undefined, { assessment, piece });
  if (ownTitle(value) !== undefined) return blocks;
  return [headingNode(2, [textNode(keyLabel({ key, value }, undefined, { assessment, piece }))]), ...blocks];
}

/** A section that has no part of its own. */
interface OtherSection {
  readonly section: Section;
  readonly items: readonly Facts[];
}

/** Such sections by name: a file with a mistake has several of one name. */
function remaining(assessment: Assessment): ReadonlyMap<string, readonly OtherSection[]> {
  const byName = new Map<string, OtherSection[]>();
  for (const [index, section] of assessment.sections.entries()) {
    if (!isOther(section) && isInPart(section, assessment)) continue;
    addToIndex(byName, section.name, { section, items: itemsOfSection(index, assessment) });
  }
  return byName;
}

/** The shape that a part of the document expects of a section; of the others it is a map. */
const SHAPES: ReadonlyMap<string, readonly Section["shape"][]> = new Map(
  Object.entries({
    title: ["scalar"],
    subtitle: ["scalar"],
    date: ["scalar"],
    summary: ["scalar"],
    authors: ["scalar", "list", "map"],
    status: ["scalar"],
    "as-of": ["scalar"],
    "review-by": ["scalar"],
    "prepared-for": ["scalar", "list"],
    handling: ["scalar", "map"],
  }),
);

/** Whether the part for a section shows it: not if its value has another shape, or if it is a text and the second one. */
function isInPart(section: Section, assessment: Assessment): boolean {
  const { name, shape } = section;
  if (!IN_PARTS.has(name) || shape === "nothing") return true;
  const shapes = SHAPES.get(name);
  if (!shapes) return shape !== "scalar";
  return shapes.includes(shape) && assessment.section(name) === section;
}

function isOther({ name }: Section): boolean {
  const schema = propertyOf(schemas.assessment, name);
  return !IN_PARTS.has(name) && !isOwnKey(name) && schema?.["x-not-printed"] === undefined;
}
