/** Who disagrees: the comparison of several rankings as a publication of its own. */
import { t } from "@vscode/l10n";
import { dateInWords } from "../../language/date.ts";
import { figure as figures } from "../../language/figures.ts";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { fewNames, listed } from "../../language/lists.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { compareRankings } from "../../model/consensus/rankingComparison.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { AssessedRanking, NamedComparison } from "./comparedNames.ts";
import { namesOf, titleOfAssessment, withNames } from "./comparedNames.ts";
import { disputeBlocks, groupBlocks, matchBlocks, methodBlocks, pairBlocks } from "./comparisonBlocks.ts";
import { orderBlocks } from "./consensusBlocks.ts";
import { comparisonBlocks } from "./comparisons.ts";
import { shortSentences } from "./comparisonSentences.ts";
import { distanceBlocks } from "./distanceBlocks.ts";
import { displayName, sourceSpan } from "../texts/context.ts";
import { headOf } from "../sections/head.ts";
import { itemsOf, part, publicationWith } from "../sections/parts.ts";
import { rankingBlocks } from "./rankings.ts";
import { sideBySide } from "./sideBySide.ts";
import type { BlockContent, Head, Publication } from "../tree/tree.ts";
import { bulletList, missingNode, paragraphNode, textNode, textTable, withSpan } from "../tree/tree.ts";

/** Compares rankings, and gives them names. Call it in the language of the report. @returns `undefined` if they cannot be compared. */
export function namedComparison(rankings: readonly AssessedRanking[]): NamedComparison | undefined {
  const compared = compareRankings(rankings);
  return compared && withNames(compared);
}

/** Says why rankings cannot be compared. */
export function whyNotCompared(rankings: readonly AssessedRanking[]): string {
  const names = namesOf(rankings);
  if (rankings.length === 0) return t("There is no ranking to compare.");
  if (rankings.length === 1)
    return t("There is only one ranking: {0}. A comparison needs two.", names[0] ?? "");
  return t(
    "No two of these rankings have an item in common: {0}. They rank different things, ids that are not defined, or categories of taxonomies without matches.",
    fewNames(names),
  );
}

/** Makes the report. Call it in its language. @param code The code of the language. */
export function comparisonReport(compared: NamedComparison, code: string): Publication {
  const [first] = compared.rankings;
  const publication = publicationWith(reportBlocks(compared), (first as AssessedRanking).context);
  return { ...publication, head: headOfReport(compared, code), works: [] };
}

function reportBlocks(compared: NamedComparison): BlockContent[] {
  return [
    part("short", t("In short"), [bulletList(shortSentences(compared).map(sentenceItem))]),
    part("rankings", t("Who made the rankings"), [originTable(compared)]),
    part("order", t("The common order"), orderBlocks(compared)),
    part("distance", t("How far each ranking is from it"), distanceBlocks(compared)),
    part("disputes", t("The largest disagreements"), disputeBlocks(compared)),
    part("groups", t("Who is alike"), groupBlocks(compared)),
    part("pairs", t("Each two rankings"), pairBlocks(compared)),
    part("matches", t("Matched categories"), matchBlocks(compared)),
    part("method", t("How this was computed"), methodBlocks(compared)),
  ].flat();
}

/**
 * Makes the view of the rankings in a file: all of them compared, before the rankings and the comparisons of each assessment. Call
 * it in the language of the assessments.
 */
export function comparisonView(assessments: readonly Assessment[]): Publication[] {
  const rankings = assessments.flatMap((context) =>
    context.rankings.map((ranking) => ({ ranking, context })),
  );
  const compared = namedComparison(rankings);
  const why = rankings.length === 0 ? t("The assessment has no rankings.") : whyNotCompared(rankings);
  const report = compared
    ? placed(reportBlocks(compared), assessments)
    : [paragraphNode([missingNode(why)], { role: "notice" } as const)];
  return assessments.map((assessment, index) =>
    publicationWith([...(index === 0 ? report : []), ...ownBlocks(assessment)], assessment),
  );
}

