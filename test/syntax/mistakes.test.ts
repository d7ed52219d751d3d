/** Tests typical mistakes of analysts: each is reported once, at the right span, and nothing around it is lost. */
import { describe, expect, it } from "vitest";
import { inspect } from "../../server/src/rules/inspect.ts";
import { documentsOf } from "../../server/src/syntax/document.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { annotate, withoutAnnotations } from "../annotations.ts";
import { mistakesIn, fixtureOfText, textOfFixture } from "./mistakes.ts";
import { valueOf } from "../../server/src/syntax/node.ts";

const uri = "file:///example.threat.yaml";

/** The rules that a syntax error could mislead. The findings of other rules do not matter here. */
const misleadable = new Set([
  ...[
    "no-syntax-error",
    "no-unknown-key",
    "no-wrong-value",
    "require-key",
    "no-duplicate-id",
    "no-placeholder",
  ],
  ...["no-undefined-reference", "no-wrong-reference", "no-unused-definition", "no-circular-reference"],
  ...["require-taxonomy", "no-count-mismatch", "no-rank-gap", "no-unmapped-entry"],
]);

describe.each(["top", "actor", "ids", "order", "file"])("the mistakes in %s.txt", (file) => {
  it.each(mistakesIn(file).map((mistake) => [mistake.name, mistake] as const))(
    "%s",
    (_, { marked, frame }) => {
      const source = Source.of(uri, textOfFixture(withoutAnnotations(marked)));
      const findings = inspect(source, libraryOf()).filter(({ rule }) => misleadable.has(rule));
      expect(annotate(fixtureOfText(source.text), findings)).toBe(marked);
      if (frame !== undefined) expect(includes(valuesIn(source.text), valuesIn(frame))).toBe(true);
    },
  );
});

/** The items of every section of a text, as plain values. */
function valuesIn(text: string): unknown {
  const [document] = documentsOf(Source.of(uri, text));
  return (document?.sections ?? []).map(({ name, items }) => ({
    name,
    items: items.map(({ key, value }) => ({ key: key?.value, value: valueOf(value) })),
  }));
}

/** Whether a value contains another one: every key of its maps, and the items of its lists in order. */
function includes(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part)) {
    let from = 0;
    return (
      Array.isArray(whole) &&
      part.every((item) => {
        const found = whole.findIndex((each, index) => index >= from && includes(each, item));
        from = found + 1;
        return found >= 0;
      })
    );
  }
  if (typeof part !== "object" || part === null || typeof whole !== "object" || whole === null)
    return whole === part;
  return Object.entries(part).every(([key, value]) =>
    includes((whole as Record<string, unknown>)[key], value),
  );
}
