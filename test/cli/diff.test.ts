/** Tests the command that writes what has changed between editions. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/root.ts";
import { folderWith, runCli } from "./program.ts";

const STRAIT = join(projectRoot, "examples", "strait-outlook");
const schema = JSON.parse(
  readFileSync(join(projectRoot, "schemas", "changes.schema.json"), "utf8"),
) as object;
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

const OLD = `assessment: 1
title: Port
date: 2025
threats:
  theft: { title: Theft of copper, likelihood: likely }
  flood: { title: Flood, likelihood: unlikely }
statements:
  calm: { kind: judgment, text: "The quay stays calm during the whole winter, as in all the years before." }
rankings:
  port: { order: [{ label: A, outside: true }, { label: B, outside: true }, { label: C, outside: true }] }
`;
const NEW = `assessment: 1
title: Port
date: 2026
supersedes: old.threat.yaml
threats:
  theft: { title: Theft of copper, likelihood: very-likely, change: "Two thefts in May. Ask @mary." }
statements:
  calm: { kind: judgment, text: "The quay stays loud during the whole winter, as in all the years before." }
rankings:
  port: { order: [{ label: C, outside: true }, { label: A, outside: true }, { label: B, outside: true }] }
`;

const folder = (): string => folderWith({ "old.threat.yaml": OLD, "new.threat.yaml": NEW });

function git(cwd: string, ...args: readonly string[]): void {
  const author = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
  execFileSync("git", [...author, ...args], { cwd, stdio: "ignore" });
}

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
    expect(stdout).toContain("<del>calm</del><strong>loud</strong>");
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
    expect(stdout).toMatch(/Mend the fence +Cost +40,000 EUR +90,000 EUR +no reason is given/);
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

  it("reads a file of a git revision, with its taxonomy of that revision", () => {
    const taxonomy = (title: string): string =>
      `taxonomy: 1\nid: port\ncategories:\n  theft: { title: ${title} }\n`;
    const text = (order: string): string =>
      `assessment: 1\ntaxonomy: ./port.taxonomy.yaml\ntitle: Port\nrankings:\n  r: { order: [${order}] }\n`;
    const cwd = folderWith({
      "sub/a.threat.yaml": text("theft"),
      "sub/port.taxonomy.yaml": taxonomy("Old name"),
    });
    git(cwd, "init");
    git(cwd, "add", ".");
    git(cwd, "commit", "-m", "first");
    const now = folderWith({ "b.threat.yaml": text(""), "port.taxonomy.yaml": taxonomy("New name") });
    const { stdout, stderr } = runCli(
      ["diff", "HEAD:sub/a.threat.yaml", join(now, "b.threat.yaml"), "-f", "markdown"],
      { cwd },
    );
    expect(stderr).toBe("");
    expect(stdout).toContain("| Old name | 1 | – | no longer ranked |");
    expect(stdout).toContain("HEAD:sub/a.threat.yaml");
    expect(
      runCli(["diff", "HEAD:./a.threat.yaml", ":sub/a.threat.yaml", "-f", "json"], { cwd: join(cwd, "sub") })
        .status,
    ).toBe(0);
    const told = (name: string): string => runCli(["diff", name, "sub/a.threat.yaml"], { cwd }).stderr;
    expect(told("nowhere:sub/a.threat.yaml")).toContain("git does not know the revision nowhere");
    expect(told("HEAD:nothing.yaml")).toContain("HEAD:nothing.yaml: There is no such file or folder.");
    expect(told("HEAD:sub")).toContain("It is a folder or a device, not a file.");
    expect(told("HEAD:../outside.yaml")).toContain("outside");
    expect(told(":")).toContain("It names no file.");
  });

  it.each([
    ["a file that is not there", ["nothing.yaml", "new.threat.yaml"], "nothing.yaml: There is no such file"],
    [
      "a revision outside of a repository",
      ["HEAD:a.yaml", "new.threat.yaml"],
      "this folder is not in a git repository",
    ],
    [
      "broken YAML",
      ["old.threat.yaml", "broken.threat.yaml"],
      "broken.threat.yaml: Line 2 has an error of YAML",
    ],
    [
      "a binary file",
      ["binary.threat.yaml", "new.threat.yaml"],
      "binary.threat.yaml: The file is not a text",
    ],
    [
      "another kind of file",
      ["port.taxonomy.yaml", "new.threat.yaml"],
      "port.taxonomy.yaml: This is not an assessment.",
    ],
    ["nothing to compare with", ["old.threat.yaml"], 'It names no earlier assessment under "supersedes".'],
    [
      "a missing predecessor",
      ["lost.threat.yaml"],
      'The earlier assessment "gone.threat.yaml" cannot be read.',
    ],
    ["a file that supersedes itself", ["self.threat.yaml"], "It supersedes itself"],
    ["a circle", ["ring-a.threat.yaml", "--chain"], "leads back"],
  ])("says what is wrong with %s, and writes nothing", (_, args, sentence) => {
    const cwd = folderWith({
      "old.threat.yaml": OLD,
      "new.threat.yaml": NEW,
      "broken.threat.yaml": "assessment: 1\ntitle: [x\n",
      "binary.threat.yaml": new Uint8Array([0, 1, 2, 3]),
      "port.taxonomy.yaml": "taxonomy: 1\nid: port\n",
      "lost.threat.yaml": "assessment: 1\nsupersedes: gone.threat.yaml\n",
      "self.threat.yaml": "assessment: 1\nsupersedes: self.threat.yaml\n",
      "ring-a.threat.yaml": "assessment: 1\nsupersedes: ring-b.threat.yaml\n",
      "ring-b.threat.yaml": "assessment: 1\nsupersedes: ring-a.threat.yaml\n",
    });
    const { status, stderr, stdout } = runCli(["diff", ...args, "-o", "out.html"], { cwd });
    expect(stderr).toContain(sentence);
    expect([status, stdout, existsSync(join(cwd, "out.html"))]).toEqual([2, "", false]);
  });

  it("notes where a chain ends that cannot be read to its start", () => {
    const cwd = folderWith({
      "old.threat.yaml": `${OLD}supersedes: older.threat.yaml\n`,
      "new.threat.yaml": NEW,
    });
    const { status, stderr } = runCli(["diff", "new.threat.yaml", "--chain", "-f", "json"], { cwd });
    expect(status).toBe(0);
    expect(stderr).toContain('ends at "older.threat.yaml", which cannot be read');
  });

  it("compares 500 threats and ranks in bounded time", () => {
    const ids = Array.from({ length: 500 }, (_, index) => `t-${String((index * 7919) % 500)}`);
    const text = (order: readonly string[], likelihood: string): string =>
      `assessment: 1\ntitle: Many\nthreats:\n${order.map((id) => `  ${id}: { title: Threat ${id}, likelihood: ${likelihood} }\n`).join("")}rankings:\n  r: { order: [${order.join(", ")}] }\n`;
    const cwd = folderWith({
      "a.threat.yaml": text(ids, "likely"),
      "b.threat.yaml": text(ids.toSorted(), "unlikely"),
    });
    const start = performance.now();
    expect(runCli(["diff", "a.threat.yaml", "b.threat.yaml"], { cwd }).status).toBe(0);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
