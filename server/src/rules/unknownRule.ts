/** The message for an unknown rule id. */
import { t } from "@vscode/l10n";
import { sentences } from "../language/texts.ts";
import { rules } from "./index.ts";
import type { Problem } from "./rule.ts";
import { didYouMean, similarWords } from "./suggest.ts";

/** Built once: the index for suggestions is cached by this list. */
let known: readonly string[] | undefined;

/** Returns the message for an id that no rule has, with similar ids as suggestions. */
export function unknownRule(id: string): Required<Pick<Problem, "message" | "suggestions">> {
  const suggestions = similarWords(id, (known ??= rules.map((rule) => rule.id)));
  return { suggestions, message: sentences(t('There is no rule "{0}".', id), didYouMean(suggestions)) };
}
