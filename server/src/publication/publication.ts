/** Makes the document that readers get of an assessment. What the document says, and in which order, is decided here. */
import { t } from "@vscode/l10n";
import { labelOfKey } from "../format/labels.ts";
import { propertyOf, schemas } from "../format/schema.ts";
import { translated } from "../language/texts.ts";
import type { Facts } from "../model/facts.ts";
import type { Section } from "../syntax/document.ts";
import { MAX_COMPARED } from "../syntax/limits.ts";
import { addToIndex } from "../syntax/memo.ts";
import { isOwnKey } from "../syntax/ownKey.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { changeBlocks } from "./change.ts";
import type { CheckResult } from "./checks.ts";
import { checkBlocks } from "./checks.ts";
import { agreementBlocks, comparisonBlocks, comparisonInShort } from "./comparisons.ts";
import { sourceSpan } from "./context.ts";
import { field } from "./fields.ts";
import { IN_HEAD } from "./head.ts";
import type { ItemStyle } from "./items.ts";
import { itemBlocks } from "./items.ts";
import { isKeyJudgment, likelihoods, statementBlocks } from "./judgments.ts";
import { comparisonMethod, scaleBlocks } from "./method.ts";
import { unreferencedNotes } from "./notes.ts";
import { itemsOfSection, itemsOf, part, publicationWith } from "./parts.ts";
import { proseBlocks } from "./prose.ts";
import { questionBlocks } from "./questions.ts";
import { rankingBlocks, sideBySide } from "./rankings.ts";
import { coverage, recommendationBlocks, recommendationsAtAGlance } from "./recommendations.ts";
import { resultBlocks } from "./samples.ts";
import { taxonomyBlocks } from "./taxonomies.ts";
import { threatBlocks, threatsAtAGlance } from "./threats.ts";
import type { BlockContent, Publication } from "./tree.ts";
import { withSpan, missingNode, paragraphNode } from "./tree.ts";
import { unreadBlocks } from "./unread.ts";
import { sourceNotes, worksOf } from "./works.ts";

/** How a publication is made. */
export interface PublicationOptions {
  /** `brief` has what a board reads: the summary, the judgments, and what is to be done. */
  readonly style?: "brief" | "full";
  /** What the checker has found, for the annex. */
  readonly checked?: CheckResult | undefined;
}

/**
 * Makes the publication of an assessment. Call it in the language of the document (`inLanguage`): all words that are not the
 * author's are in the current language.
 */
export function publicationOf(
  assessment: Assessment,
  { style = "full", checked }: PublicationOptions = {},
): Publication {
  const parts = style === "brief" ? briefParts(assessment) : fullParts(assessment, checked);
  return publicationWith(parts.flat(), assessment);
}

/** What a board reads. */
function briefParts(assessment: Assessment): BlockContent[][] {
  const recommendations = itemsOf("recommendations", assessment);
  return [
    unreadBlocks(assessment),
    part("summary", t("Summary"), prose("summary", assessment)),
    part("judgments", t("Key judgments"), keyJudgments(assessment)),
    part("priorities", t("Priorities"), [
      ...sideBySide(assessment),
      ...itemsOf("comparisons", assessment).flatMap((facts) => comparisonInShort(facts, assessment)),
    ]),
    part("threats", t("Threats"), threatsAtAGlance({ threats: itemsOf("threats", assessment) }, assessment)),
    part("recommendations", t("Recommendations"), recommendationsAtAGlance({ recommendations }, assessment)),
    part("sources", t("Sources"), bibliography(assessment)),
  ];
}

