/** Tests `check --shard` and `merge`: however the files are divided, the merged report is that of one run. */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatNames } from "../../server/src/report/format.ts";
import { isInShard } from "../../server/src/report/shards.ts";
import type { ProgramResult } from "./program.ts";
import { folderWith, runCli } from "./program.ts";
import { fc, runs } from "../property.ts";

/** Files that depend on one another, that cannot be read, and that suppress their findings. */
const contents = [
  "assessment: 1\ntitle: Clean\n",
  "assessment: 1\ntitle: Wrong\nknd: x\n",
  "assessment: 1\ntitle: T\ntaxonomy: ./our.taxonomy.yaml\nthreats:\n  t: {title: T, category: waves}\n",
  "assessment: 1\ntitle: TBD\nsupersedes: ./0.threat.yaml\n",
  "assessment: 1\n# threat-assessment-disable-next-line no-placeholder -- a working title\ntitle: TBD\n",
  "assessment: 1\ntitle: T\nactors:\n  a: {name: A, kind: state}\n  a: {name: A}\n",
  new Uint8Array([0x61, 0xff]),
];

const TAXONOMY = "taxonomy: 1\nid: ours\ntitle: Ours\ncategories:\n  tides: {title: T, definition: D.}\n";

const folders = fc.record({
  texts: fc.array(fc.constantFrom(...contents), { minLength: 1, maxLength: 12 }),
  settings: fc.constantFrom(
    "ignore: [gone/, 1.threat.yaml]\n",
    "rules: {no-placehoder: off}\n",
    "rules: {no-unknown-key: warning}\npreset: x\n",
  ),
  inner: fc.constantFrom(undefined, "scales: {risk: ./gone.scale.yaml}\n"),
});

const named = fc.constantFrom([], ["nowhere", "."]);
const options = fc.subarray(
  [
    ["--severity", "warning"],
    ["--rule", "no-placeholder", "--rule", "no-unknown-key"],
    ["--max-warnings", "2"],
    ["--no-suppressions"],
    ["--baseline"],
    ["--changed-since", "HEAD"],
  ],
  { maxLength: 3 },
);

const targets = formatNames.flatMap((name) => ["--format", `${name}=out/${name}`]);

/** All results of a run: its exit status, its output, and its report in every format. */
function everything(
  cwd: string,
  args: readonly string[],
): ProgramResult & { readonly files: readonly string[] } {
  const outcome = runCli([...args, "--format", "stylish", ...targets], { cwd });
  const files = formatNames.map((name) => readFileSync(join(cwd, "out", name), "utf8"));
  rmSync(join(cwd, "out"), { recursive: true });
  return { ...outcome, files };
}

function git(cwd: string, ...args: readonly string[]): void {
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], {
    cwd,
    stdio: "ignore",
  });
}

describe("merged shards", () => {
  it("give the report of one run, in every format", { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(
        folders,
        fc.tuple(named, options),
        fc.integer({ min: 1, max: 4 }),
        ({ texts, settings, inner }, chosen, count) => {
          const cwd = folderWith({
            ".threat-assessment.yaml": settings,
            "our.taxonomy.yaml": TAXONOMY,
            ...(inner === undefined ? {} : { "b/.threat-assessment.yml": inner }),
            ...Object.fromEntries(
              texts.map((text, index) => [`${index % 3 === 0 ? "b/" : ""}${index}.threat.yaml`, text]),
            ),
          });
          git(cwd, "init");
          git(cwd, "add", ".");
          git(cwd, "commit", "-m", "first");
          runCli(["check", "--write-baseline"], { cwd });
          writeFileSync(join(cwd, "b/0.threat.yaml"), "assessment: 1\ntitle: TODO\nsumary: x\n");
          const args = chosen.flat(2);
          const expected = everything(cwd, ["check", ...args]);
          for (let index = 1; index <= count; index++)
            runCli(
              ["check", ...args, "--shard", `${index}/${count}`, "--shard-report", `shards/${index}/r.json`],
              { cwd },
            );
          expect(everything(cwd, ["merge", "shards"])).toEqual(expected);
        },
      ),
      runs(6),
    );
  });
});

