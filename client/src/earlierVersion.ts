/** Lets the user choose the earlier version that an assessment is compared with: what it supersedes, another file, or a commit of git. */
import type { QuickPickItem } from "vscode";
import { Uri, env, extensions, l10n, window } from "vscode";
import type { ViewRequest } from "../../server/src/features/viewProtocol.ts";
import type { FileRepository, FileVersion } from "./fileHistory.ts";
import { fileHistory } from "./fileHistory.ts";

/** What VS Code's own git extension offers, as far as it is used here. Source: its git.d.ts, version 1. */
interface GitExtension {
  readonly getAPI: (version: 1) => { readonly getRepository: (uri: Uri) => Repository | null };
}

interface Repository extends FileRepository {
  /** The text of a file at a revision. */
  readonly show: (revision: string, path: string) => Promise<string>;
}

/** How many commits the user can choose from. */
const MAX_COMMITS = 50;

/** The earlier version, as the view needs it: nothing for the superseded assessment. */
type Earlier = Pick<ViewRequest, "earlier" | "revision">;

type Choice = QuickPickItem & { readonly read: () => Earlier | undefined | Promise<Earlier | undefined> };

/**
 * Asks for the earlier version.
 * @returns The version; `undefined` if the user cancels, or if it cannot be read.
 */
export async function askForEarlier(file: Uri): Promise<Earlier | undefined> {
  const repository = await repositoryOf(file);
  const versions = repository ? await fileHistory(repository, file.fsPath, MAX_COMMITS).catch(() => []) : [];
  const chosen = await window.showQuickPick<Choice>(
    [
      { label: l10n.t("The assessment that it supersedes"), read: () => ({}) },
      { label: l10n.t("Another file…"), read: async () => askForFile(file) },
      ...versions.map((version) => ({
        ...choiceOf(version),
        read: () => repository && revisionOf(version, repository),
      })),
    ],
    { title: l10n.t("Compare with which earlier version?"), matchOnDescription: true },
  );
  return chosen?.read();
}

function choiceOf({ commit: { hash, message, authorDate } }: FileVersion): QuickPickItem {
  return {
    label: message.split("\n")[0] ?? hash,
    description: [hash.slice(0, 8), authorDate?.toLocaleDateString(env.language)].filter(Boolean).join(" · "),
  };
}

async function askForFile(file: Uri): Promise<Earlier | undefined> {
  const [earlier] =
    (await window.showOpenDialog({
      defaultUri: Uri.joinPath(file, ".."),
      filters: { [l10n.t("Threat assessments")]: ["yaml", "yml"] },
      openLabel: l10n.t("Compare"),
    })) ?? [];
  return earlier && { earlier: earlier.toString() };
}

async function revisionOf(
  { commit: { hash }, path }: FileVersion,
  repository: Repository,
): Promise<Earlier | undefined> {
  const name = hash.slice(0, 8);
  try {
    return { revision: { name, text: await repository.show(hash, path) } };
  } catch {
    void window.showErrorMessage(l10n.t("git cannot read this version of the file: {0}", name));
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
