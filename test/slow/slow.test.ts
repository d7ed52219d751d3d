/**
 * No text is slow: everything is done with texts of all that was ever slow, beside an ordinary text of their length. The time
 * is that of the processor, for this thread, so that what else the machine does counts little.
 */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { slownessOf } from "../../scripts/fuzz/slowness.ts";
import { timesOf } from "../../scripts/fuzz/steps.ts";
import type { Pattern } from "../../scripts/fuzz/text.ts";
import { textOf } from "../../scripts/fuzz/text.ts";

const seeds = JSON.parse(readFileSync(new URL("seeds.json", import.meta.url), "utf8")) as readonly Pattern[];

/** In code units: what grows with the square of the length takes long by then. */
const LENGTH = 12_000;

it.each(seeds.map((seed) => [`${seed.name}, ${seed.kind}`, seed] as const))("%s", async (_name, seed) => {
  expect(await slownessOf(seed, [LENGTH])).toBeUndefined();
});

it("would notice a text that is slow", async () => {
  const steps = await timesOf("assessment: 1\ntitle: T\n", "assessment");
  expect(steps.size).toBeGreaterThan(25);
  expect(textOf({ name: "", kind: "scale", segments: ["a", { repeat: "%i-%j " }] }, 20)).toMatch(
    /^a0-1 1-2 /,
  );
});

it.each([
  ["20,000 documents", "---\na: 1\n".repeat(20_000)],
  ["a key of a megabyte", `assessment: 1\n${"k".repeat(1_000_000)}: 1\n`],
  ["a line of a megabyte", `assessment: 1\nsummary: ${"word ".repeat(200_000)}\n`],
  ["5,000 anchors", `x-a: [${Array.from({ length: 5_000 }, (_, index) => `&a${index} x`).join(", ")}]\n`],
  [
    "a chain of 3,000 aliases",
    Array.from({ length: 3_000 }, (_, i) => `x-${i}: &a${i} [${i > 0 ? `*a${i - 1}` : "x"}]\n`).join(""),
  ],
  ["150,000 lines of comments", `assessment: 1\n${"# a\n".repeat(150_000)}`],
  ["150,000 loose lines", `assessment: 1\n${"a b c\n".repeat(150_000)}`],
  ["120,000 items", `assessment: 1\nthreats:\n${"  - a\n".repeat(120_000)}`],
])("does not exhaust the stack: %s", async (_name, text) => {
  await expect(timesOf(text, "assessment", 20_000)).resolves.toBeDefined();
});
