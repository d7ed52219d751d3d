/** Runs the server as a process that receives arbitrary bytes. */
import { spawn } from "node:child_process";
import { onTestFinished } from "vitest";
import { serverProgram } from "./session.ts";

interface Ended {
  readonly output: string;
  readonly errors: string;
  readonly status: number | null | undefined;
}

/** The output of the server after these bytes, and its exit status if it ends. */
export async function after(...parts: readonly (string | Buffer)[]): Promise<Ended> {
  const server = spawn(process.execPath, [serverProgram, "--stdio"]);
  onTestFinished(() => void server.kill());
  let [output, errors] = ["", ""];
  let status: number | null | undefined;
  server.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  const ended = new Promise<void>((resolve) =>
    server.once("close", (code) => {
      status = code;
      resolve();
    }),
  );
  const answered = new Promise<void>((resolve) =>
    server.stdout.on("data", (data: Buffer) => {
      output += data.toString();
      if (output.includes('"id":99')) resolve();
    }),
  );
  server.stdin.on("error", () => undefined);
  for (const part of parts) server.stdin.write(part);
  await Promise.race([ended, answered]);
  server.kill();
  return { output, errors, status };
}
