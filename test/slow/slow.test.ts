/**
 * No text is slow: everything is done with texts of all that was ever slow, beside an ordinary text of their length. The time
 * is that of the processor, for this thread, so that what else the machine does counts little.
 */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { slownessOf } from "../../scripts/fuzz/slowness.ts";
import { timesOf } from "../../scripts/fuzz/steps.ts";
import type { Pattern } from "../../scripts/fuzz/text.ts";
import { textOfPattern } from "../../scripts/fuzz/text.ts";

const seeds = JSON.parse(readFileSync(new URL("seeds.json", import.meta.url), "utf8")) as readonly Pattern[];

/** In code units: what grows with the square of the length takes long by then. */
const LENGTH = 12_000;

it.each(seeds.map((seed) => [`${seed.name}, ${seed.kind}`, seed] as const))("%s", async (_name, seed) => {
  expect(await slownessOf(seed, [LENGTH])).toBeUndefined();
});

it("would notice a text that is slow", async () => {
  const steps = await timesOf("assessment: 1\ntitle: T\n", "assessment");
  expect(steps.size).toBeGreaterThan(25);
  expect(textOfPattern({ name: "", kind: "scale", segments: ["a", { repeat: "%i-%j " }] }, 20)).toMatch(
    /^a0-1 1-2 /,
  );
});

it.each([
  ["2,000 documents", "---\na: 1\n".repeat(2_000)],
  ["a key of a megabyte", `assessment: 1\n${"k".repeat(1_000_000)}: 1\n`],
  ["a line of a megabyte", `assessment: 1\nsummary: ${"word ".repeat(200_000)}\n`],
])("does not exhaust the stack: %s", async (_name, text) => {
  await expect(timesOf(text, "assessment", 20_000)).resolves.toBeDefined();
});
