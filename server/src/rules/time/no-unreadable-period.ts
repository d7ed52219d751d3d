import { t } from "@vscode/l10n";
import type { Facts } from "../../model/facts/facts.ts";
import type { Visit } from "../../format/walk.ts";
import { sentences } from "../../language/texts.ts";
import { endOfPeriod, isDatable, isTimed } from "../../model/dates/period.ts";
import type { UnreadReason } from "../../model/dates/unreadPeriod.ts";
import { unreadReason } from "../../model/dates/unreadPeriod.ts";
import { vagueHorizons } from "../../prose/horizons.ts";
import { textOf } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** The keys whose value is a period, a length of time, or how often something recurs. */
const PERIODS = ["within", "horizon", "every"];

/** The languages whose words for time the rule knows. */
const KNOWN = /^(?:en|es)(?:-|$)/i;

/** Reports periods in which nothing tells a time. */
export const noUnreadablePeriod: Rule = {
  id: "no-unreadable-period",
  severity: "warning",
  kinds: ["assessment", "scale"],
  summary: "A period has a length or dates, so that readers can tell when it is over.",
  why: "A reader cannot tell when the period is over, and the program cannot compare it with a date. If nothing in the value tells a time, it probably belongs to another key. Lengths, dates, and parts of years such as “Q2 2027” have a last day. Seasons, fiscal years and “early 2027” have none that all readers agree on, so `score` and the other rules do not guess one.",
  source: "ISO 8601; the format: `within`, `horizon`, `every`",
  examples: [
    bad`
threats:
  flood: {title: Flood, likelihood: {term: likely, within: banana}}
                                                           ^^^^^^ "banana" does not say when. Give a length or dates, such as "2 years" or "2027/2036".
  storm: {title: Storm, likelihood: {term: likely, within: the coming season}}
                                                           ^^^^^^^^^^^^^^^^^ Nobody can tell when "the coming season" is over. Give a length or dates, such as "2 years" or "2027/2036".
rankings:
  port: {order: [terrorism], horizon: high}
                                      ^^^^ "high" does not say when. Give a length or dates, such as "2 years" or "2027/2036".
context:
  strikes: {kind: cycle, text: They strike., every: some}
                                                    ^^^^ "some" does not say when. Give a length or dates, such as "2 years" or "2027/2036".
`,
    bad`
threats:
  flood: {title: Flood, likelihood: {term: likely, within: summer 2027}}
                                                           ^^^^^^^^^^^ "summer 2027" has no last day that all readers agree on: seasons have no fixed days, and come half a year later south of the equator. Give dates or a length, such as "2005/2010" or "2 years".
  fire: {title: Fire, likelihood: {term: likely, within: by June}}
                                                         ^^^^^^^ "by June" has no last day that all readers agree on: it names no year. Give dates or a length, such as "2005/2010" or "2 years".
`,
    good`
threats:
  flood: {title: Flood, likelihood: {term: likely, within: the next two presidencies (12 years)}}
  fire: {title: Fire, likelihood: {term: likely, within: cinco años}}
  theft: {title: Theft, likelihood: {term: likely, within: by the end of Q2 2027}}
  fraud: {title: Fraud, likelihood: {term: likely, within: a más tardar en junio de 2027}}
rankings:
  port: {order: [terrorism], horizon: short term}
context:
  strikes: {kind: cycle, text: They strike., every: spring}
`,
    good`
language: de
rankings:
  port: {order: [terrorism], horizon: bald}
`,
  ],
  *checkItem({ section, item, visits }, view) {
    for (const { node, step } of visits) {
      const text = node?.kind === "scalar" && typeof node.value === "string" ? node.value.trim() : "";
      if (!node || text === "" || !isPeriod(step, section)) continue;
      const isEmpty = !isTimed(text);
      // Other rules are about vague horizons, and a cycle has no end.
      if (!isEmpty && (step === "every" || vagueHorizons(text).length > 0)) continue;
      const canBeDated = isDatable(text);
      const reason = canBeDated && !endOfPeriod(text, ANY_DAY) ? unreadReason(text) : undefined;
      if (!isEmpty && canBeDated && reason === undefined) continue;
      if (!view.inEach(languageIn).every((language) => language === "" || KNOWN.test(language))) return;
      yield {
        span: pieceSpan(item.piece, node),
        ...(isEmpty ? {} : { severity: "information" }),
        message: isEmpty
          ? t('"{0}" does not say when. Give a length or dates, such as "2 years" or "2027/2036".', text)
          : unreadable(text, reason),
      };
    }
  },
};

/** Whether a period is read does not depend on the day from which it counts. */
const ANY_DAY = { first: "2000-01-01", last: "2000-01-01" };

function unreadable(text: string, reason: UnreadReason | undefined): string {
  if (reason === undefined)
    return t(
      'Nobody can tell when "{0}" is over. Give a length or dates, such as "2 years" or "2027/2036".',
      text,
    );
  return sentences(
    t('"{0}" has no last day that all readers agree on: {1}.', text, REASONS[reason]()),
    t('Give dates or a length, such as "2005/2010" or "2 years".'),
  );
}

/** Why a period has no last day. The words follow a colon. */
const REASONS: Readonly<Record<UnreadReason, () => string>> = {
  fiscal: () => t("fiscal years begin on different days"),
  season: () => t("seasons have no fixed days, and come half a year later south of the equator"),
  "working-days": () => t("working days are not the same everywhere"),
  part: () => t("the beginning and the middle of a period have no fixed days"),
  rough: () => t("the length or the date is only approximate"),
  "two-lengths": () => t("it gives two lengths"),
  "two-ways": () => t("it can be read as two different dates"),
  relative: () => t("it can be counted by the calendar, or from the date of the assessment"),
  open: () => t("it says when the period begins, and not when it ends"),
  "no-year": () => t("it names no year"),
  event: () => t("it depends on the date of an event"),
};

/** Whether a value is a period, or one of the periods that a scale has for the origins of threats. */
function isPeriod(step: Visit["step"], section: string): boolean {
  return PERIODS.includes(String(step ?? section)) || section === "within";
}

/** The language of the document, if the item declares it. */
function languageIn({ section, item }: Facts): string {
  return section === "language" ? (textOf(item.value) ?? "") : "";
}
