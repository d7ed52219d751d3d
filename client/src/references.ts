/** What a code lens over a definition does: shows the places that name it, as VS Code's own command does. */
import { commands } from "vscode";
import { Uri } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { Location, Position } from "vscode-languageserver-types";

export async function showReferences(
  { protocol2CodeConverter: convert }: LanguageClient,
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
