/** Ratings: the likelihood, the impact and the level of risk of a threat, today, without controls and with them. */
import type { Item } from "../../syntax/document.ts";
import { memo } from "../../syntax/memo.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { Estimate } from "./estimate.ts";
import { estimatesIn } from "./estimate.ts";
import type { LocatedText } from "../basics/locatedText.ts";
import { locatedText, locatedTextAt, nodesAt } from "../basics/locatedText.ts";

/** A level of impact or of risk, or a range of levels. Both ends are the same word for a single level. */
export interface Grade {
  readonly from: LocatedText;
  readonly to: LocatedText;
  /** Why it is this level. */
  readonly because: string | undefined;
}

/** One rating of a threat. */
export interface Rating {
  /** What is rated: the threat as it is, the threat without or with controls, or a variant of it. */
  readonly of: "threat" | "inherent" | "residual" | "variant";
  readonly likelihood: Estimate | undefined;
  readonly impact: Grade | undefined;
  readonly risk: Grade | undefined;
}

/** Returns the ratings of a threat that give a likelihood, an impact or a level of risk, its own first. */
export const ratingsIn = memo((item: Item): readonly Rating[] => {
  const { piece, value } = item;
  const parts: readonly (readonly [Rating["of"], readonly (Node | undefined)[]])[] = [
    ["threat", [value]],
    ["inherent", nodesAt(value, "inherent")],
    ["residual", nodesAt(value, "residual")],
    ["variant", nodesAt(value, "variants")],
  ];
  return parts
    .flatMap(([of, holders]) => holders.map((holder) => ({ of, holder })))
    .map(({ of, holder }): Rating => ({
      of,
      likelihood: estimatesIn(item).find((each) => each.holder === holder),
      impact: gradeAt(piece, holder, "impact"),
      risk: gradeAt(piece, holder, "risk"),
    }))
    .filter(({ likelihood, impact, risk }) => likelihood ?? impact ?? risk);
});

/** Returns the level or the range of levels under a key, in its short or its long form. */
export function gradeAt(piece: Piece, node: Node | undefined, key: string): Grade | undefined {
  const grade = valueAt(node, key);
  const level = locatedText(piece, grade) ?? locatedTextAt(piece, grade, "level");
  const from = level ?? locatedTextAt(piece, grade, "from");
  const to = level ?? locatedTextAt(piece, grade, "to");
  return from && to ? { from, to, because: textOf(valueAt(grade, "because")) } : undefined;
}

/** Returns the words of a level or a range: `high`, or `medium–high`. */
export function gradeText({ from, to }: Grade): string {
  return from.text === to.text ? from.text : `${from.text}–${to.text}`;
}
