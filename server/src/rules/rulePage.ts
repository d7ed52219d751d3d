/**
 * The documentation of a rule in parts, in the reader's language. The documentation, the command line, hovers and
 * reports each show some of them.
 */
import { t } from "@vscode/l10n";
import { showHiddenInColumns } from "../language/hiddenCharacters.ts";
import { translated } from "../language/texts.ts";
import type { Example, Rule } from "./rule.ts";
import { presetOf } from "./rule.ts";

/** A text with its title. */
export interface TitledText {
  readonly title: string;
  readonly text: string;
}

/** A table of plain text. */
interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** An example as a reader sees it. */
export interface ShownExample {
  /** "Correct" or "Wrong". */
  readonly title: string;
  /** What the rule reports, in a sentence. */
  readonly verdict: string;
  /** The options with which the rule runs, as JSON. */
  readonly options: TitledText | undefined;
  readonly text: string;
  /** The text after all safe fixes. */
  readonly fixed: TitledText | undefined;
}

/** The parts of a rule's page. */
export interface RulePage {
  readonly severity: TitledText;
  readonly preset: TitledText;
  readonly summary: string;
  readonly why: TitledText;
  readonly options: { readonly title: string; readonly table: TextTable } | undefined;
  readonly examples: { readonly title: string; readonly all: readonly ShownExample[] };
  readonly source: TitledText;
}

/** The page of a rule. */
export function rulePage(rule: Rule): RulePage {
  return {
    severity: { title: t("Severity"), text: rule.severity },
    preset: { title: t("Preset"), text: presetOf(rule) },
    summary: translated(rule.summary),
    why: { title: t("Why"), text: translated(rule.why) },
    options: optionsOf(rule),
    examples: { title: t("Examples"), all: rule.examples.map(shown) },
    source: { title: t("Source"), text: translated(rule.source) },
  };
}

/** A table with one row for each rule. */
export function tableOfRules(rules: readonly Rule[]): TextTable {
  return {
    head: [t("Rule"), t("Severity"), t("Preset"), t("Requirement")],
    rows: rules.map((rule) => [rule.id, rule.severity, presetOf(rule), translated(rule.summary)]),
  };
}

/** A text after its title, such as "Why: …". */
export function titled({ title, text }: TitledText): string {
  return t("{0}: {1}", title, text);
}

function optionsOf({ options }: Rule): RulePage["options"] {
  if (!options) return undefined;
  const rows = Object.entries(options).map(([name, { type, default: value, description }]) => [
    name,
    type,
    jsonLine(value),
    translated(description),
  ]);
  return {
    title: t("Options"),
    table: { head: [t("Option"), t("Value"), t("Default"), t("Meaning")], rows },
  };
}

/** A value as JSON on one line, with spaces at which the line can break. */
function jsonLine(value: unknown): string {
  return JSON.stringify(value, undefined, 1).replace(/\n */g, " ");
}

function shown({ good, text, fixed, options }: Example): ShownExample {
  return {
    title: good ? t("Correct") : t("Wrong"),
    verdict: good ? t("The rule reports nothing.") : t("The rule reports the words above `^`."),
    options: options && { title: t("With the options"), text: jsonLine(options) },
    text: showHiddenInColumns(text),
    fixed: fixed === undefined ? undefined : { title: t("After the quick fix:"), text: fixed },
  };
}
