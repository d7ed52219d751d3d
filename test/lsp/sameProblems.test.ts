/**
 * Tests that the language server and the command line find the same problems in the examples of every rule, and in
 * ours.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { rules } from "../../server/src/rules/index.ts";
import { nameFor } from "../assessments.ts";
import { folderWith, runCli } from "../cli/program.ts";
import { withoutAnnotations } from "../annotations.ts";
import { Session } from "./session.ts";
import { projectRoot } from "../../scripts/root.ts";

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly message: string;
      readonly range: unknown;
      readonly suppressed?: unknown;
    }[];
  }[];
}

/** Each example in its own folder, with the files that it uses. Every rule is on. */
function corpus(): Record<string, string> {
  const files: Record<string, string> = { ".threat-assessment.yaml": "preset: all\n" };
  for (const { id, kinds, examples } of rules) {
    for (const [index, example] of examples.entries()) {
      const folder = `${id}/${index}`;
      files[`${folder}/${nameFor[kinds?.[0] ?? "assessment"]}`] = withoutAnnotations(example.text);
      for (const [name, text] of Object.entries(example.files ?? {})) files[`${folder}/${name}`] = text;
    }
  }
  const paper = join(projectRoot, "examples/us-mexico-2005.threat.yaml");
  files["paper.threat.yaml"] = readFileSync(paper, "utf8");
  files["windows.threat.yaml"] = files["paper.threat.yaml"].replaceAll("\n", "\r\n");
  return files;
}

it("the editor and the command line find the same problems", async () => {
  const files = corpus();
  const cwd = folderWith(files);
  runCli(["check", "--format", "json=report.json"], { cwd });
  const report = JSON.parse(readFileSync(join(cwd, "report.json"), "utf8")) as Report;
  expect(report.files.length).toBeGreaterThan(200);

  const session = new Session("stdio");
  await session.initialize();
  for (const { path, findings } of report.files) {
    const uri = pathToFileURL(join(cwd, path)).href;
    await session.open(uri, files[path] ?? "");
    const answer = await session.pull(uri);
    const items = answer.kind === "full" ? answer.items : expect.unreachable();
    expect([path, items.map(({ code, message, range }) => ({ rule: code, message, range }))]).toEqual([
      path,
      findings
        .filter(({ suppressed }) => !suppressed)
        .map(({ rule, message, range }) => ({ rule, message, range })),
    ]);
    await session.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }
});
