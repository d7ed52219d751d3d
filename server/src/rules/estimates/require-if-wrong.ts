import { t } from "@vscode/l10n";
import { locatedTextAt, textsOf } from "../../model/basics/locatedText.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports assumptions without their consequences. */
export const requireIfWrong: Rule = {
  id: "require-if-wrong",
  severity: "information",
  preset: "strict",
  sparesRecords: true,
  sections: ["statements"],
  summary: "An assumption says what follows if it is wrong.",
  why: "Judgments rest on assumptions that nobody has proved. Readers can prepare for the case that one of them fails only if they know which judgments fail with it.",
  source:
    "ICD 203 (2015, technical amendment of 2022), D.6.e.(3): implications for judgments if assumptions prove to be incorrect",
  examples: [
    bad`
statements:
  army:
    kind: assumption
          ^^^^^^^^^^ This assumption does not say what follows if it is wrong. Add "if-wrong".
    text: The army stays in the valley until the harvest.
  rain: {role: assumption, text: The rains begin in October.}
               ^^^^^^^^^^ This assumption does not say what follows if it is wrong. Add "if-wrong".
`,
    bad`
statements:
  caudal:
    kind: assumption
          ^^^^^^^^^^ This assumption does not say what follows if it is wrong. Add "if-wrong".
    text: El caudal del río se mantiene por encima del mínimo.
    gaps: [El caudal de los afluentes no se mide.]
`,
    good`
statements:
  army: {kind: assumption, text: The army stays in the valley., if-wrong: The estimate for the river is too low.}
  caudal: {role: assumption, text: El caudal se mantiene., if-wrong: La represa no alcanza para dos ciudades.}
  judgment: {kind: judgment, text: The army stays in the valley.}
  fact: {role: assumption, kind: information, text: The army has been in the valley since 2019.}
`,
  ],
  *checkItem({ item: { piece, value } }) {
    const [kind, role] = ["kind", "role"].map((key) => locatedTextAt(piece, value, key));
    const assumption = [kind, kind === undefined ? role : undefined].find(
      (each) => each?.text === "assumption",
    );
    if (!assumption || textsOf(valueAt(value, "if-wrong")).length > 0) return;
    yield {
      span: assumption.span,
      message: t('This assumption does not say what follows if it is wrong. Add "if-wrong".'),
    };
  },
};
