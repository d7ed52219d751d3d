/**
 * Runs everything that the program does with a text: it parses and checks the text, and runs every request of an
 * editor.
 */
import process from "node:process";
import { prepareCallHierarchy, outgoingCalls } from "../../server/src/features/callHierarchy.ts";
import { codeActions, FIX_ALL } from "../../server/src/features/codeActions.ts";
import { codeLenses } from "../../server/src/features/codeLenses.ts";
import { complete } from "../../server/src/features/completion.ts";
import { definition } from "../../server/src/features/definition.ts";
import { diagnose } from "../../server/src/features/diagnostics.ts";
import { documentHighlights } from "../../server/src/features/documentHighlights.ts";
import { documentLinks } from "../../server/src/features/documentLinks.ts";
import { documentSymbols } from "../../server/src/features/documentSymbols.ts";
import { foldingRanges } from "../../server/src/features/foldingRanges.ts";
import { formatDocument, formatOnType, formatRange } from "../../server/src/features/formatting.ts";
import { hover } from "../../server/src/features/hover.ts";
import { inlayHints } from "../../server/src/features/inlayHints.ts";
import { linkedEditing } from "../../server/src/features/linkedEditing.ts";
import { textView } from "../../server/src/features/textView.ts";
import { references } from "../../server/src/features/references.ts";
import { prepareRename, rename } from "../../server/src/features/rename.ts";
import { selectionRanges } from "../../server/src/features/selectionRanges.ts";
import { semanticTokens } from "../../server/src/features/semanticTokens.ts";
import { statusOf } from "../../server/src/features/status.ts";
import { symbolsIn } from "../../server/src/features/workspaceSymbols.ts";
import { documentsOf } from "../../server/src/syntax/document.ts";
import type { Position } from "../../server/src/syntax/span.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { Library } from "../../server/src/workspace/library.ts";
import type { SlowKind } from "./text.ts";

/** A parsed text with its files. */
interface Opened {
  readonly source: Source;
  readonly library: Library;
}

type Step = (opened: Opened, position: Position) => unknown;

const everything = { ranks: true, percents: true, titles: true };

/** The steps for the whole file. */
const ofFile: Readonly<Record<string, Step>> = {
  read: ({ source }) => [source.pieces.map(({ tree }) => tree), documentsOf(source)],
  check: ({ source, library }) => diagnose(source, library),
  symbols: ({ source, library }) => documentSymbols(source, library),
  "workspace symbols": ({ source, library }) => symbolsIn(source, library),
  tokens: ({ source, library }) => semanticTokens(source, library),
  folding: ({ source }) => foldingRanges(source),
  format: ({ source }) => formatDocument(source),
  links: ({ source, library }) => documentLinks(source, library),
  lenses: ({ source, library }) => codeLenses(source, library),
  hints: ({ source, library }) => inlayHints(source, library, { range: wholeOf(source), wanted: everything }),
  "text view": ({ source, library }) => textView(source, library),
  "text view of rankings": ({ source, library }) => textView(source, library, { view: "comparison" }),
  status: ({ source, library }) => statusOf(source, library),
  "fix all": ({ source, library }) =>
    codeActions(source, library, { range: wholeOf(source), only: [FIX_ALL] }),
};

/** The steps for a position. */
const ofPlace: Readonly<Record<string, Step>> = {
  hover: ({ source, library }, position) => hover(source, library, position),
  completion: ({ source, library }, position) => complete(source, library, position),
  actions: ({ source, library }, position) =>
    codeActions(source, library, { range: { start: position, end: position } }),
  definition: ({ source, library }, position) => definition(source, library, position),
  highlights: ({ source, library }, position) => documentHighlights(source, library, position),
  references: async (opened, position) =>
    references({ ...opened, position }, [opened.source], "with definitions"),
  "prepare rename": (opened, position) => prepareRename({ ...opened, position }),
  rename: async (opened, position) => rename({ ...opened, position }, "another-id", [opened.source]),
  selection: ({ source }, position) => selectionRanges(source, [position]),
  "linked editing": ({ source, library }, position) => linkedEditing(source, library, position),
  calls: ({ source, library }, position) => [
    prepareCallHierarchy(source, library, position),
    outgoingCalls(source, library, position),
  ],
  "format range": ({ source }, { line }) =>
    formatRange(source, { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }),
  "format on type": ({ source }, { line }) => formatOnType(source, { line: line + 1, character: 0 }),
  // A keystroke and the check after it.
  edit: ({ source, library }, position) =>
    diagnose(source.edit([{ range: { start: position, end: position }, text: "x" }], 1), library),
};

