import { t } from "@vscode/l10n";
import { sentences as joined } from "../../language/texts.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";
import { judgmentSentences, wordsOfSpan } from "../sentences.ts";

/** Reports forecasts that say nothing about their likelihood. */
export const noBareForecast: Rule = {
  id: "no-bare-forecast",
  severity: "information",
  preset: "strict",
  sections: ["statements"],
  summary: "A judgment about the future says how probable it is.",
  why: "A sentence such as “the port will close” sounds as if nothing else could happen. Few authors mean that, and readers cannot see how much doubt there is. The rule ignores judgments with a likelihood, with a confidence or with a condition, and those whose text has a word for how probable something is.",
  source:
    "ICD 203 (2015, technical amendment of 2022), D.6.e.(2)(a); PHIA, Explaining Uncertainty in UK Intelligence Assessment (24 March 2025), Probability Yardstick",
  examples: [
    bad`
scales: {likelihood: phia-likelihood}
statements:
  strike:
    kind: judgment
    text: A strike will close the port, and ships are going to wait.
                   ^^^^^^^^^^ "will close" leaves no room for doubt. Say how probable it is: add "likelihood", or write a term of "PHIA probability yardstick".
  valley: {role: key-judgment, text: We judge that the army will not leave the valley.}
                                                            ^^^^^^^^^^^^^^ "will not leave" leaves no room for doubt. Say how probable it is: add "likelihood", or write a term of "PHIA probability yardstick".
`,
    bad`
statements:
  sequía: {kind: judgment, text: La represa se quedará sin agua en agosto.}
                                               ^^^^^^^ "quedará" leaves no room for doubt. Say how probable it is: add "likelihood", or write a term of "ICD 203 expressions of likelihood".
  huelga: {kind: judgment, text: El sindicato va a cerrar el puerto.}
                                              ^^^^^^^^^^^ "va a cerrar" leaves no room for doubt. Say how probable it is: add "likelihood", or write a term of "ICD 203 expressions of likelihood".
`,
    good`
statements:
  word: {kind: judgment, text: A strike is likely. It will close the port.}
  field: {kind: judgment, text: A strike will close the port., likelihood: {term: likely, within: 2 years}}
  sure: {kind: judgment, text: A strike will close the port., confidence: moderate}
  condition: {kind: judgment, text: "If the talks fail, a strike will close the port."}
  of-others: {kind: judgment, text: The union says that it will close the port.}
  quoted: {kind: judgment, text: The minister’s “we will win” convinces nobody.}
  noun: {kind: judgment, text: The political will to act is weak.}
  fact: {kind: information, text: The new quay will open in May.}
  deber: {kind: judgment, text: El puerto deberá invertir. El catamarán de Irán está en el muelle.}
  pregunta: {kind: judgment, text: ¿Cerrará el puerto?}
`,
  ],
  *checkItem(facts, view) {
    const { value } = facts.item;
    if (["likelihood", "confidence", "condition"].some((key) => valueAt(value, key))) return;
    const sentences = judgmentSentences(facts, view);
    if (sentences.some(({ readings, confidence }) => readings.length + confidence.length > 0)) return;
    const sentence = sentences.find(({ forecasts }) => forecasts.length > 0);
    const forecast = sentence?.forecasts[0];
    if (!sentence || !forecast) return;
    const scale = view.scales.likelihood;
    yield {
      span: sentence.toPiece(forecast),
      message: joined(
        t('"{0}" leaves no room for doubt.', wordsOfSpan(sentence, forecast)),
        scale
          ? t('Say how probable it is: add "likelihood", or write a term of "{0}".', scale.title)
          : t('Say how probable it is: add "likelihood".'),
      ),
    };
  },
};
