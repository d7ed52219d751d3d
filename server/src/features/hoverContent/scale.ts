/** The hovers of a scale and of its terms. */
import { t } from "@vscode/l10n";
import { percentRangeText } from "../../model/estimates/percentRange.ts";
import type { Scale, ScaleTerm } from "../../model/estimates/scale.ts";
import type { Markdown } from "./markdown.ts";
import {
  bullets,
  code,
  formatMarkdown,
  joinMarkdown,
  asMarkdown,
  paragraphs,
  plainText,
  renderProse,
} from "./markdown.ts";

/** The hover of a scale, with its terms. */
export function scaleHover({ id, title, terms }: Scale): Markdown {
  const all = terms.map((term) => withBand(code(term.term), term));
  return paragraphs(
    asMarkdown`**${plainText(title)}** — ${formatMarkdown(t("scale"))} ${code(id)}`,
    bullets(all),
  );
}

/**
 * The hover of a term.
 * @param others Other scales of the same kind, whose corresponding terms are shown.
 */
export function termHover(term: ScaleTerm, scale: Scale, others: readonly Scale[] = []): Markdown {
  const elsewhere = others.flatMap((other) => (other.id === scale.id ? [] : (inOther(term, other) ?? [])));
  return paragraphs(
    withBand(asMarkdown`**${plainText(term.shownLabel ?? term.term)}**`, term),
    term.meaning === undefined ? undefined : renderProse(term.meaning),
    term.synonyms.length > 0
      ? formatMarkdown(t("Also: {0}"), joinMarkdown(", ", term.synonyms.map(plainText)))
      : undefined,
    asMarkdown`*${plainText(scale.title)}*`,
    elsewhere.length > 0 ? paragraphs(formatMarkdown(t("On other scales:")), bullets(elsewhere)) : undefined,
  );
}

/** The terms of another scale that are the same word or whose bands overlap with the band of a term. */
function inOther({ term, percent }: ScaleTerm, other: Scale): Markdown | undefined {
  const near = other.terms.filter((each) =>
    percent && each.percent
      ? each.percent.from < percent.to && percent.from < each.percent.to
      : each.term === term,
  );
  if (near.length === 0) return undefined;
  const words = near.map((each) => {
    const band = bandOf(each);
    const term = plainText(each.shownLabel ?? each.term);
    return band === "" ? term : asMarkdown`${term} ${plainText(band)}`;
  });
  return asMarkdown`${plainText(other.title)}: ${joinMarkdown(", ", words)}`;
}

function withBand(words: Markdown, term: ScaleTerm): Markdown {
  const band = bandOf(term);
  return band === "" ? words : asMarkdown`${words} — ${plainText(band)}`;
}

/** "55–80%" in the reader's language; empty if the scale gives no band. */
export function bandOf({ percent }: ScaleTerm): string {
  return percent ? percentRangeText(percent) : "";
}
