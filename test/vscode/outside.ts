/** Changes files outside the editor, and checks them on the command line. */
import type { Uri } from "vscode";

/** Access to files without the editor. */
interface Outside {
  /** Writes a file, and creates its parent folders. */
  readonly write: (file: Uri, text: string) => Promise<void>;
  readonly move: (from: Uri, to: Uri) => Promise<void>;
  /** Deletes a file or a folder, if it exists. */
  readonly remove: (what: Uri) => Promise<void>;
  /** The problems that the command line finds in files and folders. */
  readonly check: (what: readonly Uri[]) => Promise<readonly FoundOutside[]>;
}

/** A problem that the command line reports. */
export interface FoundOutside {
  readonly file: Uri;
  readonly rule: string;
  readonly range: Record<"start" | "end", { readonly line: number; readonly character: number }>;
}

/** The output of `check --format json`, as far as the tests need it. */
export interface CheckReport {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly (Omit<FoundOutside, "file"> & { readonly suppressed?: unknown })[];
  }[];
}

/** The problems in a report. @param fileAt Converts a path in the report to a URI. */
export function foundIn({ files }: CheckReport, fileAt: (path: string) => Uri): FoundOutside[] {
  return files.flatMap(({ path, findings }) =>
    findings
      .filter(({ suppressed }) => !suppressed)
      .map(({ rule, range }) => ({ file: fileAt(path), rule, range })),
  );
}

let current: Outside | undefined;

/** Sets the implementation for the host in which the suite runs. */
export function happensBy(outside: Outside): void {
  current = outside;
}

/** The access for the host in which the suite runs. */
export function outside(): Outside {
  if (!current) throw new Error("Nobody has said how files are changed here.");
  return current;
}
