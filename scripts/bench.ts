/**
 * Measures the built programs and compares them with others.
 * `npm run bench` measures everything and writes docs/performance.md; `npm run bench -- edit start` measures only these parts again.
 * With `--seed=7`, it measures documents that it has not seen before, and writes nothing.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { format } from "prettier";
import layout from "../.prettierrc.json" with { type: "json" };
import { bibliography } from "./bench/bibliography.ts";
import { browserBench } from "./bench/browser.ts";
import { checkBench } from "./bench/check.ts";
import { installPeers } from "./bench/contenders.ts";
import { projectRoot } from "./root.ts";
import { edit } from "./bench/edit.ts";
import { endurance } from "./bench/endurance.ts";
import { growth } from "./bench/growth.ts";
import { idle } from "./bench/idle.ts";
import { rowCells, columns, pageOf } from "./bench/page.ts";
import { previewBench } from "./bench/preview.ts";
import { profile } from "./bench/profile.ts";
import { circumstances, readResults, writeResults } from "./bench/results.ts";
import { requestsBench } from "./bench/requests.ts";
import type { BenchPart, Row } from "./bench/row.ts";
import { expectSeed, isSeed, seed, USUAL_SEED } from "./bench/seed.ts";
import { makesBench } from "./bench/makes.ts";
import { openBench, startBench } from "./bench/start.ts";
import { structure } from "./bench/structure.ts";
import { workspace } from "./bench/workspace.ts";
import { ScriptFailure, runScript } from "./vscode/program.ts";

const parts: Readonly<Record<string, BenchPart>> = {
  edit,
  growth,
  structure,
  requests: requestsBench,
  preview: previewBench,
  start: startBench,
  open: openBench,
  makes: makesBench,
  bibliography,
  endurance,
  idle,
  browser: browserBench,
  check: checkBench,
  workspace,
};

/** The profile of our server, after all parts. */
const PROFILE = "profile";

await runScript(async () => {
  expectSeed();
  const names = process.argv.slice(2).filter((each) => !isSeed(each));
  const chosen = names.length > 0 ? names : [...Object.keys(parts), PROFILE];
  chosen.forEach(partNamed);
  await installPeers();
  print(columns);
  for (const name of chosen) {
    const part = partNamed(name);
    const rows: Row[] = [];
    for await (const row of part?.rows() ?? []) {
      rows.push(row);
      print(rowCells(row));
    }
    if (seed === USUAL_SEED) await keep(name, rows);
  }
  return 0;
});

/** Keeps the results of a part at once, so that a run that is interrupted has not been in vain. */
async function keep(name: string, rows: readonly Row[]): Promise<void> {
  const known = readResults();
  const now = circumstances();
  const results =
    name === PROFILE
      ? { ...known, profiles: { ...now, ...(await profile()) } }
      : { ...known, parts: { ...known.parts, [name]: { ...now, rows } } };
  await writeResults(results);
  const measured = Object.entries(parts).flatMap(([each, part]) => {
    const measurement = results.parts[each];
    return measurement ? [{ name: each, part, ...measurement }] : [];
  });
  const text = pageOf(measured, results.profiles);
  const path = join(projectRoot, "docs/performance.md");
  writeFileSync(path, await format(text, { ...layout, parser: "markdown" }));
}

/** @returns `undefined` for the profile, which has no rows. */
function partNamed(name: string): BenchPart | undefined {
  const part = parts[name];
  if (!part && name !== PROFILE)
    throw new ScriptFailure(
      `There is no part "${name}", only ${[...Object.keys(parts), PROFILE].join(", ")}.`,
    );
  return part;
}

/** Prints cells in columns. */
function print(cells: readonly string[]): void {
  const widths = [60, 28, 11, 13, 9, 3];
  console.log(
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
