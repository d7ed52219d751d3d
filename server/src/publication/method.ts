/** The annex on method: the taxonomy and the scales that the document uses, and what was checked. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../language/messageFormat.ts";
import { showHidden } from "../language/hiddenCharacters.ts";
import { percentRangeText } from "../model/percentRange.ts";
import type { Scale } from "../model/scale.ts";
import type { Category, Taxonomy } from "../model/taxonomy.ts";
import { categoryOf } from "../model/taxonomy.ts";
import type { Assessment } from "../workspace/assessment.ts";
import { scaleNames, scalesFor } from "../workspace/scales.ts";
import { coefficientBlocks } from "./comparisons.ts";
import { anchorOf } from "./context.ts";
import type { BlockContent, PhrasingContent } from "./tree.ts";
import { bulletList, headingNode, paragraphNode, strongNode, tableNode, textNode } from "./tree.ts";

/** A problem that the checker has found, in the language of the document. */
export interface FoundProblem {
  readonly message: string;
  /** The line in the file, from 1. */
  readonly line: number;
  readonly severity: "error" | "warning" | "information" | "hint";
}

/** What was checked. */
export interface CheckResult {
  readonly problems: readonly FoundProblem[];
  /** How many rules were on. */
  readonly rules: number;
}

/** The taxonomy: the categories that the document names, by cluster. */
export function taxonomyBlocks(assessment: Assessment): BlockContent[] {
  const { taxonomy } = assessment;
  if (!taxonomy) return [];
  const used = Array.from(assessment.usedIds).flatMap((id) => categoryOf(taxonomy, id) ?? []);
  const clusters = used.flatMap((each) =>
    each.concept === "cluster" ? each : (clusterOf(each, taxonomy) ?? []),
  );
  return [
    headingNode(2, [textNode(t("Taxonomy"))]),
    paragraphNode([textNode(nameOfTaxonomy(taxonomy))]),
    ...[...new Set(clusters)].flatMap((cluster) => clusterBlocks(cluster, used)),
    ...categories(used.filter((each) => each.concept === "category" && !clusterOf(each, taxonomy))),
  ];
}

function nameOfTaxonomy({ title, id, version }: Taxonomy): string {
  const name = showHidden(title ?? id ?? t("A taxonomy without a title"));
  return version === undefined
    ? t("The threats are classified by “{0}”.", name)
    : t("The threats are classified by “{0}”, version {1}.", name, version);
}

function clusterOf({ cluster }: Category, { clusters }: Taxonomy): Category | undefined {
  return cluster === undefined ? undefined : clusters.get(cluster);
}

function clusterBlocks(cluster: Category, used: readonly Category[]): BlockContent[] {
  return [
    paragraphNode([strongNode(textNode(showHidden(cluster.title))), ...definitionOf(cluster)], {
      id: anchorOf("cluster", cluster.id),
    }),
    ...categories(used.filter((each) => each.cluster === cluster.id && each.concept === "category")),
  ];
}

function categories(all: readonly Category[]): BlockContent[] {
  if (all.length === 0) return [];
  return [
    bulletList(
      all.map((each) => [
        paragraphNode([strongNode(textNode(showHidden(each.title))), ...definitionOf(each)], {
          id: anchorOf("category", each.id),
        }),
      ]),
    ),
  ];
}

function definitionOf({ definition }: Category): PhrasingContent[] {
  return definition === undefined
    ? []
    : [textNode(`: ${showHidden(definition.replace(/\s+/g, " ").trim())}`)];
}

/** The scales that the document uses, each as a table of its terms. */
export function scaleBlocks(assessment: Assessment): BlockContent[] {
  const used = scaleNames.filter((name) => usesScale(name, assessment));
  const scales = [...new Set(used.flatMap((name) => scalesFor(name, assessment)))];
  const tables = scales.filter(({ terms }) => terms.length > 0).map(scaleTable);
  const disclaimer = assessment.scaleDisclaimer;
  const remark = disclaimer === undefined ? [] : [paragraphNode([textNode(showHidden(disclaimer))])];
  return tables.length + remark.length > 0
    ? [headingNode(2, [textNode(t("Scales"))]), ...remark, ...tables]
    : [];
}

/** Whether a value of the document is on a scale of this kind. */
function usesScale(name: (typeof scaleNames)[number], { facts }: Assessment): boolean {
  return facts.some(({ visits }) => visits.some(({ schema }) => schema["x-scale"] === name));
}

function scaleTable({ title, terms }: Scale): BlockContent {
  const hasBands = terms.some(({ percent }) => percent);
  const hasMeanings = terms.some(({ meaning }) => meaning !== undefined);
  const heads = [t("Term"), ...(hasBands ? [t("Range")] : []), ...(hasMeanings ? [t("Meaning")] : [])];
  const rows = terms.map(({ term, shownLabel, percent, meaning }) => [
    shownLabel ?? term,
    ...(hasBands ? [percent ? percentRangeText(percent) : "–"] : []),
    ...(hasMeanings ? [meaning ?? ""] : []),
  ]);
  return tableNode(
    [heads, ...rows].map((row) =>
      row.map((cell) => [textNode(showHidden(cell.replace(/\s+/g, " ").trim()))]),
    ),
    { caption: [textNode(showHidden(title))], headColumns: 1 },
  );
}

/** How the rankings were compared; nothing for fewer than two. */
export function comparisonMethod(assessment: Assessment): BlockContent[] {
  const blocks = coefficientBlocks(assessment);
  return blocks.length > 0 ? [headingNode(2, [textNode(t("How rankings are compared"))]), ...blocks] : [];
}

/** What a program has checked, what it has found, and what it cannot judge. */
export function checkBlocks({ problems, rules }: CheckResult): BlockContent[] {
  const found =
    problems.length === 0
      ? t(
          "A program has checked the text against {rules, plural, one {# rule} other {# rules}} and has found no problems.",
        )
      : t(
          "A program has checked the text against {rules, plural, one {# rule} other {# rules}} and has found {problems, plural, one {# problem} other {# problems}}:",
        );
  return [
    headingNode(2, [textNode(t("What was checked"))]),
    paragraphNode([textNode(formatMessage(found, { rules, problems: problems.length }))]),
    ...(problems.length > 0
      ? [
          bulletList(
            problems.map(({ message, line }) => [
              paragraphNode([textNode(t("Line {0}: {1}", line, showHidden(message)))]),
            ]),
          ),
        ]
      : []),
    paragraphNode([
      textNode(
        t(
          "A program cannot judge whether a source says what is reported, whether an estimate is right, or whether a recommendation would work. It checks form, references, figures and consistency.",
        ),
      ),
    ]),
  ];
}
