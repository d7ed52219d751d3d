/**
 * Kills programs while they write, at random moments and right after a write.
 * No file may be half written, and the next run must work. `KILLS=200 npx vitest run test/killedPrograms.test.ts` tries harder.
 */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { documentOf } from "../scripts/bench/document.ts";
import { randomOf } from "../scripts/bench/random.ts";
import { folderWith, cliProgram, runCli } from "./cli/program.ts";
import { Session } from "./lsp/session.ts";

const KILLS = Number(process.env.KILLS ?? 12);

/** Texts with problems to fix, so long that they are not written at once. */
const broken = Array.from({ length: 12 }, (_, index) => `as-of: 2020-1-5\n${documentOf(400, index + 1)}`);

const ARGUMENTS = ["check", ".", "--fix", "--cache", "--format", "json=out/report.json"];

/** Kills a process after some milliseconds, or as soon as something in its folder has changed. */
async function kill(child: ChildProcess, folder: string, after: number): Promise<void> {
  const ended = once(child, "exit");
  if (after > 0) await Promise.race([pause(after), ended]);
  else {
    const watcher = watch(folder, { recursive: true }, () => child.kill("SIGKILL"));
    await Promise.race([ended, pause(20_000)]);
    watcher.close();
  }
  child.kill("SIGKILL");
  await ended;
}

function textsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".threat.yaml"))
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

function fill(folder: string): void {
  for (const [index, text] of broken.entries())
    writeFileSync(join(folder, `${String(index).padStart(2, "0")}.threat.yaml`), text);
}

it(
  "a check that is killed leaves every file either unchanged or completely fixed",
  { timeout: 600_000 },
  async () => {
    const random = randomOf(1);
    const folder = folderWith({ ".threat-assessment.yaml": "extends: recommended\n" });
    mkdirSync(join(folder, "out"));
    const report = join(folder, "out/report.json");
    fill(folder);
    const before = performance.now();
    runCli(ARGUMENTS, { cwd: folder });
    const duration = performance.now() - before;
    const fixed = textsIn(folder);
    expect(fixed).not.toEqual(broken);
    for (let index = 0; index < KILLS; index++) {
      fill(folder);
      const child = spawn(process.execPath, [cliProgram, ...ARGUMENTS], { cwd: folder, stdio: "ignore" });
      await kill(child, folder, index % 2 === 0 ? 0 : random() * duration);
      for (const [place, text] of textsIn(folder).entries())
        expect([broken[place], fixed[place]]).toContain(text);
      if (existsSync(report)) expect(() => JSON.parse(readFileSync(report, "utf8")) as unknown).not.toThrow();
    }
    // The cache is correct although the check was killed.
    fill(folder);
    const next = runCli(ARGUMENTS, { cwd: folder });
    expect(next.stderr).not.toContain("defect");
    expect(textsIn(folder)).toEqual(fixed);
    const known = readFileSync(report, "utf8");
    runCli(
      ARGUMENTS.filter((each) => each !== "--cache"),
      { cwd: folder },
    );
    expect(readFileSync(report, "utf8")).toBe(known);
  },
);

it("a server starts after another one was killed", { timeout: 600_000 }, async () => {
  const random = randomOf(2);
  const cache = folderWith({});
  const env = { XDG_CACHE_HOME: join(cache, "own"), LOCALAPPDATA: join(cache, "own"), HOME: cache };
  const begin = async (): Promise<Session> => {
    const session = new Session("stdio", [`--code-cache=${join(cache, "code")}`], env);
    // A client without virtual documents receives files.
    await session.initialize({});
    return session;
  };
  const place = { textDocument: { uri: "file:///a.threat.yaml" }, position: { line: 1, character: 14 } };
  const text = "assessment: 1\ntaxonomy: bailey-2005\n";
  for (let index = 0; index < KILLS; index++) {
    const session = await begin();
    await session.open(place.textDocument.uri, text);
    session.request("textDocument/definition", place).catch(() => undefined);
    if (index % 3 === 0) session.request("shutdown", {}).catch(() => undefined);
    await kill(session.process, cache, index % 2 === 0 ? 0.01 + random() * 300 : random() * 60);
    const next = await begin();
    await next.open(place.textDocument.uri, text);
    const [found] = (await next.request<{ uri: string }[] | null>("textDocument/definition", place)) ?? [];
    expect(readFileSync(new URL(found?.uri ?? ""), "utf8")).toContain("taxonomy");
    next.process.kill("SIGKILL");
  }
});
