/** The reports of shards: each has the results of one CI job, and merged they equal the report of one run over all files. */
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

/** The result of a file, with its position among all files to check. */
interface ShardResult<Result extends CheckedFile | Failure = CheckedFile | Failure> {
  readonly position: number;
  readonly result: Result;
}

/** The results of a run, from which its report is made. */
export interface RunResults {
  readonly tool: Tool;
  /** Names without a match, and files that could not be written: the same in every shard. */
  readonly unfound: readonly Failure[];
  /** Errors in the configurations of the checked files. */
  readonly configurations: readonly Failure[];
  readonly results: readonly ShardResult[];
  /** Notes on configurations, which do not fail the run. */
  readonly notes: readonly Failure[];
  /** Whether it was compared with a baseline. */
  readonly hasBaseline?: true;
}

/** The stored report of a shard. */
export interface ShardReport {
  readonly shard: Shard;
  /** The options that affect the report, as they were given. */
  readonly options: Readonly<Record<string, string>>;
  /** The fingerprint of what must be the same for all shards: the paths of all files, and which have changed. */
  readonly body: string;
  readonly maxWarnings: number;
  readonly found: RunResults;
  /** The path of the baseline, as it was given, and how many of its findings are gone. */
  readonly baseline?: string | true;
  readonly gone: number;
}

/** A shard report with the name of its file. */
export interface NamedShard {
  readonly name: string;
  readonly report: ShardReport;
}

/**
 * Whether a file belongs to a shard. This depends only on its path, relative to the current folder, and on the number
 * of shards: it is the same on every machine, and a job's cache stays useful when files come and go.
 */
export function isInShard(path: string, { index, count }: Shard): boolean {
  const print = Buffer.from(fingerprint(path), "base64url");
  return print.readUIntBE(0, 6) % count === index - 1;
}

/** The report of a run, in the order of the files. */
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

/**
 * Removes duplicates: a configuration that cannot be read fails both as a checked file and as the configuration of
 * others.
 */
function eachOnce(failures: readonly Failure[]): Failure[] {
  return [...new Map(failures.map((each) => [`${each.path}\n${each.message}`, each])).values()];
}

/** The results of a run, with the files of a report that was made from it. */
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

/** Merges the reports of all shards; a failure if they are not from the same run. */
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

/** Why two reports are not from the same run; `undefined` if they are. */
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
      t(
        "Its arguments differ from those of {1}: {0}. Use the same arguments in all jobs.",
        option,
        first.name,
      ),
    );
  if (report.body !== one.body)
    return fail(t("It does not cover the same files as {0}. Check the same commit in all jobs.", first.name));
  return undefined;
}

/** A shard as `--shard` takes it. */
function nameOf({ index, count }: Shard): string {
  return `${index}/${count}`;
}

function differingOption(a: ShardReport["options"], b: ShardReport["options"]): string | undefined {
  const before = new Map(Object.entries(a));
  const now = new Map(Object.entries(b));
  return [...before.keys(), ...now.keys()].find((name) => before.get(name) !== now.get(name));
}

/** A failure if a shard is missing or given twice. */
function uneven(shards: readonly NamedShard[]): Failure | undefined {
  const names = new Map<number, string>();
  for (const { name, report } of shards) {
    const { index, count } = report.shard;
    const other = names.get(index);
    if (other !== undefined)
      return {
        path: name,
        message: t("It is shard {0} of {1}, the same as {2}. Leave out one of the two.", index, count, other),
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
      "The reports of these shards are missing: {0}. Add all of them, including those of failed jobs.",
      listed(shown),
    ),
  };
}

/** Removes duplicates: every shard with files of a configuration reports the errors in it. */
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

/** Removes duplicates: every shard with a file that names a source file reports the problems in it. */
function eachFileOnce(results: RunResults["results"]): RunResults["results"] {
  return [...new Map(results.map((each) => [`${each.position} ${each.result.path}`, each])).values()];
}

/** The text of a shard report, with a checksum. */
export function writeShard(report: ShardReport): string {
  return withChecksum({ kind: KIND, report });
}

/** Parses a shard report; `undefined` if the text is not one, or was changed. */
export function readShard(text: string): ShardReport | undefined {
  const content = verifyChecksum(text) as
    { readonly kind?: unknown; readonly report: ShardReport } | null | undefined;
  return content?.kind === KIND ? content.report : undefined;
}

/** The version increases with each change that older programs would not understand. */
const KIND = "threat-assessment shard 1";
