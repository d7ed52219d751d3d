import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import type { DirectiveTypo } from "../directives.ts";
import type { Problem, Rule } from "../rule.ts";
import { bad, good, fixed } from "../rule.ts";
import { didYouMean } from "../suggest.ts";
import { formerRule, unknownRule } from "../unknownRule.ts";
import { commentEdit } from "../../syntax/write/edit.ts";

/** Reports ids of rules that do not exist. */
export const noUnknownRule: Rule = {
  id: "no-unknown-rule",
  severity: "error",
  covers: ["no-unused-suppression", "require-suppression-reason"],
  kinds: ["assessment", "taxonomy", "configuration", "scale"],
  summary: "Every comment that suppresses a rule has the correct form, and the rule exists.",
  forReaders: "When the authors accept a problem, it is clear which one.",
  why: "A misspelled id or comment suppresses nothing, and nobody notices. (For a configuration, the rule `no-wrong-setting` reports this.) A former name of a rule still works, and the problem offers the present one.",
  source: "ESLint (definition for rule not found)",
  examples: [
    bad`
assessment: 1
# threat-assessment-disable-next-line no-placehoder -- a working title
                                      ^^^^^^^^^^^^^ There is no rule "no-placehoder". Did you mean "no-placeholder"?
title: Harbour
# threat-assessment-disable-nextline no-placeholder -- a working title
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ There is no comment "threat-assessment-disable-nextline". Did you mean "threat-assessment-disable-next-line"?
date: 2026-01
# threat-assessment-disable-file
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The comment does not say which rule it suppresses. Add the id of the rule, which is shown with the problem.
`,
    fixed(bad`
assessment: 1
# threat-assessment-disable-next-line no-placeholder - a working title
                                                    ^^^^^^^^^^^^^^^^^^ Write the reason after two hyphens: "-- a working title".
title: TBD
`)`
assessment: 1
# threat-assessment-disable-next-line no-placeholder -- a working title
title: TBD
`,
    good`
assessment: 1
# threat-assessment-disable-next-line no-placeholder -- a working title
title: TBD
`,
  ],
  *checkSuppression({ rule, formerId, span, typo }, { isKnown }) {
    if (typo) yield typo.kind === "directive" ? noSuchComment(typo) : hyphensMissing(typo);
    if (typo?.kind === "directive") return;
    if (rule === "") {
      yield {
        span,
        message: t(
          "The comment does not say which rule it suppresses. Add the id of the rule, which is shown with the problem.",
        ),
      };
      return;
    }
    const former = formerId === undefined ? undefined : formerRule(formerId);
    if (!isKnown) yield { span, ...unknownRule(rule) };
    else if (former) yield { span, ...former };
  },
};

function noSuchComment({ span, written, intended }: DirectiveTypo): Problem {
  const message = sentences(t('There is no comment "{0}".', written), didYouMean([intended]));
  return { span, message, suggestions: [intended] };
}

function hyphensMissing({ span, intended }: DirectiveTypo): Problem {
  return {
    span,
    message: t('Write the reason after two hyphens: "{0}".', intended.trim()),
    fixes: [{ title: t('Write "{0}"', intended.trim()), edits: [commentEdit(span, intended)], isSafe: true }],
  };
}
