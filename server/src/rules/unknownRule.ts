/** The problem of an id that no rule has, or has no longer. */
import { t } from "@vscode/l10n";
import { sentences } from "../language/texts.ts";
import { ruleNamed } from "./ids.ts";
import { rules } from "./index.ts";
import type { Problem, Severity } from "./rule.ts";
import { didYouMean, similarWords } from "./suggest.ts";

/** Built once: the index for suggestions is cached by this list. */
let known: readonly string[] | undefined;

/** Returns the message for an id that no rule has, with similar ids as suggestions. */
export function unknownRule(id: string): Required<Pick<Problem, "message" | "suggestions">> {
  const suggestions = similarWords(id, (known ??= rules.map((rule) => rule.id)));
  return { suggestions, message: sentences(t('There is no rule "{0}".', id), didYouMean(suggestions)) };
}

/** Returns the problem of an id that a rule had before; `undefined` for every other id. */
export function formerRule(
  id: string,
): (Required<Pick<Problem, "message" | "suggestions">> & { readonly severity: Severity }) | undefined {
  const rule = ruleNamed(id);
  if (!rule || rule.id === id) return undefined;
  return {
    severity: "information",
    suggestions: [rule.id],
    message: t('"{0}" is a former name of the rule "{1}". It still works, but write "{1}".', id, rule.id),
  };
}
