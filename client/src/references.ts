/** Implements the code lens above a definition: shows its references, as VS Code's own command does. */
import { commands } from "vscode";
import { Uri } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { Location, Position } from "vscode-languageserver-types";

/** Shows the references to a position in VS Code's peek view. */
export async function showReferences(
  { protocol2CodeConverter: convert }: BaseLanguageClient,
  uri: string,
  [position, locations]: readonly [Position, readonly Location[]],
): Promise<void> {
  await commands.executeCommand(
    "editor.action.showReferences",
    Uri.parse(uri),
    convert.asPosition(position),
    locations.map((location) => convert.asLocation(location)),
  );
}
