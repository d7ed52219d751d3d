/** Tests the catalogue of rules: each page has the whole documentation of the rule, in lines that fit a terminal. */
import pico from "picocolors";
import { describe, expect, it } from "vitest";
import { showHiddenInColumns } from "../../server/src/language/hiddenCharacters.ts";
import { rulePageText, rulesTable } from "../../server/src/report/catalogue.ts";
import { rules } from "../../server/src/rules/index.ts";

const terminal = { colors: pico.createColors(false), width: 120 };
const flat = (text: string): string => text.replace(/\s+/g, " ");

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  const page = rulePageText(rule, terminal);

  it("a rule's page has its summary, its reason and its sources", () => {
    for (const text of [rule.id, rule.severity, rule.summary, rule.why, rule.source])
      expect(flat(page)).toContain(flat(text));
  });

  it("a rule's page shows the examples as they are", () => {
    for (const { text } of rule.examples)
      expect(page).toContain(
        showHiddenInColumns(text)
          .trimEnd()
          .replace(/^(?=.)/gm, "  "),
      );
  });

  it("a rule's page has no long lines except in examples", () => {
    const examples = new Set(
      rule.examples.flatMap(({ text, fixed = "" }) =>
        (showHiddenInColumns(text) + fixed).split("\n").map((line) => `  ${line}`),
      ),
    );
    const prose = page.split("\n").filter((line) => !examples.has(line) && !line.includes("://"));
    for (const line of prose) expect(line.length).toBeLessThanOrEqual(80);
  });
});

it("the table of rules is aligned", () => {
  const [head = "", ...lines] = rulesTable(rules, terminal).trimEnd().split("\n");
  const summary = head.indexOf("Requirement");
  for (const [index, line] of lines.entries()) expect(line.slice(summary)).toBe(rules[index]?.summary);
});
