/** The tabs of all columns. */
import type { Uri, ViewColumn } from "vscode";
import { TabInputText, window } from "vscode";

/** Returns the files in the tabs of all columns. */
export function tabs(): { readonly uri: Uri; readonly viewColumn: ViewColumn }[] {
  return window.tabGroups.all.flatMap(({ tabs, viewColumn }) =>
    tabs.flatMap(({ input }) => (input instanceof TabInputText ? [{ uri: input.uri, viewColumn }] : [])),
  );
}
