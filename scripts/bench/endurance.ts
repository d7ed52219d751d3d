/** Measures memory over ten thousand edits. */
import { ours } from "./contenders.ts";
import { documentOf } from "./document.ts";
import { digits, median, size, times } from "./figures.ts";
import { spotsIn } from "./keystroke.ts";
import { residentMemory } from "./proc.ts";
import type { BenchPart, Row } from "./row.ts";
import { seed } from "./seed.ts";
import { openInServer, typeAt } from "./turns.ts";

const LINES = 9_000;
const EDITS = 10_000;

/** The number of edits between two measurements of the memory. */
const INTERVAL = 50;

/** The limit for the ratio of the memory in the last tenth of the edits to that in the second tenth. */
const LIMIT = 1.05;

/** Checks that memory does not grow. */
export const endurance: BenchPart = {
  method: `${EDITS} edits of the same kind in ${LINES} lines, with the resident memory (VmRSS) after every ${INTERVAL} edits. The figures are the
    medians of the last tenth and of the second tenth, because the engine still grows in the first.`,
  reason: `The memory in use stays the same, as full collections in between have shown (36 to 38 MB). Until about the 5000th edit, the
    engine reserves more: for uncollected garbage, pages with gaps and compiled code.`,
  async *rows(): AsyncGenerator<Row> {
    const text = documentOf(LINES, seed);
    const server = await openInServer(ours, text);
    const spots = spotsIn(text, 1000);
    const sizes: number[] = [];
    for (let edit = 0; edit < EDITS; edit += 2) {
      await typeAt(server, spots[(edit / 2) % spots.length] ?? { line: 0, character: 0 });
      if (edit % INTERVAL === 0) sizes.push(residentMemory(server.pid));
    }
    await server.stop();
    const tenth = sizes.length / 10;
    const [early, late] = [median(sizes.slice(tenth, 2 * tenth)), median(sizes.slice(-tenth))];
    yield {
      what: `memory over ${EDITS} edits, last tenth compared with the second`,
      target: `at most ${digits(LIMIT)} ×`,
      ours: size(late),
      other: size(early),
      ratio: times(late / early),
      isMet: late <= LIMIT * early,
    };
  },
};
