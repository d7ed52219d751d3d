/**
 * Makes the report on a score for its readers: what the likelihoods were worth.
 *
 * The report follows Mandel and Barnes, "Accuracy of forecasts in strategic intelligence", PNAS 111 (2014), who compare the terms of
 * likelihood in an office's reports with what happened, and Tetlock and Gardner, "Superforecasting" (2015): who does not keep score
 * cannot learn.
 */
import { shareText } from "../../language/figures.ts";
import { t } from "@vscode/l10n";
import { dateInWords } from "../../language/date.ts";
import { fewNames, listed } from "../../language/lists.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import type { CalibratedGroup } from "../../model/estimates/calibration.ts";
import { FEWEST } from "../../model/estimates/calibration.ts";
import { part, publicationOfBlocks } from "../sections/parts.ts";
import type { LabelledGroup, Score } from "./score.ts";
import { calibrationBlocks, judgmentBlocks, leftOutBlocks, scoreBlocks } from "./scoreBlocks.ts";
import { scoreMethodBlocks, methodWorks } from "./scoreMethod.ts";
import { labelOfGroup, scoreRangeText, scoreText, shareRangeText, verdictWords } from "./scoreTexts.ts";
import type { BlockContent, Head, Publication } from "../tree/tree.ts";
import { paragraphNode, textNode } from "../tree/tree.ts";

/** What the report says of what was read. */
export interface ScoredFiles {
  /** The code of the language of the report. */
  readonly language: string;
  /** The day from which periods count as over. */
  readonly date: string;
  /** The number of assessments. */
  readonly assessments: number;
  /** The files in which syntax errors may hide judgments. */
  readonly broken: readonly string[];
  /** `brief` leaves out the method and its sources. */
  readonly style: "brief" | "full";
}

/** Makes the report. Call it in its language (`inLanguage`). */
export function scoreReport(score: Score, files: ScoredFiles): Publication {
  const parts = [
    part("summary", t("In short"), summary(score, files)),
    part("score", t("Score"), scoreBlocks(score)),
    part("calibration", t("Calibration"), calibrationBlocks(score)),
    part("judgments", t("Judgments and outcomes"), judgmentBlocks(score)),
    part("left-out", t("What has no score"), leftOutBlocks(score)),
    ...(files.style === "brief"
      ? []
      : [
          part("method", t("Method"), scoreMethodBlocks(score)),
          part("sources", t("Sources"), [{ type: "bibliography" }]),
        ]),
  ];
  return publicationOfBlocks(parts.flat(), {
    head: headOfScore(score, files),
    works: files.style === "brief" ? [] : methodWorks(),
  });
}

function headOfScore({ records, scored }: Score, files: ScoredFiles): Head {
  const { language, date, assessments } = files;
  const markings = [...new Set(records.flatMap((record) => record.markings))];
  const fact = (label: string, value: number): Head["facts"][number] => ({
    label,
    value: [textNode(String(value))],
  });
  return {
    language,
    title: t("Who was right? Likelihoods and outcomes"),
    authors: [],
    date: dateInWords(date),
    day: date,
    ...(markings.length > 0 && { marking: markings.join(" / ") }),
    facts: [
      fact(t("Assessments"), assessments),
      fact(t("Judgments"), records.length),
      fact(t("Judgments with a score"), scored.length),
    ],
  };
}

function summary(score: Score, files: ScoredFiles): BlockContent[] {
  const { records, total, groups, counts } = score;
  const terms = (groups.get("term") ?? []).filter(({ group }) => group.verdict !== "too-few");
  const texts = [
    countText({ assessments: files.assessments, judgments: records.length, scored: total?.count ?? 0 }),
    ...(total ? [...totalTexts(total, score), ...dependenceTexts(score)] : []),
    ...(total && terms.length === 0 && total.verdict !== "too-few" ? [noTermText()] : []),
    ...waitingTexts(counts),
    ...brokenTexts(files.broken),
  ];
  return texts.map((text) => paragraphNode([textNode(text)]));
}

/** How many judgments there are, and how many of them have a score. */
function countText(counts: Readonly<Record<"assessments" | "judgments" | "scored", number>>): string {
  return formatMessage(
    counts.scored === 0
      ? t(
          "{assessments, plural, one {# assessment has} other {# assessments have}} {judgments, plural, one {# judgment} other {# judgments}} with a likelihood or an outcome. None of them has a score yet: a score needs a likelihood with a period that is over, and an outcome.",
        )
      : t(
          "{assessments, plural, one {# assessment has} other {# assessments have}} {judgments, plural, one {# judgment} other {# judgments}} with a likelihood or an outcome. {scored, plural, one {# of them has} other {# of them have}} a score, because the period is over and it is known whether it came true.",
        ),
    counts,
  );
}

