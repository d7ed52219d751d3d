/** The part of the annex on taxonomies: the categories that the document names, by cluster, and what matches them elsewhere. */
import { t } from "@vscode/l10n";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { singleSpaced } from "../../language/texts.ts";
import { listed } from "../../language/lists.ts";
import { webUrl } from "../../language/markdown.ts";
import type { Match, MatchKind } from "../../model/taxonomies/match.ts";
import { matchedCategories } from "../../model/taxonomies/matchedCategories.ts";
import type { Category, Taxonomy } from "../../model/taxonomies/taxonomy.ts";
import { categoryOf } from "../../model/taxonomies/taxonomy.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { anchorOf } from "../texts/context.ts";
import { quotedName } from "../words/quotationMarks.ts";
import type { BlockContent, PhrasingContent } from "../tree/tree.ts";
import { bulletList, headingNode, paragraphNode, strongNode, textNode } from "../tree/tree.ts";
import { joined } from "../words/joined.ts";
import { wordsOfText } from "../texts/prose.ts";

/** The taxonomies of the document, each with the categories that the document names. */
export function taxonomyBlocks(assessment: Assessment): BlockContent[] {
  const { taxonomy, taxonomies, library } = assessment;
  const all = [...new Set([...(taxonomy ? [taxonomy] : []), ...taxonomies])];
  if (all.length === 0) return [];
  const anchored = new Set<string>();
  return [
    headingNode(2, [textNode(t("Taxonomy"))]),
    ...all.flatMap((each) => blocksOf({ taxonomy: each, all, anchored, library }, assessment)),
  ];
}

/** What the entries of a taxonomy need to know. */
interface Listing extends Pick<Assessment, "library"> {
  readonly taxonomy: Taxonomy;
  /** All taxonomies of the document. */
  readonly all: readonly Taxonomy[];
  /** The ids that links lead to already: two taxonomies may have one in common. */
  readonly anchored: Set<string>;
}

function blocksOf(listing: Listing, assessment: Assessment): BlockContent[] {
  const { taxonomy } = listing;
  const named = new Set(Array.from(assessment.usedIds).flatMap((id) => categoryOf(taxonomy, id) ?? []));
  const used = [...taxonomy.categories.values()].filter((each) => named.has(each));
  const inUse = new Set(used.map((each) => clusterOf(each, taxonomy)));
  const clusters = [...taxonomy.clusters.values()].filter((each) => named.has(each) || inUse.has(each));
  const isWithout = (each: Category): boolean => each.concept === "category" && !clusterOf(each, taxonomy);
  const name =
    taxonomy === assessment.taxonomy
      ? nameOfTaxonomy(taxonomy)
      : t("Single rankings are by “{0}”.", titleOfTaxonomy(taxonomy));
  return [
    paragraphNode([textNode(name)]),
    ...aboutTaxonomy(taxonomy, assessment),
    ...clusters.flatMap((cluster) => clusterBlocks(cluster, used, listing)),
    ...categories(used.filter(isWithout), listing),
  ];
}

/** What a taxonomy says about itself. */
function aboutTaxonomy({ about }: Taxonomy, assessment: Assessment): BlockContent[] {
  const { definition, scope, remarks, reference } = about;
  const source = reference === undefined ? [] : wordsOfText(reference, assessment);
  const words = joined(
    [
      ...[definition, scope, remarks].map((text) =>
        text === undefined ? [] : wordsOfText(text, assessment),
      ),
      source.length > 0 ? [textNode(t("Source: ")), ...source] : [],
    ],
    ". ",
  );
  return words.length > 0 ? [paragraphNode(words)] : [];
}

function titleOfTaxonomy({ title, id }: Taxonomy): string {
  return showHidden(title ?? id ?? t("A taxonomy without a title"));
}

function nameOfTaxonomy(taxonomy: Taxonomy): string {
  const name = titleOfTaxonomy(taxonomy);
  const { version } = taxonomy;
  return version === undefined
    ? t("The threats are classified by “{0}”.", name)
    : t("The threats are classified by “{0}”, version {1}.", name, showHidden(version));
}

