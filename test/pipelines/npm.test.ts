/** Tests the npm package: its content, and that it runs without anything else installed. */
import { spawn } from "node:child_process";
import { copyFileSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createMessageConnection } from "vscode-languageserver-protocol/node";
import { beforeAll, describe, expect, inject, it } from "vitest";
import {
  CLEAN,
  WRONG,
  connected,
  folderWithFiles,
  runCommand,
  succeed,
  temporary,
  untouched,
  type CommandResult,
} from "./machine.ts";
import manifest from "../../package.json" with { type: "json" };

const tarball = inject("tarball");

describe("the package", () => {
  it("the package is smaller than 1.8 MB", () => {
    expect(statSync(tarball).size).toBeLessThan(1_800_000);
  });

  it("the package contains the program, its translations and its schemas, and no development files", async () => {
    const env = untouched();
    const list = await succeed("tar", ["--list", "--file", tarball], { cwd: env.HOME ?? "", env });
    const files = list.trim().split("\n");
    for (const file of [
      "package.json",
      "README.md",
      "LICENSE",
      "CHANGELOG.md",
      "dist/cli.cjs",
      "dist/threat-assessment.cjs",
      "ThirdPartyNotices.txt",
      "l10n/bundle.l10n.es.json",
      "schemas/assessment.schema.json",
      "schemas/catalog.json",
    ])
      expect(files).toContain(`package/${file}`);
    const allowed =
      /^package\/(?:package\.json|[A-Z]+(?:\.md)?|ThirdPartyNotices\.txt|dist\/[\w.-]+\.cjs|dist\/citations\/[\w.]+|(?:l10n|schemas)\/[\w.-]+\.json)$/;
    expect(files.filter((file) => !allowed.test(file))).toEqual([]);
  });

  it("the package has no dependencies, and can be published", () => {
    expect(Object.keys(manifest)).not.toContain("dependencies");
    expect(Object.keys(manifest)).not.toContain("private");
    expect(manifest.publishConfig).toEqual({ access: "public", provenance: true });
  });
});

describe("npx, on a new machine without a network", () => {
  const env = untouched();

  const name = `threat-assessment-${manifest.version}.tgz`;
  const check = async (cwd: string): Promise<CommandResult> => {
    copyFileSync(tarball, join(cwd, name));
    return runCommand("npx", ["--yes", `./${name}`, "check"], { cwd, env });
  };

  it("npx reports that an empty folder has nothing to check", async () => {
    const { status, stderr } = await check(temporary());
    expect(stderr).toContain("contains no files to check");
    expect(status).toBe(2);
  });

  it("npx checks the documents of a folder", async () => {
    const { status, stdout } = await check(folderWithFiles({ "a b.threat.yaml": CLEAN }));
    expect({ status, stdout }).toEqual({ status: 0, stdout: "✔ 1 file, no problems\n" });
  });
});

/** The oldest Node.js that `engines` allows, and the installed one. */
describe.each(["20.0.0", "of the machine"])("the installed program, on Node.js %s", (version) => {
  const home = temporary();
  const env = { ...untouched(), HOME: home };
  let node = "node";
  const program = join(home, "node_modules/threat-assessment", manifest.bin["threat-assessment"]);
  const start = async (args: readonly string[], cwd = home, LANG = "C.UTF-8"): Promise<CommandResult> =>
    runCommand(node, [program, ...args], { cwd, env: { ...env, LANG } });

  beforeAll(async () => {
    const options = [
      "--prefix",
      home,
      "--no-audit",
      "--no-fund",
      "--no-package-lock",
      "--engine-strict=false",
    ];
    await succeed("npm", ["install", ...options, tarball], { cwd: home, env });
    if (version === "of the machine") return;
    const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
    const folder = temporary();
    await succeed("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", `${name}@${version}`], {
      cwd: folder,
      env: connected,
    });
    node = join(folder, "node_modules", name, "bin/node");
    expect((await runCommand(node, ["--version"], { cwd: home, env })).stdout).toBe(`v${version}\n`);
  });

  it("the package installs no other package", async () => {
    const { stdout } = await runCommand("ls", ["node_modules"], { cwd: home, env });
    expect(stdout).toBe("threat-assessment\n");
  });

  it("the program prints its version", async () => {
    expect((await start(["--version"])).stdout).toBe(`${manifest.version}\n`);
  });

  it("the program checks a folder", async () => {
    const cwd = folderWithFiles({ "good.threat.yaml": CLEAN, "bad one.threat.yaml": WRONG });
    const { status, stdout } = await start(["check"], cwd);
    expect(stdout).toContain('There is no key "sumary" here.');
    expect(status).toBe(1);
  });

  it("the program checks many files on all processors", async () => {
    const files = Array.from({ length: 200 }, (_, index) => [`${index}.threat.yaml`, CLEAN] as const);
    const cwd = folderWithFiles(Object.fromEntries(files));
    expect(await start(["check"], cwd)).toMatchObject({ status: 0, stdout: "✔ 200 files, no problems\n" });
  });

  it("the program explains rules", async () => {
    expect(await start(["rules", "no-unknown-key"])).toMatchObject({ status: 0 });
  });

  it("the program has Spanish messages", async () => {
    const { stdout } = await start(["check"], folderWithFiles({ "a.threat.yaml": CLEAN }), "es_PE.UTF-8");
    expect(stdout).toMatch(/1 archivo/);
  });

  it("the program writes documents, and names the packages that PDFs need", async () => {
    const cwd = folderWithFiles({ "a.threat.yaml": CLEAN });
    expect(await start(["report", "a.threat.yaml"], cwd)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("<!doctype html>") as string,
    });
    expect(await start(["report", "a.threat.yaml", "-o", "a.docx"], cwd)).toMatchObject({ status: 0 });
    const { status, stderr } = await start(["report", "a.threat.yaml", "-o", "a.pdf"], cwd);
    expect(status).toBe(2);
    expect(stderr).toContain("npm install @myriaddreamin/typst-ts-web-compiler@0.7.0");
  });

  it("the program serves an editor, and exits with it", async () => {
    const server = spawn(node, [program, "lsp", "--stdio"], { cwd: home, env });
    const ended = new Promise((resolve) => server.once("close", resolve));
    const connection = createMessageConnection(server.stdout, server.stdin);
    connection.listen();
    const params = { processId: null, rootUri: null, capabilities: {} };
    expect(await connection.sendRequest("initialize", params)).toHaveProperty("capabilities.hoverProvider");
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    expect(await ended).toBe(0);
    connection.dispose();
  });

  it("other tools can load the schemas", async () => {
    const code = 'console.log(require("threat-assessment/schemas/assessment.schema.json").$schema)';
    expect((await runCommand(node, ["-e", code], { cwd: home, env })).stdout).toContain(
      "json-schema.org/draft-07",
    );
  });
});
