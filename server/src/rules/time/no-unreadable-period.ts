import { t } from "@vscode/l10n";
import type { Facts } from "../../model/facts.ts";
import type { Visit } from "../../format/walk.ts";
import { isDatable, isTimed } from "../../model/period.ts";
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
  why: "A reader cannot tell when the period is over, and the program cannot compare it with a date. If nothing in the value tells a time, it probably belongs to another key.",
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
    good`
threats:
  flood: {title: Flood, likelihood: {term: likely, within: the next two presidencies (12 years)}}
  fire: {title: Fire, likelihood: {term: likely, within: cinco años}}
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
      if (!isEmpty && (step === "every" || isDatable(text) || vagueHorizons(text).length > 0)) continue;
      if (!view.inEach(languageIn).every((language) => language === "" || KNOWN.test(language))) return;
      yield {
        span: pieceSpan(item.piece, node),
        ...(isEmpty ? {} : { severity: "information" }),
        message: isEmpty
          ? t('"{0}" does not say when. Give a length or dates, such as "2 years" or "2027/2036".', text)
          : t(
              'Nobody can tell when "{0}" is over. Give a length or dates, such as "2 years" or "2027/2036".',
              text,
            ),
      };
    }
  },
};

/** Whether a value is a period, or one of the periods that a scale has for the origins of threats. */
function isPeriod(step: Visit["step"], section: string): boolean {
  return PERIODS.includes(String(step ?? section)) || section === "within";
}

/** The language of the document, if the item declares it. */
function languageIn({ section, item }: Facts): string {
  return section === "language" ? (textOf(item.value) ?? "") : "";
}
