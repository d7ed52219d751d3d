/** Tests `threat-assessment report` in the formats other than documents: Markdown, CSV, XLSX, JSON and SVG. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, runCli } from "./program.ts";

const TEXT = `assessment: 1
title: Ports
taxonomy: bailey-2005
summary: Drugs rose [see @curtis, p. 3].
threats:
  flood: { title: Flood, likelihood: likely }
  theft: { title: "=Theft", likelihood: unlikely }
actors: { port: { name: Port } }
rankings:
  first: { of: port, order: [energy, water] }
sources:
  curtis: { type: report, title: Gauges }
`;

const inFolder = (): string => folderWith({ "a.threat.yaml": TEXT });

describe("report", () => {
  it("writes Markdown with the bibliography and the pictures next to it", () => {
    const cwd = inFolder();
    expect(runCli(["report", "a.threat.yaml", "-o", "out.md"], { cwd })).toMatchObject({
      status: 0,
      stderr: "",
    });
    const text = readFileSync(join(cwd, "out.md"), "utf8");
    expect(text).toContain("bibliography: out.bibliography.json");
    expect(text).toContain("[see @curtis, p. 3]");
    const pictures = Array.from(text.matchAll(/\]\(([^)]+\.svg)\)/g), ([, path]) => path ?? "");
    expect(pictures.length).toBeGreaterThan(0);
    for (const path of [...pictures, "out.bibliography.json"])
      expect(existsSync(join(cwd, path)), path).toBe(true);
  });

  it("writes tables as CSV and XLSX", () => {
    const cwd = inFolder();
    const { stdout } = runCli(["report", "a.threat.yaml", "-f", "csv", "--table", "register"], { cwd });
    expect(stdout).toContain("flood,Flood,,likely,55,80");
    expect(stdout).toContain("theft,'=Theft,,unlikely,20,45");
    for (const name of ["one.xlsx", "two.xlsx"])
      expect(runCli(["report", "a.threat.yaml", "-o", name], { cwd }).status).toBe(0);
    expect(readFileSync(join(cwd, "one.xlsx"))).toEqual(readFileSync(join(cwd, "two.xlsx")));
  });

  it("names the tables if the assessment does not have the one that is asked for", () => {
    const { status, stderr } = runCli(["report", "a.threat.yaml", "-f", "csv", "--table", "results"], {
      cwd: inFolder(),
    });
    expect(status).toBe(2);
    expect(stderr).toContain("There is: register, rankings and ranking-details.");
  });

  it("writes data as JSON", () => {
    const { stdout } = runCli(["report", "a.threat.yaml", "-f", "json"], { cwd: inFolder() });
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, title: "Ports", works: [{ id: "curtis" }] });
  });

  it("writes one figure, or all of them into a folder", () => {
    const cwd = inFolder();
    const { stdout } = runCli(["report", "a.threat.yaml", "-f", "svg", "--figure", "rankings"], { cwd });
    expect(stdout).toMatch(/^<svg [^]*<\/svg>\n$/);
    expect(runCli(["report", "a.threat.yaml", "-f", "svg", "-o", "figures"], { cwd }).status).toBe(0);
    expect(readdirSync(join(cwd, "figures"))).toContain("rankings.svg");
    expect(readFileSync(join(cwd, "figures", "rankings.svg"), "utf8")).toBe(stdout);
    expect(runCli(["report", "a.threat.yaml", "-f", "svg"], { cwd })).toMatchObject({
      status: 2,
      stdout: "",
    });
    expect(runCli(["report", "a.threat.yaml", "-f", "svg", "--figure", "x"], { cwd }).stderr).toContain(
      "rankings",
    );
  });
});
