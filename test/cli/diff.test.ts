/** Tests the command that writes what has changed between editions. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/root.ts";
import { NEW_PORT, OLD_PORT } from "./portEditions.ts";
import { folderWith, runCli } from "./program.ts";

const STRAIT = join(projectRoot, "examples", "strait-outlook");
const schema = JSON.parse(
  readFileSync(join(projectRoot, "schemas", "changes.schema.json"), "utf8"),
) as object;
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

const folder = (): string => folderWith({ "old.threat.yaml": OLD_PORT, "new.threat.yaml": NEW_PORT });

describe("threat-assessment diff", () => {
  it("compares two files as Markdown of code hosts", () => {
    const { stdout, status } = runCli(["diff", "old.threat.yaml", "new.threat.yaml", "-f", "markdown"], {
      cwd: folder(),
    });
    expect(status).toBe(0);
    expect(stdout).toContain("## What has changed: Port");
    expect(stdout).toContain(
      "| Theft of copper | Likelihood | likely \\(55–80%\\) | very likely \\(80–95%\\) | Two thefts in May. Ask &#64;mary. |",
    );
    expect(stdout).toContain("| C | 3 | 1 | up 2 places | *no reason is given* |");
    expect(stdout).toContain("| A | 1 | 2 | keeps its order | – |");
    expect(stdout).toContain(
      "**Flood**. Likelihood: unlikely \\(20–45%\\). **Reason:** *no reason is given*",
    );
  });

  it("compares a file with what it supersedes, and shows what has changed inside a text", () => {
    const { stdout } = runCli(["diff", "new.threat.yaml", "-f", "html"], { cwd: folder() });
    expect(stdout).toContain("<del>calm</del> <strong>loud</strong>");
    expect(stdout).toContain("<svg");
  });

  it("shows a cost, an owner and an outcome with their values, and counts a note of the year before as no reason", () => {
    const text = (date: number, fields: string, cost: string): string =>
      `assessment: 1
title: Port
date: ${String(date)}
actors: { pa: { name: The port }, pol: { name: The police } }
threats:
  theft: { title: Theft, ${fields}, change: The fence is down. }
recommendations:
  fence: { title: Mend the fence, cost: ${cost} }
rankings:
  port: { change: We asked again., order: [{ label: A, outside: true }, { label: B, outside: true }${date === 2026 ? "" : ", { label: C, outside: true }"}] }
`;
    const cwd = folderWith({
      "old.threat.yaml": text(2025, "likelihood: likely, owner: pa", "{ amount: 40000, currency: EUR }"),
      "new.threat.yaml": text(
        2026,
        "likelihood: unlikely, owner: [pa, pol], outcome: occurred",
        "{ amount: 90000, currency: EUR }",
      ),
    });
    const { stdout } = runCli(["diff", "old.threat.yaml", "new.threat.yaml", "-f", "text"], { cwd });
    expect(stdout).toMatch(/Mend the fence +Cost +40,000\u00a0EUR +90,000\u00a0EUR +no reason is given/);
    expect(stdout).toMatch(/Outcome +not stated +occurred/);
    expect(stdout).toContain("Theft (Owner): The port{+, The police+}");
    const without = Array.from(stdout.matchAll(/^(Threats|Recommendations|Entries of) .* (\d)$/gm));
    expect(without.map(([, name, count]) => [name, count])).toEqual([
      ["Threats", "1"],
      ["Recommendations", "1"],
      ["Entries of", "1"],
    ]);
  });

  it.each(["text", "markdown"])(
    "misses the reason of a later row as %s, and shows no outcome of another period",
    (format) => {
      const text = (date: number, step: string, outcomes: readonly string[]): string => `assessment: 1
title: Port
date: ${String(date)}
threats:
  theft: { title: Theft, likelihood: { term: likely, within: ${String(date)} }, outcome: ${outcomes[0] ?? ""} }
  flood: { title: Flood, likelihood: { term: likely, within: 1 year }, outcome: ${outcomes[1] ?? ""} }
${outcomes[2] === undefined ? "" : `  fire: { title: Fire, outcome: ${outcomes[2]} }\n  storm: { title: Storm, outcome: { status: ${outcomes[2]}, date: 2026-02 } }\n`}recommendations:
  fence: { title: Put up a fence, ${step} }
  lamp: { title: Put up a lamp, status: ${date === 2025 ? "proposed" : "accepted"} }
`;
      const earlier = text(2025, "status: proposed, cost: 4 EUR", ["occurred", "{ status: occurred }"]);
      const later = text(2026, "status: accepted, cost: 9 EUR", [
        "did-not-occur",
        "did-not-occur",
        "occurred",
      ]);
      const corrected = text(2025, "status: proposed, cost: 4 EUR", ["did-not-occur", "did-not-occur"]);
      const files = { "a.threat.yaml": earlier, "b.threat.yaml": later, "c.threat.yaml": corrected };
      const cwd = folderWith(files);
      const lines = (name: string): string =>
        runCli(["diff", "a.threat.yaml", name, "-f", format], { cwd })
          .stdout.replace(/[*|]| +/g, " ")
          .replace(/ +/g, " ");
      const changes = lines("b.threat.yaml");
      expect(changes).toMatch(/Put up a fence Status proposed accepted no reason is given/);
      expect(changes).toMatch(/Put up a lamp Status proposed accepted –/);
      expect(changes).toMatch(/Fire ?\. Outcome: occurred/);
      expect(changes).toMatch(/Storm ?\. Outcome: occurred/);
      // Markdown, for pull requests, leaves out further changes.
      if (format === "markdown") return;
      expect(changes).not.toMatch(/(?:Flood|Theft) \(/);
      // Two versions of one edition have one period, so the outcome was corrected.
      expect(lines("c.threat.yaml")).toMatch(/Flood \(Outcome\)/);
    },
  );

  it("writes data that its schema describes", () => {
    const { stdout } = runCli(["diff", join(STRAIT, "2025.threat.yaml"), "--chain", "-f", "json"]);
    const data = JSON.parse(stdout) as {
      steps: { rankings: { entries: { name: string; change: string; places?: number }[] }[] }[];
    };
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
    expect(data.steps.length).toBe(2);
    const moved = data.steps[1]?.rankings[0]?.entries.filter(({ change }) => change === "moved") ?? [];
    expect(moved.map(({ name, places }) => [name, places])).toEqual([
      ["Sabotage", -4],
      ["Smuggling", 2],
      ["Groundings and collisions", 2.5],
    ]);
  });

  it("follows a category that the taxonomy has replaced", () => {
    const { stdout } = runCli([
      "diff",
      join(STRAIT, "2024.threat.yaml"),
      join(STRAIT, "2025.threat.yaml"),
      "-f",
      "csv",
      "--table",
      "ranks",
    ]);
    expect(stdout).toMatch(/Armed robbery at sea,6,6,/);
    expect(stdout).not.toContain("Piracy");
  });

  it.each(["docx", "pdf", "xlsx", "md"])("writes %s", (ending) => {
    const cwd = folder();
    expect(
      runCli(["diff", "old.threat.yaml", "new.threat.yaml", "-o", `changes.${ending}`], { cwd }).stderr,
    ).toBe("");
    expect(existsSync(join(cwd, `changes.${ending}`))).toBe(true);
  });

  it("is in the language of the document, or in that of the user", () => {
    const cwd = folder();
    expect(runCli(["diff", "new.threat.yaml", "--language", "es"], { cwd }).stdout).toContain(
      "Qué ha cambiado: Port",
    );
  });

  it("ends with status 1 only if the user wants it and something differs", () => {
    const cwd = folder();
    const statusOf = (...args: readonly string[]): number | null =>
      runCli(["diff", ...args, "-f", "json"], { cwd }).status;
    expect(statusOf("old.threat.yaml", "new.threat.yaml")).toBe(0);
    expect(statusOf("old.threat.yaml", "new.threat.yaml", "--exit-code")).toBe(1);
    expect(statusOf("old.threat.yaml", "old.threat.yaml", "--exit-code")).toBe(0);
  });

  it("follows what has another id into what is unranked, and explains ranks that do not go where an entry has moved", () => {
    const text = (date: number, ids: readonly string[], ranking: string): string =>
      `assessment: 1\ntitle: Port\ndate: ${String(date)}\nthreats:\n${ids.map((id) => `  ${id}: { title: ${id === "walkout" ? "strike" : id} }\n`).join("")}rankings:\n  r: { title: Ranks, ${ranking} }\n`;
    const cwd = folderWith({
      "a.threat.yaml": text(
        2025,
        ["drones", "theft", "flood", "insider", "strike"],
        "order: [drones, theft, flood, insider, strike]",
      ),
      "b.threat.yaml": text(
        2026,
        ["theft", "flood", "insider", "walkout"],
        "order: [theft, { tie: [insider, { item: flood, change: Dry years. }] }], unranked: { walkout: { reason: not-ranked, because: No one asked them. } }",
      ),
    });
    const { stdout } = runCli(["diff", "a.threat.yaml", "b.threat.yaml", "-f", "text"], { cwd });
    expect(stdout).toMatch(/strike +5 +– +no longer ranked: left out on purpose +No one asked them\./);
    expect(stdout).toMatch(/flood +3 +2 +down half a place +Dry years\./);
    expect(stdout.replace(/\s+/g, " ")).toContain(
      "An entry can move down although its rank number does not rise, and up although it does not fall.",
    );
  });

  it("draws what keeps its order as that, although new entries came in above", () => {
    const text = (order: string): string =>
      `assessment: 1\ntitle: Port\nthreats: { a: { title: Arson }, b: { title: Bombs }, c: { title: Copper } }\nrankings:\n  r: { title: Ranks, order: [${order}] }\n`;
    const cwd = folderWith({
      "a.threat.yaml": text("a, b"),
      "b.threat.yaml": text("c, a, b"),
      "c.threat.yaml": text("c, b, a"),
    });
    const { stdout } = runCli(["diff", "a.threat.yaml", "b.threat.yaml", "c.threat.yaml", "-f", "html"], {
      cwd,
    });
    const figure = /<figure id="figure-history-r">.*?<\/figure>/s.exec(stdout)?.[0] ?? "";
    // One line of an entry that has moved, and one in the legend.
    expect((figure.match(/stroke="#(?:c45a00|0b5394)" stroke-width="2"/g) ?? []).length).toBe(2);
    expect(figure).toContain("keeps its order with the others");
  });

  it("shows what an edition in between does not rank in one row", () => {
    const text = (date: number, order: string): string =>
      `assessment: 1\ntitle: Port\ndate: ${String(date)}\nthreats: { a: { title: Arson }, b: { title: Bombs }, c: { title: Copper } }\nrankings:\n  r: { title: Ranks, order: [${order}] }\n`;
    const cwd = folderWith({
      "a.threat.yaml": text(2024, "a, b, c, { label: Rust, outside: true }"),
      "b.threat.yaml": text(2025, "a, b"),
      "c.threat.yaml": text(2026, "c, { label: Rust, outside: true }, b, a"),
    });
    const names = ["a.threat.yaml", "b.threat.yaml", "c.threat.yaml"];
    const { stdout } = runCli(["diff", ...names, "-f", "text"], { cwd });
    const history = stdout.slice(0, stdout.indexOf("2026 compared with 2025"));
    const rows = Array.from(history.matchAll(/^(\w+) +(\S+) +(\S+) +(\S+)$/gm), ([, ...cells]) =>
      cells.join(" "),
    );
    expect(rows.slice(-4)).toEqual(["Copper 3 – 1", "Rust 4 – 2", "Bombs 2 2 3", "Arson 1 1 4"]);
  });

  it.each([
    ["is gone in between", { a: "Arson", c: "Copper" }, { a: "Arson" }, { a: "Arson", metal: "Copper" }],
    [
      "is not ranked in between, and has another title later",
      { a: "Arson", c: "Copper" },
      { a: "Arson", metal: "Copper" },
      { a: "Arson", metal: "Metal" },
    ],
  ])("follows a threat in one row that %s, under another id", (_, ...threats) => {
    const editions = threats.map((each, index) => {
      const items = Object.entries(each).map(([id, title]) => `${id}: { title: ${title} }`);
      const order = index === 1 ? "a" : Object.keys(each).join(", ");
      return `assessment: 1\ntitle: Port\ndate: ${String(2024 + index)}\nthreats: { ${items.join(", ")} }\nrankings: { r: { title: Ranks, order: [${order}] } }\n`;
    });
    const names = editions.map((_text, index) => `${String(index)}.threat.yaml`);
    const cwd = folderWith(
      Object.fromEntries(editions.map((text, index) => [`${String(index)}.threat.yaml`, text] as const)),
    );
    const { stdout } = runCli(["diff", ...names, "-f", "text"], { cwd });
    const history = stdout.slice(0, stdout.indexOf("2026 compared with 2025"));
    expect(history).toMatch(/^(?:Copper|Metal) +2 +– +2$/m);
    expect(history.match(/^(?:Copper|Metal) /gm)).toHaveLength(1);
  });
});
