/** Tests the program's system calls: it opens no socket, runs no other program and opens no other file. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { cliProgram } from "./program.ts";
import { projectRoot } from "../../scripts/root.ts";

const canTrace = spawnSync("strace", ["-V"]).status === 0;

/** A document that names everything that might be fetched, run or loaded. */
const HOSTILE = `assessment: 1
title: "<img src=https://example.org/a.png> ![a](https://example.org/b.png) $(touch x) \`touch y\`"
taxonomy: https://example.org/a.taxonomy.yaml
bibliography: [file://example.org/share/x.bib, "//example.org/share/y.bib"]
supersedes: javascript:alert(1)
sources:
  a: {type: webpage, title: T, URL: "https://example.org/?a=1", accessed: 2026-01-01}
`;

/** The system files that every Node.js program reads. */
const SYSTEM =
  /^(?:\/proc\/|\/sys\/|\/dev\/(?:null|urandom)$|\/etc\/(?:ssl\/|ld\.so|localtime)|\/(?:usr\/)?lib)/;

function traced(
  args: readonly string[],
  options: { readonly cwd: string; readonly input?: string },
): string[] {
  const trace = join(options.cwd, "..", `${options.cwd.split("/").at(-1) ?? ""}.trace`);
  onTestFinished(() => {
    rmSync(trace, { force: true });
  });
  const calls = ["-f", "-qq", "-e", "trace=%network,openat,execve", "-o", trace];
  spawnSync("strace", [...calls, process.execPath, cliProgram, ...args], options);
  return readFileSync(trace, "utf8")
    .split("\n")
    .filter((line) => !line.includes("ENOENT") && !line.includes("resumed>"));
}

const message = (content: object): string => {
  const text = JSON.stringify({ jsonrpc: "2.0", ...content });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};

it.runIf(canTrace).each(["check", "lsp"])(
  "%s opens no socket, starts no program, and reads the folder and itself",
  (command) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), "threat-assessment-trace-")));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    writeFileSync(join(folder, "a.threat.yaml"), HOSTILE);
    const uri = `file://${folder}/a.threat.yaml`;
    const input = [
      {
        id: 1,
        method: "initialize",
        params: { processId: null, rootUri: `file://${folder}`, capabilities: {} },
      },
      { method: "initialized", params: {} },
      {
        method: "textDocument/didOpen",
        params: { textDocument: { uri, languageId: "threat-assessment", version: 1, text: HOSTILE } },
      },
      {
        id: 2,
        method: "textDocument/hover",
        params: { textDocument: { uri }, position: { line: 3, character: 20 } },
      },
      { id: 3, method: "textDocument/documentLink", params: { textDocument: { uri } } },
      { id: 4, method: "shutdown" },
      { method: "exit" },
    ].map(message);
    const calls = traced(command === "check" ? ["check", "."] : ["lsp", "--stdio"], {
      cwd: folder,
      input: input.join(""),
    });
    expect(calls.length).toBeGreaterThan(5);
    expect(
      calls.filter((line) => /\b(?:socket|connect|sendto)\(/.test(line) && !line.includes("AF_UNIX")),
    ).toEqual([]);
    expect(calls.filter((line) => /\bexecve\(/.test(line))).toHaveLength(1);
    const opened = calls.flatMap((line) => /openat\([^"]*"([^"]*)"/.exec(line)?.[1] ?? []);
    const known = (path: string): boolean =>
      path.startsWith(folder) ||
      path.startsWith(projectRoot) ||
      path.startsWith(process.execPath) ||
      SYSTEM.test(path) ||
      !path.startsWith("/");
    expect(opened.filter((path) => !known(path))).toEqual([]);
  },
  30_000,
);
