import { t } from "@vscode/l10n";
import { quotedList } from "../../language/lists.ts";
import { sentences } from "../../language/texts.ts";
import type { Result } from "../../model/evidence/result.ts";
import { readResult, resultsFrom } from "../../model/evidence/result.ts";
import type { Survey } from "../../model/evidence/survey.ts";
import { hasRemarks, readSurvey } from "../../model/evidence/survey.ts";
import type { Node } from "../../syntax/node.ts";
import { pairAt, textOf, valueAt } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Item } from "../../syntax/document.ts";
import type { Problem, Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { typoCandidates } from "../suggest.ts";

/** Words for samples that have no computable margin, and for censuses, which need none. */
const WITHOUT_MARGIN =
  /quota|convenience|snowball|opt-?in|volunt|non-?\s?prob|census|everybody|whole\s+population|cuotas|conveniencia|bola\s+de\s+nieve|no\s+probabil|censo|todos/iu;

/** Populations whose shares are answers. */
const PEOPLE = ["public", "leaders"];

/** Reports figures of surveys whose method is not described. */
export const requireSurveyMethod: Rule = {
  id: "require-survey-method",
  severity: "warning",
  sections: ["sources", "results"],
  summary:
    "A survey says whom it represents, how many people answered, when, and its margin of error with the level.",
  why: "Without this information, shares cannot be compared: nobody knows whether three points more are a difference or chance. A margin of 4 points at 95 percent is not the same as 4 points at 68 percent. A sample by quota or of volunteers has no margin, and a census does not need one. If the original does not say, do not invent it: say so in the survey's `remarks`, and the rule reports nothing.",
  source:
    "AAPOR Code of Professional Ethics and Practices, III.A (disclosure); ESOMAR/WAPOR Guideline on Opinion Polls",
  examples: [
    bad`
sources:
  cide-2004:
    type: report
    survey:
    ^^^^^^ The margin of error has no "level" of confidence, such as 95%. To weigh its figures, readers need to know whom it represents, how many answered, when, and how exact the figures are. Add what is missing. If the original does not say it either, write that in "remarks".
      population: Mexico
      sample-size: 1500
      fielded: 2004-07-09/2004-07-19
      margin-of-error: {points: 4}
  poll: {type: report, survey: {sample: national}}
                       ^^^^^^ The survey has no "population", "sample-size", "fielded", "margin-of-error". To weigh its figures, readers need to know whom it represents, how many answered, when, and how exact the figures are. Add what is missing. If the original does not say it either, write that in "remarks".
  undescribed: {type: report}
  ^^^^^^^^^^^ Figures from "undescribed" are shares of answers ("trust"), but the source does not say who was asked, how many and when. Add "survey" to the source.
  another: {type: report}
  ^^^^^^^ Figures from "another" are shares of answers ("fear"), but the source does not say who was asked, how many and when. Add "survey" to the source.
actors:
  the-public: {name: The public, kind: public}
results:
  trust: {source: undescribed, question: Do you trust the police?, share: 12%}
  fear: {source: another, of: the-public, shares: {yes: 12%}}
`,
    bad`
sources:
  poll:
    type: report
    survey: {population: Mexico, of: public, sample-size: 900, fielded: 2004, margin-of-error: {points: 3.3, level: 95%}}
results:
  leaders-trust: {source: poll, of: leaders, share: 74%}
                                             ^^^^^ These answers are from "leaders", but the survey of "poll" is of "public". Add the "sample-size" of these answers, so that readers can weigh the share.
`,
    good`
sources:
  whole: {type: report, survey: {population: Mexico, sample-size: 1500, fielded: 2004-07, margin-of-error: {points: 4, level: 95%}}}
  volunteers: {type: report, survey: {population: Readers, sample: volunteers, sample-size: 1500, fielded: 2004-07}}
  explained: {type: report, survey: {population: Mexico, sample-size: 1500, fielded: 2004-07, margin-of-error: {points: 4}, remarks: The report does not state the level.}}
  cuotas: {type: report, survey: {population: Hogares, sample: por cuotas, sample-size: 400, fielded: 2026-05}}
  register: {type: dataset}
results:
  trust: {source: whole, question: Do you trust the police?, share: 12%}
  leaks: {source: register, count: 17, base: 20, share: 85%}
  losses: {source: register, share: 44%}
  elsewhere: {source: from-a-bibliography, question: Do you trust the police?, share: 12%}
  leaders: {source: whole, of: leaders, sample-size: 200, share: 74%}
`,
  ],
  *checkItem({ section, item }, view) {
    yield* section === "sources" ? inSource(item, view) : inResult(item, view);
  },
};

function* inSource(item: Item, view: View): Generator<Problem> {
  const pair = pairAt(item.value, "survey");
  const survey = readSurvey(pair?.value);
  if (!survey) yield* undescribed(item, view);
  if (!pair || !survey || hasRemarks(pair.value)) return;
  const missing = missingIn(survey, pair.value);
  if (missing.length === 0) return;
  yield {
    span: pieceSpan(item.piece, pair.key),
    message: sentences(
      ...missing,
      t(
        'To weigh its figures, readers need to know whom it represents, how many answered, when, and how exact the figures are. Add what is missing. If the original does not say it either, write that in "remarks".',
      ),
    ),
  };
}

/** Returns sentences about what the description of a survey lacks. */
function missingIn(
  { population, of, fielded, margin, sample = "" }: Survey,
  written: Node | undefined,
): string[] {
  const hasMargin = margin?.points !== undefined;
  const keys = [
    population === undefined && of === undefined ? "population" : [],
    // An impossible size is reported as a wrong value.
    valueAt(written, "sample-size") === undefined ? "sample-size" : [],
    fielded === undefined ? "fielded" : [],
    !hasMargin && !WITHOUT_MARGIN.test(sample) ? "margin-of-error" : [],
  ].flat();
  return [
    keys.length > 0 ? t("The survey has no {0}.", quotedList(keys)) : [],
    hasMargin && margin.level === undefined
      ? t('The margin of error has no "level" of confidence, such as 95%.')
      : [],
  ].flat();
}

/** Reports a share of answers from another population than the survey's. */
function* inResult(item: Item, view: View): Generator<Problem> {
  const result = readResult(item);
  const share = pairAt(item.value, "share") ?? pairAt(item.value, "shares");
  if (!result?.of || !share || result.isCounted || result.size !== undefined) return;
  const asked = view.work(result.source ?? "")?.survey?.of;
  if (asked === undefined || asked === result.of) return;
  // A misspelled id may well mean the population of the survey, or of these answers.
  if (isMisspelled(result.of, asked, view) || isMisspelled(asked, result.of, view)) return;
  yield {
    span: pieceSpan(item.piece, share.key),
    message: t(
      'These answers are from "{0}", but the survey of "{1}" is of "{2}". Add the "sample-size" of these answers, so that readers can weigh the share.',
      result.of,
      result.source ?? "",
      asked,
    ),
  };
}

function isMisspelled(id: string, intended: string, view: View): boolean {
  return view.conceptsOf(id).length === 0 && typoCandidates(id, [intended]).length > 0;
}

/** Reports a source with shares of answers but without a survey. */
function* undescribed({ key, value, piece }: Item, view: View): Generator<Problem> {
  const id = textOf(key);
  if (!key || id === undefined || valueAt(value, "survey") !== undefined) return;
  const figures = view.follow(resultsFrom, id).flatMap((each) => {
    const result = view.result(each);
    return result && isAnswer(result, view) ? [result] : [];
  });
  if (figures.length === 0) return;
  yield {
    span: pieceSpan(piece, key),
    message: t(
      'Figures from "{0}" are shares of answers ({1}), but the source does not say who was asked, how many and when. Add "survey" to the source.',
      id,
      quotedList(figures.map(({ id }) => id)),
    ),
  };
}

/** Returns whether the result is a share of answers without a sample size. */
function isAnswer({ hasShares, isCounted, size, question, of }: Result, view: View): boolean {
  if (!hasShares || isCounted || size !== undefined) return false;
  return question !== undefined || PEOPLE.includes(view.actorKinds.get(of ?? "")?.kind ?? "");
}
