/** Measures the time from an edit to its diagnostics, and the memory after many edits. */
import { ours, oursPushing, peer } from "./contenders.ts";
import { documentOf } from "./document.ts";
import { duration, FRAME, median, percentile, timed } from "./figures.ts";
import { spotsIn, widelyUsedSpots } from "./keystroke.ts";
import { peakMemory } from "./proc.ts";
import type { BenchPart, Row } from "./row.ts";
import { comparisonRow, memoryRow, raceRow } from "./row.ts";
import { seed } from "./seed.ts";
import { measuredInTurns, openInServer, typeAt } from "./turns.ts";

const LINES = 45_000;
/** The number of edits in one turn of a server. */
const BURST = 5;
const TURNS = 15;
const WARM_UP = 4;
const SPOTS = TURNS * BURST;

/** How long yaml-language-server waits for another edit, in milliseconds. */
const PEER_WAIT = 200;

/** Compares edits in our server and in yaml-language-server. */
export const edit: BenchPart = {
  method: `The benchmark types a letter into a value (such as \`kind: state\`) anywhere in ${LINES} lines, so that a problem appears, and
    deletes it, so that the problem disappears: at ${SPOTS} places in every server, by turns of ${BURST}, the first ${WARM_UP} turns not
    counted. It requests the problems from ours immediately after the edit, separately for each part, like our extension for VS Code.
    The time ends when all responses have arrived. The other server pushes its problems, at the earliest ${PEER_WAIT} ms after the
    last edit, and the time ends when those for this edit have arrived. In the rows "pushed", ours does the same. The memory is the
    peak of the process (VmHWM) at the end. In the last row, letters are typed and deleted at the ends of ${SPOTS} lines of rankings and
    actors, on which other items depend.`,
  reason: `Two thirds of our time are the check. A good part of it goes through lists that are as long as the document, to find what has
    changed; less would need lists that are changed in place. An eighth is the engine collecting garbage.`,
  async *rows(): AsyncGenerator<Row> {
    const text = documentOf(LINES, seed);
    const servers = await Promise.all([ours, oursPushing, peer].map((each) => openInServer(each, text)));
    const spots = spotsIn(text, SPOTS);
    const turns = Array.from({ length: TURNS }, (_, turn) => spots.slice(turn * BURST, (turn + 1) * BURST));
    const samples = await measuredInTurns({ servers, turns, warmUp: WARM_UP }, async (server, burst) => {
      const durations: number[] = [];
      for (const spot of burst) durations.push(...(await typeAt(server, spot)));
      return durations;
    });
    const [asked = [], unasked = [], other = []] = samples;
    for (const [how, own] of [
      ["", asked],
      [", pushed", unasked],
    ] as const) {
      const what = `edit → problems${how}, ${LINES} lines`;
      yield raceRow({ what: `${what}, median`, ours: median(own), other: median(other), faster: 100 });
      yield raceRow({
        what: `${what}, p95`,
        ours: percentile(own, 95),
        other: percentile(other, 95),
        faster: 30,
      });
    }
    const what = `the same, without the other's wait of ${PEER_WAIT} ms, median`;
    yield comparisonRow({ what, ours: median(asked), other: median(other) - PEER_WAIT });
    const [own = 0, , theirs = 0] = servers.map(({ pid }) => peakMemory(pid));
    yield memoryRow({ what: `peak memory after ${2 * SPOTS} edits`, ours: own, other: theirs });
    await Promise.all(servers.map((server) => server.stop()));
    yield await widelyUsedRow(text);
  },
};

/** Why an edit that changes an id takes longer. */
export const IDS = `The slow edits change an id or a name. Then all that follows references asks again: of the processor time of a new entry, a quarter
  are these questions, an eighth the indexes of all references, which are made anew, and an eighth the engine collecting garbage. Of an edit of
  a name, a quarter are the rules that compare names, and a fifth is garbage. The first such edit takes three times as long as later ones,
  because its code is not optimized yet. Indexes that are changed in place would save a quarter; each would be a second way to compute the same.`;

/** Types and deletes letters in what much depends on. */
async function widelyUsedRow(text: string): Promise<Row> {
  const server = await openInServer(ours, text);
  const durations: number[] = [];
  for (const { line, character } of widelyUsedSpots(text, SPOTS)) {
    const start = { line, character };
    const end = { line, character: character + 1 };
    for (const change of [
      { range: { start, end: start }, text: "x" },
      { range: { start, end }, text: "" },
    ]) {
      durations.push(
        await timed(async () => {
          await server.change([change]);
          await server.findings();
        }),
      );
    }
  }
  await server.stop();
  const p95 = percentile(durations.slice(2 * WARM_UP * BURST), 95);
  return {
    what: `edit of rankings and actors → problems, ${LINES} lines, p95`,
    target: `a frame: ${duration(FRAME)}`,
    ours: duration(p95),
    isMet: p95 <= FRAME,
    reason: IDS,
  };
}
