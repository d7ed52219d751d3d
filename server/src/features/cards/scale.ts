/** The cards of a scale and of a term in it. */
import { t } from "@vscode/l10n";
import type { Scale, ScaleTerm } from "../../model/scale.ts";
import { bullets, code, paragraphs, plain } from "./markdown.ts";

export function scaleCard({ id, title, terms }: Scale): string {
  const all = terms.map((term) => [code(term.term), bandOf(term)].filter((each) => each !== "").join(" — "));
  return paragraphs(`**${plain(title)}** — ${t("scale")} ${code(id)}`, bullets(all));
}

/** @param others Other scales of the same kind, whose terms for the same are worth knowing. */
export function termCard(term: ScaleTerm, scale: Scale, others: readonly Scale[] = []): string {
  const elsewhere = others.flatMap((other) => (other.id === scale.id ? [] : (inOther(term, other) ?? [])));
  const heading = [`**${plain(term.label ?? term.term)}**`, bandOf(term)].filter((each) => each !== "");
  return paragraphs(
    heading.join(" — "),
    term.meaning,
    term.synonyms.length > 0 ? t("Also: {0}", term.synonyms.map(plain).join(", ")) : undefined,
    `*${plain(scale.title)}*`,
    elsewhere.length > 0 ? paragraphs(t("On other scales:"), bullets(elsewhere)) : undefined,
  );
}

/** The terms of another scale whose bands share something with the band of a term, or that are the same word. */
function inOther({ term, percent }: ScaleTerm, other: Scale): string | undefined {
  const near = other.terms.filter((each) =>
    percent && each.percent
      ? each.percent.from < percent.to && percent.from < each.percent.to
      : each.term === term,
  );
  if (near.length === 0) return undefined;
  const words = near.map((each) =>
    [plain(each.label ?? each.term), bandOf(each)].filter((part) => part !== "").join(" "),
  );
  return `${plain(other.title)}: ${words.join(", ")}`;
}

/** "55–80 %", or nothing where the scale gives no band. */
export function bandOf({ percent }: ScaleTerm): string {
  return percent ? `${percent.from}–${percent.to} %` : "";
}
