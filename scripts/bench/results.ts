/** Keeps the results of the benchmark, part by part: a part that is measured again replaces only its own results. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { format } from "prettier";
import layout from "../../.prettierrc.json" with { type: "json" };
import { projectRoot } from "../root.ts";
import { versions } from "./contenders.ts";
import { size } from "./figures.ts";
import type { Shares } from "./profile.ts";
import type { Row } from "./row.ts";

/** When, where and with what a part was measured. */
export interface Circumstances {
  /** The day, as in 2026-11-30. */
  readonly date: string;
  readonly machine: string;
  readonly programs: string;
}

/** The results of a part. */
export interface Measurement extends Circumstances {
  readonly rows: readonly Row[];
}

/** Two profiles of our server. */
export interface Profiles extends Circumstances {
  readonly opening: Shares;
  readonly editing: Shares;
}

/** The latest results. */
interface BenchResults {
  readonly parts: Readonly<Record<string, Measurement>>;
  readonly profiles: Profiles;
}

const FILE = join(projectRoot, "bench/results.json");

const NOTHING: BenchResults = { parts: {}, profiles: { ...circumstances(), opening: [], editing: [] } };

/** The results of earlier runs. */
export function readResults(): BenchResults {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, "utf8")) as BenchResults) : NOTHING;
}

/** Writes the results. */
export async function writeResults(results: BenchResults): Promise<void> {
  writeFileSync(FILE, await format(JSON.stringify(results), { ...layout, parser: "json" }));
}

/** Those of this run. */
export function circumstances(): Circumstances {
  const programs = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${size(totalmem())} of memory, ${type()} ${release()}`,
    programs: [`Node.js ${process.versions.node} for all programs`, ...programs].join(", "),
  };
}
