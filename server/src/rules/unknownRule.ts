/** What to say of an id that no rule has. */
import { t } from "@vscode/l10n";
import { sentences } from "../language/texts.ts";
import { rules } from "./index.ts";
import type { Problem } from "./rule.ts";
import { didYouMean, nearest } from "./suggest.ts";

/** The same list for all: what is looked for in it needs its index only once. */
let known: readonly string[] | undefined;

export function unknownRule(id: string): Required<Pick<Problem, "message" | "suggestions">> {
  const suggestions = nearest(id, (known ??= rules.map((rule) => rule.id)));
  return { suggestions, message: sentences(t('There is no rule "{0}".', id), didYouMean(suggestions)) };
}
