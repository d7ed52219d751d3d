/** The words of commander, the parser of the command line, in the reader's language: help texts and usage errors. */
import { t } from "@vscode/l10n";
import type { HelpConfiguration, Option } from "commander";
import { Help } from "commander";
import { listed } from "../language/lists.ts";
import { formatMessage } from "../language/messageFormat.ts";
import { sentences } from "../language/texts.ts";
import { terminalText } from "../report/cells.ts";
import { tool } from "../report/tool.ts";
import { didYouMean } from "../rules/suggest.ts";

const english = new Help();

/** The configuration of help texts. */
export const translatedHelp: HelpConfiguration = {
  styleTitle: headingOf,
  commandUsage: (command) => withOptionsWord(english.commandUsage(command)),
  subcommandTerm: (command) => withOptionsWord(english.subcommandTerm(command)),
  optionDescription: describedOption,
};

/** A usage error of commander in the reader's language, in one line. Other texts are returned as they are. */
export function usageErrorText(text: string): string {
  const translation = usageErrorOf(text.trimEnd());
  return translation === undefined ? text : `${sentences(t("error:"), terminalText(translation))}\n`;
}

/** A usage error of commander in whole sentences; `undefined` for other texts. */
export function usageErrorOf(text: string): string | undefined {
  for (const { pattern, message } of usageErrors) {
    const groups = pattern.exec(text)?.groups;
    if (groups) return message(groups);
  }
  return undefined;
}

function headingOf(title: string): string {
  switch (title) {
    case "Usage:":
      return t("Usage:");
    case "Arguments:":
      return t("Arguments:");
    case "Options:":
      return t("Options:");
    case "Commands:":
      return t("Commands:");
    default:
      return title;
  }
}

/** The name of the options in the usage of a command. */
function withOptionsWord(usage: string): string {
  return usage.replace("[options]", () => t("[options]"));
}

/** The description of an option with its allowed values and its default. */
function describedOption({ description, argChoices, defaultValue, required, optional }: Option): string {
  const takesValue = required || optional;
  return sentences(
    description,
    argChoices && t("Allowed values: {0}.", listed(argChoices)),
    takesValue && hasText(defaultValue) ? t("Default: {0}.", String(defaultValue)) : undefined,
  );
}

/** Whether a default can be shown: options that collect values begin with an empty collection. */
function hasText(value: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

interface UsageError {
  /** The whole text of commander. Words of the user are groups, and may contain anything. */
  readonly pattern: RegExp;
  readonly message: (words: Readonly<Record<string, string | undefined>>) => string;
}

const usageErrors: readonly UsageError[] = [
  {
    pattern: /^error: unknown option '(?<option>.*)'(?:\n\(Did you mean (?:one of )?(?<similar>.*)\?\))?$/su,
    message: ({ option = "", similar }) =>
      sentences(t('There is no option "{0}".', option), didYouMean(similar?.split(", ") ?? [])),
  },
  {
    pattern:
      /^error: unknown command '(?<command>.*)'(?:\n\(Did you mean (?:one of )?(?<similar>.*)\?\))?$/su,
    message: ({ command = "", similar }) =>
      sentences(t('There is no command "{0}".', command), didYouMean(similar?.split(", ") ?? [])),
  },
  {
    pattern: /^error: missing required argument '(?<name>.*)'$/su,
    message: ({ name = "" }) => t("The argument `{0}` is missing.", name),
  },
  {
    pattern: /^error: option '(?<flags>.*)' argument missing$/su,
    message: ({ flags = "" }) => t("The option `{0}` needs a value.", flags),
  },
  {
    pattern: /^error: required option '(?<flags>.*)' not specified$/su,
    message: ({ flags = "" }) => t("The option `{0}` is required.", flags),
  },
  {
    pattern: /^error: option '(?<flags>[^']*)' argument '(?<value>.*)' is invalid\.(?<reason>.*)$/su,
    message: ({ flags = "", value = "", reason = "" }) =>
      sentences(t('The option `{0}` cannot have the value "{1}".', flags, value), reasonOf(reason.trim())),
  },
  {
    pattern:
      /^error: too many arguments(?: for '(?<command>.*)')?\. Expected (?<most>\d+) arguments? but got (?<count>\d+)\.$/su,
    message: ({ command = tool.name, most = "", count = "" }) =>
      formatMessage(
        t(
          "There are too many arguments: {count}. {most, plural, =0 {`{command}` takes none.} one {`{command}` takes only #.} other {`{command}` takes only #.}}",
        ),
        { command, most: Number(most), count: Number(count) },
      ),
  },
];

/** The reason why a value is not allowed: that of commander for a choice, or our own. */
function reasonOf(reason: string): string {
  const choices = /^Allowed choices are (?<choices>.*)\.$/su.exec(reason)?.groups?.choices;
  return choices === undefined ? reason : t("Allowed values: {0}.", listed(choices.split(", ")));
}
