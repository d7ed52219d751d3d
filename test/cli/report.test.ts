/** Tests the command that writes documents for readers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/root.ts";
import { folderWith, runCli } from "./program.ts";

const REGISTER = join(projectRoot, "examples", "river-port-register", "register.threat.yaml");
const WATER = join(projectRoot, "examples", "andean-water-utility", "agua.threat.yaml");
const PORT = `assessment: 1
title: Port
summary: Thefts rose [@curtis, p. 20].
sources:
  curtis: { type: report, title: Theft in ports, author: [{ family: Curtis, given: Glenn }], issued: 2004 }
`;

describe("threat-assessment report", () => {
  it("writes HTML to standard output", () => {
    const { stdout, status } = runCli(["report", REGISTER]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^<!doctype html><html lang="en">/);
    expect(stdout).toContain("Varda Ports: risk register 2026");
    expect(stdout).toContain("<svg");
  });

  it("writes in the language of the document", () => {
    const { stdout } = runCli(["report", WATER]);
    expect(stdout).toContain('<html lang="es">');
    expect(stdout).toContain(">Resumen<");
  });

  it("writes headings in another language if the user wants it", () => {
    expect(runCli(["report", WATER, "--language", "en"]).stdout).toContain(">Summary<");
  });

  it("says which languages there are", () => {
    const { stderr, status } = runCli(["report", WATER, "--language", "fr"]);
    expect(status).toBe(2);
    expect(stderr).toContain('Documents can be in "en" or "es".');
    expect(runCli(["report", WATER, "-l", "es-MX"]).stdout).toContain(">Resumen<");
  });

  it.each(["5", "english?", "''", "[a]"])("writes in English if the language is %s", (code) => {
    const { stdout, status } = runCli(["report", "-"], { input: `${PORT}language: ${code}\n` });
    expect(status).toBe(0);
    expect(stdout).toContain('<html lang="en">');
  });

  it("says that a file has errors, and that a file is empty", () => {
    expect(runCli(["report", "-"], { input: "assessment: 1\n" }).stderr).toContain("The file has 1 error.");
    const empty = runCli(["report", "-"], { input: "# nothing\n" });
    expect(empty).toMatchObject({ status: 2, stdout: "" });
    expect(empty.stderr).toContain("It has no entry of an assessment.");
  });

  it.each([
    ["--citations", "apa", "markdown"],
    ["--table", "register", "html"],
    ["--figure", "ranges", "html"],
  ])("says that %s has no effect on a format", (option, value, format) => {
    const { stderr, status } = runCli(["report", REGISTER, option, value, "--format", format]);
    expect(status).toBe(0);
    expect(stderr).toContain(`${option} has no effect on this format.`);
  });

  it("takes the format from the ending of the output file", () => {
    const cwd = folderWith({ "port.threat.yaml": PORT });
    expect(runCli(["report", "port.threat.yaml", "-o", "port.docx"], { cwd })).toMatchObject({ status: 0 });
    expect(readFileSync(join(cwd, "port.docx")).subarray(0, 2).toString()).toBe("PK");
  });

  it("writes a PDF", () => {
    const cwd = folderWith({ "port.threat.yaml": PORT });
    expect(runCli(["report", "port.threat.yaml", "-o", "port.pdf"], { cwd })).toMatchObject({ status: 0 });
    expect(readFileSync(join(cwd, "port.pdf")).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("writes a workbook with a large sheet", () => {
    const threats = Array.from(
      { length: 1000 },
      (_, index) =>
        `  t${index}: { title: Threat ${index}, description: ${`Theft in port ${index}. `.repeat(20)} }\n`,
    );
    const cwd = folderWith({ "port.threat.yaml": `${PORT}threats:\n${threats.join("")}` });
    expect(runCli(["report", "port.threat.yaml", "-o", "port.xlsx"], { cwd })).toMatchObject({
      status: 0,
      stderr: "",
    });
    expect(readFileSync(join(cwd, "port.xlsx")).subarray(0, 2).toString()).toBe("PK");
  });

  it.each([
    ["chicago-notes", "Curtis, “Theft in Ports,” 20."],
    ["chicago-author-date", '(<a href="#source-curtis">Curtis 2004, 20</a>)'],
    ["apa", '(<a href="#source-curtis">Curtis, 2004, p. 20</a>)'],
  ])("cites in the style %s", (style, cited) => {
    const { stdout } = runCli(["report", "-", "--citations", style], { input: PORT });
    expect(stdout).toContain(cited);
  });

  it("has less in the brief style", () => {
    const [brief, full] = ["brief", "full"].map(
      (style) => runCli(["report", REGISTER, "--style", style]).stdout,
    );
    expect(brief?.length).toBeLessThan((full?.length ?? 0) / 2);
    expect(brief).toContain("Key judgments");
  });

  it("chooses one of several assessments, and says that there are more", () => {
    const { stdout, stderr } = runCli(["report", "-", "--document", "2"], {
      input: `${PORT}---\nassessment: 1\ntitle: Second\n`,
    });
    expect(stdout).toContain("<title>Second</title>");
    expect(stderr).toContain("The file has 2 assessments.");
  });

  it.each([
    [["report", "missing.threat.yaml"], "missing.threat.yaml:"],
    [["report", "-", "--format", "docx"], "Say with --output where to write this format."],
    [["report", "-", "-o", "port.odt"], "No format has this ending."],
    [["report", "-", "--document", "7"], "It has no assessment with the number 7."],
    [["report", "-", "--citations", "mla.csl"], "mla.csl:"],
    [["report", "-", "--template", "house.dotx"], "house.dotx:"],
  ])("fails with a sentence: %s", (args, message) => {
    const { stdout, stderr, status } = runCli(args, { input: PORT, cwd: folderWith({}) });
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(message);
  });
});