/** That judgments about the same thing in several years are not independent, if there are such. */
function dependenceTexts({ scored, subjects }: Score): string[] {
  if (subjects === scored.length) return [];
  return [
    formatMessage(
      t(
        "The {judgments, plural, other {# judgments}} are about only {subjects, plural, one {# threat or question} other {# different threats or questions}}, some of them in several editions. Such judgments are not independent, so chance explains more than the intervals say.",
      ),
      { judgments: scored.length, subjects },
    ),
  ];
}

function noTermText(): string {
  return formatMessage(t("No term has {fewest} judgments yet, so nothing is concluded about single terms."), {
    fewest: FEWEST,
  });
}

/** The judgments whose outcome is missing, and those whose period is not over. */
function waitingTexts(counts: Score["counts"]): string[] {
  const [due = 0, open = 0] = [counts.get("due"), counts.get("open")];
  const dueText = t(
    "{due, plural, one {# judgment is} other {# judgments are}} due: the period is over, and nobody has written what happened. If the outcomes that are easy to find were written first, the score misleads.",
  );
  const openText = t("The period of {open, plural, one {# judgment} other {# judgments}} is not over yet.");
  return [
    ...(due > 0 ? [formatMessage(dueText, { due })] : []),
    ...(open > 0 ? [formatMessage(openText, { open })] : []),
  ];
}

function totalTexts(total: CalibratedGroup, { groups }: Score): string[] {
  const { count, occurred, share, interval, expected, score } = total;
  const rate = share * (1 - share);
  return [
    t(
      "{0} of {1} came true ({2}; with chance taken into account, {3}). By their words, it should have been {4}.",
      occurred,
      count,
      shareText(share),
      shareRangeText(interval),
      shareRangeText(expected),
    ),
    ...conclusionsOf(total, groups),
    t(
      "The score (Brier) is {0}. 0 is perfect. For comparison: always saying 50% gives {1}, and always saying {2}, the share that came true, gives {3}.",
      scoreRangeText(score),
      scoreText(0.25),
      shareText(share),
      scoreText(rate),
    ),
  ];
}

/** What is concluded of all together, and which single groups do not fit their words. */
function conclusionsOf(total: CalibratedGroup, groups: Score["groups"]): string[] {
  const [terms, levels] = [groupsAgainst(groups.get("term")), groupsAgainst(groups.get("confidence"))];
  const isMixed = total.verdict === "fits" && terms.length + levels.length > 0;
  return [
    isMixed
      ? t("Taken together, what was judged came true about as often as the words say. Single groups did not.")
      : conclusionOf(total),
    ...(terms.length > 0 ? [t("Terms that do not fit: {0}.", fewNames(terms, MOST_GROUPS))] : []),
    ...(levels.length > 0
      ? [t("Levels of confidence that do not fit: {0}.", fewNames(levels, MOST_GROUPS))]
      : []),
  ];
}

/** How many groups a sentence names. */
const MOST_GROUPS = 12;

/** The groups that came true more or less often than their words say, each with what is concluded of it. */
function groupsAgainst(groups: readonly LabelledGroup[] = []): string[] {
  return groups.flatMap(({ label, group: { verdict } }) =>
    verdict === "more-often" || verdict === "less-often"
      ? [t("{0} ({1})", labelOfGroup(label), verdictWords(verdict))]
      : [],
  );
}

function conclusionOf({ verdict, count }: CalibratedGroup): string {
  switch (verdict) {
    case "too-few":
      return formatMessage(
        t(
          "{count, plural, one {# judgment is} other {# judgments are}} too few to conclude anything: with fewer than {fewest}, chance alone explains almost every result. The figures are a record, not a verdict on anybody.",
        ),
        { count, fewest: FEWEST },
      );
    case "fits":
      return t(
        "Taken together, nothing speaks against the words: what was judged came true about as often as they say.",
      );
    case "more-often":
      return t(
        "Taken together, what was judged came true more often than the words say: the words were too weak.",
      );
    case "less-often":
      return t(
        "Taken together, what was judged came true less often than the words say: the words were too strong.",
      );
  }
}

function brokenTexts(broken: readonly string[]): string[] {
  if (broken.length === 0) return [];
  return [
    t(
      "Some files have syntax errors, so judgments in them may be missing here: {0}.",
      listed(broken.slice(0, 20), "comma"),
    ),
  ];
}
