/** What to say of an id that no rule has. */
import { t } from "@vscode/l10n";
import { rules } from "./index.ts";
import type { Problem } from "./rule.ts";
import { didYouMean, nearest } from "./suggest.ts";

export function noSuchRule(id: string): Required<Pick<Problem, "message" | "suggestions">> {
  const suggestions = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  return { suggestions, message: t('There is no rule "{0}".', id) + didYouMean(suggestions) };
}
