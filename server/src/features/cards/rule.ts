/** The card of a rule. */
import { t } from "@vscode/l10n";
import { translated } from "../../language/texts.ts";
import type { Rule } from "../../rules/rule.ts";
import type { Markdown } from "./markdown.ts";
import { filled, marked, own, paragraphs } from "./markdown.ts";

export function ruleCard({ id, severity, preset, summary, why, source }: Rule): Markdown {
  return paragraphs(
    marked`**${own(id)}** — ${filled(t("rule, {0}, preset {1}"), own(severity), own(preset ?? "recommended"))}`,
    own(translated(summary)),
    own(translated(why)),
    marked`*${filled(t("Source: {0}"), own(translated(source)))}*`,
  );
}
