/** Sends malformed messages: does the server answer the next request, or exit, and does it give the reason? */
import type { Buffer } from "node:buffer";
import { spawn } from "node:child_process";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import type { Contender } from "../bench/server.ts";
import { BEGIN, framed, LAST, message, noMessages, noRequests, OPEN, senseless } from "./malformed.ts";

type Sent = readonly (string | Buffer)[];

/** The messages to send after the start, by kind. */
export const messageKinds: Readonly<Record<string, readonly Sent[]>> = {
  "invalid framing: lengths, headers, bytes": noMessages.map(([, bytes]) => [bytes]),
  "invalid requests: ids, methods, parameters": noRequests.map(([, content]) => [framed(content)]),
  "meaningless notifications": senseless.map(([, content]) => [
    OPEN,
    message({ jsonrpc: "2.0", ...content }),
  ]),
};

/** The possible reactions of a server. */
const OUTCOMES = [
  "answers the next request",
  "exits with a message",
  "exits silently",
  "does not answer",
] as const;

type Outcome = (typeof OUTCOMES)[number];

/** How long an answer may take, in milliseconds. */
const PATIENCE = 10_000;

/** The number of messages for each reaction. */
export async function outcomesOf(contender: Contender, all: readonly Sent[]): Promise<readonly string[]> {
  const outcomes: Outcome[] = [];
  for (const sent of all) outcomes.push(await outcomeOf(contender, sent));
  return OUTCOMES.map((outcome) => String(outcomes.filter((each) => each === outcome).length));
}

/** The headings of the table. */
export const outcomes: readonly string[] = OUTCOMES;

async function outcomeOf({ command }: Contender, sent: Sent): Promise<Outcome> {
  const server = spawn(process.execPath, command);
  let [output, errors] = ["", ""];
  server.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  const ended = new Promise<Outcome>((resolve) =>
    server.once("close", () => {
      resolve(errors === "" ? "exits silently" : "exits with a message");
    }),
  );
  const answered = new Promise<Outcome>((resolve) =>
    server.stdout.on("data", (data: Buffer) => {
      output += data.toString();
      if (output.includes('"id":99')) resolve("answers the next request");
    }),
  );
  server.stdin.on("error", () => undefined);
  for (const part of [BEGIN, ...sent, LAST]) server.stdin.write(part);
  const outcome = await Promise.race([ended, answered, pause(PATIENCE, "does not answer" as const)]);
  server.kill("SIGKILL");
  return outcome;
}
