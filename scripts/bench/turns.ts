/** Measures several servers in turns, so that other activity on the machine affects all of them alike. */
import { pause, timed } from "./figures.ts";
import type { Spot } from "./keystroke.ts";
import { keystrokesAt } from "./keystroke.ts";
import type { Contender } from "./server.ts";
import { BenchServer } from "./server.ts";

/** The pause after the turn of a server, in milliseconds, so that its cleanup does not disturb the next one. */
const MOMENT = 50;

/** Starts a server, opens a text, and waits for the diagnostics. */
export async function openInServer(contender: Contender, text: string): Promise<BenchServer> {
  const server = await BenchServer.start(contender);
  await server.open(text);
  await server.findings();
  return server;
}

/** The results of `measure` for every turn in each server, without the first `warmUp` turns. */
export async function measuredInTurns<S, T>(
  { servers, turns, warmUp }: { servers: readonly S[]; turns: readonly T[]; warmUp: number },
  measure: (server: S, turn: T) => Promise<readonly number[]>,
): Promise<number[][]> {
  const samples = servers.map((): number[] => []);
  for (const [round, turn] of turns.entries()) {
    for (const [index, server] of servers.entries()) {
      const measured = await measure(server, turn);
      await pause(MOMENT);
      if (round >= warmUp) samples[index]?.push(...measured);
    }
  }
  return samples;
}

/** Adds a letter and deletes it. @returns The times to the diagnostics after each edit, in milliseconds. */
export async function typeAt(server: BenchServer, spot: Spot): Promise<number[]> {
  const durations: number[] = [];
  for (const { changes, expected } of keystrokesAt(spot)) {
    durations.push(
      await timed(async () => {
        await server.change(changes);
        await server.findings(expected);
      }),
    );
  }
  return durations;
}
