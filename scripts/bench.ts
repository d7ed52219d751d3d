/**
 * Measures the built programs and compares them with others.
 * `npm run bench` runs everything and writes docs/performance.md; `npm run bench -- edit start` runs only these parts.
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

await runScript(async () => {
  expectSeed();
  const names = process.argv.slice(2).filter((each) => !isSeed(each));
  const chosen = (names.length > 0 ? names : Object.keys(parts)).map(partNamed);
  await installPeers();
  print(columns);
  const measured = [];
  for (const part of chosen) {
    const rows: Row[] = [];
    for await (const row of part.rows()) {
      rows.push(row);
      print(rowCells(row));
    }
    measured.push({ part, rows });
  }
  if (names.length > 0 || seed !== USUAL_SEED) return 0;
  const path = join(projectRoot, "docs/performance.md");
  writeFileSync(
    path,
    await format(pageOf({ measured, ...(await profile()) }), { ...layout, parser: "markdown" }),
  );
  console.log(`wrote docs/performance.md`);
  return 0;
});

function partNamed(name: string): BenchPart {
  const part = parts[name];
  if (!part) throw new ScriptFailure(`There is no part "${name}", only ${Object.keys(parts).join(", ")}.`);
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
