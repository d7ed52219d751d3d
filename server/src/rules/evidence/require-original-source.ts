import { t } from "@vscode/l10n";
import { evidenceIn } from "../../model/evidence/evidence.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports second-hand quotations that do not name the original source. */
export const requireOriginalSource: Rule = {
  id: "require-original-source",
  severity: "information",
  summary: "A quotation from a secondary source names the original and its date.",
  why: "Words from a secondary source may be shortened, translated or old. “At this time” means the time of the original, not of the work in which you read it.",
  source:
    "ICD 206, Sourcing Requirements for Disseminated Analytic Products; The Chicago Manual of Style, 14.260 (“quoted in”)",
  examples: [
    bad`
sources:
  fmso: {type: report}
  curtis-2004: {type: article-journal, issued: 2004}
statements:
  no-link:
    text: No link was known.
    evidence:
      - quoted-in: curtis-2004
                   ^^^^^^^^^^^ This is known only through "curtis-2004". Name the original under "source" or its "speaker", with the date.
        quote: no apparent link exists
      - source: fmso
        quoted-in: curtis-2004
                   ^^^^^^^^^^^ This is known only through "curtis-2004", and the date of the original is missing. Add "date", because the words are about that time.
        quote: at this time, no apparent link exists
      - source: curtis-2004
        quoted-in: curtis-2004
                   ^^^^^^^^^^^ This is known only through "curtis-2004". Name the original under "source" or its "speaker", with the date.
        date: 2002
        quote: no apparent link exists
`,
    good`
sources:
  fmso-2002: {type: report, issued: 2002}
  curtis-2004: {type: article-journal, issued: 2004}
statements:
  no-link:
    text: No link was known.
    evidence:
      - {source: fmso-2002, quoted-in: curtis-2004, quote: no apparent link exists}
      - {speaker: Glenn Curtis, date: 2003-05, quoted-in: curtis-2004, quote: no apparent link exists}
      - {source: from-a-bibliography, quoted-in: curtis-2004, quote: no apparent link exists}
`,
  ],
  *checkItem({ item }, view) {
    for (const { source, quotedIn, speaker, date } of evidenceIn(item)) {
      if (!quotedIn) continue;
      const isNamed = source ? source.text !== quotedIn.text : speaker !== undefined;
      const original = source && view.work(source.text);
      const isDated = date !== undefined || (source ? !original || original.issued !== undefined : false);
      if (isNamed && isDated) continue;
      yield {
        span: quotedIn.span,
        message: isNamed
          ? t(
              'This is known only through "{0}", and the date of the original is missing. Add "date", because the words are about that time.',
              quotedIn.text,
            )
          : t(
              'This is known only through "{0}". Name the original under "source" or its "speaker", with the date.',
              quotedIn.text,
            ),
      };
    }
  },
};
