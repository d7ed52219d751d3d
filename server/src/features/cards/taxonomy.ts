/** The card of a taxonomy: its clusters and how many categories each has. */
import { t } from "@vscode/l10n";
import type { Taxonomy } from "../../model/taxonomy.ts";
import { bullets, code, paragraphs, plain } from "./markdown.ts";

/** @param name What the taxonomy is named by: its id or its path. */
export function taxonomyCard({ id, title, version, clusters, categories }: Taxonomy, name: string): string {
  const all = Array.from(clusters.values(), (cluster) => {
    const inside = Array.from(categories.values()).filter((category) => category.cluster === cluster.id);
    return `${plain(cluster.title)} ${code(cluster.id)}: ${inside.map((each) => plain(each.title)).join(", ")}`;
  });
  const heading = `**${plain(title ?? id ?? name)}** — ${t("taxonomy")} ${code(name)}`;
  return paragraphs(
    version === undefined ? heading : `${heading} · ${t("version {0}", version)}`,
    bullets(all),
  );
}
