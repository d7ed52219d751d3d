/** Makes the document that readers get of an assessment. What the document says, and in which order, is decided here. */
import { t } from "@vscode/l10n";
import type { Facts } from "../model/facts/facts.ts";
import { MAX_COMPARED } from "../syntax/limits.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { changeBlocks } from "./changes/change.ts";
import type { CheckResult } from "./about/checks.ts";
import { checkBlocks } from "./about/checks.ts";
import { agreementBlocks, comparisonBlocks, comparisonInShort } from "./rankings/comparisons.ts";
import type { ItemStyle } from "./sections/items.ts";
import { itemBlocks } from "./sections/items.ts";
import { isKindJudgment, isKeyJudgment, likelihoods, statementBlocks } from "./sections/judgments.ts";
import { comparisonMethod, scaleBlocks } from "./about/method.ts";
import { unreferencedNotes } from "./sections/notes.ts";
import { aboutDocument, otherSections } from "./sections/otherSections.ts";
import { itemsOf, part, publicationWith } from "./sections/parts.ts";
import { proseBlocks } from "./texts/prose.ts";
import { questionBlocks } from "./sections/questions.ts";
import { rankingBlocks } from "./rankings/rankings.ts";
import { sideBySide } from "./rankings/sideBySide.ts";
import { coverage, recommendationBlocks, recommendationsAtAGlance } from "./sections/recommendations.ts";
import { resultBlocks } from "./sections/samples.ts";
import { taxonomyBlocks } from "./about/taxonomies.ts";
import { unreadFileBlocks } from "./about/unreadFiles.ts";
import { threatBlocks, threatsAtAGlance } from "./sections/threats.ts";
import type { BlockContent, Publication } from "./tree/tree.ts";
import { missingNode, paragraphNode } from "./tree/tree.ts";
import { unreadBlocks } from "./about/unread.ts";
import { sourceNotes, worksOf } from "./sections/works.ts";

/** How a publication is made. */
interface PublicationOptions {
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
  return publicationWith(parts, assessment);
}

/** What a board reads. */
function briefParts(assessment: Assessment): BlockContent[] {
  const [threats, recommendations] = [itemsOf("threats", assessment), itemsOf("recommendations", assessment)];
  return [
    unreadBlocks(assessment),
    part("summary", t("Summary"), prose("summary", assessment)),
    briefJudgments(assessment),
    part("priorities", t("Priorities"), [
      ...sideBySide(assessment),
      ...itemsOf("comparisons", assessment).flatMap((facts) => comparisonInShort(facts, assessment)),
    ]),
    part("threats", t("Threats"), threatsAtAGlance({ threats, least: 1 }, assessment)),
    part(
      "recommendations",
      t("Recommendations"),
      recommendationsAtAGlance({ recommendations, least: 1 }, assessment),
    ),
    part("sources", t("Sources"), bibliography(assessment)),
  ].flat();
}

/** The key judgments; all judgments if the authors mark none as key. */
function briefJudgments(assessment: Assessment): BlockContent[] {
  const key = keyJudgments(assessment);
  if (key.length > 0) return part("judgments", t("Key judgments"), key);
  const judgments = itemsOf("statements", assessment).filter(isKindJudgment);
  return part(
    "judgments",
    t("Judgments"),
    judgments.flatMap((facts) => statementBlocks(facts, assessment)),
  );
}

function fullParts(assessment: Assessment, checked: CheckResult | undefined): BlockContent[] {
  const front = [...frontParts(assessment), ...lookedUpParts(assessment)].flat();
  const end = endParts(assessment, checked).flat();
  const notes = unreferencedNotes(itemsOf("notes", assessment), [...front, ...end], assessment);
  return [...front, ...part("notes", t("Notes"), notes), ...end];
}

/** The parts that are read from the beginning. */
function frontParts(assessment: Assessment): BlockContent[][] {
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
        ...threatsAtAGlance({ threats, least: 2 }, assessment),
        ...likelihoods({ threats, statements }, assessment),
        ...threatBlocks(threats, assessment),
      ],
    ),
    part("recommendations", t("Recommendations"), [
      ...recommendationsAtAGlance({ recommendations, least: 2 }, assessment),
      ...coverage({ threats, recommendations }, assessment),
      ...recommendationBlocks(recommendations, assessment),
    ]),
    part(
      "reasoning",
      t("Reasoning"),
      others.flatMap((facts) => statementBlocks(facts, assessment)),
    ),
  ];
}

/** The parts that readers look things up in. */
function lookedUpParts(assessment: Assessment): BlockContent[][] {
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
  ];
}

/** The parts after the notes. */
function endParts(assessment: Assessment, checked: CheckResult | undefined): BlockContent[][] {
  return [
    part("sources", t("Sources"), [
      ...bibliography(assessment),
      ...sourceNotes(itemsOf("sources", assessment), assessment),
    ]),
    part("about", t("About this assessment"), [
      ...aboutDocument(assessment),
      ...taxonomyBlocks(assessment),
      ...scaleBlocks(assessment),
      ...unreadFileBlocks(assessment),
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
