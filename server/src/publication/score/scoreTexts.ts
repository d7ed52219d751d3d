/** The words of a score: outcomes, groups, conclusions, and why a judgment has no score. */
import { t } from "@vscode/l10n";
import { figure } from "../../language/figures.ts";
import { translated } from "../../language/texts.ts";
import { labelOfWord } from "../../format/labels.ts";
import type { RangeScore } from "../../model/estimates/brier.ts";
import type { CalibrationVerdict, ShareRange } from "../../model/estimates/calibration.ts";
import type { OutcomeStatus } from "../../model/estimates/outcome.ts";
import { percentRangeText } from "../../model/estimates/percentRange.ts";
import type { Standing } from "./judgmentRecords.ts";
import type { Grouping } from "./score.ts";

/** What happened, in words. */
export function outcomeWords(status: OutcomeStatus): string {
  return translated(labelOfWord(status));
}

/** What judgments are grouped by. */
export function groupingTitle(by: Grouping): string {
  const titles: Readonly<Record<Grouping, string>> = {
    term: t("Term"),
    confidence: t("Confidence"),
    holder: t("Who judged"),
    year: t("Year of the assessment"),
  };
  return titles[by];
}

/** The name of a group. */
export function labelOfGroup(label: string | undefined): string {
  return label ?? t("not stated");
}

/** What is concluded of a group. */
export function verdictWords(verdict: CalibrationVerdict): string {
  const words: Readonly<Record<CalibrationVerdict, string>> = {
    "too-few": t("too few"),
    fits: t("nothing against the words"),
    "more-often": t("more often than said"),
    "less-often": t("less often than said"),
  };
  return words[verdict];
}

/** Why a judgment has no score. */
export function whyNoScore(standing: Exclude<Standing, "scored">): string {
  const reasons: Readonly<Record<typeof standing, string>> = {
    due: t("The period is over, and nobody has written what happened."),
    partly: t("It happened partly."),
    "cannot-be-told": t("Nobody can tell whether it happened."),
    open: t("The period is not over."),
    undated: t("The likelihood has no period that can be dated."),
    late: t("The period was over before the date of the assessment, so this was not a forecast."),
    "no-band": t("The scale does not say what the term means in percent."),
    "no-likelihood": t(
      "It says what happened, but has no likelihood of its own. Inherent and residual likelihoods are not scored.",
    ),
    "no-status": t("The word for what happened is not one of the format."),
    outside: t("The date of the outcome is not within the period."),
    restated: t("It repeats another judgment, which counts once."),
  };
  return reasons[standing];
}

/** A range of shares in percent: "34–75%". */
export function shareRangeText({ from, to }: ShareRange): string {
  return percentRangeText({ from: Math.round(from * 100), to: Math.round(to * 100) });
}

/** A score with two decimals. */
export function scoreText(score: number): string {
  return figure(score, 2);
}

/** The score of the middles, with the best and the worst case: "0.17 (0.10–0.27)". */
export function scoreRangeText({ best, middle, worst }: RangeScore): string {
  const isOne = scoreText(best) === scoreText(worst);
  return isOne ? scoreText(middle) : t("{0} ({1}–{2})", ...[middle, best, worst].map(scoreText));
}
