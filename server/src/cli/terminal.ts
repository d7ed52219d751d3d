/** The program's environment: exit status, colours, and the output of messages. */
import { t } from "@vscode/l10n";
import { sentences } from "../language/texts.ts";
import type { Command } from "commander";
import pico from "picocolors";
import { terminalText } from "../report/cells.ts";
import type { Terminal } from "../report/format.ts";

/** The exit statuses of the program. */
export const exitStatus = {
  clean: 0,
  /** At least one error or warning was found. */
  findings: 1,
  /** The arguments are wrong, or something could not be read. */
  trouble: 2,
} as const;

/** An output stream of the process. The properties of a terminal are undefined for other streams. */
interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The options of colours. */
export interface ColorOption {
  /** From `--color` and `--no-color`; `undefined` without either. */
  readonly color?: boolean;
}

/** Adds `--color` and `--no-color`. */
export function addColorOptions(command: Command): void {
  command
    .option("--color", t("Use colors even if the output is not a terminal."))
    .option("--no-color", t("Do not use colors."));
}

/**
 * The colors and the width of an output. A source line may be as wide as the terminal allows next to the line number;
 * elsewhere it has a readable width.
 */
export function terminalOf({ isTTY = false, columns = 0 }: Output, { color }: ColorOption): Terminal {
  const colors = pico.createColors(color ?? wantsColor(isTTY, process.env));
  const width = isTTY ? Math.min(Math.max(columns - 12, 40), 120) : 120;
  return { colors, width };
}

/**
 * The examples in a help text, with their heading.
 * @param lines Begins with a line break.
 */
export function examplesText(lines: string): string {
  const heading = t("Examples:");
  return `\n${heading}${lines}`;
}

/** Prints an error message on standard error. */
export function printError(message: string): void {
  const { red } = terminalOf(process.stderr, {}).colors;
  process.stderr.write(`${sentences(red(t("error:")), terminalText(message))}\n`);
}

/** Prints a note on standard error. */
export function printNote(message: string): void {
  process.stderr.write(`${terminalText(message)}\n`);
}

/**
 * Whether to use colours. Source: https://no-color.org and https://force-color.org: a variable counts if it is set and
 * not empty; `FORCE_COLOR=0` is a common way to say no.
 */
function wantsColor(isTTY: boolean, { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return isTTY && TERM !== "dumb";
}
