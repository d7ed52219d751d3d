/** Presents the rules: all as a table or as JSON, or the page of one. */
import { t } from "@vscode/l10n";
import type { Rule } from "../rules/rule.ts";
import type { RulePage, ShownExample } from "../rules/rulePage.ts";
import { presetOf } from "../rules/rule.ts";
import { rulePage, tableOfRules, titled } from "../rules/rulePage.ts";
import { widthOf } from "./cells.ts";
import type { Terminal } from "./format.ts";
import { rulePageUrl } from "./page.ts";
import type { Tool } from "./report.ts";
import { maxOf } from "../syntax/minMax.ts";

/** A table with one line for each rule. */
export function rulesTable(rules: readonly Rule[], { colors }: Terminal): string {
  const { head, rows } = tableOfRules(rules);
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
  const { severity, preset, summary, why, options, examples, source } = rulePage(rule);
  const part = (title: string, lines: readonly string[]): string[] => [
    "",
    colors.bold(title),
    ...lines.map((line) => `  ${line}`.trimEnd()),
  ];
  const lines = [
    `${colors.bold(rule.id)}  ${colors.dim([severity, preset].map(titled).join(" · "))}`,
    "",
    ...wrapped(summary),
    ...part(why.title, wrapped(why.text)),
    ...(options ? part(options.title, optionLines(options)) : []),
    ...part(source.title, wrapped(source.text)),
    ...examples.all.flatMap((example) => part(example.title, exampleLines(example))),
    ...part(t("Page"), [rulePageUrl(rule.id)]),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** Each option with its default and its meaning. */
function optionLines({ table }: NonNullable<RulePage["options"]>): string[] {
  const [, , defaultTitle = ""] = table.head;
  return table.rows.flatMap(([name = "", type = "", value = "", meaning = ""]) => [
    ...wrapped(`${name} (${type}; ${titled({ title: defaultTitle, text: value })})`),
    ...wrapped(meaning),
  ]);
}

function exampleLines({ options, text, fixed }: ShownExample): string[] {
  const linesOf = (code: string): string[] => code.trimEnd().split("\n");
  return [
    ...(options ? wrapped(titled(options)) : []),
    ...linesOf(text),
    ...(fixed ? ["", fixed.title, ...linesOf(fixed.text)] : []),
  ];
}

/** The rules as JSON, for programs. */
export function rulesJson(rules: readonly Rule[], tool: Tool): string {
  const content = {
    version: 1,
    tool,
    rules: rules.map((rule) => {
      const { summary, why, source } = rulePage(rule);
      return {
        id: rule.id,
        severity: rule.severity,
        preset: presetOf(rule),
        kinds: rule.kinds ?? ["assessment"],
        summary,
        why: why.text,
        source: source.text,
        examples: rule.examples,
        url: rulePageUrl(rule.id),
      };
    }),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
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
