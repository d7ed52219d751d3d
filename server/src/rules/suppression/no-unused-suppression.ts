import { t } from "@vscode/l10n";
import type { PieceSpan } from "../../syntax/span.ts";
import type { Fix, Rule } from "../rule.ts";
import { bad, good, fixed } from "../rule.ts";
import type { SuppressedRule } from "../suppressions.ts";
import { blanksBefore } from "../../syntax/scan.ts";
import type { PieceEdit } from "../../syntax/write/edit.ts";

/** Reports suppressions that suppress nothing. */
export const noUnusedSuppression: Rule = {
  id: "no-unused-suppression",
  severity: "warning",
  covers: ["require-suppression-reason"],
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  summary: "Every suppression suppresses a problem.",
  forReaders: "The authors accept only problems that exist.",
  why: "A suppression that is no longer needed hides the next problem of its rule in the same place. The rule reports nothing while the file has errors or names a file that cannot be read, because it cannot know then what a suppression hides. It also ignores suppressions of rules that are off.",
  source: "ESLint (reportUnusedDisableDirectives)",
  examples: [
    fixed(bad`
assessment: 1
# threat-assessment-disable-next-line no-placeholder -- a working title
                                      ^^^^^^^^^^^^^^ There is no problem of the rule "no-placeholder" to suppress here. Remove it.
title: Threats to the harbour
`)`
assessment: 1
title: Threats to the harbour
`,
    fixed(bad`
assessment: 1
# threat-assessment-disable-next-line no-placeholder -- a working title
                                      ^^^^^^^^^^^^^^ There is no problem of the rule "no-placeholder" to suppress here, only elsewhere in the file. Move the comment there, or remove it.
title: Threats to the harbour
summary: TBD
`)`
assessment: 1
# threat-assessment-disable-next-line no-placeholder -- a working title
title: Threats to the harbour
summary: TBD
`,
    fixed(bad`
assessment: 1
title: Threats to the harbour # threat-assessment-disable-line no-placeholder
                                                               ^^^^^^^^^^^^^^ There is no problem of the rule "no-placeholder" to suppress here. Remove it.
`)`
assessment: 1
title: Threats to the harbour
`,
    fixed(bad`
# threat-assessment-disable-file no-placeholder, use-covers
                                                 ^^^^^^^^^^ There is no problem of the rule "use-covers" to suppress here. Remove it.
assessment: 1
title: TBD
`)`
# threat-assessment-disable-file no-placeholder
assessment: 1
title: TBD
`,
    fixed(bad`
assessment: 1
# threat-assessment-disable no-placeholder
                            ^^^^^^^^^^^^^^ There is no problem of the rule "no-placeholder" to suppress here. Remove it.
title: Threats to the harbour
# threat-assessment-enable no-placeholder
date: 2026-01
# threat-assessment-enable no-placeholder
                           ^^^^^^^^^^^^^^ This comment enables a rule that no comment above disables. Remove it.
`)`
assessment: 1
title: Threats to the harbour
date: 2026-01
`,
    bad`
assessment: 1
# threat-assessment-disable-next-line no-placeholder -- reason
                                      ^^^^^^^^^^^^^^ The reason is only a placeholder, so "no-placeholder" is not suppressed. Say why you accept the problem.
title: TBD
`,
    good`
assessment: 1
# threat-assessment-disable-next-line no-placeholder -- a working title
title: TBD
`,
    good`
assessment: 1
title: Threats to the harbour
taxonomy: bailey-2004
rankings:
  port:
    order:
      - organized-crime
      # threat-assessment-disable-next-line no-mixed-granularity -- the source ranks the whole cluster
      - natural-disasters
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
  *checkSuppression(suppression, { isUsed, isKnown, isCertain, isMissed }) {
    const { rule, span, isPlaceholder, isUnmatchedEnd } = suppression;
    if (isUnmatchedEnd) {
      if (!isKnown) return;
      const message = t("This comment enables a rule that no comment above disables. Remove it.");
      yield { span, message, fixes: [removal([suppression], { isSafe: true })] };
      return;
    }
    if (isPlaceholder && isKnown) {
      const message = t(
        'The reason is only a placeholder, so "{0}" is not suppressed. Say why you accept the problem.',
        rule,
      );
      yield { span, message };
      return;
    }
    if (isUsed || !isKnown || !isCertain) return;
    const { end } = suppression;
    yield {
      span,
      message: isMissed
        ? t(
            'There is no problem of the rule "{0}" to suppress here, only elsewhere in the file. Move the comment there, or remove it.',
            rule,
          )
        : t('There is no problem of the rule "{0}" to suppress here. Remove it.', rule),
      fixes: [removal([suppression, ...(end ? [end] : [])], { isSafe: !isMissed })],
    };
  },
};

function removal(suppressedRules: readonly SuppressedRule[], { isSafe }: { readonly isSafe: boolean }): Fix {
  const edits = suppressedRules.map((suppressedRule): PieceEdit => ({
    span: removable(suppressedRule),
    text: "",
  }));
  return { title: t("Remove the suppression"), edits, isSafe };
}

/**
 * Returns the span to delete with the id: the whole comment, its whole line if it is alone there, or the
 * comma next to the id.
 */
function removable({ span, comment, isAlone }: SuppressedRule): PieceSpan {
  const { text } = span.piece;
  if (!isAlone) {
    const after = /^[ \t]*(?:,[ \t]*)?/.exec(text.slice(span.end, comment.end))?.[0] ?? "";
    return after.includes(",")
      ? { ...span, end: span.end + after.length }
      : { ...span, start: separatorBefore(text, span.start) };
  }
  if (!/^$|[\r\n]/.test(text.charAt(comment.start - 1))) return comment;
  const lineBreak = /^(?:\r\n|\r|\n)?/.exec(text.slice(comment.end))?.[0] ?? "";
  return { ...comment, end: comment.end + lineBreak.length };
}

/** Returns the offset at which the comma before an offset begins, including the blanks around it. */
function separatorBefore(text: string, offset: number): number {
  const start = blanksBefore(text, offset);
  return text.charAt(start - 1) === "," ? blanksBefore(text, start - 1) : start;
}
