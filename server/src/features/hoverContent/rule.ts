/** The hover of a rule. */
import type { Rule } from "../../rules/rule.ts";
import { rulePage, titled } from "../../rules/rulePage.ts";
import type { Markdown } from "./markdown.ts";
import { asMarkdown, trusted, paragraphs } from "./markdown.ts";

/** The hover of a rule: its severity, its summary and its reason. */
export function ruleHover(rule: Rule): Markdown {
  const { severity, preset, summary, why, source } = rulePage(rule);
  return paragraphs(
    asMarkdown`**${trusted(rule.id)}** — ${trusted([severity, preset].map(titled).join(" · "))}`,
    trusted(summary),
    trusted(why.text),
    asMarkdown`*${trusted(titled(source))}*`,
  );
}
