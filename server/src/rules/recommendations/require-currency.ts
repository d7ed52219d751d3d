import { t } from "@vscode/l10n";
import { propertyOf } from "../../format/schema.ts";
import { locatedText, locatedTextAt } from "../../model/basics/locatedText.ts";
import type { Rule } from "../rule.ts";
import { bad, good } from "../rule.ts";

/** Reports costs without a currency. */
export const requireCurrency: Rule = {
  id: "require-currency",
  severity: "warning",
  preset: "strict",
  sections: ["recommendations"],
  summary: "A cost has its currency.",
  why: "A number alone is not an amount of money. Readers in another country, or those who add up the costs of several recommendations, take it for their own currency.",
  source: "ISO 4217 (codes of currencies)",
  examples: [
    bad`
recommendations:
  guards: {title: Hire two guards, cost: {amount: 40000, per: year}}
                                                  ^^^^^ In which currency? Add "currency" with its code, such as "EUR" or "USD".
  lamps: {title: Light the quay, cost: {from: 300, to: 500}}
                                              ^^^ In which currency? Add "currency" with its code, such as "EUR" or "USD".
  cámaras: {title: Comprar cámaras, cost: "12,500"}
                                          ^^^^^^^^ In which currency? Write it with the amount, such as "40,000 euros".
`,
    good`
recommendations:
  guards: {title: Hire two guards, cost: {amount: 40000, currency: EUR, per: year}}
  lamps: {title: Light the quay, cost: "$12,500"}
  boats: {title: Buy boats, cost: 40 000 soles}
  none: {title: Talk to them, cost: {amount: 0}}
`,
  ],
  *checkItem({ item: { piece }, visits }) {
    for (const { node, schema, step } of visits) {
      if (step !== "cost" || !propertyOf(schema, "currency")) continue;
      const words = locatedText(piece, node);
      const amount = locatedTextAt(piece, node, "amount") ?? locatedTextAt(piece, node, "from");
      if (words && isBareNumber(words.text))
        yield {
          span: words.span,
          message: t('In which currency? Write it with the amount, such as "40,000 euros".'),
        };
      if (!amount || Number(amount.text) === 0 || locatedTextAt(piece, node, "currency")) continue;
      yield {
        span: amount.span,
        message: t('In which currency? Add "currency" with its code, such as "EUR" or "USD".'),
      };
    }
  },
};

/** Whether a text has digits, and neither a word nor a sign of a currency. */
function isBareNumber(text: string): boolean {
  return /[1-9]/.test(text) && !/[\p{L}\p{Sc}]/u.test(text);
}
