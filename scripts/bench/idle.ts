/** Measures how often an idle server wakes up. */
import { ours, peer } from "./contenders.ts";
import { documentOf } from "./document.ts";
import { pause } from "./figures.ts";
import { spotsIn } from "./keystroke.ts";
import { pauses, ticks } from "./proc.ts";
import type { BenchPart, Row } from "./row.ts";
import { seed } from "./seed.ts";
import { openInServer, typeAt } from "./turns.ts";

const LINES = 45_000;

/** In milliseconds. */
const SETTLING = 10_000;
const WATCHED = 5_000;

/** Compares idle servers. */
export const idle: BenchPart = {
  method: `${LINES} lines are open, and a letter has been typed and deleted ten times. After ${SETTLING / 1000} s, in which the engine can finish its
    own work, the benchmark observes the server for ${WATCHED / 1000} s: its processor time, in ticks of 10 ms, and the wake-ups of its main thread.`,
  async *rows(): AsyncGenerator<Row> {
    const text = documentOf(LINES, seed);
    const servers = await Promise.all([ours, peer].map((contender) => openInServer(contender, text)));
    for (const server of servers) for (const spot of spotsIn(text, 10)) await typeAt(server, spot);
    await pause(SETTLING);
    const before = servers.map(({ pid }) => ({ ticks: ticks(pid), pauses: pauses(pid) }));
    await pause(WATCHED);
    const counts = servers.map(({ pid }, index) => ({
      ticks: ticks(pid) - (before[index]?.ticks ?? 0),
      pauses: pauses(pid) - (before[index]?.pauses ?? 0),
    }));
    const [own, theirs] = counts;
    yield {
      what: `idle for ${WATCHED / 1000} s: ticks on a processor`,
      target: "0",
      ours: String(own?.ticks),
      other: String(theirs?.ticks),
      isMet: own?.ticks === 0,
    };
    yield {
      what: `idle for ${WATCHED / 1000} s: wake-ups of the main thread`,
      target: "0",
      ours: String(own?.pauses),
      other: String(theirs?.pauses),
      isMet: own?.pauses === 0,
    };
    await Promise.all(servers.map((server) => server.stop()));
  },
};
