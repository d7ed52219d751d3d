/**
 * Identifies a problem between runs by its rule and the words of its line. The line number does not count, so that a
 * problem stays known when lines above it change.
 */
import { fingerprint } from "../files/fingerprint.ts";
import type { CheckedFile } from "./report.ts";

/** The fingerprint of each finding in a file, in order. Equal ones are numbered. The path does not count. */
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
