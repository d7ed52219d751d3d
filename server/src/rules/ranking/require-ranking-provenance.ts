import { t } from "@vscode/l10n";
import { quotedList } from "../../language/lists.ts";
import type { Ranking } from "../../model/rankings/ranking.ts";
import { readRanking } from "../../model/rankings/ranking.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports rankings without a holder, an author, a basis or a date. */
export const requireRankingProvenance: Rule = {
  id: "require-ranking-provenance",
  severity: "warning",
  sections: ["rankings"],
  summary: "A ranking says whose priorities it shows, who says so, how they know, and when.",
  why: "A government's own priorities, an analyst's guess at them and a poll of its citizens look alike as lists, but do not have the same weight. For a ranking by the authors of the assessment, the date of the assessment is enough.",
  source:
    "ICD 203, analytic standards 1 (sources) and 3 (judgment apart from information); Bailey (2005): “a subjective estimate (my best guess)”",
  examples: [
    bad`
rankings:
  mexico-2005:
  ^^^^^^^^^^^ "mexico-2005" has no "of", "estimated-by", "basis" or "date". To weigh the order, readers need to know whose priorities these are, who says so, how they know, and when. Add what is missing.
    order: [organized-crime, terrorism]
`,
    bad`
date: 2005-01-25
rankings:
  public:
  ^^^^^^ "public" has no "date". To weigh the order, readers need to know whose priorities these are, who says so, how they know, and when. Add what is missing.
    of: mexican-public
    estimated-by: cide-comexi-2004
    basis: survey
    order: [terrorism]
`,
    good`
date: 2005-01-25
rankings:
  mexico-2005:
    of: mexico
    estimated-by: author
    basis: analyst-judgment
    order: [organized-crime, terrorism]
  public:
    of: mexican-public
    estimated-by: cide-comexi-2004
    basis: survey
    date: 2004-07
    order: [terrorism]
  not-yet-written:
    order: []
`,
  ],
  *checkItem({ item }, { asOf }) {
    const ranking = readRanking(item);
    const missing = ranking ? missingIn(ranking, asOf !== undefined) : [];
    // An empty order is unfinished, and its provenance may follow with its entries.
    if (!ranking || missing.length === 0 || ranking.entries.length === 0) return;
    const message = t(
      '"{0}" has no {1}. To weigh the order, readers need to know whose priorities these are, who says so, how they know, and when. Add what is missing.',
      ranking.id.text,
      quotedList(missing, "or"),
    );
    yield { span: ranking.id.span, message };
  },
};

/** The keys that the provenance of a ranking lacks. */
function missingIn({ of, estimatedBy, basis, date }: Ranking, isDated: boolean): string[] {
  return [
    of ? undefined : "of",
    estimatedBy ? undefined : "estimated-by",
    basis ? undefined : "basis",
    date || (isDated && estimatedBy?.text === "author") ? undefined : "date",
  ].filter((each) => each !== undefined);
}
