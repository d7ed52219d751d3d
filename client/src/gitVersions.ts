/** Finds the versions of a file in git, or why there are none. */
import type { Event, Uri } from "vscode";
import type { FileRepository, FileVersion } from "./fileHistory.ts";
import { fileHistory } from "./fileHistory.ts";

/** What VS Code's own git extension offers, as far as it is used here. Source: its git.d.ts, version 1. */
export interface Git {
  /** "initialized" when it has looked for repositories. */
  readonly state: string;
  readonly onDidChangeState: Event<unknown>;
  readonly getRepository: (uri: Uri) => GitRepository | null;
}

/** A repository of git. */
export interface GitRepository extends FileRepository {
  readonly state: { readonly HEAD: { readonly commit?: string } | undefined };
  /** The text of a file at a revision. */
  readonly show: (revision: string, path: string) => Promise<string>;
}

/** Why there are no versions. */
export type NoVersions = "not-saved" | "no-git" | "no-repository" | "no-commits" | "unreadable";

/** The versions of a file, the latest first, and the repository that has their texts. */
interface GitVersions {
  readonly repository: GitRepository;
  readonly versions: readonly FileVersion[];
}

/** How many commits the user can choose from. */
const MAX_COMMITS = 50;

/** How long git may take to find the repositories when a window opens, in milliseconds. */
const STARTING = 5000;

/**
 * Returns the versions of a file.
 * @param start Starts git; `undefined` if it is not installed, or turned off.
 */
export async function gitVersions(
  file: Pick<Uri, "scheme" | "fsPath">,
  start: () => Promise<Git | undefined>,
): Promise<GitVersions | NoVersions> {
  if (file.scheme === "untitled") return "not-saved";
  const git = file.scheme === "file" ? await start().catch(() => undefined) : undefined;
  if (!git) return "no-git";
  await whenReady(git);
  const repository = git.getRepository(file as Uri);
  if (!repository) return "no-repository";
  try {
    const versions = await fileHistory(repository, file.fsPath, MAX_COMMITS);
    return versions.length === 0 ? "no-commits" : { repository, versions };
  } catch {
    // git fails in a repository without commits.
    return repository.state.HEAD?.commit === undefined ? "no-commits" : "unreadable";
  }
}

async function whenReady({ state, onDidChangeState }: Git): Promise<void> {
  if (state === "initialized") return;
  await new Promise<void>((resolve) => {
    const ready = (): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(ready, STARTING);
    const subscription = onDidChangeState(ready);
  });
}
