/** `threat-assessment lsp`: the language server, for editors that start it themselves. */
import { t } from "@vscode/l10n";
import { examplesText } from "./terminal.ts";
import type { Command } from "commander";

/** Adds the command `lsp`. */
export function addLsp(program: Command): void {
  program
    .command("lsp")
    .description(t("Start the language server."))
    .requiredOption("--stdio", t("Communicate through standard input and output."))
    // Editors add arguments of their own.
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpText("after", examplesText("\n  threat-assessment lsp --stdio"))
    .action(async () => {
      // The connection reads `--stdio` from the arguments of the process, and ends the process when the editor ends.
      await import("../lsp/main.ts");
    });
}
