/** `threat-assessment help`: prints the help of a command, also of one inside another: `help taxonomy export`. */
import { t } from "@vscode/l10n";
import type { Command } from "commander";
import { sentences } from "../language/texts.ts";
import { didYouMean, similarWords } from "../rules/suggest.ts";

/** Adds the command `help` to a command with commands. Commander's own ignores what it does not know. */
export function addHelp(parent: Command): void {
  parent
    .command("help")
    .description(t("Print the help of a command."))
    .argument("[command...]", t("The name of the command, such as `taxonomy export`."))
    .action((names: readonly string[]) => {
      names.reduce(commandIn, parent).help();
    });
}

function commandIn(parent: Command, name: string): Command {
  const command = parent.commands.find((each) => each.name() === name);
  return command ?? parent.error(unknownCommandText(parent, name));
}

/**
 * Returns the usage error for a command that does not exist.
 * @param intended What may be meant; by default, the commands with similar names.
 */
export function unknownCommandText(
  { commands }: Command,
  name: string,
  intended: readonly string[] = similarWords(
    name,
    commands.map((each) => each.name()),
  ),
): string {
  return sentences(t("error:"), t('There is no command "{0}".', name), didYouMean(intended));
}