function fullParts(assessment: Assessment, checked: CheckResult | undefined): BlockContent[][] {
  const [threats, recommendations, statements] = ["threats", "recommendations", "statements"].map((name) =>
    itemsOf(name, assessment),
  ) as [readonly Facts[], readonly Facts[], readonly Facts[]];
  const others = statements.filter((facts) => !isKeyJudgment(facts));
  return [
    unreadBlocks(assessment),
    part("summary", t("Summary"), prose("summary", assessment)),
    part("judgments", t("Key judgments"), keyJudgments(assessment)),
    part("questions", t("Key questions"), questionBlocks(assessment)),
    part("priorities", t("Priorities"), priorities(assessment)),
    part("changes", t("What has changed"), changeBlocks(assessment)),
    part(
      threats.length > 0 ? "threats" : "likelihoods",
      threats.length > 0 ? t("Threats") : t("Likelihoods"),
      [
        ...threatsAtAGlance({ threats }, assessment),
        ...likelihoods({ threats, statements }, assessment),
        ...threatBlocks(threats, assessment),
      ],
    ),
    part("recommendations", t("Recommendations"), [
      ...recommendationsAtAGlance({ recommendations }, assessment),
      ...coverage({ threats, recommendations }, assessment),
      ...recommendationBlocks(recommendations, assessment),
    ]),
    part(
      "reasoning",
      t("Reasoning"),
      others.flatMap((facts) => statementBlocks(facts, assessment)),
    ),
    ...backParts(assessment, checked),
  ];
}

/** The parts that readers look things up in. */
function backParts(assessment: Assessment, checked: CheckResult | undefined): BlockContent[][] {
  return [
    part("context", t("Context"), plainItems("context", assessment)),
    part(
      "results",
      t("Survey results and figures"),
      resultBlocks(itemsOf("results", assessment), assessment),
    ),
    part("actors", t("Actors"), plainItems("actors", assessment, { isEntry: true })),
    part("assets", t("Assets"), plainItems("assets", assessment, { isEntry: true })),
    part("terms", t("Terms"), plainItems("terms", assessment, { isEntry: true })),
    ...otherSections(assessment),
    part("notes", t("Notes"), unreferencedNotes(itemsOf("notes", assessment), assessment)),
    part("sources", t("Sources"), [
      ...bibliography(assessment),
      ...sourceNotes(itemsOf("sources", assessment), assessment),
    ]),
    part("about", t("About this assessment"), [
      ...about(assessment),
      ...taxonomyBlocks(assessment),
      ...scaleBlocks(assessment),
      ...comparisonMethod(assessment),
      ...(checked ? checkBlocks(checked, assessment) : []),
    ]),
  ];
}

/** The items of a section, each with its title and its keys. */
function plainItems(
  name: string,
  assessment: Assessment,
  style: Pick<ItemStyle, "isEntry"> = {},
): BlockContent[] {
  return itemsOf(name, assessment).flatMap((facts) => itemBlocks(facts, assessment, { depth: 2, ...style }));
}

function keyJudgments(assessment: Assessment): BlockContent[] {
  const judgments = itemsOf("statements", assessment).filter(isKeyJudgment);
  return judgments.flatMap((facts) => statementBlocks(facts, assessment));
}

function priorities(assessment: Assessment): BlockContent[] {
  const comparisons = itemsOf("comparisons", assessment);
  // The rankings side by side say how many are left out.
  const compared = assessment.rankings.slice(0, MAX_COMPARED);
  const agreement = comparisons.length > 0 ? [] : agreementBlocks(compared, assessment);
  return [
    ...sideBySide(assessment),
    ...agreement,
    ...itemsOf("rankings", assessment).flatMap((facts) => rankingBlocks(facts, assessment)),
    ...comparisons.flatMap((facts) => comparisonBlocks(facts, assessment)),
  ];
}

/** The list of works. Without works it says so: readers look for it. */
function bibliography(assessment: Assessment): BlockContent[] {
  return worksOf(itemsOf("sources", assessment), assessment).length > 0
    ? [{ type: "bibliography" }]
    : [paragraphNode([missingNode(t("The assessment names no sources."))], { role: "notice" })];
}

/** The text of a section that is a text. */
function prose(name: string, assessment: Assessment): BlockContent[] {
  const section = assessment.section(name);
  return section?.value?.kind === "scalar"
    ? proseBlocks(section.value, { assessment, piece: section.piece })
    : [];
}

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
function about(assessment: Assessment): BlockContent[] {
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
function otherSections(assessment: Assessment): BlockContent[][] {
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
  const blocks = [...own, ...items.flatMap((facts) => itemBlocks(facts, assessment, { depth: 2 }))];
  return blocks.map((block) => withSpan(sourceSpan(place, key), block));
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
