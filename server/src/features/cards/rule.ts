/** The card of a rule. */
import { t } from "@vscode/l10n";
import type { Rule } from "../../rules/rule.ts";
import { paragraphs } from "./markdown.ts";

export function ruleCard({ id, severity, preset, summary, why, source }: Rule): string {
  return paragraphs(
    `**${id}** — ${t("rule, {0}, preset {1}", severity, preset ?? "recommended")}`,
    summary,
    why,
    `*${t("Source: {0}", source)}*`,
  );
}
