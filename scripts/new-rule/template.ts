/** The file of a rule that does nothing yet: it compiles, and its examples fail until it is written. */

/** What a rule is called and the folder that it is in. */
export interface RuleName {
  readonly group: string;
  readonly id: string;
}

/** The name of the constant that holds the rule. */
export function constantOf({ id }: RuleName): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

export function templateOf(name: RuleName): string {
  return `import { t } from "@vscode/l10n";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** What the rule finds, in a few words. */
export const ${constantOf(name)}: Rule = {
  id: "${name.id}",
  severity: "warning",
  // The sections whose items it looks at.
  sections: ["statements"],
  // What the rule asks for, in one sentence.
  summary: "",
  // Why it matters to whoever reads the assessment.
  why: "",
  // The standard, paper or tool behind it.
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
