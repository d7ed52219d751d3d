/** Reports entries without an id: their keys are read as ids. */
import { t } from "@vscode/l10n";
import type { Problem, View } from "../rule.ts";

/** Yields a problem at the first such key of each section; the others belong to the same entry. */
export function* missingIds({ keysAsIds }: View): Generator<Problem> {
  for (const [index, { section, key, span }] of keysAsIds.entries()) {
    if (keysAsIds[index - 1]?.section === section) continue;
    yield {
      span,
      message: t(
        '"{0}" is a key of an entry, but the entry has no id. Write a line with an id of your own above it, such as "first:", and indent the keys below.',
        key,
      ),
    };
  }
}
