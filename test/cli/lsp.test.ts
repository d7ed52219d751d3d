/** Tests `threat-assessment lsp --stdio`: the program becomes the language server, and ends with its editor. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { cliProgram } from "./program.ts";
import { projectRoot } from "../../scripts/root.ts";

const isThere = existsSync(join(projectRoot, "server/src/lsp/main.ts"));

it.runIf(isThere)("the language server answers on standard output, and ends on request", async () => {
  const server = spawn(process.execPath, [cliProgram, "lsp", "--stdio", `--clientProcessId=${process.pid}`]);
  onTestFinished(() => {
    server.kill();
  });
  const ended = new Promise((resolve) => server.on("exit", resolve));
  const send = (message: object): void => {
    const content = JSON.stringify({ jsonrpc: "2.0", ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
  };
  let output = "";
  const answered = (id: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.on("exit", (status) => {
        reject(new Error(`The server ended with ${String(status)} and has not answered ${id}.`));
      });
      server.stdout.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes(`"id":${id},`)) resolve();
      });
    });

  send({ id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } });
  await answered(1);
  expect(output).toMatch(/^Content-Length: \d+\r\n/);
  expect(output).toContain('"capabilities"');
  send({ id: 2, method: "shutdown" });
  await answered(2);
  send({ method: "exit" });
  expect(await ended).toBe(0);
});
