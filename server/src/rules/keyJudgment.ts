/** Key judgments: those that decision makers should remember, of which the standards ask more than of others. */
import type { Facts } from "../model/facts/facts.ts";
import type { LocatedText } from "../model/basics/locatedText.ts";
import { locatedTextAt, textsOf } from "../model/basics/locatedText.ts";
import { textOf, valueAt } from "../syntax/node.ts";

/**
 * Returns the role of a key judgment with its span. Judgments that others hold, and those that restate another one,
 * are not meant.
 */
export function keyJudgmentRole({ section, item }: Facts): LocatedText | undefined {
  const { piece, value } = item;
  const role = section === "statements" ? locatedTextAt(piece, value, "role") : undefined;
  if (role?.text !== "key-judgment" || valueAt(value, "restates")) return undefined;
  const isJudgment = (textOf(valueAt(value, "kind")) ?? "judgment") === "judgment";
  const isOwn = textsOf(valueAt(value, "holder")).every((holder) => holder === "author");
  return isJudgment && isOwn ? role : undefined;
}
