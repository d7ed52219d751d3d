/**
 * Tests that thousands of wrong keys in one map take linear time: each different key is compared once, with a
 * list that is indexed once.
 */
import { beforeEach, expect, it, vi } from "vitest";
import { check } from "../../server/src/rules/check.ts";
import { typoCandidates } from "../../server/src/rules/suggest.ts";
import { assessmentsIn } from "../assessments.ts";

vi.mock("../../server/src/rules/suggest.ts", { spy: true });

const asked = vi.mocked(typoCandidates);

beforeEach(() => {
  asked.mockClear();
});

/** Returns the number of wrong keys that are reported. */
function wrongKeys(text: string): number {
  const [assessment] = assessmentsIn(text);
  if (!assessment) throw new Error("There is no assessment.");
  return check(assessment)
    .flat()
    .filter(({ rule }) => rule.id === "no-unknown-key").length;
}

it("no-unknown-key compares a repeated wrong key only once", () => {
  expect(wrongKeys(`${"titel: 1\n".repeat(500)}title: T\n`)).toBe(500);
  expect(asked.mock.calls.filter(([word]) => word === "titel")).toHaveLength(1);
});

it("no-unknown-key compares all wrong keys with the same list", () => {
  const keys = Array.from({ length: 500 }, (_, index) => `key-${index}: 1\n`).join("");
  expect(wrongKeys(keys)).toBe(500);
  const about = asked.mock.calls.filter(([word]) => word.startsWith("key-"));
  expect(about).toHaveLength(500);
  expect(new Set(about.map(([, keysOfFormat]) => keysOfFormat)).size).toBe(1);
});
