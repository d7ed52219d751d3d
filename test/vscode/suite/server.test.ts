/** Tests the language server as a process that may crash. */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import { Uri, commands, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { BaseLanguageClient } from "vscode-languageclient";
import { State } from "vscode-languageclient";
import { engineOptions, serverArguments } from "../../../client/src/engine.ts";
import { discard, extension, findingAt, openExample, replace, until } from "../editor.ts";

const PAPER = "us-mexico-2005.threat.yaml";

describe("The language server", () => {
  afterEach(discard);

  it("runs with the options of the benchmarks", async () => {
    await openExample(PAPER);
    const { spawnargs = [] } = (await serverClient()).serverProcess ?? {};
    for (const option of engineOptions) assert.ok(spawnargs.includes(option));
    assert.ok(codeFolderIn(spawnargs));
  });

  it("caches its compiled code for the next start", async () => {
    await openExample(PAPER);
    const client = await serverClient();
    const folder = codeFolderIn(client.serverProcess?.spawnargs ?? []);
    await commands.executeCommand("threatAssessment.restartServer");
    const names = (await workspace.fs.readDirectory(Uri.file(folder))).map(([name]) =>
      name.replace(/-.*/, ""),
    );
    assert.deepEqual(names.sort(), ["server.node.cjs", "server.shared.cjs"]);
  });

  it("restarts after a crash", async () => {
    const editor = await openExample(PAPER);
    const client = await serverClient();
    const killed = await kill(client);
    await replace(editor, "item: organized-crime", "item: organised-crime");
    await findingAt(editor.document, "no-undefined-reference", "organised-crime");
    assert.notEqual(client.serverProcess?.pid, killed);
  });

  it("restarts by the command", async () => {
    const editor = await openExample(PAPER);
    const client = await serverClient();
    const states: State[] = [];
    const listening = client.onDidChangeState(({ newState }) => states.push(newState));
    await commands.executeCommand("threatAssessment.restartServer");
    listening.dispose();
    assert.deepEqual(states, [State.Stopped, State.Starting, State.Running]);
    await replace(editor, "item: organized-crime", "item: organised-crime");
    await findingAt(editor.document, "no-undefined-reference", "organised-crime");
  });

  it("restarts by the command after too many crashes", async () => {
    const editor = await openExample(PAPER);
    const client = await serverClient();
    while (client.state !== State.Stopped) await kill(client);
    await commands.executeCommand("threatAssessment.restartServer");
    await replace(editor, "item: organized-crime", "item: organised-crime");
    await findingAt(editor.document, "no-undefined-reference", "organised-crime");
  });
});

/** The client of a server that is a process. */
type ProcessClient = BaseLanguageClient & Pick<LanguageClient, "serverProcess">;

async function serverClient(): Promise<ProcessClient> {
  return (await extension()).client as ProcessClient;
}

/** Kills the process of a running server, and waits until the client notices. */
async function kill(client: ProcessClient): Promise<number | undefined> {
  await client.start();
  const { serverProcess } = client;
  assert.ok(serverProcess);
  serverProcess.kill("SIGKILL");
  await until(
    () => client.serverProcess !== serverProcess,
    () => "The client has not noticed.",
  );
  return serverProcess.pid;
}

function codeFolderIn(spawnargs: readonly string[]): string {
  const [start = ""] = serverArguments("");
  return spawnargs.find((each) => each.startsWith(start))?.slice(start.length) ?? "";
}
