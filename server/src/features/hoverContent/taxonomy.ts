/** The hover of a taxonomy: its clusters and the number of categories in each. */
import { t } from "@vscode/l10n";
import type { Taxonomy } from "../../model/taxonomies/taxonomy.ts";
import type { Markdown } from "./markdown.ts";
import {
  bullets,
  code,
  formatMarkdown,
  joinMarkdown,
  asMarkdown,
  paragraphs,
  plainText,
} from "./markdown.ts";

/**
 * The hover of a taxonomy.
 * @param name The word that names it: its id or its path.
 */
export function taxonomyHover(
  { id, title, version, clusters, categories }: Taxonomy,
  name: string,
): Markdown {
  const all = Array.from(clusters.values(), (cluster) => {
    const inside = Array.from(categories.values()).filter((category) => category.cluster === cluster.id);
    const titles = inside.map((each) => plainText(each.title));
    return asMarkdown`${plainText(cluster.title)} ${code(cluster.id)}: ${joinMarkdown(", ", titles)}`;
  });
  const heading = asMarkdown`**${plainText(title ?? id ?? name)}** — ${formatMarkdown(t("taxonomy"))} ${code(name)}`;
  return paragraphs(
    version === undefined
      ? heading
      : asMarkdown`${heading} · ${formatMarkdown(t("version {0}"), plainText(version))}`,
    bullets(all),
  );
}
