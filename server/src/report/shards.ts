/**
 * The reports of shards: what each job of a build has found in its part of the files, and how they become the report that
 * one run over all files would have given.
 */
import { t } from "@vscode/l10n";
import { listed } from "../language/lists.ts";
import { fingerprint } from "../files/fingerprint.ts";
import { withChecksum, verifyChecksum } from "../files/checksum.ts";
import type { CheckedFile, Failure, Report, Tool } from "./report.ts";

/** One of several parts of the files. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** What was found in a file, with the file's number among all that were to be checked. */
export interface ShardResult<Result extends CheckedFile | Failure = CheckedFile | Failure> {
  readonly position: number;
  readonly result: Result;
}

/** What a run has found, in the parts that a report is made of. */
export interface RunResults {
  readonly tool: Tool;
  /** What was named and led to nothing, or could not be written: the same in every shard. */
  readonly unfound: readonly Failure[];
  /** What is wrong in the configurations that hold for the files. */
  readonly configurations: readonly Failure[];
  readonly results: readonly ShardResult[];
  /** What is good to know and fails nothing, of the configurations among the files. */
  readonly notes: readonly Failure[];
  /** Whether it was compared with a baseline. */
  readonly hasBaseline?: true;
}

/** The report of a shard, as it is kept until all are merged. */
export interface ShardReport {
  readonly shard: Shard;
  /** The options that decide what is reported, as they were given. */
  readonly options: Readonly<Record<string, string>>;
  /** The fingerprint of everything that all shards have to see alike: the paths of all files, and which have changed. */
  readonly body: string;
  readonly maxWarnings: number;
  readonly found: RunResults;
  /** The file of the baseline, as it was given, and how many of its findings are gone. */
  readonly baseline?: string | true;
  readonly gone: number;
}

/** A report with the name of its file. */
export interface NamedShard {
  readonly name: string;
  readonly report: ShardReport;
}

/**
 * The shard of a file, by its path from the current folder: the same on every machine, and the same as long as the number
 * of shards is, whatever files come and go. What a job keeps in its cache stays of use to it.
 */
export function isInShard(path: string, { index, count }: Shard): boolean {
  const print = Buffer.from(fingerprint(path), "base64url");
  return print.readUIntBE(0, 6) % count === index - 1;
}

/** The report as it was found, in the order of the files. */
export function reportOf({ tool, unfound, configurations, results, hasBaseline }: RunResults): Report {
  const all = results
    .toSorted((a, b) => a.position - b.position || (a.result.path < b.result.path ? -1 : 1))
    .map(({ result }) => result);
  return {
    tool,
    files: all.filter(isChecked),
    failures: eachOnce([
      ...unfound,
      ...configurations,
      ...all.filter((result): result is Failure => !isChecked(result)),
    ]),
    ...(hasBaseline ? { hasBaseline } : {}),
  };
}

/** A configuration that cannot be read is met as a file to check, and as one that holds for others. */
function eachOnce(failures: readonly Failure[]): Failure[] {
  return [...new Map(failures.map((each) => [`${each.path}\n${each.message}`, each])).values()];
}

/** What was found, with the files of a report that was made from it. */
export function withFilesOf(report: Report, found: RunResults): RunResults {
  const unread = found.results.filter(({ result }) => !isChecked(result));
  const positions = found.results
    .filter(({ result }) => isChecked(result))
    .map(({ position }) => position)
    .sort((a, b) => a - b);
  const files = report.files.map((result, index) => ({ position: positions[index] ?? 0, result }));
  const { hasBaseline } = report;
  return { ...found, results: [...unread, ...files], ...(hasBaseline ? { hasBaseline } : {}) };
}

function isChecked(result: CheckedFile | Failure): result is CheckedFile {
  return "findings" in result;
}

