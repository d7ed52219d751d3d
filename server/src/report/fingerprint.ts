/**
 * What a finding is known by from run to run: its rule and the words of its line, not the number of the line, so that
 * what is written above it does not make it a new finding.
 */
import { fingerprint } from "../files/fingerprint.ts";
import type { CheckedFile } from "./report.ts";

/** The fingerprint of each finding of a file, in order; of equal ones, each next one counts. The path has no part in it. */
export function fingerprintsOf({ findings, lines }: CheckedFile): string[] {
  const counts = new Map<string, number>();
  return findings.map(({ rule, range }) => {
    const words = (lines[range.start.line] ?? "").trim().replace(/\s+/g, " ");
    const said = `${rule}\n${words}`;
    const count = (counts.get(said) ?? 0) + 1;
    counts.set(said, count);
    return fingerprint(`${said}\n${count}`);
  });
}
