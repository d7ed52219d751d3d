/** Lets the user choose the earlier version that an assessment is compared with: what it supersedes, or a commit of git. */
import type { QuickPickItem, Uri } from "vscode";
import { extensions, l10n, window } from "vscode";
import type { ViewRequest } from "../../server/src/features/viewProtocol.ts";

/** What VS Code's own git extension offers, as far as it is used here. Source: its git.d.ts, version 1. */
interface GitExtension {
  readonly getAPI: (version: 1) => { readonly getRepository: (uri: Uri) => Repository | null };
}

interface Repository {
  readonly log: (options: {
    readonly path: string;
    readonly maxEntries: number;
  }) => Promise<readonly Commit[]>;
  /** The text of a file at a revision. */
  readonly show: (revision: string, path: string) => Promise<string>;
}

interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly authorDate?: Date;
}

/** How many commits the user can choose from. */
const MAX_COMMITS = 50;

type Choice = QuickPickItem & { readonly revision?: string };

/**
 * Asks for the earlier version.
 * @returns What the view needs of it: nothing for the superseded assessment; `undefined` if the user cancels, or if it cannot be read.
 */
export async function askForEarlier(file: Uri): Promise<Pick<ViewRequest, "revision"> | undefined> {
  const repository = await repositoryOf(file);
  const commits =
    (await repository?.log({ path: file.fsPath, maxEntries: MAX_COMMITS }).catch(() => [])) ?? [];
  if (!repository || commits.length === 0) return {};
  const chosen = await window.showQuickPick<Choice>(
    [
      { label: l10n.t("The assessment that it supersedes") },
      ...commits.map(({ hash, message, authorDate }) => ({
        label: message.split("\n")[0] ?? hash,
        description: [hash.slice(0, 8), authorDate?.toLocaleDateString()].filter(Boolean).join(" · "),
        revision: hash,
      })),
    ],
    { title: l10n.t("Compare with which earlier version?"), matchOnDescription: true },
  );
  if (!chosen) return undefined;
  if (chosen.revision === undefined) return {};
  return revisionOf(file, chosen.revision, repository);
}

async function revisionOf(
  file: Uri,
  hash: string,
  repository: Repository,
): Promise<Pick<ViewRequest, "revision"> | undefined> {
  try {
    return { revision: { name: hash.slice(0, 8), text: await repository.show(hash, file.fsPath) } };
  } catch {
    void window.showErrorMessage(l10n.t("git cannot read this version of the file: {0}", hash.slice(0, 8)));
    return undefined;
  }
}

/** The repository of a file; `undefined` without git, or for a file outside of a repository. */
async function repositoryOf(file: Uri): Promise<Repository | undefined> {
  const extension = extensions.getExtension<GitExtension>("vscode.git");
  if (file.scheme !== "file" || !extension) return undefined;
  try {
    const git = await extension.activate();
    return git.getAPI(1).getRepository(file) ?? undefined;
  } catch {
    return undefined;
  }
}