function clusterOf({ cluster }: Category, { clusters }: Taxonomy): Category | undefined {
  return cluster === undefined ? undefined : clusters.get(cluster);
}

function clusterBlocks(cluster: Category, used: readonly Category[], listing: Listing): BlockContent[] {
  const isIn = (each: Category): boolean => each.cluster === cluster.id && each.concept === "category";
  return [categoryBlock(cluster, listing), ...categories(used.filter(isIn), listing)];
}

function categories(all: readonly Category[], listing: Listing): BlockContent[] {
  return all.length === 0 ? [] : [bulletList(all.map((each) => [categoryBlock(each, listing)]))];
}

/** The title of a category, its definition, and what matches it. */
function categoryBlock(category: Category, listing: Listing): BlockContent {
  const { concept, id, title, definition } = category;
  const anchor = anchorOf(concept, id);
  const isNew = !listing.anchored.has(anchor);
  listing.anchored.add(anchor);
  const words = [
    [strongNode(textNode(showHidden(title)))],
    definition === undefined ? [] : [textNode(showHidden(singleSpaced(definition).trim()))],
  ];
  const matches = matchWords(category, listing);
  return paragraphNode(
    joined(
      [joined(words, ": "), matches.length > 0 ? [textNode(t("In other taxonomies: ")), ...matches] : []],
      ". ",
    ),
    isNew ? { id: anchor } : {},
  );
}

/** What matches a category in other taxonomies: those of the document, and those that the category itself names. */
function matchWords(category: Category, { taxonomy, all, library }: Listing): PhrasingContent[] {
  const known = all
    .filter((each) => each !== taxonomy)
    .flatMap((other) =>
      matchedCategories(category, taxonomy, other)
        .filter((match) => match.category.source !== category.source)
        .map(({ category: { id, title }, kind }) => ({
          id,
          words: [textNode(t("{0}, in {1}", inRelation(kind, [title]), titleOfTaxonomy(other)))],
        })),
    );
  const named = category.matches.flatMap((match) => {
    const others = match.categories.filter((id) => !known.some((each) => each.id === id));
    if (match.categories.length > 0 && others.length === 0) return [];
    const other =
      match.taxonomy === undefined ? undefined : library.taxonomy(match.taxonomy, category.source.uri);
    return [declaredWords(match, others, other)];
  });
  return joined([...known.map(({ words }) => words), ...named], "; ");
}

/** A match that a category declares. If its taxonomy cannot be read, the ids are all that is known of it. */
function declaredWords(
  { kind, taxonomy, URL: address }: Match,
  ids: readonly string[],
  other: Taxonomy | undefined,
): PhrasingContent[] {
  const names = ids.map((id) => categoryOf(other, id)?.title ?? id.replaceAll("-", " "));
  const relation = inRelation(kind, names.length > 0 ? names : [address ?? ""]);
  const of = other ? titleOfTaxonomy(other) : taxonomy === undefined ? undefined : nameInPath(taxonomy);
  const words = textNode(of === undefined ? relation : t("{0}, in {1}", relation, of));
  const url = address === undefined ? undefined : webUrl(address);
  return [url === undefined ? words : { type: "link", url, children: [words] }];
}

/** The name of a file without its folder and its endings. */
function nameInPath(path: string): string {
  const [name = path] = path.split(/[/\\]/).slice(-1);
  return showHidden(name.replace(/\.taxonomy\.ya?ml$/, "").replaceAll("-", " "));
}

/** How a category relates to others, which are named. */
function inRelation(kind: MatchKind, names: readonly string[]): string {
  const all = listed(
    names.map((name) => quotedName(showHidden(name))),
    "and",
  );
  switch (kind) {
    case "exact":
      return t("the same as {0}", all);
    case "close":
      return t("close to {0}", all);
    case "narrow":
      return t("includes {0}", all);
    case "broad":
      return t("a part of {0}", all);
    case "related":
      return t("related to {0}", all);
  }
}
