/**
 * Searches for slow texts: `npm run fuzz -- --minutes 5 --seed random`. If a text takes longer than its length
 * explains, it is reduced to a minimal pattern and printed. With `--write`, the pattern becomes a seed, which is a test
 * from then on.
 *
 * Without `--seed`, every run uses the same texts, so that it fails only because of a change. `--texts 25` tries the
 * first 25 of them, however long that takes. Each text has a number: `--seed 1 --text 17` tries that one again.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { randomOf } from "./bench/random.ts";
import { patternBy } from "./fuzz/generate.ts";
import { slownessOf, reducedPattern } from "./fuzz/slowness.ts";
import type { Pattern } from "./fuzz/text.ts";
import { numberOf, runScript } from "./vscode/program.ts";

const seeds = new URL("../test/slow/seeds.json", import.meta.url);

/** More texts than any run tries, so that two seeds never share a text. */
const TEXTS = 1_000_003;

await runScript(async () => {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
      text: { type: "string" },
      texts: { type: "string" },
      write: { type: "boolean", default: false },
    },
  });
  const known = JSON.parse(readFileSync(seeds, "utf8")) as Pattern[];
  const seed = values.seed === "random" ? Math.floor(Math.random() * 1e6) : numberOf("--seed", values.seed);
  console.log(`The seed is ${seed}.`);
  const count = values.text === undefined ? values.texts : "1";
  const most = count === undefined ? Infinity : numberOf("--texts", count);
  const minutes = count === undefined ? numberOf("--minutes", values.minutes) : Infinity;
  const end = Date.now() + minutes * 60_000;
  const found: Pattern[] = [];
  let tried = 0;
  for (let text = numberOf("--text", values.text ?? "0"); tried < most && Date.now() < end; text++, tried++) {
    const pattern = patternBy(randomOf(seed * TEXTS + text), known);
    const slow = await slownessOf(pattern);
    if (!slow) continue;
    console.log(`${slow.step}: ${slow.said}\n  To repeat: npm run fuzz -- --seed ${seed} --text ${text}`);
    const least = await reducedPattern(pattern, slow.step);
    found.push({ ...least, name: `fuzz ${seed}-${text}: ${slow.step}` });
    console.log(`  The least that is slow: ${JSON.stringify(least.segments)} (${least.kind})`);
  }
  if (values.write && found.length > 0)
    writeFileSync(seeds, `${JSON.stringify([...known, ...found], null, 2)}\n`);
  console.log(`${tried} texts were tried, ${found.length} of them are slow (seed ${seed}).`);
  return found.length === 0 ? 0 : 1;
});