/**
 * The processor time of each step on the main thread, in milliseconds. For steps at positions, the time of the slowest
 * one.
 */
export type Times = ReadonlyMap<string, number>;

/** Runs all steps until they have taken longer than `most` milliseconds. */
export async function timesOf(text: string, kind: SlowKind, most = Infinity): Promise<Times> {
  const times = new Map<string, number>();
  const opened = openIn(text, kind);
  let { time: sum } = await timed(() => Source.of(uris[kind], text));
  times.set("open", sum);
  const run = async (name: string, step: Step, position: Position): Promise<void> => {
    if (sum > most) return;
    const { time: taken } = await timed(() => step(opened, position));
    times.set(name, Math.max(times.get(name) ?? 0, taken));
    sum += taken;
  };
  for (const [name, step] of Object.entries(ofFile)) await run(name, step, NOWHERE);
  for (const position of positionsIn(opened.source))
    for (const [name, step] of Object.entries(ofPlace)) await run(name, step, position);
  return times;
}

const NOWHERE = { line: 0, character: 0 };

const uris: Readonly<Record<SlowKind, string>> = {
  assessment: "file:///a.threat.yaml",
  taxonomy: "file:///a.taxonomy.yaml",
  scale: "file:///a.scale.yaml",
  configuration: "file:///x/.threat-assessment.yaml",
  bibtex: "file:///a.bib",
  "csl-json": "file:///a.json",
  "csl-yaml": "file:///b.yaml",
};

/** Adds the file to a library with other files, with all rules on. For a bibliography, an assessment names it. */
function openIn(text: string, kind: SlowKind): Opened {
  const own = Source.of(uris[kind], text);
  const name = own.uri.replace(/^.*\//, "");
  const isFormat = name.includes(".threat") || /\.(?:taxonomy|scale)\./.test(name);
  const source = isFormat ? own : Source.of("file:///reader.threat.yaml", readerOf(name));
  const files = new Map([own, source, everyRule].map((file) => [file.uri, file]));
  const library = new Library({ read: (uri) => files.get(uri) }, { today: () => "2026-11-25" });
  return { source, library };
}

const everyRule = Source.of("file:///.threat-assessment.yaml", "preset: all\n");

function readerOf(name: string): string {
  return `assessment: 1\ntitle: T\nbibliography: ${name}\nstatements:\n  a: {text: "See [@a, p. 3; @b]."}\n`;
}

function wholeOf(source: Source): { start: Position; end: Position } {
  return { start: NOWHERE, end: { line: source.lineCount, character: 0 } };
}

/** Positions in the first, the middle and the last line, in the middle and at the end of each. */
function positionsIn(source: Source): Position[] {
  const last = source.lineCount - 1;
  const lines = [...new Set([Math.min(4, last), last >> 1, Math.max(last - 1, 0), last])];
  return lines.flatMap((line) => {
    const { length } = source.line(line);
    return [...new Set([length >> 1, length])].map((character) => ({ line, character }));
  });
}

async function timed<R>(step: () => R): Promise<{ result: Awaited<R>; time: number }> {
  const start = process.threadCpuUsage();
  const result = await step();
  const { user, system } = process.threadCpuUsage(start);
  return { result, time: (user + system) / 1000 };
}
