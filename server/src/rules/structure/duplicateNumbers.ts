/** Finds statements that readers cannot tell apart: they are named by their role and their number. */
import { t } from "@vscode/l10n";
import { labelOfWord } from "../../format/labels.ts";
import { capitalized, translated } from "../../language/texts.ts";
import type { Facts } from "../../model/facts/facts.ts";
import type { LocatedText } from "../../model/basics/locatedText.ts";
import { locatedTextAt } from "../../model/basics/locatedText.ts";
import { memo } from "../../syntax/memo.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Problem, View } from "../rule.ts";

/** Yields the statements that have the role and the number of an earlier one. */
export function* duplicateNumbers({ inEach }: View): Generator<Problem> {
  const seen = new Map<string, LocatedText>();
  for (const numbered of inEach(numberOf)) {
    if (!numbered) continue;
    const { role, number } = numbered;
    const name = `${role} ${number.text.trim()}`;
    const first = seen.get(name);
    if (!first) seen.set(name, number);
    else
      yield {
        span: number.span,
        severity: "warning",
        message: t(
          'Two statements are called "{0}". Give one of them another number.',
          `${capitalized(translated(labelOfWord(role)))} ${number.text.trim()}`,
        ),
        related: [{ span: first.span, message: t("The first one") }],
      };
  }
}

/** The role and the number of a statement; `undefined` for what others say, and for what says another one again. */
const numberOf = memo(({ section, item }: Facts): { role: string; number: LocatedText } | undefined => {
  if (section !== "statements" || valueAt(item.value, "restates") || valueAt(item.value, "holder"))
    return undefined;
  const role = textOf(valueAt(item.value, "role"));
  const number = locatedTextAt(item.piece, item.value, "number");
  return role === undefined || number === undefined ? undefined : { role, number };
});
