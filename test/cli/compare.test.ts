/** Tests the command that compares rankings: what it prints, which files it names, and with which status it ends. */
import { describe, expect, it } from "vitest";
import { folderWith, runCli } from "./program.ts";

const HEAD = "assessment: 1\ntitle: T\nlanguage: en\n";
const THREATS = "threats: { a: { title: Arson }, b: { title: Bribery }, c: { title: Crime } }\n";
const FILES = {
  "one.threat.yaml": `${HEAD}${THREATS}rankings:
  north: { title: North, order: [a, b, c] }
  south: { title: South, order: [b, c, a] }
`,
  "two.threat.yaml": `${HEAD}${THREATS}rankings: { east: { title: East, order: [c, a, b] } }\n`,
  "tied.threat.yaml": `${HEAD}${THREATS}rankings: { west: { title: West, order: [{ tie: [a, b, c] }] } }\n`,
  "other.threat.yaml": `${HEAD}rankings: { arts: { title: Arts, order: [{ label: Mould, outside: true }] } }\n`,
  "single.threat.yaml": `${HEAD}${THREATS}rankings: { only: { title: Only, order: [a] } }\n`,
  "none.threat.yaml": HEAD,
  "broken.threat.yaml": `${HEAD}rankings: [\n`,
  "x.taxonomy.yaml": "taxonomy: 1\nid: x\ncategories: {}\n",
};
const compare = (...args: readonly string[]) => runCli(["compare", ...args], { cwd: folderWith(FILES) });

