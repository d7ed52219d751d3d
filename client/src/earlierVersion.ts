/** Lets the user choose the earlier version that an assessment is compared with: what it supersedes, another file, or a commit of git. */
import type { QuickPickItem, Uri } from "vscode";
import { commands, env, extensions, l10n, window } from "vscode";
import type { ViewRequest } from "../../server/src/features/viewProtocol.ts";
import type { FileVersion } from "./fileHistory.ts";
import type { Git, GitRepository, NoVersions } from "./gitVersions.ts";
import { gitVersions } from "./gitVersions.ts";
import { dialogFolder } from "./uris.ts";

/** The earlier version, as the view needs it: nothing for the superseded assessment. */
type Earlier = Pick<ViewRequest, "earlier" | "revision">;

type Choice = QuickPickItem & { readonly read: () => Earlier | undefined | Promise<Earlier | undefined> };

/**
 * Asks for the earlier version.
 * @returns The version; `undefined` if the user cancels, or if it cannot be read.
 */
export async function askForEarlier(file: Uri): Promise<Earlier | undefined> {
  const chosen = await window.showQuickPick<Choice>(
    [
      { label: l10n.t("The assessment that it supersedes"), read: () => ({}) },
      { label: l10n.t("Another file…"), read: async () => askForFile(file) },
      ...(await choicesOfGit(file)),
    ],
    { title: question(), matchOnDescription: true },
  );
  return chosen?.read();
}

function question(): string {
  return l10n.t("Compare with which earlier version?");
}

/** The commits, or why there are none. */
async function choicesOfGit(file: Uri): Promise<readonly Choice[]> {
  const found = await gitVersions(file, startGit);
  if (typeof found === "string")
    return [{ label: l10n.t("No versions from git"), detail: reasonFor(found), read: explained }];
  return found.versions.map((version) => ({
    ...choiceOf(version),
    read: () => revisionOf(version, found.repository),
  }));
}

async function startGit(): Promise<Git | undefined> {
  const extension = extensions.getExtension<{ readonly getAPI: (version: 1) => Git }>("vscode.git");
  // It has no API if git is not installed, or is turned off in the settings.
  return (await extension?.activate())?.getAPI(1);
}

/** Why there are no versions, and what to do. */
function reasonFor(why: NoVersions): string {
  switch (why) {
    case "not-saved":
      return l10n.t("The document is not saved yet. Save it and commit it: each commit is listed here.");
    case "no-git":
      return l10n.t("git is not installed here, or is turned off in VS Code. Compare with another file.");
    case "no-repository":
      return l10n.t("The file is not in a git repository. The view “Source Control” can open or create one.");
    case "no-commits":
      return l10n.t("git has no version of this file yet. Commit it: each commit is listed here.");
    case "unreadable":
      return l10n.t("git reports an error. Read it in the view “Output”, under “Git”.");
  }
}

/** Shows what can be compared, and how. */
async function explained(): Promise<undefined> {
  await commands.executeCommand("threatAssessment.openDocumentation", "features.md#reading");
}

function choiceOf({ commit: { hash, message, authorDate } }: FileVersion): QuickPickItem {
  return {
    label: message.split("\n")[0] ?? hash,
    description: [hash.slice(0, 8), authorDate?.toLocaleDateString(env.language)].filter(Boolean).join(" · "),
  };
}

async function askForFile(file: Uri): Promise<Earlier | undefined> {
  const folder = dialogFolder(file);
  const [earlier] =
    (await window.showOpenDialog({
      title: question(),
      ...(folder && { defaultUri: folder }),
      filters: { [l10n.t("Threat assessments")]: ["yaml", "yml"] },
      openLabel: l10n.t("Compare"),
    })) ?? [];
  return earlier && { earlier: earlier.toString() };
}

async function revisionOf(
  { commit: { hash }, path }: FileVersion,
  repository: GitRepository,
): Promise<Earlier | undefined> {
  const name = hash.slice(0, 8);
  try {
    return { revision: { name, text: await repository.show(hash, path) } };
  } catch {
    void window.showErrorMessage(l10n.t("git cannot read this version of the file: {0}", name));
    return undefined;
  }
}
