/**
 * A baseline: the known problems of a set of documents, so that only new ones count. A problem is identified by the
 * path of its file, its rule and the words of its line.
 */
import { presentIdOf } from "../rules/ids.ts";
import { fingerprintsOf } from "./fingerprint.ts";
import type { CheckedFile, Report } from "./report.ts";
import { isOpen, openFindings } from "./report.ts";

/** The fingerprints of findings, by path and by rule. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;

const VERSION = 1;

/** The baseline of all open findings in a report. */
export function baselineOf({ files }: Report): Baseline {
  return new Map(
    files.filter((file) => openFindings(file).length > 0).map((file) => [file.path, byRule(file)] as const),
  );
}

function byRule(file: CheckedFile): ReadonlyMap<string, ReadonlySet<string>> {
  const prints = fingerprintsOf(file);
  const found = new Map<string, Set<string>>();
  for (const [index, finding] of file.findings.entries()) {
    if (!isOpen(finding)) continue;
    const known = found.get(finding.rule) ?? new Set();
    found.set(finding.rule, known.add(prints[index] ?? ""));
  }
  return found;
}

/** Marks the findings that the baseline knows, and counts those of the baseline that are gone. */
export function compareToBaseline(report: Report, baseline: Baseline): { report: Report; gone: number } {
  let gone = 0;
  const files = report.files.map((file) => {
    const known = baseline.get(file.path);
    if (!known) return file;
    const found = knownIn(file, known);
    const all = Array.from(known.values()).reduce((sum, each) => sum + each.size, 0);
    gone += all - found.size;
    return {
      ...file,
      findings: file.findings.map((finding) =>
        found.has(finding) ? { ...finding, isKnown: true as const } : finding,
      ),
    };
  });
  return { report: { ...report, files, hasBaseline: true }, gone };
}

/** Returns the findings that the baseline knows: by the id of their rule, else by one that the rule had before. */
function knownIn(
  file: CheckedFile,
  known: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<CheckedFile["findings"][number]> {
  const found = new Set<CheckedFile["findings"][number]>();
  const isFormer = (id: string): boolean => presentIdOf(id) !== id;
  const ids = [...known.keys()].sort((a, b) => Number(isFormer(a)) - Number(isFormer(b)));
  for (const id of ids) {
    const open = file.findings.filter((finding) => finding.rule === presentIdOf(id) && !found.has(finding));
    const prints = fingerprintsOf({ ...file, findings: open.map((finding) => ({ ...finding, rule: id })) });
    for (const [index, finding] of open.entries())
      if (known.get(id)?.has(prints[index] ?? "")) found.add(finding);
  }
  return found;
}

/** The text of a baseline file. Paths and rules are sorted, so that its diffs are readable. */
export function writeBaseline(baseline: Baseline): string {
  const files = sorted(baseline).map(([path, rules]) => [
    path,
    Object.fromEntries(sorted(rules).map(([rule, prints]) => [rule, [...prints].sort()])),
  ]);
  return `${JSON.stringify({ version: VERSION, files: Object.fromEntries(files) as unknown }, null, 2)}\n`;
}

/** Parses a baseline file; `undefined` if the text is not one. */
export function readBaseline(text: string): Baseline | undefined {
  const content = parsed(text);
  if (!isRecord(content) || content.version !== VERSION || !isRecord(content.files)) return undefined;
  const files = new Map<string, Map<string, Set<string>>>();
  for (const [path, rules] of Object.entries(content.files)) {
    if (!isRecord(rules)) return undefined;
    const known = new Map<string, Set<string>>();
    for (const [rule, prints] of Object.entries(rules)) {
      if (!Array.isArray(prints) || !prints.every((print) => typeof print === "string")) return undefined;
      known.set(rule, new Set(prints));
    }
    files.set(path, known);
  }
  return files;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
