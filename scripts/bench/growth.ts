/** Measures the same edits in documents of different lengths. */
import { ours, peer } from "./contenders.ts";
import { documentOf } from "./document.ts";
import { duration, median, times } from "./figures.ts";
import { sameSpots, spotsIn } from "./keystroke.ts";
import type { BenchPart, Row } from "./row.ts";
import { comparisonRow } from "./row.ts";
import { seed } from "./seed.ts";
import type { Contender } from "./server.ts";
import { measuredInTurns, openInServer, typeAt } from "./turns.ts";

const LENGTHS = [900, 9_000, 45_000] as const;
const WARM_UP = 5;

/** Compares how the duration of an edit grows in each server. */
export const growth: BenchPart = {
  method: `The same letters are typed and deleted in the same entries of documents with ${LENGTHS.join(", ")} lines, by turns.`,
  reason: `What grows with a document are lists that are compared and copied, and the garbage that the engine collects.`,
  async *rows(): AsyncGenerator<Row> {
    const own = await mediansOf(ours, 50);
    const theirs = await mediansOf(peer, 10);
    for (const [index, lines] of LENGTHS.entries()) {
      const [a = NaN, b = NaN] = [own[index], theirs[index]];
      yield comparisonRow({ what: `edit → problems, ${lines} lines, same edits, median`, ours: a, other: b });
    }
    const [short = NaN, , long = NaN] = own;
    yield {
      what: `the same edits, ${LENGTHS[2]} lines compared with ${LENGTHS[0]}`,
      target: "at most twice",
      ours: duration(long),
      other: duration(short),
      ratio: times(long / short),
      isMet: long <= 2 * short,
    };
  },
};

/** The median duration of an edit for each length. */
async function mediansOf(contender: Contender, edits: number): Promise<number[]> {
  const [shortest, ...texts] = LENGTHS.map((lines) => documentOf(lines, seed)) as [string, ...string[]];
  const spots = spotsIn(shortest, WARM_UP + edits);
  const servers = await Promise.all(
    [shortest, ...texts].map(async (text) => ({
      server: await openInServer(contender, text),
      spots: sameSpots(spots, shortest, text),
    })),
  );
  const samples = await measuredInTurns(
    { servers, turns: [...spots.keys()], warmUp: WARM_UP },
    ({ server, spots }, turn) => typeAt(server, spots[turn] ?? { line: 0, character: 0 }),
  );
  await Promise.all(servers.map(({ server }) => server.stop()));
  return samples.map(median);
}
