/** What the program knows of its surroundings: exit status, colours, and where messages go. */
import { t } from "@vscode/l10n";
import { sentences } from "../language/texts.ts";
import type { Command } from "commander";
import pico from "picocolors";
import { terminalText } from "../report/cells.ts";
import type { Terminal } from "../report/format.ts";

export const exitStatus = {
  clean: 0,
  /** At least one error or warning was found. */
  findings: 1,
  /** The arguments are wrong, or something could not be read. */
  trouble: 2,
} as const;

/** An output of the process; what it is not, where it is no terminal, is undefined. */
interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface ColorOption {
  /** From `--color` and `--no-color`; `undefined` without either. */
  readonly color?: boolean;
}

/** Adds `--color` and `--no-color`. */
export function addColorOptions(command: Command): void {
  command
    .option("--color", t("Use colors even where the output is no terminal."))
    .option("--no-color", t("Use no colors."));
}

/** A line of source is as wide as the terminal has room beside its number, and readable where it goes elsewhere. */
export function terminalOf({ isTTY = false, columns = 0 }: Output, { color }: ColorOption): Terminal {
  const colors = pico.createColors(color ?? wantsColor(isTTY, process.env));
  const width = isTTY ? Math.min(Math.max(columns - 12, 40), 120) : 120;
  return { colors, width };
}

/** The heading of examples in a help text, with the lines below it; they begin with a line break. */
export function examplesText(lines: string): string {
  const heading = t("Examples:");
  return `\n${heading}${lines}`;
}

/** Says on standard error what went wrong. */
export function fail(message: string): void {
  const { red } = terminalOf(process.stderr, {}).colors;
  process.stderr.write(`${sentences(red(t("error:")), terminalText(message))}\n`);
}

/** Says on standard error what is good to know. */
export function inform(message: string): void {
  process.stderr.write(`${terminalText(message)}\n`);
}

/** See https://no-color.org and https://force-color.org: set and not empty; `FORCE_COLOR=0` is a known "no". */
function wantsColor(isTTY: boolean, { NO_COLOR, FORCE_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return isTTY && TERM !== "dumb";
}
