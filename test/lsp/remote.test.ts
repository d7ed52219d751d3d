/**
 * Tests the server without a disk: it requests files from the client, as few times as possible, with the same results.
 */
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "vscode-languageserver-protocol/node";
import { CancellationTokenSource } from "vscode-languageserver-protocol/node";
import type { RemoteReading } from "../../server/src/files/remoteProtocol.ts";
import { RemoteClient, REMOTE_FOLDER } from "./remoteClient.ts";

/** The messages about files and the entities in them. */
function ofFiles(items: readonly Diagnostic[]): string[] {
  return items.flatMap(({ code, message }) =>
    code === "no-missing-file" || code === "no-undefined-reference" ? [JSON.stringify(message)] : [],
  );
}

const TEXT = `assessment: 1
taxonomy: ./our.taxonomy.yaml
bibliography: works.bib
threats:
  t: {category: base-one}
statements:
  s: {text: "See [@key], [@none]."}
`;
const FILES = {
  "our.taxonomy.yaml": "extends: ./base.taxonomy.yaml\ncategories:\n  own: {title: Own}\n",
  "base.taxonomy.yaml": "categories:\n  base-one: {title: One}\n",
  "works.bib": "@book{key, title = {The title}, year = 2001}\n",
};

describe("a server without a disk", () => {
  it("the server answers when all files are loaded, and requests each once", async () => {
    const client = new RemoteClient(FILES);
    await client.begin();
    const uri = await client.open("a.threat.yaml", TEXT);
    const [only, ...more] = ofFiles(await client.pull(uri));
    expect(more).toEqual([]);
    expect(only).toContain("none");
    const all = client.asked.flat();
    expect(new Set(all.filter((each) => !each.endsWith("a.threat.yaml"))).size).toBe(
      all.filter((each) => !each.endsWith("a.threat.yaml")).length,
    );
    // Folders above the workspace are not searched.
    expect(all.filter((each) => !each.startsWith(`${REMOTE_FOLDER}/`))).toEqual([]);
    const asked = client.asked.length;
    const at = { textDocument: { uri }, position: { line: 6, character: 20 } };
    expect(JSON.stringify(await client.connection.sendRequest("textDocument/hover", at))).toContain(
      "The title",
    );
    expect(client.asked).toHaveLength(asked);
  });

  it("the server pushes diagnostics when all files are loaded", async () => {
    const client = new RemoteClient(FILES);
    const pushed: string[][] = [];
    client.connection.onNotification(
      "textDocument/publishDiagnostics",
      ({ diagnostics }: { diagnostics: Diagnostic[] }) => {
        pushed.push(ofFiles(diagnostics));
      },
    );
    await client.begin(false);
    await client.open("a.threat.yaml", TEXT);
    await expect.poll(() => pushed.length, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(pushed).toEqual([[expect.stringContaining("none")]]);
  });

  it.each<[RemoteReading, RegExp]>([
    [{ failure: "missing" }, /cannot be found/u],
    [{ failure: "unreachable", detail: "timeout" }, /is not read\. It cannot be read: timeout/u],
    [{ failure: "no-permission" }, /is not read\. You have no permission/u],
    [{ failure: "too-large" }, /is not read\. It is larger than 50 MB/u],
    [{ base64: Buffer.from("a\\0b\0").toString("base64") }, /is not read\. The file is not a text/u],
  ])("the message distinguishes %j", async (reading, message) => {
    const client = new RemoteClient({ "works.bib": reading });
    await client.begin();
    const uri = await client.open("a.threat.yaml", "assessment: 1\nbibliography: works.bib\n");
    expect(ofFiles(await client.pull(uri))).toEqual([expect.stringMatching(message)]);
  });

  it("completion suggests the files that the client lists", async () => {
    const client = new RemoteClient(FILES);
    await client.begin();
    const uri = await client.open("a.threat.yaml", "assessment: 1\nbibliography: \n");
    const list = await client.connection.sendRequest("textDocument/completion", {
      textDocument: { uri },
      position: { line: 1, character: 14 },
    });
    expect(JSON.stringify(list)).toContain('"works.bib"');
  });

  it("the server searches closed files, many in one request", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`f${String(index)}.threat.yaml`, TEXT]),
    );
    const client = new RemoteClient({ ...FILES, ...many });
    await client.begin();
    const found = await client.connection.sendRequest<readonly unknown[]>("workspace/symbol", {
      query: "key",
    });
    expect(found.length).toBeGreaterThan(0);
    const uri = await client.open("a.threat.yaml", TEXT);
    const at = {
      textDocument: { uri },
      position: { line: 6, character: 20 },
      context: { includeDeclaration: true },
    };
    const places = await client.connection.sendRequest<readonly unknown[]>("textDocument/references", at);
    expect(places).toHaveLength(52);
    expect(client.asked.length).toBeLessThan(40);
  });

  it.each([
    ["textDocument/diagnostic", "a refusal"],
    ["workspace/diagnostic", "an answer"],
  ])("the server ends %s when it is cancelled, even if the client does not respond", async (method, end) => {
    const client = new RemoteClient(FILES, () => 60_000);
    await client.begin();
    const uri = await client.open("a.threat.yaml", TEXT);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri }, previousResultIds: [] };
    const answer = client.connection.sendRequest(method, params, source.token).then(
      () => "an answer",
      () => "a refusal",
    );
    const before = client.received;
    await expect.poll(() => client.received).toBeGreaterThan(before);
    source.cancel();
    expect(await answer).toBe(end);
  });
});
