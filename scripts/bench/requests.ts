/** Measures completion and hover right after an edit. */
import type { CompletionItem, CompletionList, Hover, Position } from "vscode-languageserver-protocol";
import { ScriptFailure } from "../vscode/program.ts";
import { ours, peer } from "./contenders.ts";
import { documentOf } from "./document.ts";
import { duration, median, percentile, timed } from "./figures.ts";
import { randomOf, shuffled } from "./random.ts";
import type { BenchPart, Row } from "./row.ts";
import { comparisonRow } from "./row.ts";
import { seed } from "./seed.ts";
import type { BenchServer } from "./server.ts";
import { openInServer } from "./turns.ts";

const LINES = 45_000;
const WARM_UP = 5;

/** The limit for the duration of a response, in milliseconds. */
const LIMIT = 10;

/** Compares requests in our server and in yaml-language-server. */
export const requestsBench: BenchPart = {
  method: `In ${LINES} lines, the benchmark deletes the last letter of an id and requests completion immediately. Then it types the letter again
    and requests a hover. The time runs from the edit to the response. Ours must suggest the id and return a hover. The other server
    knows the keys and words of the schema but no ids, so its response can be empty.`,
  async *rows(): AsyncGenerator<Row> {
    const text = documentOf(LINES, seed);
    const own = await durations(await openInServer(ours, text), idsIn(text, WARM_UP + 100));
    const theirs = await durations(await openInServer(peer, text), idsIn(text, WARM_UP + 10));
    for (const request of ["completion", "hover"] as const) {
      const [a, b] = [own[request], theirs[request]];
      const what = `edit → ${request}, ${LINES} lines`;
      const p95 = percentile(a, 95);
      yield comparisonRow({ what: `${what}, median`, ours: median(a), other: median(b) });
      yield {
        ...comparisonRow({ what: `${what}, p95`, ours: p95, other: percentile(b, 95) }),
        target: `under ${duration(LIMIT)}`,
        isMet: p95 < LIMIT,
      };
    }
  },
};

/** An id in a reference, with the position of its end. */
interface Id {
  readonly text: string;
  readonly end: Position;
}

function idsIn(text: string, count: number): Id[] {
  const ids = text.split("\n").flatMap((content, line): Id[] => {
    const id = /^ +(?:source|statement|of|part-of): ([a-z0-9-]+)$/.exec(content)?.[1];
    return id === undefined ? [] : [{ text: id, end: { line, character: content.length } }];
  });
  return shuffled(ids, randomOf(1)).slice(0, count);
}

type Durations = Readonly<Record<"completion" | "hover", number[]>>;

async function durations(server: BenchServer, ids: readonly Id[]): Promise<Durations> {
  const found: Durations = { completion: [], hover: [] };
  for (const { text, end } of ids) {
    const cut = { line: end.line, character: end.character - 1 };
    let completions: CompletionItem[] | CompletionList | null = null;
    let hover: Hover | null = null;
    found.completion.push(
      await timed(async () => {
        await server.change([{ range: { start: cut, end }, text: "" }]);
        completions = await server.request("textDocument/completion", cut);
      }),
    );
    found.hover.push(
      await timed(async () => {
        await server.change([{ range: { start: cut, end: cut }, text: text.slice(-1) }]);
        hover = await server.request("textDocument/hover", cut);
      }),
    );
    if (server.contender === ours) expectAnswers(text, completions, hover);
  }
  await server.stop();
  return { completion: found.completion.slice(WARM_UP), hover: found.hover.slice(WARM_UP) };
}

function expectAnswers(
  id: string,
  completions: CompletionItem[] | CompletionList | null,
  hover: Hover | null,
): void {
  const items = Array.isArray(completions) ? completions : (completions?.items ?? []);
  if (!items.some(({ label }) => label === id))
    throw new ScriptFailure(`Completion does not propose "${id}".`);
  if (!hover) throw new ScriptFailure(`There is no hover about "${id}".`);
}
