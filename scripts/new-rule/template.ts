/** The template for a new rule. It compiles, and its examples fail until the rule is written. */

/** The id of a rule and its group. */
export interface RuleName {
  readonly group: string;
  readonly id: string;
}

/** The name of the constant for the rule. */
export function constantOf({ id }: RuleName): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The file of the new rule. */
export function templateOf(name: RuleName): string {
  return `import { t } from "@vscode/l10n";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Describe what the rule reports, in a few words. */
export const ${constantOf(name)}: Rule = {
  id: "${name.id}",
  severity: "warning",
  // The sections whose items the rule checks.
  sections: ["statements"],
  // What the rule requires, in one sentence.
  summary: "",
  // Why it matters to the reader of the assessment.
  why: "",
  // The standard, paper or tool that the rule follows.
  source: "",
  examples: [
    bad\`
statements:
  something-wrong: {text: A statement in which the rule finds something.}
  ^^^^^^^^^^^^^^^ What is wrong with "something-wrong", and what to do.
\`,
    good\`
statements:
  nothing-wrong: {text: A statement in which it finds nothing.}
\`,
  ],
  *checkItem({ definition }) {
    if (definition?.id !== "") return;
    const { id, span } = definition;
    yield { span, message: t('What is wrong with "{0}", and what to do.', id) };
  },
};
`;
}
