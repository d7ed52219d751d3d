/** Compares edits of the structure with parsing the whole text again. */
import { isDeepStrictEqual } from "node:util";
import { TextDocument } from "vscode-languageserver-textdocument";
import { ours } from "./contenders.ts";
import { documentOf } from "./document.ts";
import { IDS } from "./edit.ts";
import { duration, median, times, timed } from "./figures.ts";
import type { Changes } from "./restructuring.ts";
import { restructurings, withAnchors } from "./restructuring.ts";
import type { BenchPart, Row } from "./row.ts";
import { seed } from "./seed.ts";
import type { BenchServer } from "./server.ts";
import { openInServer } from "./turns.ts";

const LINES = 45_000;
const PLACES = 5;

/** The limit for the duration of an edit, as a multiple of the duration of parsing everything again. */
const LIMIT = 1.2;

/** The edits that authors make all day, and the limit for their duration, in milliseconds. */
const USUAL: ReadonlySet<string> = new Set(["a new entry", "a deleted entry"]);
const MOMENT = 50;

/** Checks that such edits are fast, and that their diagnostics are right. */
export const structure: BenchPart = {
  method: `In ${LINES} lines with anchors and aliases, at ${PLACES} places for each kind: an edit, and a request for the problems. After every edit,
    the document is closed and opened with the same text, and the problems are requested again. Both results must be equal. The
    figures are the slowest edit and the median of parsing everything again.`,
  async *rows(): AsyncGenerator<Row> {
    const text = withAnchors(documentOf(LINES, seed));
    const server = await openInServer(ours, text);
    for (const [what, editsIn] of Object.entries(restructurings)) {
      const { edited, reread, wrong } = await measure(server, text, editsIn(text, PLACES));
      const [slowest, whole] = [Math.max(...edited), median(reread)];
      const most = USUAL.has(what) ? MOMENT : LIMIT * whole;
      yield {
        what: `structure: ${what}, the slowest of ${edited.length}`,
        target: USUAL.has(what) ? `at most ${duration(MOMENT)}` : `at most ${LIMIT} × parsing everything`,
        ours: wrong === 0 ? duration(slowest) : `${wrong} of ${edited.length} wrong`,
        other: duration(whole),
        ratio: times(slowest / whole),
        isMet: wrong === 0 && slowest <= most,
        ...(USUAL.has(what) && wrong === 0 ? { reason: IDS } : {}),
      };
    }
    await server.stop();
  },
};

interface Measured {
  readonly edited: number[];
  readonly reread: number[];
  /** The number of edits whose diagnostics differ from those after parsing the whole text again. */
  readonly wrong: number;
}

async function measure(server: BenchServer, text: string, edits: readonly Changes[]): Promise<Measured> {
  const edited: number[] = [];
  const reread: number[] = [];
  let wrong = 0;
  const document = TextDocument.create(server.uri, "yaml", 0, text);
  for (const changes of edits) {
    TextDocument.update(document, [...changes], document.version + 1);
    edited.push(
      await timed(async () => {
        await server.change(changes);
        await server.findings();
      }),
    );
    const found = await server.findings();
    reread.push(
      await timed(async () => {
        await server.close();
        await server.open(document.getText());
        await server.findings();
      }),
    );
    if (!isDeepStrictEqual(found, await server.findings())) wrong++;
  }
  return { edited, reread, wrong };
}
