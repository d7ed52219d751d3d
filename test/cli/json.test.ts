/** Tests `--format json`: its output fits its schema and has the same findings as the readable format. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { folderWith, runCli } from "./program.ts";
import { projectRoot } from "../../scripts/root.ts";

const schema = JSON.parse(readFileSync(join(projectRoot, "schemas/report.schema.json"), "utf8")) as object;
const ajv = new Ajv({ allErrors: true, strictTypes: false });
ajv.addFormat("uri", (text: string) => URL.canParse(text));
const validate = ajv.compile(schema);

function report(
  args: readonly string[],
  surroundings: Parameters<typeof runCli>[1],
): { status: number | null; content: unknown } {
  const { status, stdout } = runCli(["check", "--format", "json", ...args], surroundings);
  const content: unknown = JSON.parse(stdout);
  validate(content);
  expect(validate.errors).toBeNull();
  return { status, content };
}

describe("--format json", () => {
  it("reports problems at LSP positions", () => {
    const cwd = folderWith({
      "a.threat.yaml": "assessment: 1\ntitle: x\n",
      "x/b.threat.yaml": '\ufeffassessment: 1\r\ntitle: x\r\nauthors: [{ name: "👍", rol: x }]\r\n',
    });
    const { status, content } = report([".", "gone.yaml"], { cwd });
    expect(content).toEqual({
      version: 1,
      tool: { name: "threat-assessment", version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string },
      files: [
        { path: "a.threat.yaml", findings: [] },
        {
          path: "x/b.threat.yaml",
          findings: [
            {
              rule: "no-unknown-key",
              severity: "error",
              message: 'There is no key "rol" here. Did you mean "role"?',
              range: { start: { line: 2, character: 24 }, end: { line: 2, character: 27 } },
              related: [],
              suggestions: ["role"],
              fixes: [],
              url: expect.stringMatching(/\/no-unknown-key\b/) as string,
            },
          ],
        },
      ],
      failures: [{ path: "gone.yaml", message: "There is no such file or folder." }],
      summary: {
        files: 2,
        filesWithFindings: 1,
        failures: 1,
        errors: 1,
        warnings: 0,
        information: 0,
        hints: 0,
      },
    });
    expect(status).toBe(2);
  });

  it("names related locations by their paths", () => {
    const text = "assessment: 1\ntitle: x\nactors:\n  a: { name: A }\n  a: { name: A }\n";
    const { content } = report([], { cwd: folderWith({ "x/a.threat.yaml": text }) });
    expect(content).toMatchObject({
      files: [
        {
          findings: expect.arrayContaining([
            expect.objectContaining({
              related: [
                {
                  path: "x/a.threat.yaml",
                  range: { start: { line: 3, character: 2 }, end: { line: 3, character: 3 } },
                  message: expect.any(String) as string,
                },
              ],
            }),
          ]) as unknown,
        },
      ],
    });
  });

  it("fits its schema on the examples, on standard input and if nothing could be read", () => {
    report(["examples"], {});
    report(["-"], { input: "- \u0000" });
    expect(report(["gone"], {}).status).toBe(2);
  });

  it("has no colors", () => {
    const cwd = folderWith({ "a.threat.yaml": "sumary: x\n" });
    expect(runCli(["check", "--format", "json", "--color"], { cwd }).stdout).not.toContain("\u001b");
  });
});
