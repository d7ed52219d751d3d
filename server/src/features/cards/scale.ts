/** The cards of a scale and of a term in it. */
import { t } from "@vscode/l10n";
import type { Scale, ScaleTerm } from "../../model/scale.ts";
import { bullets, code, paragraphs, plain } from "./markdown.ts";

export function scaleCard({ id, title, terms }: Scale): string {
  const all = terms.map((term) => [code(term.term), bandOf(term)].filter((each) => each !== "").join(" — "));
  return paragraphs(`**${plain(title)}** — ${t("scale")} ${code(id)}`, bullets(all));
}

export function termCard(term: ScaleTerm, scale: Scale): string {
  const heading = [`**${plain(term.label ?? term.term)}**`, bandOf(term)].filter((each) => each !== "");
  return paragraphs(
    heading.join(" — "),
    term.meaning,
    term.synonyms.length > 0 ? t("Also: {0}", term.synonyms.map(plain).join(", ")) : undefined,
    `*${plain(scale.title)}*`,
  );
}

/** "55–80 %", or nothing where the scale gives no band. */
export function bandOf({ percent }: ScaleTerm): string {
  return percent ? `${percent.from}–${percent.to} %` : "";
}
