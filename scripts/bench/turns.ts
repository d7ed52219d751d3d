/** Measures several servers by turns, so that what else the machine does meets them alike. */
import { pause, timed } from "./figures.ts";
import type { Spot } from "./keystroke.ts";
import { keystrokesAt } from "./keystroke.ts";
import type { Contender } from "./server.ts";
import { BenchServer } from "./server.ts";

/** How long a server is left to tidy up behind its turn, so that the next one is alone, in milliseconds. */
const MOMENT = 50;

/** A server that has opened a text and found what is in it. */
export async function opened(contender: Contender, text: string): Promise<BenchServer> {
  const server = await BenchServer.start(contender);
  await server.open(text);
  await server.findings();
  return server;
}

/** What `measure` gives for every turn in each of the servers, the first `warmUp` turns left out. */
export async function byTurns<S, T>(
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

/** Types a letter too many and deletes it: how long the findings take each time, in milliseconds. */
export async function typeAt(server: BenchServer, piecePosition: Spot): Promise<number[]> {
  const durations: number[] = [];
  for (const { changes, expected } of keystrokesAt(piecePosition)) {
    durations.push(
      await timed(async () => {
        await server.change(changes);
        await server.findings(expected);
      }),
    );
  }
  return durations;
}
