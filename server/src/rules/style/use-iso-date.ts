import { t } from "@vscode/l10n";
import { writtenDate } from "../../model/dates/date.ts";
import { textOf } from "../../syntax/node.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good, fixed } from "../rule.ts";
import { replaceWord } from "../../syntax/write/collection.ts";

/** Reports dates that are ambiguous or not in ISO format. */
export const useIsoDate: Rule = {
  id: "use-iso-date",
  severity: "warning",
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  summary: "Dates are written as year, month and day: 2005-01-25.",
  why: "For some readers, 1/2/05 is in January, for others in February. A date in ISO notation means only one day, and sorts correctly. In prose, you can write dates as you like.",
  source: "ISO 8601; Bailey (2005), note 20 (1/21/05)",
  examples: [
    fixed(bad`
date: January 25, 2005
      ^^^^^^^^^^^^^^^^ Write "2005-01-25" instead of "January 25, 2005".
as-of: enero de 2005
       ^^^^^^^^^^^^^ Write "2005-01" instead of "enero de 2005".
sources:
  el-mexicano: {type: article-newspaper, issued: 1/21/05}
                                                 ^^^^^^^ Write "2005-01-21" instead of "1/21/05".
  reforma: {type: article-newspaper, issued: 2/1/2005}
                                             ^^^^^^^^ "2/1/2005" may mean "2005-02-01" or "2005-01-02". Write the one that you mean.
  page: {type: webpage, issued: 2004-6-1}
                                ^^^^^^^^ Write "2004-06-01" instead of "2004-6-1".
context:
  strike: {when: 1-14 September 2004, text: They strike.}
                 ^^^^^^^^^^^^^^^^^^^ Write "2004-09-01/2004-09-14" instead of "1-14 September 2004".
`)`
date: 2005-01-25
as-of: 2005-01
sources:
  el-mexicano: {type: article-newspaper, issued: 2005-01-21}
  reforma: {type: article-newspaper, issued: 2/1/2005}
  page: {type: webpage, issued: 2004-06-01}
context:
  strike: {when: 2004-09-01/2004-09-14, text: They strike.}
`,
    good`
date: 2005-01-25
as-of: 2004/2005-01
summary: It was 1/21/05, or January 21, 2005.
context:
  strike: {when: 2001-09-11/.., text: They strike.}
sources:
  page: {type: webpage, issued: some day}
`,
  ],
  *checkItem({ item, violations, visits }) {
    for (const { node, schema } of visits) {
      // Eight digits mean a day to the author, but the year 20,050,125 to a program.
      if (schema.format !== "edtf" || node?.kind !== "scalar" || typeof node.value !== "number") continue;
      const text = textOf(node) ?? "";
      const [day] = writtenDate(text)?.meanings ?? [];
      if (day !== undefined) yield instead(pieceSpan(item.piece, node), text, day);
    }
    for (const { keyword, params, node, span } of violations) {
      if (keyword !== "format" || params.format !== "edtf") continue;
      const text = textOf(node) ?? "";
      const [first, second] = writtenDate(text)?.meanings ?? [];
      if (first === undefined) continue;
      if (second !== undefined) {
        yield {
          span,
          suggestions: [first, second],
          message: t('"{0}" may mean "{1}" or "{2}". Write the one that you mean.', text, first, second),
        };
        continue;
      }
      yield instead(span, text, first);
    }
  },
};

function instead(span: Problem["span"], text: string, first: string): Problem {
  return {
    span,
    message: t('Write "{0}" instead of "{1}".', first, text),
    fixes: [{ title: t('Write "{0}"', first), edits: [replaceWord(span, first)], isSafe: true }],
  };
}
