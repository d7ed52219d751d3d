import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import { textsOf } from "../../model/basics/locatedText.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { openWorkIn } from "./openWork.ts";

/** Reports steps without an owner. */
export const requireOwner: Rule = {
  id: "require-owner",
  severity: "information",
  sections: ["recommendations"],
  summary: "Every step has an owner or a level of government.",
  why: "If everybody is responsible, nobody acts. A step takes the owner from its recommendation if that names one actor. If the recommendation names several actors, none of them knows that the step is theirs.",
  source: "ISO 31000:2018, 6.5.3 (risk treatment plans: those who are accountable and responsible)",
  examples: [
    bad`
recommendations:
  lights:
    title: Light the quay
    actors: [port, city]
    horizon: {before: 2027-06}
    steps:
      - text: Buy lamps.
              ^^^^^^^^^^ Who does this, or on which level? Add "owner" or "levels".
      - Put them up.
        ^^^^^^^^^^^^ Who does this, or on which level? Write "text: …" in front of it, and add "owner" or "levels" below.
  fence:
  ^^^^^ Who does this, or on which level? Add "actors" or "levels".
    title: Mend the fence
`,
    good`
recommendations:
  lights:
    title: Light the quay
    actors: [port, city]
    steps:
      - {text: Buy lamps., owner: port}
      - {text: Put them up., levels: [local]}
      - {text: Take the old ones down., status: implemented}
  fence: {title: Mend the fence, actors: port, steps: [Buy wire.]}
  talks: {title: Talk, levels: [local]}
  no: {title: Close the port, status: rejected, steps: [Close it.]}
`,
  ],
  *checkItem({ item }) {
    if (textsOf(valueAt(item.value, "actors")).length === 1) return;
    for (const { node, span, form } of openWorkIn(item)) {
      const isSaid = ["actors", "owner", "levels"].some((name) => valueAt(node, name) !== undefined);
      if (!isSaid)
        yield { span, message: sentences(t("Who does this, or on which level?"), adviceFor[form]()) };
    }
  },
};

const adviceFor = {
  recommendation: () => t('Add "actors" or "levels".'),
  step: () => t('Add "owner" or "levels".'),
  sentence: () => t('Write "text: …" in front of it, and add "owner" or "levels" below.'),
};
