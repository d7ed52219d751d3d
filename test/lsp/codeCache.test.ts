/** Tests the cache of the compiled code. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { Session } from "./session.ts";

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "threat-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Runs a server until it has reported a problem. */
async function run(folder: string): Promise<void> {
  await runWith([`--code-cache=${folder}`]);
}

async function runWith(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<void> {
  const session = new Session("stdio", args, env);
  await session.initialize();
  await session.open("file:///port.threat.yaml", "assessment: 1\ntitel: Threats\n");
  const report = await session.pull("file:///port.threat.yaml");
  expect(JSON.stringify(report)).toContain("no-unknown-key");
  await session.request("shutdown", {});
  await session.connection.sendNotification("exit");
  expect(await session.ended()).toBe(0);
}

it("the code is cached when the first process ends, used by the next one, and cached again if it is damaged", async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "of an older version"), "");
  await run(folder);
  const names = readdirSync(folder);
  expect(names.map((each) => each.replace(/-\d+-\d+$/, ""))).toEqual([
    "server.node.cjs",
    "server.shared.cjs",
  ]);
  const name = names.find((each) => each.startsWith("server.shared.cjs")) ?? "";
  const path = join(folder, name);
  const kept = { content: readFileSync(path), time: statSync(path).mtimeMs };
  // Functions that compile on their first call are cached as well.
  expect(kept.content.length).toBeGreaterThan(1_000_000);

  await run(folder);
  expect(statSync(path).mtimeMs).toBe(kept.time);

  writeFileSync(path, kept.content.subarray(0, 1000));
  await run(folder);
  expect(readFileSync(path).length).toBeGreaterThan(1_000_000);
});

it("a folder without write access changes nothing", async () => {
  const file = join(emptyFolder(), "file");
  writeFileSync(file, "");
  await run(join(file, "code"));
  expect(readFileSync(file, "utf8")).toBe("");
});

it("an editor that names no folder gets the cache folder of the user, except on a build server", async () => {
  const folder = emptyFolder();
  const own = { XDG_CACHE_HOME: folder, LOCALAPPDATA: folder };
  await runWith([], { ...own, CI: "true" });
  expect(readdirSync(folder)).toEqual([]);
  await runWith([], { ...own, CI: "" });
  expect(readdirSync(join(folder, "threat-assessment", "server"))).toHaveLength(2);
});