describe("merge refuses", () => {
  /** Writes the reports of two shards of five files, with additional arguments. */
  const written = (more: readonly string[] = []): string => {
    const names = ["a", "b", "c", "d", "e"];
    const cwd = folderWith(
      Object.fromEntries(names.map((name) => [`${name}.threat.yaml`, "assessment: 1\ntitle: T\n"])),
    );
    for (const index of [1, 2])
      runCli(["check", ...more, "--shard", `${index}/2`, "--shard-report", `s/${index}.json`], { cwd });
    return cwd;
  };

  it.each([
    ["a shard that is missing", ["s/1.json"], "s/1.json: The reports of these shards are missing: 2/2."],
    ["a shard twice", ["s/1.json", "s"], "s/1.json: It is shard 1 of 2, the same as s/1.json."],
    ["another file", ["s", "a.threat.yaml"], "a.threat.yaml: It is not the report of a shard"],
    ["a folder without any", ["empty"], "empty: It contains no report of a shard"],
    ["a missing file", ["s/3.json"], "s/3.json: There is no such file or folder."],
  ])("%s", (_, paths, message) => {
    const cwd = written();
    execFileSync("mkdir", ["-p", join(cwd, "empty")]);
    const { status, stdout, stderr } = runCli(["merge", ...paths], { cwd });
    expect(stderr).toContain(message);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });

  it.each([
    ["another number of shards", ["--shard", "2/3"], "It is shard 2/3, but s/1.json is shard 1/2."],
    [
      "other options",
      ["--shard", "2/2", "--rule", "no-placeholder"],
      "Its arguments differ from those of s/1.json: --rule.",
    ],
    [
      "other paths",
      ["a.threat.yaml", "--shard", "2/2"],
      "Its arguments differ from those of s/1.json: paths.",
    ],
  ])("a report of %s", (_, args, message) => {
    const cwd = written();
    runCli(["check", ...args, "--shard-report", "s/2.json"], { cwd });
    const { status, stderr } = runCli(["merge", "s"], { cwd });
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  it("a report of other files", () => {
    const cwd = written();
    writeFileSync(join(cwd, "f.threat.yaml"), "");
    runCli(["check", "--shard", "2/2", "--shard-report", "s/2.json"], { cwd });
    expect(runCli(["merge", "s"], { cwd }).stderr).toContain(
      "s/2.json: It does not cover the same files as s/1.json.",
    );
  });

  it("to write a baseline of some problems only, and writes one of all", () => {
    const cwd = written(["--severity", "error"]);
    expect(runCli(["merge", "s", "--write-baseline", "b.json"], { cwd }).stderr).toContain(
      "without --severity",
    );
    const whole = written();
    expect(runCli(["merge", "s", "--write-baseline", "b.json"], { cwd: whole }).status).toBe(0);
    runCli(["check", "--write-baseline", "one.json"], { cwd: whole });
    expect(readFileSync(join(whole, "b.json"), "utf8")).toBe(readFileSync(join(whole, "one.json"), "utf8"));
  });
});

describe("a shard", () => {
  it.each([
    ["0/2", "is not a shard"],
    ["3/2", "is not a shard"],
    ["1", "is not a shard"],
    ["1/2 --fix", "--fix cannot be used with --shard"],
    ["1/2 --write-baseline b", "One shard is not a baseline"],
    ["1/2 -", "Standard input is not in any shard"],
  ])("is an error if it makes no sense: --shard %s", (args, message) => {
    const { status, stderr } = runCli(["check", "--shard", ...args.split(" ")]);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });

  it("has each file once, and about as many files as the others", () => {
    const paths = Array.from({ length: 10_000 }, (_, index) => `reports/${index}.threat.yaml`);
    const sizes = [1, 2, 3, 4, 5, 6, 7, 8].map(
      (index) => paths.filter((path) => isInShard(path, { index, count: 8 })).length,
    );
    expect(sizes.reduce((a, b) => a + b)).toBe(paths.length);
    expect(Math.min(...sizes)).toBeGreaterThan(1100);
    expect(Math.max(...sizes)).toBeLessThan(1400);
  });
});