describe("threat-assessment compare", () => {
  it("says on the terminal what is left out, and where several orders are as good", () => {
    const { stdout, status } = compare(
      "one.threat.yaml",
      "two.threat.yaml",
      "tied.threat.yaml",
      "other.threat.yaml",
    );
    expect(status).toBe(0);
    expect(stdout).toContain("Left out, because they have no item in common with the others: Arts.");
    expect(stdout).toContain("The majorities form a circle: Arson → Bribery → Crime → Arson.");
    expect(stdout).toMatch(/1 to 3 of 3/);
    // A ranking that ties everything follows no order, so it is not the closest to one.
    expect(stdout).not.toContain("West, with 100%");
    expect(stdout).toMatch(/West +–/);
  });

  it("names every bad file with its reason, and compares nothing", () => {
    const { stdout, stderr, status } = compare(
      "one.threat.yaml",
      "missing.threat.yaml",
      "broken.threat.yaml",
      "x.taxonomy.yaml",
      "none.threat.yaml",
      "two.threat.yaml",
    );
    expect([stdout, status]).toEqual(["", 2]);
    expect(stderr).toContain("missing.threat.yaml: There is no such file or folder.");
    expect(stderr).toContain("broken.threat.yaml: Line 4 has an error of YAML, so rankings may be missing.");
    expect(stderr).toContain("x.taxonomy.yaml: This is not an assessment.");
    expect(stderr).toContain("none.threat.yaml: It has no rankings.");
  });

  it("names a file without rankings, and compares the others", () => {
    const { stdout, stderr, status } = compare("one.threat.yaml", "none.threat.yaml");
    expect(status).toBe(0);
    expect(stdout).toContain("2 rankings are compared: North and South.");
    expect(stderr).toContain("none.threat.yaml: It has no rankings.");
    expect(compare("one.threat.yaml", "two.threat.yaml", "-r", "north", "-r", "south").stderr).toContain(
      "two.threat.yaml: It has no ranking with such an id: north and south.",
    );
  });

  it("says on the terminal what is too much work for many rankings", () => {
    const rankings = Array.from(
      { length: 33 },
      (_, index) => `  r${String(index)}: { order: [${index % 2 === 0 ? "a, b, c" : "c, b, a"}] }\n`,
    );
    const cwd = folderWith({ "many.threat.yaml": `${HEAD}${THREATS}rankings:\n${rankings.join("")}` });
    const { stdout, status } = runCli(["compare", "many.threat.yaml"], { cwd });
    expect(status).toBe(0);
    expect(stdout).toContain("There are too many rankings to compare each two over all readings.");
    expect(stdout).toContain("The tables have the first 30 rows only.");
  });

  it("says what a single item and different things mean", () => {
    const single = compare("one.threat.yaml#north", "single.threat.yaml").stdout;
    expect(single).toContain("One item alone has no order");
    expect(single).not.toContain("Pairs of items in the common order");
    const { stderr, status } = compare("single.threat.yaml", "other.threat.yaml");
    expect(stderr).toContain("No two of these rankings have an item in common: Only and Arts.");
    expect(status).toBe(2);
  });

  it("cuts long names where they differ, and says once that several orders are equally good", () => {
    const title = "Priorities of the Ministry of Infrastructure for the year";
    const cwd = folderWith({
      "long.threat.yaml": `${HEAD}${THREATS}rankings:
  one: { title: ${title} 2026, order: [a, b, c] }
  two: { title: ${title} 2027, order: [c, b, a] }
`,
    });
    const { stdout } = runCli(["compare", "long.threat.yaml"], { cwd });
    expect(stdout).toMatch(/^ {2}Priorities of the [^ ].*…2026 +50%$/m);
    expect(stdout).toMatch(/^ {2}Priorities .*…2026 – Priorities .*…2027 +3 /m);
    expect(stdout.match(/equally good/g)).toHaveLength(1);
    expect(stdout).toContain("The common order is one of them.");
  });

  it.each(["compare", "diff", "score"])(
    "%s: says the same of a file that is not an assessment",
    (command) => {
      const cwd = folderWith({
        "ranking.csv": 'Risk,North\n"R-01, fire",1\n',
        "register.xlsx": new Uint8Array([80, 75, 3, 4, 0, 255]),
        "x.scale.yaml": "scale: 1\nid: x\nof: likelihood\nterms: { low: {} }\n",
      });
      const said = (file: string): string => runCli([command, file], { cwd }).stderr;
      for (const file of ["ranking.csv", "register.xlsx"])
        expect(said(file)).toContain(
          `${file}: This is a table, not an assessment. Import it first: \`threat-assessment import ${file}\`.`,
        );
      expect(said("x.scale.yaml")).toContain("x.scale.yaml: This is not an assessment.");
    },
  );

  it.each(["compare", "diff", "score"])(
    "%s: leaves out what a shell names and is not an assessment, and says so once",
    (command) => {
      const edition = (date: string): string =>
        `assessment: 1\ntitle: T\ndate: ${date}-01-01\n${THREATS.replace("Arson", "Arson, likelihood: { term: likely, within: 2024 }, outcome: occurred")}rankings: { r${date}: { order: [a, b, c] } }\n`;
      const others = {
        "README.md": "Note: not an assessment\n",
        "x.taxonomy.yaml": FILES["x.taxonomy.yaml"],
        "picture.png": new Uint8Array([137, 80, 78, 71, 0]),
        "register.csv": "Risk,North\nFire,1\n",
      };
      const editions = { "2024.threat.yaml": edition("2024"), "2025.threat.yaml": edition("2025") };
      const cwd = folderWith({ ...editions, ...others });
      const alone = runCli([command, ...Object.keys(editions), "-f", "json"], { cwd });
      const all = runCli([command, ...Object.keys(editions), ...Object.keys(others), "-f", "json"], { cwd });
      expect([alone.status, alone.stderr, all.status]).toEqual([0, "", 0]);
      expect(all.stdout).toBe(alone.stdout);
      expect(all.stderr).toMatch(/^.* are not assessments, so they were left out\.\n$/);
      expect(new Set(all.stderr.match(/\w+(?:\.\w+)+/g))).toEqual(new Set(Object.keys(others)));
      const broken = runCli([command, "2024.threat.yaml", "gone.threat.yaml", "register.csv"], { cwd });
      expect([broken.status, broken.stdout]).toEqual([2, ""]);
      expect(broken.stderr).toContain("gone.threat.yaml: There is no such file");
    },
  );

  it.each(["compare", "score"])("%s: reads the assessments of folders and patterns", (command) => {
    const likely = "likelihood: { term: likely, within: 2024 }, outcome: occurred";
    const cwd = folderWith({
      "sub/one.threat.yaml": FILES["one.threat.yaml"].replace("Arson", `Arson, ${likely}`),
      "sub/x.taxonomy.yaml": FILES["x.taxonomy.yaml"],
      "sub/register.csv": "Risk,North\nFire,1\n",
    });
    for (const path of ["sub", "sub/*", "**/*.threat.yaml"]) {
      const { status, stderr } = runCli([command, path, "-f", "json"], { cwd });
      expect([status, stderr], path).toEqual([0, ""]);
    }
    const { status, stderr } = runCli([command, "sub/*.taxonomy.yaml"], { cwd });
    expect(status).toBe(2);
    const what = command === "compare" ? "ranking to compare." : "assessment in it.";
    expect(stderr).toContain(`sub/*.taxonomy.yaml: There is no ${what}`);
  });
});
