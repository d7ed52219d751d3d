/**
 * Runs the examples of every rule and compares the position, number and message of all problems, and the text
 * after the safe fixes.
 */
import { describe, expect, it } from "vitest";
import { propertyOf, schemas } from "../../server/src/format/schema.ts";
import { asActive } from "../../server/src/rules/active.ts";
import { applyFixes } from "../../server/src/rules/applyFixes.ts";
import { rules } from "../../server/src/rules/index.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf, nameFor } from "../assessments.ts";
import { annotate, withoutAnnotations } from "../annotations.ts";

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
  const kind = rule.kinds?.[0] ?? "assessment";
  const uri = `file:///${nameFor[kind]}`;
  // Rules for suppressions need the problems of all rules.
  const active = (options: Parameters<typeof asActive>[1]) =>
    rule.checkSuppression ? rules.map((each) => asActive(each)) : [asActive(rule, options)];

  it.each(rule.examples.map((example, index) => [index + 1, example] as const))(
    "matches its example %i",
    (_number, example) => {
      const text = withoutAnnotations(example.text);
      const files = Object.entries(example.files ?? {}).map(([name, of]) => [`file:///${name}`, of]);
      const library = libraryOf(Object.fromEntries(files) as Record<string, string>);
      const findings = (of: string) =>
        inspect(Source.of(uri, of), library, active(example.options)).filter(
          (finding) => finding.rule === rule.id,
        );
      expect(annotate(text, findings(text))).toBe(example.text);
      expect(example.text === text).toBe(example.good);
      const after = applyFixes(Source.of(uri, text), (source) => findings(source.text), "safe");
      expect(after).toBe(example.fixed ?? text);
    },
  );

  it("has a good example, a bad example and documentation", () => {
    expect(rule.examples.some((example) => example.good)).toBe(true);
    expect(rule.examples.some((example) => !example.good)).toBe(true);
    expect(rule.id).toMatch(/^(no|use|require)(-[a-z]+)+$/);
    expect(rule.summary).toMatch(/^[A-Z].*\.$/);
    expect(rule.why).toMatch(/^[A-Z][^]*\.\)?$/);
    expect(rule.source).not.toBe("");
  });
});

it("every rule names only sections that exist in the format", () => {
  for (const { id, kinds = ["assessment" as const], sections = [] } of rules) {
    for (const section of sections)
      expect([id, section, kinds.some((kind) => propertyOf(schemas[kind], section) !== undefined)]).toEqual([
        id,
        section,
        true,
      ]);
  }
});

it("every rule has an id of its own", () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
});
