/** What a code lens over a definition does: shows the places that name it, as VS Code's own command does. */
import { commands } from "vscode";
import { Uri } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { Location, Position } from "vscode-languageserver-types";

export async function showReferences(
  { protocol2CodeConverter: convert }: BaseLanguageClient,
  address: string,
  [position, locations]: readonly [Position, readonly Location[]],
): Promise<void> {
  await commands.executeCommand(
    "editor.action.showReferences",
    Uri.parse(address),
    convert.asPosition(position),
    locations.map((location) => convert.asLocation(location)),
  );
}
