import { t } from "@vscode/l10n";
import { quotedList } from "../../language/lists.ts";
import { shortTextBefore } from "../../syntax/scan.ts";
import { readNumber } from "../../language/readNumber.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";
import type { ReferringSentence } from "../sentences.ts";
import { referringSentences, spanOf, wordsOfSpan } from "../sentences.ts";

/** Reports figures in a text that the survey results that it refers to do not have. */
export const noUnsupportedFigure: Rule = {
  id: "no-unsupported-figure",
  severity: "warning",
  sections: ["summary", "statements", "threats", "comparisons", "context", "recommendations"],
  summary: "A figure in a sentence that refers to a result is one of its figures.",
  why: "A figure that is written twice is often corrected only once. The rule reads percentages, the number of people who answered, and the year of the survey, in sentences that refer to results (`[[id]]`) and to nothing else. It accepts what can be calculated from the shares: the rest up to 100%, a sum or a difference. It ignores approximations, such as “almost half” or “more than 80%”.",
  source:
    "ICD 203 (2015, technical amendment of 2022), D.6.e.(8): accurate judgments and assessments; AAPOR, Code of Professional Ethics and Practices (April 2021), III.A",
  examples: [
    bad`
summary: In the poll of 2003, 91% called smuggling a critical threat [[critical]].
                ^^^^^^^^^^^^ "poll of 2003" is not among the figures of "critical". Correct it, or refer to the result that it is from.
                              ^^^ "91%" is not among the figures of "critical". Correct it, or refer to the result that it is from.
statements:
  encuesta:
    kind: information
    text: De 1,500 personas, el 11 por ciento no la llama crítica, y el 33 % la llama menor [[critical]].
                                                                        ^^^^ "33 %" is not among the figures of "critical". Correct it, or refer to the result that it is from.
  asked: {kind: information, text: "Interviewers asked 1,200 people whether it is critical [[critical]]."}
                                                       ^^^^^^^^^^^^ "1,200 people" is not among the figures of "critical". Correct it, or refer to the result that it is from.
sources:
  poll: {type: report, issued: 2004, survey: {sample-size: 1500, fielded: 2004-07-09/2004-07-19}}
results:
  critical: {source: poll, share: 89%}
`,
    good`
summary: |
  In the poll of 2004, 89% of 1,500 people called smuggling a critical threat [[critical]]. That is 40 points, or 82%, more than
  in 1998. Almost 90% and more than 80% agree [[critical]]. The other 11% do not [[critical]]. 33% [@report] and 89% [[critical]] differ.
  There is a 60% chance that they still do [[critical]]. 49% answered so in 1998, and 89% today, 40% more [[critical]].
sources:
  poll: {type: report, issued: 2004, survey: {sample-size: 1500, fielded: 2004-07-09/2004-07-19}}
results:
  critical: {source: poll, share: 89%, compared-with: [{result: earlier}]}
  earlier: {source: poll-1998, share: 49%, date: 1998}
`,
  ],
  *checkItem(facts, view) {
    for (const prose of facts.prose.filter(
      ({ path }) => !path.includes("quote") && !path.includes("original"),
    ))
      for (const referring of referringSentences(facts, prose, view)) {
        const { sentence } = referring;
        const stated = figuresOf(sentence.text);
        const figures = stated.length > 0 ? supportOf(referring, view) : undefined;
        if (!figures) continue;
        for (const match of stated) {
          const value = readNumber(match[1] ?? match[2] ?? match[3] ?? "");
          if (figures.has(value) || isRounded(value, figures) || isEstimate(referring, value)) continue;
          const span = spanOf(sentence, match);
          yield {
            span: sentence.toPiece(span),
            message: t(
              '"{0}" is not among the figures of {1}. Correct it, or refer to the result that it is from.',
              wordsOfSpan(sentence, span),
              quotedList(referring.references.map(({ id }) => id)),
            ),
          };
        }
      }
  },
};

/** Returns all figures that support a sentence; `undefined` if it refers to anything besides results. */
function supportOf({ references }: ReferringSentence, view: View): ReadonlySet<number> | undefined {
  const results = references.flatMap(({ form, id }) => (form === "link" ? (view.result(id) ?? []) : []));
  if (results.length === 0 || results.length < references.length) return undefined;
  const others = results.flatMap(({ source = "", comparedWith }) => [
    ...[view.work(source)?.surveyFigures].filter((each) => each !== undefined),
    ...comparedWith.flatMap((id) => view.result(id)?.figures ?? []),
  ]);
  const all = [...results.map(({ figures }) => figures), ...others];
  const shares = all.flatMap((each) => each.shares);
  const calculated = shares.flatMap((one) => [
    100 - one,
    ...shares.flatMap((other) => [one + other, Math.abs(one - other)]),
  ]);
  return new Set([...all.flatMap((each) => each.numbers), ...calculated]);
}

/** A percentage; the number of people who answered; the year of a survey. English and Spanish. */
const FIGURE =
  /(?<![\d.,–-])(\d{1,3}(?:[.,]\d{1,3})?)\s?(?:%|per\s?cent(?!age)|por\s+ciento)(?!\s*(?:percentage\s+)?(?:points|puntos))|(?<![\d.,–-])(\d{1,3}(?:[.,\u00A0 ]\d{3})+|\d{2,7})\s+(?:people|respondents|adults|persons|voters|households|interviews|personas|encuestad[oa]s|entrevistad[oa]s|adult[oa]s|hogares|entrevistas)(?!\p{sc=Latn})|(?<!\p{sc=Latn})(?:survey|poll|encuesta|sondeo)\s+(?:of|in|from|de|del)\s+((?:19|20)\d\d)(?!\d)/giu;

/** Words that make a figure an approximation or a bound. */
const INEXACT =
  /(?<!\p{sc=Latn})(?:(?:more|less|fewer)\s+than|over|under|about|around|almost|nearly|some|roughly|approximately|at\s+least|at\s+most|up\s+to|between|\d\s?%?\s+(?:and|to|y|a)|casi|cerca\s+de|alrededor\s+de|en\s+torno\s+a|más\s+de|menos\s+de|al\s+menos|hasta|unos|unas|aproximadamente|entre)(?:\s+(?:an?|the|un|el|la|del|l))?\s+$|[~≈<>≤≥–-]\s*$/iu;

function figuresOf(text: string): RegExpExecArray[] {
  return Array.from(text.matchAll(FIGURE)).filter(({ index }) => !INEXACT.test(shortTextBefore(text, index)));
}

/** Whether a whole number rounds one of the figures. */
function isRounded(value: number, figures: ReadonlySet<number>): boolean {
  return Number.isInteger(value) && [...figures].some((each) => Math.abs(each - value) < 1 && each !== value);
}

/** Whether a figure is a likelihood that the authors estimate. */
function isEstimate({ sentence }: ReferringSentence, value: number): boolean {
  return sentence.readings.some(({ number }) => number?.from === value || number?.to === value);
}
