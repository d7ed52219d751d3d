import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { daysOf } from "../../model/dates/edtf.ts";
import { locatedTextAt } from "../../model/basics/locatedText.ts";
import type { ItemReferences } from "../../model/facts/itemReferences.ts";
import { memo } from "../../syntax/memo.ts";
import type { Work } from "../../model/evidence/work.ts";
import { readWork } from "../../model/evidence/work.ts";
import { firstCitations } from "../citations.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good, withOptions } from "../rule.ts";

/** Types of sources that stay in force, or that are cited because they are old. */
const AGELESS = ["legislation", "regulation", "bill", "treaty", "legal_case", "standard", "classic", "map"];

const UNPUBLISHED =
  /forthcoming|in\s+press|to\s+appear|en\s+prensa|próxima\s+(?:publicación|aparición)|por\s+aparecer/iu;

const FIGURES = ["results", "rankings"];

/**
 * Reports sources that are newer than the assessment, too old for what is based on them, or still forthcoming
 * after their year.
 */
export const noStaleSource: Rule<{ years: number }> = {
  id: "no-stale-source",
  severity: "information",
  sections: ["sources"],
  summary: "No source is newer than the assessment, too old for it, or still forthcoming after its year.",
  why: "Nobody can have used a source that was published after the `as-of` date, so one of the dates is wrong. An old source may describe a world that has changed. The rule checks the age of a source only if a threat, a judgment, a figure or a ranking rests on it. Laws, treaties, judgments and standards do not age.",
  source: "ICD 203, analytic standard 1 (age and continued currency of information); ICD 206",
  options: {
    years: {
      type: "integer",
      default: 10,
      minimum: 1,
      description: "How many years before the `as-of` date a source may be published.",
    },
  },
  examples: [
    bad`
date: 2005-01-25
sources:
  later: {type: report, title: Later, issued: 2005-03}
                                              ^^^^^^^ This was published after 2005-01-25, the latest date of the information in this assessment. Correct "issued", or change the assessment's "as-of" date.
  rocha: {type: chapter, title: Relations, issued: 2004, status: forthcoming}
                                                   ^^^^ This is still "forthcoming", although 2004 is over. Say when it was published, or correct the year.
  rocha-es: {type: chapter, title: Relaciones, issued: 2003, status: en prensa}
                                                       ^^^^ This is still "en prensa", although 2003 is over. Say when it was published, or correct the year.
  older: {type: report, title: Older, issued: 1992}
                                              ^^^^ This is more than 10 years older than the assessment, which rests on it. Look for something newer, or say why it is still valid.
statements:
  worse: {text: It gets worse., evidence: [{source: older}]}
`,
    withOptions(
      { years: 5 },
      bad`
as-of: 2005-01
sources:
  cope-1996: {type: chapter, title: In Search of Convergence, issued: 1996}
                                                                      ^^^^ This is more than 5 years older than the assessment, which rests on it. Look for something newer, or say why it is still valid.
rankings:
  army: {estimated-by: cope-1996, order: [terrorism, impunity]}
`,
    ),
    good`
as-of: 2005-01
date: 2005-06
sources:
  same-year: {type: report, title: Same year, issued: 2005}
  rocha: {type: chapter, title: Relations, issued: 2005, status: forthcoming}
  treaty: {type: treaty, title: Rio Treaty, issued: 1947}
  history: {type: book, title: A History, issued: 1950}
  cope-1996: {type: chapter, title: In Search of Convergence, issued: 1996}
statements:
  worse: {text: It gets worse., evidence: [{source: treaty}, {source: cope-1996}]}
  before: {text: "Once it was better [@history]."}
`,
  ],
  *checkItem({ item }, view, { years }) {
    const work = readWork(item);
    const issued = locatedTextAt(item.piece, item.value, "issued");
    const message = work && messageFor(work, view, years);
    if (issued && message !== undefined) yield { span: issued.span, message };
  },
  *checkDocument(view, { years }) {
    for (const { work, span } of firstCitations(view)) {
      const message = messageFor(work, view, years);
      if (message !== undefined) yield { span, message };
    }
  },
};

/** The message for the date of a work; `undefined` if the date is as it should be. */
function messageFor(
  { id, type = "", issued = "", status = "" }: Work,
  view: View,
  years: number,
): string | undefined {
  const days = daysOf(issued);
  const { asOf } = view;
  const now = asOf === undefined ? undefined : daysOf(asOf);
  if (!days || !now || asOf === undefined) return undefined;
  if (days.first > now.last)
    return t(
      'This was published after {0}, the latest date of the information in this assessment. Correct "issued", or change the assessment\'s "as-of" date.',
      asOf,
    );
  if (days.last < `${now.first.slice(0, 4)}-01-01` && UNPUBLISHED.test(status))
    return t(
      'This is still "{0}", although {1} is over. Say when it was published, or correct the year.',
      status,
      issued,
    );
  if (!isOld(days.last, now.first, years) || AGELESS.includes(type) || !view.follow(isGround, id))
    return undefined;
  return formatMessage(
    t(
      "This is more than {years, plural, one {# year} other {# years}} older than the assessment, which rests on it. Look for something newer, or say why it is still valid.",
    ),
    { years },
  );
}

function isOld(issued: string, now: string, years: number): boolean {
  return `${String(Number(issued.slice(0, 4)) + years)}${issued.slice(4)}` < now;
}

/** Returns whether a threat, judgment, figure or ranking is based on the source. */
function isGround(id: string, referencesByItem: readonly ItemReferences[]): boolean {
  return groundsIn(referencesByItem).has(id);
}

const groundsIn = memo((referencesByItem: readonly ItemReferences[]): ReadonlySet<string> => {
  const grounds = referencesByItem.flatMap(({ section, uses }) => {
    const isFigure = FIGURES.includes(section);
    if (!isFigure && section !== "threats" && section !== "statements") return [];
    return uses.filter(
      ({ form, keys }) =>
        form === "value" &&
        (keys === "evidence.source" || (isFigure && /^(?:source|estimated-by)$/.test(keys))),
    );
  });
  return new Set(grounds.map(({ id }) => id));
});
