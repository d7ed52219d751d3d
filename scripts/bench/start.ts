/** Measures the time from starting a server to its first diagnostics, and from opening a long document. */
import { ours, peer } from "./contenders.ts";
import { documentOf, paper } from "./document.ts";
import { median, pause, timed } from "./figures.ts";
import { withInvalidWord } from "./keystroke.ts";
import type { BenchPart, Row } from "./row.ts";
import { raceRow } from "./row.ts";
import { seed } from "./seed.ts";
import type { Contender } from "./server.ts";
import { BenchServer } from "./server.ts";
import { measuredInTurns } from "./turns.ts";

const STARTS = 11;

/** Compares starting a server. */
export const startBench: BenchPart = {
  method: `The time from the start of the process to the problems of the paper's assessment with an invalid value: ${STARTS} times by turns, the first
    not counted. Our compiled code is cached from an earlier start, as on every day but the first.`,
  async *rows(): AsyncGenerator<Row> {
    const { text, isFound } = withInvalidWord(paper);
    const started = async (contender: Contender): Promise<number[]> => {
      let server: BenchServer | undefined;
      const duration = await timed(async () => {
        server = await BenchServer.start(contender);
        await server.open(text);
        await server.findings(isFound);
      });
      await server?.quit();
      return [duration];
    };
    const turns = Array.from({ length: STARTS }, (_, index) => index);
    const [own = [], theirs = []] = await measuredInTurns(
      { servers: [ours, peer], turns, warmUp: 1 },
      started,
    );
    yield raceRow({
      what: "process start → first problems, median",
      ours: median(own),
      other: median(theirs),
      faster: 2,
    });
  },
};

const LINES = 45_000;
const OPENINGS = 5;

/** The pause after the start of a server, in milliseconds. */
const SETTLING = 500;

/** Compares opening a long document. */
export const openBench: BenchPart = {
  method: `A new server opens ${LINES} lines with an invalid value as its first document. The time runs until the problems arrive; ${OPENINGS} times by
    turns.`,
  async *rows(): AsyncGenerator<Row> {
    const { text, isFound } = withInvalidWord(documentOf(LINES, seed));
    const openedIn = async (contender: Contender): Promise<number[]> => {
      const server = await BenchServer.start(contender);
      await pause(SETTLING);
      const duration = await timed(async () => {
        await server.open(text);
        await server.findings(isFound);
      });
      await server.stop();
      return [duration];
    };
    const turns = Array.from({ length: OPENINGS }, (_, index) => index);
    const [own = [], theirs = []] = await measuredInTurns(
      { servers: [ours, peer], turns, warmUp: 0 },
      openedIn,
    );
    yield raceRow({
      what: `first open, ${LINES} lines, median`,
      ours: median(own),
      other: median(theirs),
      faster: 1,
    });
  },
};
