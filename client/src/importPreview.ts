/** Shows what an import would do, next to each other: what goes where, and each file before and after. Nothing is written. */
import type { Disposable, Tab } from "vscode";
import {
  EventEmitter,
  TabInputText,
  TabInputTextDiff,
  Uri,
  ViewColumn,
  commands,
  l10n,
  window,
  workspace,
} from "vscode";
import type { ImportedFile } from "../../server/src/lsp/importRequests.ts";
import { baseNameOf } from "./uris.ts";

const SCHEME = "threat-assessment-import";

/** The texts of previews, by the paths of their virtual documents. */
const texts = new Map<string, string>();
const changed = new EventEmitter<Uri>();

/** Lets VS Code read the virtual documents of previews. */
export function provideImportPreviews(): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: ({ path }) => texts.get(path) ?? "",
  });
}

/**
 * Shows the change of each file, that of the first one in front, and what goes where in another column.
 * @param register The name of the file of the register.
 */
export async function showImportPreview(
  register: string,
  preview: string,
  files: readonly ImportedFile[],
): Promise<void> {
  const guide = document(`/${register}.txt`, preview);
  for (const file of files.toReversed()) {
    const name = baseNameOf(Uri.parse(file.uri));
    const before = document(`/before/${name}`, file.before);
    const after = document(`/after/${name}`, file.text);
    const title = l10n.t("{0} after the import of {1}", name, register);
    await commands.executeCommand("vscode.diff", before, after, title, { preview: false });
  }
  await window.showTextDocument(guide, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
}

/** Closes what a preview shows. */
export async function closeImportPreview(): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs.filter(isPreview));
  if (tabs.length > 0) await window.tabGroups.close(tabs, true);
  texts.clear();
}

function isPreview({ input }: Tab): boolean {
  if (input instanceof TabInputText) return input.uri.scheme === SCHEME;
  return input instanceof TabInputTextDiff && input.modified.scheme === SCHEME;
}

function document(path: string, text: string): Uri {
  const uri = Uri.from({ scheme: SCHEME, path });
  texts.set(uri.path, text);
  changed.fire(uri);
  return uri;
}
