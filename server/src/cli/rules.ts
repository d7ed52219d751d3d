/** `threat-assessment rules`: lists the rules, or prints the page of one. */
import { t } from "@vscode/l10n";
import { sentences } from "../language/texts.ts";
import type { Command } from "commander";
import { Option } from "commander";
import { rulePageText, rulesJson, rulesTable } from "../report/catalogue.ts";
import { ruleNamed } from "../rules/ids.ts";
import { rules } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import { unknownRule } from "../rules/unknownRule.ts";
import type { ColorOption } from "./terminal.ts";
import { addColorOptions, examplesText, terminalOf } from "./terminal.ts";
import { tool } from "../report/tool.ts";

/** Adds the command `rules`. */
export function addRules(program: Command): void {
  const command = program
    .command("rules")
    .description(t("List the rules, or print the page of one."))
    .argument("[id]", t("The id of a rule, which is shown with every problem."))
    .addOption(
      new Option("-f, --format <format>", t("The output format.")).choices(["text", "json"]).default("text"),
    )
    .addHelpText("after", () => examplesText(EXAMPLES))
    .action((id: string | undefined, { format, ...color }: Options) => {
      const named = ruleNamed(id ?? "");
      const chosen = id === undefined ? rules : named ? [named] : [];
      if (id !== undefined && chosen.length === 0)
        command.error(sentences(t("error:"), unknownRule(id).message));
      process.stdout.write(format === "json" ? rulesJson(chosen, tool) : text(chosen, id, color));
    });
  addColorOptions(command);
}

interface Options extends ColorOption {
  readonly format: "text" | "json";
}

const EXAMPLES = `
  threat-assessment rules
  threat-assessment rules no-undefined-reference
  threat-assessment rules --format json`;

function text(chosen: readonly Rule[], id: string | undefined, color: ColorOption): string {
  const terminal = terminalOf(process.stdout, color);
  return id === undefined
    ? rulesTable(chosen, terminal)
    : chosen.map((rule) => rulePageText(rule, terminal)).join("");
}
