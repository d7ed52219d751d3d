/** Renders the results as docs/performance.md. */
import { addToIndex } from "../../server/src/syntax/memo.ts";
import { heading, listOf, page, tableOf } from "../docs/markdown.ts";
import type { Shares } from "./profile.ts";
import type { Circumstances, Measurement, Profiles } from "./results.ts";
import type { BenchPart, Row } from "./row.ts";

/** A part of the benchmark with its latest results. */
interface MeasuredPart extends Measurement {
  readonly name: string;
  readonly part: BenchPart;
}

/** The cells of a row in the table. */
export function rowCells({ what, target = "", ours, other = "", ratio = "", isMet }: Row): string[] {
  return [what, target, ours, other, ratio, isMet === undefined ? "" : isMet ? "yes" : "no"];
}

/** The headings of the table. */
export const columns = ["what", "target", "ours", "compared with", "ratio", "met"];

/** The page in Markdown. */
export function pageOf(measured: readonly MeasuredPart[], profiles: Profiles): string {
  const missed = measured.flatMap(missedIn);
  return page([
    "<!-- Written by npm run bench: change scripts/bench, not this page. -->",
    heading(1, "Performance"),
    oneLine(INTRODUCTION),
    listOf(circumstancesOf([...measured, { ...profiles, name: "the profile" }])),
    heading(2, "Results"),
    oneLine(READING),
    tableOf(
      columns,
      measured.flatMap(({ rows }) => rows.map(rowCells)),
    ),
    heading(2, "Missed targets"),
    missed.length === 0 ? "All targets are met." : listOf(missed),
    heading(2, "Profile"),
    oneLine(SHARES),
    tableOf(["opening", "share", "editing", "share"], sharesBeside(profiles.opening, profiles.editing)),
    heading(2, "Method"),
    oneLine(DOCUMENTS),
    listOf(measured.map(({ part: { method } }) => oneLine(method))),
    heading(2, "How to read the figures"),
    listOf(LIMITS.map(oneLine)),
  ]);
}

/** When and where the parts were measured, the latest first. */
function circumstancesOf(all: readonly (Circumstances & { readonly name: string })[]): string[] {
  const names = new Map<string, string[]>();
  for (const { date, machine, programs, name } of all)
    addToIndex(names, `${date}\n${machine}. ${programs}.`, name);
  return Array.from(names)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([key, parts]) => key.replace("\n", `: ${parts.join(", ")}. `));
}

const INTRODUCTION = `This page compares the time and memory of the editor and the command line with those of other programs: in the
  same run, on the same machine, with the same documents and the same schema. \`npm run bench\` measures everything and writes this page.
  \`npm run bench -- edit start\` measures only the named parts, and replaces their rows. On another machine, only the ratios are meaningful, and they vary by a few
  percent from run to run.`;

const READING = `Unless a row names another program, ours is compared with yaml-language-server. The ratio is the other program's time divided
  by ours. For memory, and for two figures of our own, it is the first figure divided by the second.`;

const SHARES = `The share of each source file and package in the processor time of our server: from its start until 45000 lines are open,
  and while letters are typed. Waiting time does not count.`;

const DOCUMENTS = `The documents consist of entries of [the paper's assessment](../examples/us-mexico-2005.threat.yaml), chosen with a fixed
  seed: repeated with other ids for long documents, or a subset without broken references for short ones. All of our rules are on. Every
  server is a separate process, and the benchmark communicates with it over its standard streams, as an editor does.`;

const LIMITS = [
  `The programs do different work. Ours checks the schema, references and all rules; the others check only the schema. They have features
    that are not measured here, and they support every kind of YAML.`,
  `yaml-language-server waits before it checks, to help fast typists. Its times include this wait.`,
  `A document of 45000 lines has ${Math.floor(45_000 / 1_700)} times the content of the paper. Nobody writes such a document; it shows how the
    time grows.`,
  `The time of a response includes the time in which the client parses it. The client is the library that VS Code uses, without VS Code.`,
  `Every repetition of the paper repeats its problems: the longest document has more than a thousand. Our extension requests each of three
    parts separately, and receives only the parts that have changed. A client without pull diagnostics receives all of them, as the
    protocol requires, and this takes several milliseconds.`,
  `The 95th percentile of a hundred edits is determined by the five slowest ones: mostly edits of rankings and their comparisons.`,
  `The peak memory of a process depends on when its engine collects garbage. With more memory in the machine, it does so later.`,
];

/** The number of the largest shares to show. */
const SHOWN = 12;

function sharesBeside(opening: Shares, editing: Shares): string[][] {
  return Array.from({ length: SHOWN }, (_, index) =>
    [opening[index], editing[index]].flatMap((each) =>
      each ? [each[0], `${(100 * each[1]).toFixed(1)} %`] : ["", ""],
    ),
  );
}

function missedIn({ part, rows }: MeasuredPart): string[] {
  return rows
    .filter(({ isMet }) => isMet === false)
    .map(({ what, target = "", ours, other, reason = part.reason ?? "" }) =>
      oneLine(
        `${what}: ${ours}${other === undefined ? "" : ` compared with ${other}`}; target: ${target}. ${reason}`,
      ),
    );
}

/** A string without the line breaks of its source code. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
