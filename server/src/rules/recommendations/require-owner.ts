import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import { textsOf } from "../../model/locatedText.ts";
import { stepsOf } from "../../model/recommendation.ts";
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan } from "../../syntax/span.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports steps without an owner or a date. */
export const requireOwner: Rule = {
  id: "require-owner",
  severity: "information",
  sections: ["recommendations"],
  summary: "Every step has an owner, a level of government, or a horizon.",
  why: "If everybody is responsible, nobody acts. A step takes the owner from its recommendation if that names one actor, and the horizon if that has one. If the recommendation names several actors, none of them knows that the step is theirs.",
  source: "ISO 31000:2018, 6.5.3 (risk treatment plans: those who are accountable, and when)",
  examples: [
    bad`
recommendations:
  lights:
    title: Light the quay
    actors: [port, city]
    steps:
      - text: Buy lamps.
              ^^^^^^^^^^ Who does this, on which level, and by when? Add "owner", "levels" or "horizon".
      - Put them up.
        ^^^^^^^^^^^^ Who does this, on which level, and by when? Write "text: …" in front of it, and add "owner", "levels" or "horizon" below.
  fence:
  ^^^^^ Who does this, on which level, and by when? Add "actors", "levels" or "horizon".
    title: Mend the fence
`,
    good`
recommendations:
  lights:
    title: Light the quay
    actors: [port, city]
    steps:
      - {text: Buy lamps., owner: port}
      - {text: Put them up., horizon: {before: 2027-06}}
      - {text: Take the old ones down., status: implemented}
  fence: {title: Mend the fence, actors: port, steps: [Buy wire.]}
  talks: {title: Talk, levels: [local]}
  no: {title: Close the port, status: rejected, steps: [Close it.]}
`,
  ],
  *checkItem({ item }) {
    const { key, value, piece } = item;
    if (!key || !isOpen(value)) return;
    const steps = stepsOf(value);
    const hasOne = textsOf(valueAt(value, "actors")).length === 1 || valueAt(value, "horizon") !== undefined;
    if (steps.length === 0) {
      const says = ["actors", "levels", "horizon"].some((name) => valueAt(value, name) !== undefined);
      if (says) return;
      yield {
        span: pieceSpan(piece, key),
        message: sentences(question(), t('Add "actors", "levels" or "horizon".')),
      };
      return;
    }
    for (const step of hasOne ? [] : steps) {
      const says = ["owner", "levels", "horizon"].some((name) => valueAt(step, name) !== undefined);
      if (says || !isOpen(step)) continue;
      yield {
        span: beginningOf(step, piece),
        message:
          step.kind === "map"
            ? sentences(question(), t('Add "owner", "levels" or "horizon".'))
            : sentences(
                question(),
                t('Write "text: …" in front of it, and add "owner", "levels" or "horizon" below.'),
              ),
      };
    }
  },
};

function question(): string {
  return t("Who does this, on which level, and by when?");
}

function isOpen(node: Node | undefined): boolean {
  return !["implemented", "rejected"].includes(textOf(valueAt(node, "status")) ?? "");
}

function beginningOf(step: Node, piece: Piece): PieceSpan {
  return pieceSpan(piece, valueAt(step, "text") ?? step);
}
