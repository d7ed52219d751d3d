/** Lists the versions of a file in git, also those from before it was renamed. */
import type { Uri } from "vscode";

/** What the history needs of a repository of VS Code's own git extension. Source: its git.d.ts, version 1. */
export interface FileRepository {
  readonly log: (options: {
    readonly path: string;
    readonly maxEntries: number;
    /** The commit to begin with. `maxEntries` does not count then. */
    readonly range?: string;
  }) => Promise<readonly Commit[]>;
  readonly diffBetween: (from: string, to: string) => Promise<readonly FileChange[]>;
}

interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly parents: readonly string[];
  readonly authorDate?: Date;
}

interface FileChange {
  readonly uri: Pick<Uri, "fsPath">;
  readonly originalUri: Pick<Uri, "fsPath">;
  readonly renameUri: Pick<Uri, "fsPath"> | undefined;
}

/** A commit that changed a file, and the path that the file had. */
export interface FileVersion {
  readonly commit: Commit;
  readonly path: string;
}

/** Returns the latest versions of a file. @param most How many at most. */
export async function fileHistory(
  repository: FileRepository,
  path: string,
  most: number,
): Promise<readonly FileVersion[]> {
  const versions: FileVersion[] = [];
  let place: { readonly path: string; readonly range?: string } | undefined = { path };
  while (place && versions.length < most) {
    const { path: name } = place;
    const commits = await repository.log({ ...place, maxEntries: most });
    versions.push(...commits.map((commit) => ({ commit, path: name })));
    place = await nameBefore(repository, name, commits.at(-1));
  }
  return versions.slice(0, most);
}

/** The path that a file had before a commit that renamed it, and the commit before. */
async function nameBefore(
  repository: FileRepository,
  path: string,
  commit: Commit | undefined,
): Promise<{ readonly path: string; readonly range: string } | undefined> {
  const [range] = commit?.parents ?? [];
  if (!commit || range === undefined) return undefined;
  const changes = await repository.diffBetween(range, commit.hash).catch(() => []);
  const renamed = changes.find(
    ({ uri, originalUri, renameUri }) => (renameUri ?? uri).fsPath === path && originalUri.fsPath !== path,
  );
  return renamed && { path: renamed.originalUri.fsPath, range };
}
