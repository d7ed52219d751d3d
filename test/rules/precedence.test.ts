/**
 * Tests that two rules never report the same words for the same cause. The pairs of rules that may overlap in
 * the examples are listed here. If you add a pair, either let one rule cover the other, or list the pair with
 * the reason why both report.
 */
import { expect, it } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { rules } from "../../server/src/rules/index.ts";
import type { FileProblem } from "../../server/src/rules/inspect.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { comparePositions } from "../../server/src/syntax/span.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf, nameFor } from "../assessments.ts";
import { withoutAnnotations } from "../annotations.ts";

const all = rules.map((rule) => asActive(rule));

/** Problems of a whole item are reported at its id, so several can coincide. */
const missingInOneItem = [
  ["no-unused-definition", "require-access-date"],
  ["no-unused-definition", "require-key"],
  ["no-unused-definition", "require-source-fields"],
  ["no-single-origin", "require-statement-kind"],
  ["no-unused-argument", "require-statement-kind"],
  ["require-change-note", "require-deadline"],
  ["require-change-note", "require-evidence"],
  ["require-change-note", "require-owner"],
  ["require-change-note", "require-traceability"],
  ["require-deadline", "require-owner"],
  ["require-deadline", "require-traceability"],
  ["require-owner", "require-traceability"],
  ["require-ranking-provenance", "require-unranked-reason"],
  ["require-source-fields", "require-survey-method"],
];

/** What a key judgment lacks is reported at its role. */
const missingInKeyJudgment = [
  ["require-estimate", "require-indicators"],
  ["require-estimate", "require-summarized-judgment"],
  ["require-indicators", "require-summarized-judgment"],
];

/** Problems of a document are reported at its first key, which may have a problem of its own. */
const documentAndItem = [
  ["no-unknown-key", "require-key"],
  ["no-wrong-value", "require-key"],
  ["no-unused-definition", "no-wrong-value"],
];

/** One word can raise several questions with independent answers. */
const severalQuestions = [
  ["no-contradicted-estimate", "require-time-window"],
  ["no-overconfidence", "require-alternatives"],
  ["no-overconfidence", "require-confidence-basis"],
  ["no-contradicted-residual", "require-time-window"],
  ["no-vague-horizon", "require-deadline"],
  ["no-vague-horizon", "require-owner"],
  ["require-alternatives", "require-time-window"],
  ["require-confidence-basis", "require-gaps"],
  ["require-alternatives", "require-confidence-basis"],
  ["require-move-reason", "require-taxonomy"],
];

const known = new Set(
  [...missingInOneItem, ...missingInKeyJudgment, ...documentAndItem, ...severalQuestions].map((pair) =>
    pair.join(" + "),
  ),
);

function overlap(a: FileProblem, b: FileProblem): boolean {
  return comparePositions(a.range.start, b.range.end) < 0 && comparePositions(b.range.start, a.range.end) < 0;
}

it("two rules report overlapping words only if their pair is listed", () => {
  const pairs = new Map<string, string>();
  for (const { id, kinds, examples } of rules) {
    for (const { text, files = {} } of examples) {
      const around = Object.entries(files).map(([name, of]) => [`file:///${name}`, of]);
      const library = libraryOf(Object.fromEntries(around) as Record<string, string>);
      const source = Source.of(`file:///${nameFor[kinds?.[0] ?? "assessment"]}`, withoutAnnotations(text));
      const found = inspect(source, library, all);
      for (const [index, a] of found.entries()) {
        for (const b of found.slice(index + 1)) {
          const pair = [a.rule, b.rule].sort().join(" + ");
          if (a.rule !== b.rule && overlap(a, b)) pairs.set(pair, `${id}: ${a.message} | ${b.message}`);
        }
      }
    }
  }
  expect(Object.fromEntries([...pairs].filter(([pair]) => !known.has(pair)))).toEqual({});
  expect([...known].filter((pair) => !pairs.has(pair))).toEqual([]);
});

it("every covered rule exists, and no two rules cover each other", () => {
  for (const { id, covers = [] } of rules) {
    for (const covered of covers) {
      const other = rules.find((rule) => rule.id === covered);
      expect([id, covered, other?.covers?.includes(id) ?? false]).toEqual([id, covered, false]);
      expect(other).toBeDefined();
    }
  }
});
