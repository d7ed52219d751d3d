/**
 * Looks for slow texts: `npm run fuzz -- --minutes 5`. Each text is doubled, and what takes longer than its length explains
 * is made as small as it can be, and printed. With `--write` it becomes a seed, which is a test from then on.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { randomOf } from "./bench/random.ts";
import { patternBy } from "./fuzz/generate.ts";
import { slownessOf, smaller } from "./fuzz/slowness.ts";
import type { Pattern } from "./fuzz/text.ts";
import { program } from "./vscode/program.ts";

const seeds = new URL("../test/slow/seeds.json", import.meta.url);

/** Patterns that are not tests yet: some are still slow. */
const candidates = new URL("../test/slow/candidates.json", import.meta.url);

await program(async () => {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
      write: { type: "boolean", default: false },
    },
  });
  const [known = [], others = []] = [seeds, candidates].map(
    (file) => JSON.parse(readFileSync(file, "utf8")) as Pattern[],
  );
  const random = randomOf(Number(values.seed));
  const end = Date.now() + Number(values.minutes) * 60_000;
  const found: Pattern[] = [];
  let tried = 0;
  for (; Date.now() < end; tried++) {
    const pattern = patternBy(random, [...known, ...others]);
    const slow = await slownessOf(pattern);
    if (!slow) continue;
    const least = await smaller(pattern, slow.step);
    const name = `fuzz ${values.seed}-${tried}: ${slow.step}`;
    found.push({ ...least, name });
    console.log(`${slow.step}: ${slow.said}\n  ${JSON.stringify(least.segments)} (${least.kind})`);
  }
  if (values.write && found.length > 0)
    writeFileSync(seeds, `${JSON.stringify([...known, ...found], null, 1)}\n`);
  console.log(`${tried} texts were tried, ${found.length} of them are slow (seed ${values.seed}).`);
  return found.length === 0 ? 0 : 1;
});
