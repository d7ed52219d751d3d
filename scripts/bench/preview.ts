/** Measures the time from a keystroke to what differs in the preview. */
import MarkdownIt from "markdown-it";
import { textView } from "../../server/src/features/textView.ts";
import type { ViewChange } from "../../server/src/features/viewProtocol.ts";
import { FORMAT_CITATIONS } from "../../server/src/features/viewProtocol.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { ScriptFailure } from "../vscode/program.ts";
import { ours } from "./contenders.ts";
import { documentOf } from "./document.ts";
import { duration, FRAME, median, pause, percentile, timed } from "./figures.ts";
import { randomOf, shuffled } from "./random.ts";
import type { BenchPart, Row } from "./row.ts";
import { comparisonRow } from "./row.ts";
import { seed } from "./seed.ts";
import type { BenchServer } from "./server.ts";
import { openInServer } from "./turns.ts";

const LINES = 2000;
const WARM_UP = 40;
const COUNT = 100;

/** How long an author waits before the next letter, in milliseconds. */
const PAUSE = 20;

/** Compares our preview with VS Code's renderer for Markdown, which renders the whole text for each keystroke. */
export const previewBench: BenchPart = {
  method: `In a document of ${LINES} lines whose preview is open, with formatted citations, the benchmark types ${COUNT} letters at the ends of lines of prose, and requests what
    differs in the preview, as our extension for VS Code does. The time runs from the edit to the response; the page then replaces the
    blocks in it. The other is markdown-it, which VS Code uses for Markdown: it renders the whole document, as text, in the same process,
    without an editor or a server. ${WARM_UP} letters before that are not counted.`,
  reason: `The time goes to many small steps, above all to the names of all items, and to the notes, which are one block.`,
  async *rows(): AsyncGenerator<Row> {
    const text = documentOf(LINES, seed);
    const own = await keystrokes(await openInServer(ours, text), text);
    const markdown = textView(
      Source.of("file:///a.threat.yaml", text),
      new Library({ read: () => undefined }),
    );
    const other = await renderings(markdown);
    const what = `preview, a keystroke in ${LINES} lines`;
    const p95 = percentile(own, 95);
    yield comparisonRow({ what: `${what}, median`, ours: median(own), other: median(other) });
    yield {
      ...comparisonRow({ what: `${what}, p95`, ours: p95, other: percentile(other, 95) }),
      target: `a frame: ${duration(FRAME)}`,
      isMet: p95 <= FRAME,
    };
  },
};

async function keystrokes(server: BenchServer, text: string): Promise<number[]> {
  const ask = async (version?: number): Promise<number> => {
    const change = await server.connection.sendRequest<ViewChange | null>("threatAssessment/document", {
      uri: server.uri,
      ...(version === undefined ? {} : { version }),
    });
    if (!change || (version !== undefined && change.html.length === 0))
      throw new ScriptFailure("The preview does not show what is typed.");
    return change.version;
  };
  await ask();
  // As after the first look at the document: its citations are formatted.
  await server.connection.sendRequest(FORMAT_CITATIONS, { uri: server.uri });
  let version = await ask();
  const durations: number[] = [];
  for (const end of endsOfProse(text)) {
    await pause(PAUSE);
    durations.push(
      await timed(async () => {
        await server.change([{ range: { start: end, end }, text: "x" }]);
        version = await ask(version);
      }),
    );
  }
  await server.stop();
  return durations.slice(WARM_UP);
}

/** The ends of lines of prose, in random order. */
function endsOfProse(text: string): { readonly line: number; readonly character: number }[] {
  const ends = text
    .split("\n")
    .flatMap((content, line) =>
      /^ {4,}[a-z].*[a-z]{3} [a-z]+$/i.test(content) && !content.includes(": ")
        ? [{ line, character: content.length }]
        : [],
    );
  const shuffledEnds = shuffled(ends, randomOf(1));
  return Array.from({ length: WARM_UP + COUNT }, (_, index) => shuffledEnds[index]).flatMap(
    (end) => end ?? [],
  );
}

async function renderings(markdown: string): Promise<number[]> {
  const renderer = MarkdownIt({ html: true, linkify: true });
  const durations: number[] = [];
  for (let index = 0; index < WARM_UP + COUNT; index++) {
    await pause(PAUSE);
    durations.push(
      await timed(async () => Promise.resolve(renderer.render(`${markdown}${"x".repeat(index)}`))),
    );
  }
  return durations.slice(WARM_UP);
}
