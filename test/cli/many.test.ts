/** Tests many files: several threads find what one finds, and runs with a cache find what runs without it find. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, runCli } from "./program.ts";

const TAXONOMY = "taxonomy: 1\nid: ours\ntitle: Ours\ncategories:\n  waves: {title: Waves, definition: D.}\n";

function text(number: number, category = "waves"): string {
  const wrong = number % 3 === 0 ? "statsu: final\n" : "";
  return `assessment: 1\ntitle: Number ${number}\ntaxonomy: ./ours.taxonomy.yaml\n${wrong}threats:\n  t: {title: T, category: ${category}}\n`;
}

/** More files than one thread takes. */
function folder(): string {
  const files = Array.from({ length: 150 }, (_, number) => [`n${number}.threat.yaml`, text(number)] as const);
  return folderWith({ "ours.taxonomy.yaml": TAXONOMY, ...Object.fromEntries(files) });
}

interface Checked {
  readonly files: readonly { readonly path: string; readonly findings: readonly unknown[] }[];
}

describe("many files", () => {
  it("are all checked, in the order of their paths, with the same results as alone", () => {
    const cwd = folder();
    const { status, stdout } = runCli(["check", "--format", "json"], { cwd });
    expect(status).toBe(1);
    const { files } = JSON.parse(stdout) as Checked;
    const paths = files.map(({ path }) => path);
    expect(paths).toHaveLength(151);
    expect(paths).toEqual(paths.toSorted());
    const alone = JSON.parse(
      runCli(["check", "n3.threat.yaml", "--format", "json"], { cwd }).stdout,
    ) as Checked;
    expect(files.find(({ path }) => path === "n3.threat.yaml")).toEqual(alone.files[0]);
    expect(files.filter(({ findings }) => findings.length > 0)).toHaveLength(50);
  });
});

describe("--cache", () => {
  const args = ["check", "--cache", "--cache-location", "cache.json"];

  it("repeats the same results", () => {
    const cwd = folder();
    const without = runCli(["check"], { cwd });
    expect(runCli(args, { cwd })).toEqual(without);
    const made = readFileSync(join(cwd, "cache.json"), "utf8");
    expect(runCli(args, { cwd })).toEqual(without);
    expect(readFileSync(join(cwd, "cache.json"), "utf8").length).toBe(made.length);
  });

  it("notices a file that has changed", () => {
    const cwd = folder();
    runCli(args, { cwd });
    writeFileSync(join(cwd, "n1.threat.yaml"), text(3));
    expect(runCli(args, { cwd })).toEqual(runCli(["check"], { cwd }));
  });

  it("notices a change in a file that others read", () => {
    const cwd = folder();
    runCli(args, { cwd });
    writeFileSync(join(cwd, "ours.taxonomy.yaml"), TAXONOMY.replace("waves:", "tides:"));
    const { stdout } = runCli(args, { cwd });
    expect(stdout).toContain('"waves"');
    expect(stdout).toEqual(runCli(["check"], { cwd }).stdout);
  });

  it("ignores a damaged cache", () => {
    const cwd = folder();
    writeFileSync(join(cwd, "cache.json"), "{");
    expect(runCli(args, { cwd })).toEqual(runCli(["check"], { cwd }));
  });

  it("changes no result, whatever happened to the cache file", () => {
    const cwd = folderWith({
      "a.threat.yaml": text(3),
      "b.threat.yaml": text(1),
      "ours.taxonomy.yaml": TAXONOMY,
    });
    const expected = runCli(args, { cwd });
    const written = readFileSync(join(cwd, "cache.json"), "utf8");
    const { content } = JSON.parse(written) as { content: { files: Record<string, unknown> } };
    const wrong: unknown[] = [null, 3, [], "x", { [join(cwd, "a.threat.yaml")]: 3 }, { __proto__: null }];
    const bodies = [
      ...wrong.map((files) => JSON.stringify({ ...content, files })),
      written.replace('"error"', '"hint"'),
      written.replaceAll('"reads":[', '"reads":[3,'),
      written.slice(0, 500),
      written.toUpperCase(),
      JSON.stringify(content),
      `${written}${written}`,
      "",
    ];
    for (const body of bodies) {
      writeFileSync(join(cwd, "cache.json"), body);
      expect(runCli(args, { cwd })).toEqual(expected);
    }
  });

  it("is off by default and then writes nothing", () => {
    const cwd = folder();
    runCli(["check"], { cwd });
    expect(existsSync(join(cwd, "node_modules"))).toBe(false);
  });
});
