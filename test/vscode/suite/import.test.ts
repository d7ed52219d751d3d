/** Tests the import of registers in a real window, in each host: nothing is written before the user agrees. */
import assert from "node:assert/strict";
import { afterEach, before, describe, it } from "mocha";
import { Uri, commands, window, workspace } from "vscode";
import { discard, example, until } from "../editor.ts";
import { see } from "../stage.ts";

const REGISTER = "Risk ID,Risk,Likelihood,Impact,Desk\nR-1,Flood,3,4,Port\nR-2,Fire,2,5,Safety\n";
const MADE = [
  "imported.csv",
  "imported.threat.yaml",
  "imported-likelihood.scale.yaml",
  "imported-impact.scale.yaml",
] as const;

describe("Import Register", () => {
  const register = example("imported.csv");
  const target = example("imported.threat.yaml");
  const answers = { target: target.toString(), columns: { Desk: "owner" } };

  const configuration = example(".threat-assessment.yaml");
  let configured = "";

  before(async () => {
    configured = await read(configuration);
  });

  afterEach(async () => {
    await discard();
    await write(configuration, configured);
    for (const name of MADE) await workspace.fs.delete(example(name)).then(undefined, () => undefined);
  });

  it("shows what goes where, and writes nothing without an answer", async () => {
    await write(register, REGISTER);
    const running = commands.executeCommand("threatAssessment.importRegister", register, answers);
    await until(
      () => window.visibleTextEditors.find(({ document }) => document.uri.path === "/imported.csv.txt"),
      () => "The preview is not shown.",
    );
    await see({ selector: ".quick-input-widget", text: "Import imported.csv into" });
    const guide = window.visibleTextEditors.find(({ document }) => document.uri.path === "/imported.csv.txt");
    assert.match(guide?.document.getText() ?? "", /Desk +-> +owner/);
    const shown = window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    for (const name of MADE.slice(1))
      assert.ok(shown.includes(`${name} after the import of imported.csv`), shown.join(", "));
    await commands.executeCommand("workbench.action.closeQuickOpen");
    assert.equal(await running, undefined);
    const { path } = target;
    const names = (await workspace.fs.readDirectory(Uri.joinPath(target, ".."))).map(([name]) => name);
    assert.equal(names.includes(path.replace(/^.*\//, "")), false);
  });

  it("makes an assessment with its scales, saves the columns, and brings it up to date", async () => {
    await write(register, REGISTER);
    const first = await imported(register, { ...answers, write: true });
    assert.deepEqual(
      first.map(({ path }) => path.replace(/^.*\//, "")),
      [...MADE.slice(1), ".threat-assessment.yaml"],
    );
    await write(register, REGISTER.replace("Flood", "Flood of the quay"));
    const again = await imported(register, { target: target.toString(), write: true });
    assert.deepEqual(again.map(String), [target.toString()]);
    const text = await read(target);
    assert.match(text, /r-1:\r?\n +title: Flood of the quay/);
    assert.match(text, /owner: port/);
  });
});

async function imported(register: Uri, answers: object): Promise<readonly Uri[]> {
  const files = await commands.executeCommand<readonly Uri[] | undefined>(
    "threatAssessment.importRegister",
    register,
    answers,
  );
  return files ?? assert.fail("Nothing was imported.");
}

async function write(uri: Uri, text: string): Promise<void> {
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

async function read(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}
