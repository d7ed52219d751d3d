import { t } from "@vscode/l10n";
import type { Place } from "../../syntax/place.ts";
import type { Rule } from "../rule.ts";
import { bad, good, mended } from "../rule.ts";
import type { Suppression } from "../suppressions.ts";

/** Suppressions that suppress nothing. */
export const noUnusedSuppression: Rule = {
  id: "no-unused-suppression",
  severity: "warning",
  covers: ["require-suppression-reason"],
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  summary: "Every suppression suppresses something.",
  why: "A suppression that is no longer needed hides the next finding of its rule in the same place.",
  source: "ESLint (reportUnusedDisableDirectives)",
  examples: [
    mended(bad`
assessment: 1
# threat-assessment-disable-next-line no-placeholder -- a working title
                                      ^^^^^^^^^^^^^^ "no-placeholder" finds nothing here to suppress. Remove it.
title: Threats to the harbour
`)`
assessment: 1
title: Threats to the harbour
`,
    mended(bad`
assessment: 1
title: Threats to the harbour # threat-assessment-disable-line no-placeholder
                                                               ^^^^^^^^^^^^^^ "no-placeholder" finds nothing here to suppress. Remove it.
`)`
assessment: 1
title: Threats to the harbour
`,
    mended(bad`
# threat-assessment-disable-file no-placeholder, use-covers -- as it stands in the source
                                                 ^^^^^^^^^^ "use-covers" finds nothing here to suppress. Remove it.
assessment: 1
title: TBD
`)`
# threat-assessment-disable-file no-placeholder -- as it stands in the source
assessment: 1
title: TBD
`,
    bad`
assessment: 1
# threat-assessment-disable-next-line no-placeholder -- reason
                                      ^^^^^^^^^^^^^^ The reason is still to be written, so "no-placeholder" is not suppressed. Say why it is accepted.
title: TBD
`,
    good`
assessment: 1
# threat-assessment-disable-next-line no-placeholder -- a working title
title: TBD
`,
    good`
assessment: 1
title: Harbour
# threat-assessment-disable-next-line no-placeholder -- the working text covers the whole entry
summary: |
  The port is busy.
  The rest is TBD.
`,
  ],
  *checkSuppression(suppression, { isUsed, isKnown }) {
    const { rule, place, isPlaceholder } = suppression;
    if (isPlaceholder && isKnown) {
      const message = t(
        'The reason is still to be written, so "{0}" is not suppressed. Say why it is accepted.',
        rule,
      );
      yield { place, message };
      return;
    }
    if (isUsed || !isKnown) return;
    yield {
      place,
      message: t('"{0}" finds nothing here to suppress. Remove it.', rule),
      fixes: [
        {
          title: t("Remove the suppression"),
          edits: [{ place: removable(suppression), text: "" }],
          isSafe: true,
        },
      ],
    };
  },
};

/** What goes with the id: the whole comment, its line if it stands alone there, or the comma to the next id. */
function removable({ place, comment, isAlone }: Suppression): Place {
  const { text } = place.piece;
  if (!isAlone) {
    const after = /^[ \t]*,?[ \t]*/.exec(text.slice(place.end, comment.end))?.[0] ?? "";
    const before = /[ \t]*,?[ \t]*$/.exec(text.slice(comment.start, place.start))?.[0] ?? "";
    return after.includes(",")
      ? { ...place, end: place.end + after.length }
      : { ...place, start: place.start - before.length };
  }
  if (!/(?:^|[\r\n])$/.test(text.slice(0, comment.start))) return comment;
  const lineBreak = /^(?:\r\n|\r|\n)?/.exec(text.slice(comment.end))?.[0] ?? "";
  return { ...comment, end: comment.end + lineBreak.length };
}
