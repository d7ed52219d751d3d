/** Tests that the former ids of a rule still work in configurations, in suppressions and on the command line. */
import { describe, expect, it, vi } from "vitest";
import { activeRules, asActive } from "../../server/src/rules/active.ts";
import { applyFixes } from "../../server/src/rules/applyFixes.ts";
import { isRuleId, looksLikeRuleId, presentIdOf, ruleNamed } from "../../server/src/rules/ids.ts";
import { rules } from "../../server/src/rules/index.ts";
import type { FileProblem } from "../../server/src/rules/inspect.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { configurationFor } from "../../server/src/workspace/configuration.ts";
import { libraryOf } from "../assessments.ts";

vi.mock(import("../../server/src/rules/index.ts"), async (original) => {
  const module = await original();
  const withFormerIds = (rule: Rule): Rule => {
    if (rule.id === "no-placeholder") return { ...rule, formerIds: ["no-to-do", "use-final-texts"] };
    return rule.id === "require-move-reason" ? { ...rule, formerIds: ["require-rank-reason"] } : rule;
  };
  return { ...module, rules: module.rules.map(withFormerIds) };
});

const FORMER = 'is a former name of the rule "no-placeholder". It still works, but write "no-placeholder".';

function problemsOf(text: string): readonly FileProblem[] {
  const active = rules.map((rule) => asActive(rule));
  return inspect(Source.of("file:///a.threat.yaml", text), libraryOf({}), active).filter(
    ({ rule }) => rule === "no-placeholder" || /suppression|unknown-rule/.test(rule),
  );
}

describe("ids", () => {
  it("a former id names the rule as it is called now", () => {
    expect(ruleNamed("no-to-do")?.id).toBe("no-placeholder");
    expect(presentIdOf("use-final-texts")).toBe("no-placeholder");
    expect(presentIdOf("no-placeholder")).toBe("no-placeholder");
    expect(presentIdOf("no-such-rule")).toBe("no-such-rule");
    expect([isRuleId("no-to-do"), looksLikeRuleId("no-to-do"), isRuleId("no-to-be")]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("no rule has a former id that another rule has or had", () => {
    const ids = rules.flatMap(({ id, formerIds = [] }) => [id, ...formerIds]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("suppressions", () => {
  it.each([
    "# threat-assessment-disable-next-line no-to-do -- a working title\ntitle: TBD\n",
    "title: TBD # threat-assessment-disable-line no-to-do -- a working title\n",
    "# threat-assessment-disable-file no-to-do -- a draft\ntitle: TBD\n",
    "# threat-assessment-disable no-to-do -- a draft\ntitle: TBD\n# threat-assessment-enable no-placeholder\nsummary: Done.\n",
    "# threat-assessment-disable no-placeholder -- a draft\ntitle: TBD\n# threat-assessment-enable no-placeholder\nsummary: Done.\n",
  ])("a former id suppresses the rule: %j", (rest) => {
    const found = problemsOf(`assessment: 1\n${rest}`);
    expect(found.filter(({ rule }) => rule === "no-placeholder").map(({ suppressed }) => suppressed)).toEqual(
      [{ reason: expect.any(String) as string }],
    );
    expect(
      found
        .filter(({ rule }) => rule !== "no-placeholder")
        .map(({ rule, severity, message, suggestions }) => ({ rule, severity, message, suggestions })),
    ).toEqual(
      rest.includes("no-to-do")
        ? [
            {
              rule: "no-unknown-rule",
              severity: "information",
              message: `"no-to-do" ${FORMER}`,
              suggestions: ["no-placeholder"],
            },
          ]
        : [],
    );
  });

  it("a suppression that ends under the other id ends there", () => {
    const text =
      "assessment: 1\n# threat-assessment-disable no-placeholder -- a draft\ntitle: TBD\n# threat-assessment-enable no-to-do\nsummary: TBD\n";
    const found = problemsOf(text).filter(({ rule }) => rule === "no-placeholder");
    expect(found.map(({ suppressed }) => suppressed !== undefined)).toEqual([true, false]);
  });

  it("a safe fix never removes a suppression that works", () => {
    const text = "assessment: 1\n# threat-assessment-disable-next-line no-to-do -- a draft\ntitle: TBD\n";
    const source = Source.of("file:///a.threat.yaml", text);
    expect(applyFixes(source, (each) => problemsOf(each.text), "safe")).toBe(text);
  });
});

describe("configurations", () => {
  const active = (text: string) => {
    const library = libraryOf({ "file:///.threat-assessment.yaml": text });
    return activeRules(configurationFor("file:///drafts/a.threat.yaml", library.files));
  };
  const severityIn = (text: string) =>
    active(text).find(({ rule }) => rule.id === "no-placeholder")?.severity;
  const isOn = (text: string) => active(text).some(({ rule }) => rule.id === "no-placeholder");

  it("a former id sets the rule", () => {
    expect(isOn("rules: {no-to-do: off}\n")).toBe(false);
    expect(severityIn("rules: {use-final-texts: hint}\n")).toBe("hint");
  });

  it.each([
    ["rules: {no-to-do: hint}\noverrides: [{files: drafts/**, rules: {no-placeholder: error}}]\n", "error"],
    ["rules: {no-placeholder: hint}\noverrides: [{files: drafts/**, rules: {no-to-do: error}}]\n", "error"],
    [
      "rules: {no-placeholder: hint, no-to-do: error}\noverrides: [{files: drafts/**, rules: {no-placeholder: warning}}]\n",
      "warning",
    ],
  ])("the setting that was made last counts, whichever id it has: %j", (text, severity) => {
    expect(severityIn(text)).toBe(severity);
  });

  it("options under both ids are joined", () => {
    const text =
      "rules: {require-rank-reason: {options: {k: 5}}}\noverrides: [{files: drafts/**, rules: {require-move-reason: error}}]\n";
    const found = active(text).find(({ rule }) => rule.id === "require-move-reason");
    expect([found?.severity, found?.options]).toEqual(["error", { k: 5 }]);
  });

  it("a former id is a problem of its own, with the new one", () => {
    const text = "rules:\n  no-to-do: off\n  require-rank-reason: {options: {k: none}}\n";
    const found = inspect(Source.of("file:///.threat-assessment.yaml", text), libraryOf({}));
    expect(found.map(({ severity, message }) => [severity, message])).toEqual([
      ["information", `"no-to-do" ${FORMER}`],
      [
        "information",
        '"require-rank-reason" is a former name of the rule "require-move-reason". It still works, but write "require-move-reason".',
      ],
      [
        "error",
        '"k" of "require-rank-reason" must be a whole number of at least 1, not "none". Until you correct it, the value is 3.',
      ],
    ]);
  });
});
