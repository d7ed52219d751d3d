import { t } from "@vscode/l10n";
import { sentences } from "../../language/texts.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { openWorkIn } from "./openWork.ts";

/** Reports steps without a deadline. */
export const requireDeadline: Rule = {
  id: "require-deadline",
  severity: "information",
  preset: "strict",
  sections: ["recommendations"],
  summary: "Every step says when it should happen.",
  why: "Without a deadline, nobody can say that a step is late. A step takes the horizon or the trigger from its recommendation. A step with a condition waits for that.",
  source:
    "ISO 31000:2018, 6.5.3 (risk treatment plans: when actions are expected to be undertaken and completed)",
  examples: [
    bad`
recommendations:
  lights:
    title: Light the quay
    steps:
      - {text: Buy lamps., owner: port}
               ^^^^^^^^^^ By when? Add "horizon", here or for the recommendation.
      - Put them up.
        ^^^^^^^^^^^^ By when? Write "text: …" in front of it and add "horizon" below, or add it for the recommendation.
  fence:
  ^^^^^ By when? Add "horizon", or the event that should start it as "trigger".
    title: Mend the fence
`,
    good`
recommendations:
  lights:
    title: Light the quay
    steps:
      - {text: Buy lamps., horizon: {before: 2027-06}}
      - {text: Buy more lamps., condition: if the first ones last}
      - {text: Take the old ones down., status: implemented}
  fence: {title: Mend the fence, horizon: 2 years, steps: [Buy wire.]}
  talks: {title: Talk, trigger: The election of a mayor.}
  no: {title: Close the port, status: rejected}
`,
  ],
  *checkItem({ item }) {
    if (["horizon", "trigger"].some((name) => valueAt(item.value, name) !== undefined)) return;
    for (const { node, span, form } of openWorkIn(item)) {
      const isSaid = ["horizon", "condition"].some((name) => valueAt(node, name) !== undefined);
      if (!isSaid) yield { span, message: sentences(t("By when?"), adviceFor[form]()) };
    }
  },
};

const adviceFor = {
  recommendation: () => t('Add "horizon", or the event that should start it as "trigger".'),
  step: () => t('Add "horizon", here or for the recommendation.'),
  sentence: () =>
    t('Write "text: …" in front of it and add "horizon" below, or add it for the recommendation.'),
};
