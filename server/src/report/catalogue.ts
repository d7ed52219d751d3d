/** Presents the rules: all as a table or as JSON, or the page of one. */
import { t } from "@vscode/l10n";
import { translated } from "../language/texts.ts";
import { showHiddenInColumns } from "../language/hiddenCharacters.ts";
import type { Rule } from "../rules/rule.ts";
import { widthOf } from "./cells.ts";
import type { Terminal } from "./format.ts";
import { rulePageUrl } from "./page.ts";
import type { Tool } from "./report.ts";
import { maxOf } from "../syntax/minMax.ts";

/** A table with one line for each rule. */
export function rulesTable(rules: readonly Rule[], { colors }: Terminal): string {
  const head = [t("Rule"), t("Severity"), t("Preset"), t("What it asks for")];
  const rows = rules.map((rule) => [rule.id, rule.severity, presetOf(rule), translated(rule.summary)]);
  const widths = head.map((_, column) => maxOf([head, ...rows].map((row) => widthOf(row[column] ?? ""))));
  const aligned = (row: readonly string[]): string =>
    row
      .map((text, column) => text + " ".repeat((widths[column] ?? 0) - widthOf(text)))
      .join("  ")
      .trimEnd();
  return [colors.bold(aligned(head)), ...rows.map(aligned)].map((line) => `${line}\n`).join("");
}

/** The page of a rule, as text for a terminal. */
export function rulePageText(rule: Rule, { colors }: Terminal): string {
  const part = (title: string, lines: readonly string[]): string[] => [
    "",
    colors.bold(title),
    ...lines.map((line) => `  ${line}`.trimEnd()),
  ];
  const lines = [
    `${colors.bold(rule.id)}  ${colors.dim(t("{0}, preset {1}", rule.severity, presetOf(rule)))}`,
    "",
    ...wrapped(translated(rule.summary)),
    ...part(t("Why"), wrapped(translated(rule.why))),
    ...part(t("Source"), wrapped(translated(rule.source))),
    ...rule.examples.flatMap(({ good, text }) =>
      part(good ? t("Right") : t("Wrong"), showHiddenInColumns(text).trimEnd().split("\n")),
    ),
    ...part(t("Page"), [rulePageUrl(rule.id)]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** The rules as JSON, for programs. */
export function rulesJson(rules: readonly Rule[], tool: Tool): string {
  const content = {
    version: 1,
    tool,
    rules: rules.map((rule) => ({
      id: rule.id,
      severity: rule.severity,
      preset: presetOf(rule),
      kinds: rule.kinds ?? ["assessment"],
      summary: translated(rule.summary),
      why: translated(rule.why),
      source: translated(rule.source),
      examples: rule.examples,
      url: rulePageUrl(rule.id),
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function presetOf(rule: Rule): string {
  return rule.preset ?? "recommended";
}

/** Wraps text at 78 columns. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    if (line !== undefined && widthOf(line) + 1 + widthOf(word) <= 78)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