/** The reports of all shards as one; a failure where they are not those of one run. */
export function merged(shards: readonly NamedShard[]): ShardReport | Failure {
  const [first] = shards;
  if (!first) return { path: ".", message: t("There is no report of a shard.") };
  const problem = shards.map((each) => mismatch(first, each)).find((each) => each) ?? uneven(shards);
  if (problem) return problem;
  const reports = shards.map(({ report }) => report);
  return {
    ...first.report,
    gone: reports.reduce((sum, { gone }) => sum + gone, 0),
    found: {
      ...first.report.found,
      configurations: eachConfigurationOnce(reports.map(({ found }) => found.configurations)),
      results: eachFileOnce(reports.flatMap(({ found }) => found.results)),
      notes: eachConfigurationOnce(reports.map(({ found }) => found.notes)),
    },
  };
}

/** Why two reports are not of the same run. */
function mismatch(first: NamedShard, { name, report }: NamedShard): Failure | undefined {
  const one = first.report;
  const fail = (message: string): Failure => ({ path: name, message });
  if (report.found.tool.version !== one.found.tool.version)
    return fail(
      t(
        "It was written by version {0}, but {1} by version {2}. Use the same version in all jobs.",
        report.found.tool.version,
        first.name,
        one.found.tool.version,
      ),
    );
  if (report.shard.count !== one.shard.count)
    return fail(
      t(
        "It is shard {0}, but {1} is shard {2}. Merge the reports of one run only.",
        nameOf(report.shard),
        first.name,
        nameOf(one.shard),
      ),
    );
  const option = differingOption(one.options, report.options);
  if (option !== undefined)
    return fail(
      t("Its arguments differ from those of {1}: {0}. Give all jobs the same.", option, first.name),
    );
  if (report.body !== one.body)
    return fail(t("It covers other files than {0}. Check the same commit in all jobs.", first.name));
  return undefined;
}

/** A shard as `--shard` names it. */
function nameOf({ index, count }: Shard): string {
  return `${index}/${count}`;
}

function differingOption(a: ShardReport["options"], b: ShardReport["options"]): string | undefined {
  const before = new Map(Object.entries(a));
  const now = new Map(Object.entries(b));
  return [...before.keys(), ...now.keys()].find((name) => before.get(name) !== now.get(name));
}

/** A shard that is there twice, or missing. */
function uneven(shards: readonly NamedShard[]): Failure | undefined {
  const names = new Map<number, string>();
  for (const { name, report } of shards) {
    const { index, count } = report.shard;
    const other = names.get(index);
    if (other !== undefined)
      return {
        path: name,
        message: t("It is shard {0} of {1}, and so is {2}. Leave one out.", index, count, other),
      };
    names.set(index, name);
  }
  const count = shards[0]?.report.shard.count ?? 0;
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter((index) => !names.has(index));
  if (missing.length === 0) return undefined;
  const path = shards[0]?.name ?? ".";
  const first = missing.slice(0, 10).map((index) => nameOf({ index, count }));
  const shown = missing.length > first.length ? [...first, "…"] : first;
  return {
    path,
    message: t(
      "The reports of these shards are missing: {0}. Give all of them, also those of failed jobs.",
      listed(shown),
    ),
  };
}

/** What is wrong in a configuration is told by every shard for whose files it holds. */
function eachConfigurationOnce(lists: readonly (readonly Failure[])[]): Failure[] {
  const byPath = new Map<string, readonly Failure[]>();
  for (const list of lists)
    for (const { path } of list)
      if (!byPath.has(path))
        byPath.set(
          path,
          list.filter((each) => each.path === path),
        );
  return [...byPath].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, failures]) => failures);
}

/** A file of sources is found by every shard with a file that names it. */
function eachFileOnce(results: RunResults["results"]): RunResults["results"] {
  return [...new Map(results.map((each) => [`${each.position} ${each.result.path}`, each])).values()];
}

export function writeShard(report: ShardReport): string {
  return withChecksum({ kind: KIND, report });
}

/** The report of a shard; `undefined` where the text is not one, just as it was written. */
export function readShard(text: string): ShardReport | undefined {
  const content = verifyChecksum(text) as
    { readonly kind?: unknown; readonly report: ShardReport } | null | undefined;
  return content?.kind === KIND ? content.report : undefined;
}

/** Changes with the first change that an older version would not understand. */
const KIND = "threat-assessment shard 1";
