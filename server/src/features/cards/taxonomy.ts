/** The card of a taxonomy: its clusters and how many categories each has. */
import { t } from "@vscode/l10n";
import type { Taxonomy } from "../../model/taxonomy.ts";
import type { Markdown } from "./markdown.ts";
import { bullets, code, filled, joinedBy, marked, paragraphs, plain } from "./markdown.ts";

/** @param name What the taxonomy is named by: its id or its path. */
export function taxonomyCard({ id, title, version, clusters, categories }: Taxonomy, name: string): Markdown {
  const all = Array.from(clusters.values(), (cluster) => {
    const inside = Array.from(categories.values()).filter((category) => category.cluster === cluster.id);
    const titles = inside.map((each) => plain(each.title));
    return marked`${plain(cluster.title)} ${code(cluster.id)}: ${joinedBy(", ", titles)}`;
  });
  const heading = marked`**${plain(title ?? id ?? name)}** — ${filled(t("taxonomy"))} ${code(name)}`;
  return paragraphs(
    version === undefined ? heading : marked`${heading} · ${filled(t("version {0}"), plain(version))}`,
    bullets(all),
  );
}
