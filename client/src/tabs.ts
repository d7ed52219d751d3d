/** The tabs of all columns. */
import type { Uri, ViewColumn } from "vscode";
import { TabInputCustom, TabInputText, window } from "vscode";

/** Returns the files in the tabs of all columns. */
export function tabs(): { readonly uri: Uri; readonly viewColumn: ViewColumn }[] {
  return window.tabGroups.all.flatMap(({ tabs, viewColumn }) =>
    tabs.flatMap(({ input }) => (input instanceof TabInputText ? [{ uri: input.uri, viewColumn }] : [])),
  );
}

/** The file in the tab that is in front, also if it is not a text. */
export function activeFile(): Uri | undefined {
  const { input } = window.tabGroups.activeTabGroup.activeTab ?? {};
  return input instanceof TabInputText || input instanceof TabInputCustom ? input.uri : undefined;
}
