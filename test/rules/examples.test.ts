/** Runs the examples of every rule: position, count and wording in one comparison. */
import { describe, expect, it } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { check } from "../../server/src/rules/check.ts";
import { rules } from "../../server/src/rules/index.ts";
import { assessmentsIn } from "../assessments.ts";
import { annotate, unmark } from "../marks.ts";

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  it.each(rule.examples.map((example, index) => [index + 1, example] as const))(
    "example %i",
    (_number, example) => {
      const text = unmark(example.text);
      const kind = rule.kinds?.[0] ?? "assessment";
      const findings = assessmentsIn(
        text,
        `file:///example.${kind === "assessment" ? "threat" : kind}.yaml`,
      ).flatMap((assessment) =>
        check(assessment, [asActive(rule, example.options)]).map(({ place, message }) => ({
          range: assessment.source.range(place),
          message,
        })),
      );
      expect(annotate(text, findings)).toBe(example.text);
      expect(example.text === text).toBe(example.good);
    },
  );

  it("has a good and a bad example and its documentation", () => {
    expect(rule.examples.some((example) => example.good)).toBe(true);
    expect(rule.examples.some((example) => !example.good)).toBe(true);
    expect(rule.id).toMatch(/^(no|use|require)(-[a-z]+)+$/);
    expect(rule.summary).toMatch(/^[A-Z].*\.$/);
    expect(rule.why).toMatch(/^[A-Z][^]*\.$/);
    expect(rule.source).not.toBe("");
  });
});

it("has no two rules of one id", () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
});
