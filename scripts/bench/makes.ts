/** Measures opening documents of several makes: the styles of YAML that people and other tools write, and other proportions. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { parseDocument, visit } from "yaml";
import { runProcess } from "../vscode/process.ts";
import { temporaryFolder } from "../vscode/program.ts";
import { projectRoot } from "../root.ts";
import { ours } from "./contenders.ts";
import { documentOf, lineEndsIn, paper } from "./document.ts";
import { median, pause, timed } from "./figures.ts";
import { withAnchors } from "./restructuring.ts";
import type { BenchPart, Row } from "./row.ts";
import { limitRow } from "./row.ts";
import { seed } from "./seed.ts";
import { BenchServer } from "./server.ts";
import { measuredInTurns } from "./turns.ts";

const LINES = 45_000;
const TURNS = 5;

/** The pause after the start of a server, in milliseconds. */
const SETTLING = 500;

/** How much longer a document in another style may take than one with literal texts. */
const LIMIT = 1.1;

const PARSES = 3;

const RULES = `The rules take three quarters of the time, most of it to read prose; parsing takes a tenth.`;

/** Compares documents of several makes. */
export const makesBench: BenchPart = {
  method: `The same ${LINES} lines with their texts in other styles of YAML, and documents of other proportions, each opened by a new server as its
    first document: ${TURNS} times by turns. The time runs until the problems arrive. It is compared with that for literal texts of as many
    letters, and with a bare parse of the text by \`yaml\` in a new process, without positions or checks.`,
  reason: `The long section has statements only. They are a sixth of the lines of the paper, and more rules read them than any other
    section.`,
  async *rows(): AsyncGenerator<Row> {
    const literal = documentOf(LINES, seed);
    const made = Object.entries(makes).map(([name, make]) => ({ name, text: make(literal) }));
    const all = [{ name: "literal texts", text: literal }, ...made];
    const turns = Array.from({ length: TURNS }, (_, index) => index);
    const samples = await measuredInTurns({ servers: all, turns, warmUp: 0 }, async ({ text }) => [
      await opened(text),
    ]);
    const [first = NaN, ...others] = samples.map(median);
    for (const [index, { name, text }] of made.entries()) {
      // A document of another length is compared by its letters.
      const other = (first * text.length) / literal.length;
      yield limitRow({
        what: `first open: ${name}, compared with literal texts`,
        ours: others[index] ?? NaN,
        other,
        most: LIMIT,
      });
    }
    const parses: number[] = [];
    for (let run = 0; run < PARSES; run++) parses.push(await bareParse(literal));
    yield {
      ...limitRow({
        what: `first open, ${LINES} lines, compared with a bare parse by \`yaml\``,
        ours: first,
        other: median(parses),
        most: 0.5,
      }),
      reason: RULES,
    };
  },
};

async function opened(text: string): Promise<number> {
  const server = await BenchServer.start(ours);
  await pause(SETTLING);
  const duration = await timed(async () => {
    await server.open(text);
    await server.findings();
  });
  await server.stop();
  return duration;
}

/** Parses a text with `yaml` in a new process. @returns The duration of the parse alone, in milliseconds. */
async function bareParse(text: string): Promise<number> {
  const path = join(temporaryFolder(), "text.yaml");
  writeFileSync(path, text);
  const program = `
    const text = require("node:fs").readFileSync(${JSON.stringify(path)}, "utf8");
    const { parseDocument } = require("yaml");
    const start = performance.now();
    parseDocument(text);
    console.log(performance.now() - start);`;
  return Number(await runProcess(process.execPath, ["-e", program], { cwd: projectRoot }));
}

/** From a document with literal texts to one of another make. */
const makes: Readonly<Record<string, (text: string) => string>> = {
  "folded texts": (text) => text.replace(/: \|$/gm, ": >"),
  "plain texts over several lines": (text) => inStyle(text, "PLAIN"),
  "quoted texts with escapes": (text) => inStyle(text, "QUOTE_DOUBLE"),
  "lists at the column of their key": (text) =>
    parseDocument(text).toString({ indentSeq: false, lineWidth: 0 }),
  "anchors and aliases": withAnchors,
  "a register": () => withRepeated("threats", register),
  "one long section": () => withRepeated("statements", paper),
};

const register = readFileSync(join(projectRoot, "examples/river-port-register/register.threat.yaml"), "utf8");

/** The document with its texts of several lines in a style. `yaml` chooses another one where this style cannot say a text. */
function inStyle(text: string, style: "PLAIN" | "QUOTE_DOUBLE"): string {
  const document = parseDocument(text);
  visit(document, {
    Scalar(_key, node) {
      if (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED") node.type = style;
    },
  });
  return document.toString({ lineWidth: 100 });
}

/** A document in which the items of a section come again and again under other ids, until it is as long as the others. */
function withRepeated(section: string, text: string): string {
  const [before = "", items = "", after = ""] = partsAround(section, text);
  const all = items.split(/(?=^ {2}[a-z0-9-]+:$)/m);
  const copies = Math.ceil((LINES - lineEndsIn(before) - lineEndsIn(after)) / lineEndsIn(items));
  const repeated = Array.from({ length: copies }, (_, copy) =>
    all.map((item) => (copy === 0 ? item : item.replace(/^ {2}[a-z0-9-]+(?=:$)/m, `$&-${copy + 1}`))),
  );
  return `${before}${repeated.flat().join("")}${after}`;
}

/** The text up to the items of a section, the items, and the rest. */
function partsAround(section: string, text: string): string[] {
  const start = text.indexOf(`\n${section}:\n`) + section.length + 3;
  const length = text.slice(start).search(/^[a-z]/m);
  return [text.slice(0, start), text.slice(start, start + length), text.slice(start + length)];
}
