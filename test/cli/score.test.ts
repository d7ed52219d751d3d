/** Tests `threat-assessment score`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/root.ts";
import { folderWith, runCli } from "./program.ts";

const HEAD = "assessment: 1\ntitle: Port\ndate: 2024-01-15\n";
const flood = (keys: string): string => `${HEAD}threats:\n  flood: { title: Flood, ${keys} }\n`;
const LIKELY = "likelihood: { term: likely, within: 2024 }";
const EXAMPLES = join(projectRoot, "examples/strait-outlook");

describe("score", () => {
  it("writes text to the terminal, without the method", () => {
    const { status, stdout, stderr } = runCli(["score", EXAMPLES, "--date", "2026-11-25"]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("18 of 33 came true (55%; with chance taken into account, 38–70%).");
    expect(stdout).toContain("The score (Brier) is 0.16 (0.11–0.23).");
    expect(stdout).toMatch(/^likely +9 of 12 +75% \(47–91%\)/m);
    expect(stdout).not.toContain("Mandel");
    for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(110);
  });

  it("scores the Spanish example in Spanish", () => {
    const { status, stdout } = runCli(["score", "examples/puerto-austral", "--date", "2026-11-25"], {
      cwd: projectRoot,
    });
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "Se cumplieron 10 de 21 (48 %; si se tiene en cuenta el azar, 28–68 %).",
    );
    expect(stdout.replace(/\s+/g, " ")).toContain("21 de ellos tienen puntuación");
  });

  it("scores assessments of two countries in their one language", () => {
    const cwd = folderWith({
      "a.threat.yaml": `language: es\n${flood(`${LIKELY}, outcome: occurred`)}`,
      "b.threat.yaml": `language: es-MX\n${flood(`${LIKELY}, outcome: occurred`)}`,
    });
    const { stdout } = runCli(["score", ".", "--date", "2026-11-25"], { cwd });
    expect(stdout).toContain("Se cumplieron 2 de 2");
  });

  it("counts what was known on a day", () => {
    const { stdout } = runCli(["score", EXAMPLES, "--date", "2024-06-30", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      date: "2024-06-30",
      counts: { scored: 9, partly: 1, "cannot-be-told": 1, open: 27 },
    });
  });

  it("looks as the configuration says, and says that judgments about one threat depend on each other", () => {
    const cwd = folderWith({
      "2023.threat.yaml": flood(`${LIKELY}, outcome: occurred`),
      "2024.threat.yaml": flood(`${LIKELY}, outcome: did-not-occur`),
      ".threat-assessment.yaml": "document: { css: ./house.css }\n",
      "house.css": "h1 { color: rgb(1, 2, 3) }\n",
    });
    const { stdout } = runCli(["score", ".", "--format", "html", "--date", "2026-11-25"], { cwd });
    expect(stdout).toContain("rgb(1, 2, 3)");
    expect(stdout).toContain("The 2 judgments are about only 1 threat or question");
  });

  it.each(["docx", "html", "pdf", "md", "json", "csv", "xlsx", "svg"])("writes %s", (ending) => {
    const cwd = folderWith({ "a.threat.yaml": flood(`${LIKELY}, outcome: occurred`) });
    const out = ending === "svg" ? "figures" : `score.${ending}`;
    const format = ending === "svg" ? ["--format", "svg"] : [];
    const run = (): unknown => {
      const { status, stderr } = runCli(["score", ".", "-o", out, ...format, "--date", "2026-11-25"], {
        cwd,
      });
      expect([status, stderr]).toEqual([0, ""]);
      return readFileSync(join(cwd, ending === "svg" ? "figures/calibration.svg" : out)).toString("base64");
    };
    expect(run()).toBe(run());
  });

  it("cites its sources, in the language of the assessment", () => {
    const cwd = folderWith({ "a.threat.yaml": `language: es\n${flood(`${LIKELY}, outcome: occurred`)}` });
    const { stdout } = runCli(["score", "a.threat.yaml", "-f", "text", "--citations", "apa"], { cwd });
    for (const words of [
      "¿Quién acertó?",
      "Brier",
      "Murphy",
      "Mandel",
      "Tetlock",
      "Wilson",
      "1 juicio es muy poco",
    ])
      expect(stdout).toContain(words);
  });

  it("takes the tables apart", () => {
    const { stdout } = runCli(["score", EXAMPLES, "-f", "csv", "--table", "calibration"]);
    expect(stdout).toMatch(/^\ufeffGrouped by,Group,Judgments/);
    expect(stdout).toContain("\nTerm,likely,12,9,75,");
  });
});

describe("score of bad input", () => {
  it.each([
    ["an empty folder", { "a.txt": "" }, "The folder contains no files to check"],
    [
      "nothing to score",
      { "a.threat.yaml": `${HEAD}threats: { a: { title: A } }\n` },
      "There is nothing to score",
    ],
    ["an empty file", { "a.threat.yaml": "" }, "There is no assessment in it."],
    ["only a taxonomy", { "a.taxonomy.yaml": "taxonomy: 1\n" }, "There is no assessment in it."],
  ])("%s: a sentence, and nothing is written", (_, files, words) => {
    const cwd = folderWith(files);
    const { status, stderr, stdout } = runCli(["score", ".", "-o", "out.html"], { cwd });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(words);
    expect(existsSync(join(cwd, "out.html"))).toBe(false);
  });

  it("a file that is missing ends the run: a score without it would be wrong", () => {
    const cwd = folderWith({ "a.threat.yaml": flood(`${LIKELY}, outcome: occurred`) });
    const { status, stderr } = runCli(["score", "a.threat.yaml", "b.threat.yaml", "-o", "out.html"], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain("b.threat.yaml");
    expect(readdirSync(cwd)).toEqual(["a.threat.yaml"]);
  });

  it("a file with syntax errors is read as far as possible, and named", () => {
    const cwd = folderWith({
      "a.threat.yaml": `${flood(`${LIKELY}, outcome: occurred`)}statements:\n  b: { text: "B\n`,
    });
    const { status, stdout, stderr } = runCli(["score", "."], { cwd });
    expect(status).toBe(0);
    expect(stderr).toContain("a.threat.yaml has syntax errors, so judgments in it may be missing.");
    expect(stdout).toContain("Some files have syntax errors");
  });

  it.each(["2026-02-30", "2026-13-01", "2026-00-10", "2026-01-00", "2026-99-99", "2026-22-01"])(
    "%s, a day that does not exist, is refused",
    (day) => {
      const { status, stderr } = runCli(["score", EXAMPLES, "--date", day]);
      expect(status).toBe(2);
      expect(stderr).toContain(`"${day}" is not a day such as 2026-01-31.`);
    },
  );

  it("scales of one's own: open bands count to their ends, terms without a band have no score", () => {
    const cwd = folderWith({
      "own.scale.yaml":
        "scale: 1\nid: own\ntitle: Own\nof: likelihood\nterms:\n  - { term: rare, percent: { from: 0, to: 10, open: both } }\n  - { term: maybe }\n",
      "a.threat.yaml": `${HEAD}scales: { likelihood: ./own.scale.yaml }\nthreats:\n  a: { title: A, likelihood: { term: rare, within: 2024 }, outcome: occurred }\n  b: { title: B, likelihood: { term: maybe, within: 2024 }, outcome: occurred }\n`,
    });
    const { stdout } = runCli(["score", ".", "-f", "json"], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({
      counts: { scored: 1, "no-band": 1 },
      total: { score: { best: 0.81, middle: 0.9025, worst: 1 } },
    });
  });

  it("10,000 judgments in 300 files are scored, and the document has only the largest misses", () => {
    const items = Array.from(
      { length: 34 },
      (_, index) =>
        `  t${String(index)}: { title: T, ${LIKELY}, outcome: ${index % 3 === 0 ? "did-not-occur" : "occurred"} }\n`,
    ).join("");
    const cwd = folderWith(
      Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [
          `${String(index)}.threat.yaml`,
          `${HEAD}threats:\n${items}`,
        ]),
      ),
    );
    const { status, stdout } = runCli(["score", "."], { cwd });
    expect(status).toBe(0);
    expect(stdout).toContain("The table has the 100 largest misses of 10200.");
    expect(stdout.length).toBeLessThan(60_000);
  }, 120_000);
});
