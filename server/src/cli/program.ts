/** The command line program: its commands and what they share (help, version, errors and exit status). */
import { existsSync } from "node:fs";
import { t } from "@vscode/l10n";
import { Command, CommanderError } from "commander";
import { addCheck } from "./check.ts";
import { addCompare } from "./compare.ts";
import { translatedHelp, usageErrorText } from "./commanderTexts.ts";
import { addDiff } from "./diff.ts";
import { addHelp, unknownCommandText } from "./help.ts";
import { addImport } from "./import.ts";
import { addLsp } from "./lsp.ts";
import { addMerge } from "./merge.ts";
import { addReport } from "./report.ts";
import { addRules } from "./rules.ts";
import { addScore } from "./score.ts";
import { addTaxonomy } from "./taxonomy.ts";
import { examplesText, exitStatus, printError } from "./terminal.ts";
import { tool } from "../report/tool.ts";

/** Runs the command that the arguments name and sets the exit status; never throws. */
export async function runProgram(argv: readonly string[]): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // A reader such as `head` closes the pipe when it has enough; this is not an error.
    if (error.code === "EPIPE") process.exit();
    printError(t("The output cannot be written: {0}.", error.code ?? String(error)));
    process.exit(exitStatus.trouble);
  });
  try {
    await program().parseAsync(argv);
  } catch (error) {
    const isUsage = error instanceof CommanderError;
    if (!isUsage) printError(t("This is a defect of the program, please report it: {0}", String(error)));
    process.exitCode = isUsage && error.exitCode === 0 ? exitStatus.clean : exitStatus.trouble;
  }
}

/** The program with all its commands. */
export function program(): Command {
  const program = new Command(tool.name)
    .description(t("Checks threat assessments written in YAML, and serves editors."))
    .configureHelp(translatedHelp)
    .configureOutput({
      outputError: (text, write) => {
        write(usageErrorText(text));
      },
    })
    .usage(t("COMMAND [OPTIONS]"))
    .version(tool.version, "-v, --version", t("Print the version."))
    .helpOption("-h, --help", t("Print this help."))
    .addHelpText("after", examplesText(EXAMPLES))
    .showHelpAfterError(helpHint(tool.name))
    .exitOverride()
    .on("command:*", ([name = ""]: string[]) => program.error(unknownCommand(program, name)));
  addCheck(program);
  addImport(program);
  addMerge(program);
  addReport(program);
  addCompare(program);
  addDiff(program);
  addScore(program);
  addRules(program);
  addTaxonomy(program);
  addLsp(program);
  addHelp(program);
  for (const each of program.commands) withOwnHint(each, tool.name);
  return program;
}

/** A usage error of a command refers to the help of this command. */
function withOwnHint(command: Command, parent: string): void {
  const name = `${parent} ${command.name()}`;
  command.showHelpAfterError(helpHint(name));
  for (const each of command.commands) withOwnHint(each, name);
}

function helpHint(command: string): string {
  return t("For help, run `{0} --help`.", command);
}

const EXAMPLES = `
  threat-assessment check
  threat-assessment check reports/ port.threat.yaml
  threat-assessment rules no-undefined-reference
  threat-assessment help check`;

/** The message for an unknown command: if the name is a file, the user wants `check`; otherwise it is a typo. */
function unknownCommand(program: Command, name: string): string {
  const looksLikePath = existsSync(name) || /[./\\*]/.test(name);
  return unknownCommandText(program, name, looksLikePath ? [`${tool.name} check ${name}`] : undefined);
}
