import { t } from "@vscode/l10n";
import type { Evidence } from "../../model/evidence/evidence.ts";
import { evidenceIn } from "../../model/evidence/evidence.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Rule, View } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Types of sources in which a reader cannot find a sentence without a page or section. */
const LONG = [
  "report",
  "article-journal",
  "book",
  "chapter",
  "thesis",
  "paper-conference",
  "manuscript",
  "hearing",
  "legislation",
  "regulation",
  "treaty",
  "legal_case",
];

/** Reports quotations without a locator. */
export const requireQuoteLocator: Rule = {
  id: "require-quote-locator",
  severity: "warning",
  summary: "Every quotation says where it is in its source (`at`) or who said it (`speaker`).",
  forReaders: "Every quotation says where it is in its source, or who said it.",
  why: "Others repeat quotations, and need to be able to check them. In a news story or on a web page, readers find a quotation without a page number. In a report, a book or a judgment, they do not.",
  source: "ICD 206, Sourcing Requirements for Disseminated Analytic Products (source reference citations)",
  examples: [
    bad`
sources:
  curtis-2004: {type: article-journal, page: 5-23}
statements:
  no-link:
    text: No link was known.
    evidence:
      - source: curtis-2004
        quote: no apparent link exists
        ^^^^^ This quotation does not say where it is in "curtis-2004". Add the page or section under "at", so that readers can check it.
      - quote: they are all in it
        ^^^^^ This quotation does not say whose words these are. Add "source" with "at", or "speaker".
`,
    good`
sources:
  curtis-2004: {type: article-journal, page: 5-23}
  el-universal: {type: article-newspaper}
statements:
  no-link:
    text: No link was known.
    evidence:
      - {source: curtis-2004, at: p. 20, quote: no apparent link exists}
      - {source: curtis-2004, speaker: Glenn Curtis, quote: no apparent link exists}
      - {source: el-universal, quote: the first time}
      - {source: curtis-2004, text: No link.}
      - {source: from-a-bibliography, quote: no link}
`,
  ],
  *checkItem({ item }, view) {
    for (const { source, quotedIn, quote, at, speaker, value } of evidenceIn(item)) {
      if (!quote || at || speaker) continue;
      const seen = quotedIn ?? source;
      // A footnote or a result names its own source.
      if (!seen && ["note", "result", "reported-by"].some((key) => valueAt(value, key))) continue;
      if (seen && !isLong(seen, view)) continue;
      yield {
        span: quote,
        message: seen
          ? t(
              'This quotation does not say where it is in "{0}". Add the page or section under "at", so that readers can check it.',
              seen.text,
            )
          : t('This quotation does not say whose words these are. Add "source" with "at", or "speaker".'),
      };
    }
  },
};

function isLong({ text }: NonNullable<Evidence["source"]>, view: View): boolean {
  return LONG.includes(view.work(text)?.type ?? "");
}
