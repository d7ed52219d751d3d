/**
 * Tests that no text is slow: each pattern that was ever slow is compared with an ordinary text of the same length.
 * The tests measure processor time of this thread, so that other programs matter little.
 */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { slownessOf } from "../../scripts/fuzz/slowness.ts";
import { timesOf } from "../../scripts/fuzz/steps.ts";
import type { Pattern } from "../../scripts/fuzz/text.ts";
import { textOfPattern } from "../../scripts/fuzz/text.ts";

const seeds = JSON.parse(readFileSync(new URL("seeds.json", import.meta.url), "utf8")) as readonly Pattern[];

/** In UTF-16 code units. At this length, quadratic growth is noticeable. */
const LENGTH = 12_000;

/**
 * Twice what the fuzzer accepts, because other tests run at the same time. A step whose time grows quadratically takes
 * far more at this length.
 */
const MAX_TIMES = 24;

it.each(seeds.map((seed) => [`${seed.name}, ${seed.kind}`, seed] as const))(
  "every step is fast for %s",
  async (_name, seed) => {
    expect(await slownessOf(seed, [LENGTH], { maxTimes: MAX_TIMES })).toBeUndefined();
  },
);

it("the measurement covers all steps, and a pattern repeats with its numbers", async () => {
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
])("the stack does not overflow with %s", async (_name, text) => {
  await expect(timesOf(text, "assessment", 20_000)).resolves.toBeDefined();
});
