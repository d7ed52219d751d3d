/** The page about the results. */
import { cpus, release, totalmem, type } from "node:os";
import process from "node:process";
import { heading, list, page, table } from "../docs/markdown.ts";
import { versions } from "./contenders.ts";
import { size } from "./figures.ts";
import type { Shares } from "./profile.ts";
import type { Part, Row } from "./row.ts";

export interface Results {
  readonly measured: readonly Measured[];
  readonly opening: Shares;
  readonly editing: Shares;
}

/** A part and what was measured in it. */
interface Measured {
  readonly part: Part;
  readonly rows: readonly Row[];
}

/** The cells of a row, as they stand in the table. */
export function cellsOf({ what, target = "", ours, other = "", ratio = "", isMet }: Row): string[] {
  return [what, target, ours, other, ratio, isMet === undefined ? "" : isMet ? "yes" : "no"];
}

export const columns = ["what", "target", "ours", "compared with", "ratio", "met"];

/** The page in Markdown. */
export function pageOf({ measured, opening, editing }: Results): string {
  const missed = measured.flatMap(missedIn);
  return page([
    "<!-- Written by npm run bench: change scripts/bench, not this page. -->",
    heading(1, "Performance"),
    oneLine(INTRODUCTION),
    list([
      `Date: ${new Date().toISOString().slice(0, 10)}`,
      `Machine: ${cpus().length} × ${cpus()[0]?.model ?? "?"}, ${size(totalmem())} of memory, ${type()} ${release()}`,
      `Node.js ${process.versions.node}, for all programs`,
      Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(", "),
    ]),
    heading(2, "Results"),
    oneLine(READING),
    table(
      columns,
      measured.flatMap(({ rows }) => rows.map(cellsOf)),
    ),
    heading(2, "What is not met"),
    missed.length === 0 ? "Every target is met." : list(missed),
    heading(2, "Where the time goes"),
    oneLine(SHARES),
    table(["opening", "share", "editing", "share"], sharesBeside(opening, editing)),
    heading(2, "How it is measured"),
    oneLine(DOCUMENTS),
    list(measured.map(({ part: { method } }) => oneLine(method))),
    heading(2, "What the figures do not say"),
    list(LIMITS.map(oneLine)),
  ]);
}

const INTRODUCTION = `What the editor and the command line take, in time and memory, against other programs in the same run, on the
  same machine and the same documents, with the same schema. \`npm run bench\` measures it and writes this page;
  \`npm run bench -- edit start\` measures parts of it. On another machine only the ratios mean anything, and even they
  vary by some percent from run to run.`;

const READING = `Ours is compared with yaml-language-server, where a row says nothing else. The ratio says how many times as long the
  other takes; for memory, and where two figures of ours are compared, how many times as much ours is.`;

const SHARES = `How the time of our server on the processor is divided between its source files and packages: from its start until
  45000 lines are open, and while letters are typed. Time in which it waits does not count.`;

const DOCUMENTS = `The documents are made from [the paper's assessment](../examples/us-mexico-2005.threat.yaml), with a fixed seed: its
  entries, repeated with other ids as often as it takes, or as many of them as fit without a reference into nothing. All of our
  rules are on. Every server is a process of its own and spoken to over its standard streams, as an editor does.`;

const LIMITS = [
  `The programs do not do the same. Ours has the schema, references and all of its rules to check; the others have the schema alone.
    They can do things that are not measured here, and they do them for every kind of YAML.`,
  `yaml-language-server waits before it checks, in the interest of those who type fast. That is part of its times.`,
  `A document of 45000 lines has ${Math.floor(45_000 / 1_700)} times what the paper says. Nobody has written one; it shows how the work
    grows.`,
  `The time of an answer includes what the client takes to read it. The client is the library that VS Code uses, without VS Code.`,
  `What the paper leaves open is found in every repetition of it: in the longest document there are more than a thousand findings. Our
    extension asks for each of three parts by itself, and is sent the parts in which something has changed. Who does not ask is sent all
    of them, which the protocol has no way around, and which takes some milliseconds of its own.`,
  `A 95th percentile of a hundred edits is that of the five slowest: the rankings and what is compared with them, mostly.`,
  `The most memory that a process had depends on when its engine collects garbage, which it does the later the more memory there is.`,
];

/** How many of the largest shares are shown. */
const SHOWN = 12;

function sharesBeside(opening: Shares, editing: Shares): string[][] {
  return Array.from({ length: SHOWN }, (_, index) =>
    [opening[index], editing[index]].flatMap((each) =>
      each ? [each[0], `${(100 * each[1]).toFixed(1)} %`] : ["", ""],
    ),
  );
}

function missedIn({ part: { reason = "" }, rows }: Measured): string[] {
  return rows
    .filter(({ isMet }) => isMet === false)
    .map(({ what, target = "", ours, other }) =>
      oneLine(
        `${what}: ${ours}${other === undefined ? "" : ` against ${other}`}; the target: ${target}. ${reason}`,
      ),
    );
}

/** A text without the line breaks that it has in the program. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
