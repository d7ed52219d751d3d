/** What happens beside the editor: other programs change files, and the command line finds what it finds in them. */
import type { Uri } from "vscode";

export interface Outside {
  /** Writes a file, and the folders above it. */
  readonly write: (file: Uri, text: string) => Promise<void>;
  readonly move: (from: Uri, to: Uri) => Promise<void>;
  /** Deletes a file or a folder, where there is one. */
  readonly remove: (what: Uri) => Promise<void>;
  /** What the command line finds in files and folders, each as its address and {@link FoundOutside}. */
  readonly check: (what: readonly Uri[]) => Promise<readonly FoundOutside[]>;
}

/** A finding of the command line. */
export interface FoundOutside {
  readonly file: Uri;
  readonly rule: string;
  readonly range: Record<"start" | "end", { readonly line: number; readonly character: number }>;
}

/** What `check --format json` writes, as far as it is needed here. */
export interface CheckReport {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly (Omit<FoundOutside, "file"> & { readonly suppressed?: unknown })[];
  }[];
}

/** The findings of a report. @param fileAt The address that a path in it stands for. */
export function foundIn({ files }: CheckReport, fileAt: (path: string) => Uri): FoundOutside[] {
  return files.flatMap(({ path, findings }) =>
    findings
      .filter(({ suppressed }) => !suppressed)
      .map(({ rule, range }) => ({ file: fileAt(path), rule, range })),
  );
}

let current: Outside | undefined;

/** Says how it is done where the suite runs. */
export function happensBy(outside: Outside): void {
  current = outside;
}

export function outside(): Outside {
  if (!current) throw new Error("Nobody has said how files are changed here.");
  return current;
}
