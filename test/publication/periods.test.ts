/** Tests the words for periods, deadlines and costs, in both languages. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/root.ts";
import { inLanguage } from "../../server/src/language/texts.ts";
import { costText } from "../../server/src/publication/words/costs.ts";
import { horizonText } from "../../server/src/publication/words/periods.ts";
import type { Node } from "../../server/src/syntax/node.ts";
import { valueAt } from "../../server/src/syntax/node.ts";
import { parsePiece } from "../../server/src/syntax/parse.ts";

const spanish = JSON.parse(
  readFileSync(join(projectRoot, "l10n", "bundle.l10n.es.json"), "utf8"),
) as Readonly<Record<string, string>>;

function valueOf(yaml: string): Node {
  const value = valueAt(
    parsePiece({ text: `key: ${yaml}\n`, role: "entry", before: "document" }).tree,
    "key",
  );
  if (!value) throw new Error(`${yaml} has no value.`);
  return value;
}

const inBoth = (words: () => string | undefined): readonly (string | undefined)[] => [
  words()?.replaceAll("\u00A0", " "),
  inLanguage(spanish, words)?.replaceAll("\u00A0", " "),
];

describe("periods", () => {
  it.each([
    ["{ before: 2027-12-31 }", "by December 31, 2027", "hasta el 31 de diciembre de 2027"],
    ["{ before: 2027-12 }", "by the end of December 2027", "hasta el final de diciembre de 2027"],
    ["{ before: 2027 }", "by the end of 2027", "hasta el final de 2027"],
    ["{ after: 2027-03-01 }", "not before March 1, 2027", "no antes del 1 de marzo de 2027"],
    ["{ after: 2027, before: 2029 }", "2027–2029", "2027–2029"],
    ["2027/2036", "2027–2036", "2027–2036"],
    ["2027", "2027", "2027"],
    ["2027-21", "spring 2027", "primavera de 2027"],
    ["2026-27", "2026-27", "2026-27"],
    ["2027/..", "from 2027 on", "desde 2027"],
    ["5 years", "within 5 years", "en un plazo de 5 años"],
    ["5 años", "within 5 years", "en un plazo de 5 años"],
    ["18 months", "within 18 months", "en un plazo de 18 meses"],
    ["1 year", "within 1 year", "en un plazo de 1 año"],
    ["2 quarters", "within 2 quarters", "en un plazo de 2 quarters"],
    ["after the election", "after the election", "after the election"],
    ["{ before: soon }", "by soon", "hasta soon"],
    ["{ other: 1 }", undefined, undefined],
  ])("%s", (yaml, english, translation) => {
    expect(inBoth(() => horizonText(valueOf(yaml)))).toEqual([english, translation]);
  });
});

describe("costs", () => {
  it.each([
    ["{ amount: 2400000, currency: EUR }", "2,400,000 EUR", "2 400 000 EUR"],
    [
      "{ from: 180000, to: 240000, currency: USD, per: year }",
      "180,000–240,000 USD a year",
      "180 000–240 000 USD al año",
    ],
    ["{ amount: 1200.5, currency: EUR, per: mes }", "1,200.50 EUR a month", "1200,50 EUR al mes"],
    ["{ amount: 9, currency: EUR, per: vessel }", "9 EUR for each vessel", "9 EUR por cada vessel"],
    [
      "{ from: 5000, currency: EUR, per: quarter }",
      "at least 5,000 EUR every 3 months",
      "al menos 5000 EUR cada 3 meses",
    ],
    ["{ amount: 9, currency: EUR, per: hour }", "9 EUR an hour", "9 EUR por hora"],
    ["{ amount: 9, per: 365 days }", "9 every 365 days", "9 cada 365 días"],
    ["{ amount: 9, per: dos años }", "9 every 2 years", "9 cada 2 años"],
    ["{ to: 85000, currency: GBP }", "at most 85,000 GBP", "85 000 GBP como máximo"],
    ["{ amount: many }", "many", "many"],
    ["{ text: Nobody knows. }", "", ""],
  ])("%s", (yaml, english, translation) => {
    expect(inBoth(() => costText(valueOf(yaml)))).toEqual([english, translation]);
  });
});