/** What comes from all rankings has the place of their section, and what compares each two of them that of the comparisons. */
function placed(blocks: readonly BlockContent[], assessments: readonly Assessment[]): BlockContent[] {
  const spanOf = (name: string): PieceSpan | undefined => {
    const section = assessments.flatMap((each) => each.section(name) ?? [])[0];
    return section && sourceSpan(section, section.key);
  };
  const rankings = spanOf("rankings");
  const comparisons = spanOf("comparisons") ?? rankings;
  const pairs = blocks.findIndex(({ data }) => data?.id === "part-pairs");
  return blocks.map((block, index) => withSpan(pairs >= 0 && index >= pairs ? comparisons : rankings, block));
}

function ownBlocks(assessment: Assessment): BlockContent[] {
  const comparisons = itemsOf("comparisons", assessment).flatMap((facts) =>
    comparisonBlocks(facts, assessment),
  );
  // A ranking alone has no table of its items next to those of others.
  const alone = assessment.rankings.length === 1 ? itemsOf("rankings", assessment) : [];
  return [
    ...part("priorities", t("Priorities"), [
      ...sideBySide(assessment),
      ...alone.flatMap((facts) => rankingBlocks(facts, assessment)),
    ]),
    ...part("comparisons", t("Comparisons"), comparisons),
  ];
}

function headOfReport({ rankings }: NamedComparison, code: string): Head {
  const assessments = [...new Set(rankings.map(({ context }) => context))];
  const heads = assessments.map((each) => headOf(each, code));
  const markings = [...new Set(heads.flatMap(({ marking }) => marking ?? []))];
  const days = heads.flatMap(({ day }) => day ?? []).toSorted();
  const latest = heads.find(({ day }) => day !== undefined && day === days.at(-1));
  return {
    language: code,
    title: formatMessage(t("Who disagrees: {count, plural, other {# rankings compared}}"), {
      count: rankings.length,
    }),
    authors: [],
    ...(latest?.date === undefined ? {} : { date: latest.date }),
    ...(latest?.day === undefined ? {} : { day: latest.day }),
    ...(markings.length > 0 ? { marking: markings.join(" / ") } : {}),
    facts: [{ label: t("Rankings from"), value: [textNode(listed(titlesOf(assessments), "and"))] }],
  };
}

function titlesOf(assessments: readonly Assessment[]): string[] {
  return [...new Set(assessments.map(titleOfAssessment))];
}

/** How many rankings the table of their origins lists. */
const MOST_LISTED = 60;

/** Who made each ranking, in which assessment, and when. */
function originTable({ rankings, names }: NamedComparison): BlockContent {
  const rows = rankings.slice(0, MOST_LISTED).map(({ ranking, context }, index) => {
    const { authors, date } = headOf(context, context.language ?? "en");
    const by = ranking.estimatedBy?.text;
    const makers = authors.map(({ name }) => name);
    const maker = by === undefined || by === "author" ? fewNames(makers, 4) : estimatorName(by, context);
    return [
      names[index] ?? "",
      maker === "" ? t("not stated") : maker,
      ranking.date ? showHidden(dateInWords(ranking.date.text)) : (date ?? t("not stated")),
      titleOfAssessment(context),
      figures(ranking.entries.length),
    ];
  });
  return textTable([[t("Ranking"), t("Made by"), t("Date"), t("Assessment"), t("Entries")], ...rows], {
    id: "table-rankings",
    caption:
      rankings.length > MOST_LISTED
        ? t("The first {0} of the rankings", MOST_LISTED)
        : t("The rankings that are compared"),
    widths: [0.26, 0.26, 0.14, 0.24, 0.1],
  });
}

function estimatorName(id: string, context: Assessment): string {
  const concept = context.conceptsOf(id).find((each) => each === "actor" || each === "source");
  return concept === undefined ? showHidden(id) : showHidden(displayName(id, concept, context));
}

function sentenceItem(words: string): BlockContent[] {
  return [paragraphNode([textNode(words)])];
}
