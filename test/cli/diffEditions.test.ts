/** Tests which editions the command that writes what has changed reads, and what it says of those that it cannot read. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { NEW_PORT, OLD_PORT } from "./portEditions.ts";
import { folderWith, runCli } from "./program.ts";

function git(cwd: string, ...args: readonly string[]): void {
  const author = ["-c", "user.name=a", "-c", "user.email=a@example.org"];
  execFileSync("git", [...author, ...args], { cwd, stdio: "ignore" });
}

describe("the editions of threat-assessment diff", () => {
  it("says of an older edition that it comes first", () => {
    const cwd = folderWith({ "old.threat.yaml": OLD_PORT, "new.threat.yaml": NEW_PORT });
    const { stderr, status } = runCli(["diff", "new.threat.yaml", "old.threat.yaml", "-f", "json"], { cwd });
    expect(stderr).toContain('"old.threat.yaml" is older than "new.threat.yaml", but comes after it.');
    expect(status).toBe(0);
    expect(runCli(["diff", "old.threat.yaml", "new.threat.yaml", "-f", "json"], { cwd }).stderr).toBe("");
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
    [
      "threats without ids",
      ["list.threat.yaml", "new.threat.yaml"],
      'list.threat.yaml: Line 3: "threats" is a list, so its items have no ids',
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
      "old.threat.yaml": OLD_PORT,
      "new.threat.yaml": NEW_PORT,
      "broken.threat.yaml": "assessment: 1\ntitle: [x\n",
      "binary.threat.yaml": new Uint8Array([0, 1, 2, 3]),
      "port.taxonomy.yaml": "taxonomy: 1\nid: port\n",
      "list.threat.yaml": "assessment: 1\ntitle: Port\nthreats:\n  - title: Theft\n",
      "lost.threat.yaml": "assessment: 1\nsupersedes: gone.threat.yaml\n",
      "self.threat.yaml": "assessment: 1\nsupersedes: self.threat.yaml\n",
      "ring-a.threat.yaml": "assessment: 1\nsupersedes: ring-b.threat.yaml\n",
      "ring-b.threat.yaml": "assessment: 1\nsupersedes: ring-a.threat.yaml\n",
    });
    const { status, stderr, stdout } = runCli(["diff", ...args, "-o", "out.html"], { cwd });
    expect(stderr).toContain(sentence);
    expect([status, stdout, existsSync(join(cwd, "out.html"))]).toEqual([2, "", false]);
  });

  it("names every edition that cannot be compared, in the language of the user", () => {
    const cwd = folderWith({
      "old.threat.yaml": OLD_PORT,
      "broken.threat.yaml": "assessment: 1\ntitle: [x\n",
      "port.taxonomy.yaml": "taxonomy: 1\nid: port\n",
    });
    const args = ["broken.threat.yaml", "old.threat.yaml", "gone.threat.yaml", "port.taxonomy.yaml"];
    const { status, stdout, stderr } = runCli(["diff", ...args], { cwd, env: { LC_ALL: "es_ES.UTF-8" } });
    expect([status, stdout]).toEqual([2, ""]);
    for (const name of args.filter((each) => each !== "old.threat.yaml"))
      expect(stderr).toContain(`${name}: `);
    expect(stderr).not.toContain("old.threat.yaml");
    expect(stderr).toContain("La línea 2 tiene un error de YAML");
  });

  it("notes where a chain ends that cannot be read to its start", () => {
    const cwd = folderWith({
      "old.threat.yaml": `${OLD_PORT}supersedes: older.threat.yaml\n`,
      "new.threat.yaml": NEW_PORT,
    });
    const { status, stderr } = runCli(["diff", "new.threat.yaml", "--chain", "-f", "json"], { cwd });
    expect(status).toBe(0);
    expect(stderr).toContain('ends at "older.threat.yaml", which cannot be read');
  });

  it("compares 500 threats and ranks", () => {
    const ids = Array.from({ length: 500 }, (_, index) => `t-${String((index * 7919) % 500)}`);
    const text = (order: readonly string[], likelihood: string): string =>
      `assessment: 1\ntitle: Many\nthreats:\n${order.map((id) => `  ${id}: { title: Threat ${id}, likelihood: ${likelihood} }\n`).join("")}rankings:\n  r: { order: [${order.join(", ")}] }\n`;
    const cwd = folderWith({
      "a.threat.yaml": text(ids, "likely"),
      "b.threat.yaml": text(ids.toSorted(), "unlikely"),
    });
    expect(runCli(["diff", "a.threat.yaml", "b.threat.yaml"], { cwd }).status).toBe(0);
  });
});
