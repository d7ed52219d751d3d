/** The matches through which rankings by different taxonomies are compared, for readers. */
import { t } from "@vscode/l10n";
import type { RankedMatch } from "../../model/agreement/comparedRankings.ts";
import type { Category, Taxonomy } from "../../model/taxonomies/taxonomy.ts";
import { addToIndex } from "../../syntax/memo.ts";
import type { Markdown } from "./markdown.ts";
import { bullets, formatMarkdown, formatMarkdownCounts, paragraphs, plainText } from "./markdown.ts";

/** How many matches are shown of two taxonomies. */
const MAX_SHOWN = 20;

/** Lists each match once, below the taxonomies to which it belongs; `undefined` if there is none. */
export function matchesInWords(all: readonly RankedMatch[]): Markdown | undefined {
  const seen = new Map<Category, Set<Category>>();
  const groups = new Map<Taxonomy, Map<Taxonomy, RankedMatch[]>>();
  for (const match of all) {
    const [one, other] = [match.first, match.second];
    if (seen.get(one.category)?.has(other.category) || seen.get(other.category)?.has(one.category)) continue;
    seen.set(one.category, (seen.get(one.category) ?? new Set()).add(other.category));
    const group = groups.get(one.taxonomy) ?? new Map<Taxonomy, RankedMatch[]>();
    groups.set(one.taxonomy, group);
    addToIndex(group, other.taxonomy, match);
  }
  const lists = [...groups.values()].flatMap((group) => [...group.values()]).map(matchList);
  return lists.length > 0 ? paragraphs(...lists) : undefined;
}

function matchList(matches: readonly RankedMatch[]): Markdown | undefined {
  const [some] = matches;
  if (!some) return undefined;
  const left = matches.length - MAX_SHOWN;
  return paragraphs(
    formatMarkdown(
      t("Matched categories of {0} and {1}:"),
      nameOf(some.first.taxonomy),
      nameOf(some.second.taxonomy),
    ),
    bullets([
      ...matches.slice(0, MAX_SHOWN).map(matchText),
      ...(left > 0
        ? [formatMarkdownCounts(t("{matches, plural, one {# more} other {# more}}"), { matches: left })]
        : []),
    ]),
  );
}

function nameOf({ title, id = "" }: Taxonomy): Markdown {
  return plainText(title ?? id);
}

function matchText({ kind, first, second }: RankedMatch): Markdown {
  const [one, other] = [plainText(first.category.title), plainText(second.category.title)];
  switch (kind) {
    case "exact":
      return formatMarkdown(t("*{0}* is the same as *{1}*"), one, other);
    case "close":
      return formatMarkdown(t("*{0}* is nearly the same as *{1}*"), one, other);
    case "narrow":
      return formatMarkdown(t("*{0}* is broader than *{1}*"), one, other);
    case "broad":
      return formatMarkdown(t("*{0}* is narrower than *{1}*"), one, other);
    case "related":
      return formatMarkdown(t("*{0}* is related to *{1}*"), one, other);
  }
}
