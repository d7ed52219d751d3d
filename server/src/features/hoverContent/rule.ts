/** The hover of a rule. */
import { t } from "@vscode/l10n";
import { translated } from "../../language/texts.ts";
import type { Rule } from "../../rules/rule.ts";
import type { Markdown } from "./markdown.ts";
import { formatMarkdown, asMarkdown, trusted, paragraphs } from "./markdown.ts";

/** The hover of a rule: its severity, its summary and its reason. */
export function ruleHover({ id, severity, preset, summary, why, source }: Rule): Markdown {
  return paragraphs(
    asMarkdown`**${trusted(id)}** — ${formatMarkdown(t("rule, {0}, preset {1}"), trusted(severity), trusted(preset ?? "recommended"))}`,
    trusted(translated(summary)),
    trusted(translated(why)),
    asMarkdown`*${formatMarkdown(t("Source: {0}"), trusted(translated(source)))}*`,
  );
}
