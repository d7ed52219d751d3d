/** Shows threats: at a glance in a table, in the matrix of the scale, and each in full. */
import { t } from "@vscode/l10n";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { listed } from "../../language/lists.ts";
import { sentences } from "../../language/texts.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { textsOf } from "../../model/basics/locatedText.ts";
import type { Scale } from "../../model/estimates/scale.ts";
import { placeOf as placeOnScale } from "../../model/estimates/scale.ts";
import { termOfValue } from "../../model/estimates/estimate.ts";
import type { Node } from "../../syntax/node.ts";
import { maxOf, minOf } from "../../syntax/minMax.ts";
import { valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Place } from "../texts/context.ts";
import { anchorOf, displayName, sourceSpan } from "../texts/context.ts";
import { schemaDefinition, ratedTerm } from "../values/estimates.ts";
import { fields } from "../values/fields.ts";
import type { MatrixCells, MatrixFigure, MatrixThreat } from "../tree/figures.ts";
import type { BelowText } from "./items.ts";
import { cachedByItems } from "../texts/itemCache.ts";
import { itemBlocks, onlyKeys, placeNumber, placeOfItem } from "./items.ts";
import { ratingTable } from "./ratingTables.ts";
import { termName } from "../words/termNames.ts";
import type { BlockContent, PhrasingContent } from "../tree/tree.ts";
import { bulletList, linkNode, paragraphNode, tableNode, textNode, withSpan } from "../tree/tree.ts";
import { wordsAt } from "../values/values.ts";

/** The columns of the table of threats: those that no threat has are left out, and the first one if there is no room for it. */
const COLUMNS = [
  "category",
  "likelihood",
  "impact",
  "risk",
  "inherent",
  "residual",
  "confidence",
  "trend",
  "owner",
] as const;

/** The columns with the ratings of today. The ratings at other stages have columns only if no threat has one of these. */
const CURRENT: ReadonlySet<string> = new Set(["likelihood", "impact", "risk"]);
const OTHER_STAGES: ReadonlySet<string> = new Set(["inherent", "residual"]);

/** The most columns that have room. */
const MOST_COLUMNS = 6;

/** The short facts of a threat: they come before what needs more than a line. */
const SHORT = ["category", "part-of", "origin", "behind", "affects", "owner", "security", "extent", "trend"];

/** All threats in full, each with the number that it has in the table and in the figures. */
export function threatBlocks(threats: readonly Facts[], assessment: Assessment): BlockContent[] {
  return threats.flatMap((facts, index) =>
    itemBlocks(facts, assessment, {
      depth: 2,
      number: placeNumber(index, threats),
      below: ratedScenario,
      first: SHORT,
    }),
  );
}

/** The worst case of a threat, and its ratings as a table. */
function ratedScenario({ item, schema, definition }: Facts, place: Place): BelowText {
  const { value } = item;
  if (value?.kind !== "map") return { blocks: [], shown: [] };
  const title = showHidden(displayName(definition?.id ?? "", "threat", place.assessment));
  const ratings = ratingTable(value, t("{0}: ratings", title), place);
  return {
    blocks: [
      ...fields({ node: onlyKeys(value, ["scenario"]), schema }, place),
      ...(ratings ? [withSpan(sourceSpan(place, value), ratings.table)] : []),
    ],
    shown: ["scenario", ...(ratings?.shown ?? [])],
  };
}

/** The threats at a glance, with the matrix; nothing for fewer threats than `least`. */
export const threatsAtAGlance = cachedByItems(glance);

function glance(
  { threats, least }: { readonly threats: readonly Facts[]; readonly least: number },
  assessment: Assessment,
): BlockContent[] {
  if (threats.length < least) return [];
  return [...threatsTable(threats, assessment), ...matrix(threats, assessment)];
}

function threatsTable(threats: readonly Facts[], assessment: Assessment): BlockContent[] {
  const schema = schemaDefinition("threat");
  const used = COLUMNS.filter((key) => threats.some(({ item }) => valueAt(item.value, key)));
  const isRatedToday = used.some((key) => CURRENT.has(key));
  const wanted = used.filter((key) => !isRatedToday || !OTHER_STAGES.has(key));
  const columns = wanted.length > MOST_COLUMNS ? wanted.slice(1) : wanted;
  if (columns.length === 0) {
    const names = bulletList(threats.map((facts) => [paragraphNode([threatLink(facts, assessment)])]));
    return [{ ...names, ordered: threats.length > 1 }];
  }
  const rows = threats.map((facts, index) => [
    [...(threats.length > 1 ? [textNode(`${String(index + 1)}. `)] : []), threatLink(facts, assessment)],
    ...columns.map((key): PhrasingContent[] => {
      const words = wordsAt(
        { node: withoutReasons(facts.item.value, key), schema },
        key,
        placeOfItem(facts, assessment),
      );
      return words.length > 0 ? words : [textNode("–")];
    }),
  ]);
  const heads = [t("Threat"), ...columns.map(columnTitle)];
  return [
    tableNode([heads.map((each) => [textNode(each)]), ...rows], {
      id: "table-threats",
      caption: [textNode(t("The threats at a glance"))],
      headColumns: 1,
    }),
  ];
}

function columnTitle(key: (typeof COLUMNS)[number]): string {
  const titles: Readonly<Record<typeof key, string>> = {
    category: t("Category"),
    likelihood: t("Likelihood"),
    impact: t("Impact"),
    risk: t("Risk"),
    inherent: t("Inherent (without controls)"),
    residual: t("Residual (with the controls)"),
    confidence: t("Confidence"),
    trend: t("Trend"),
    owner: t("Owner"),
  };
  return titles[key];
}

/** The threat with only the rating under a key: the text of the threat gives the reasons. */
function withoutReasons(threat: Node | undefined, key: string): Node | undefined {
  if (threat?.kind !== "map") return threat;
  const pairs = threat.pairs.filter((pair) => pair.key.value === key);
  return { ...threat, pairs: pairs.map((pair) => ({ ...pair, value: withoutLong(pair.value) })) };
}

/** A rating without the keys that need more than a cell. */
function withoutLong(node: Node | undefined): Node | undefined {
  if (node?.kind !== "map") return node;
  const pairs = node.pairs.filter(({ key }) => !LONG.has(String(key.value)));
  return { ...node, pairs: pairs.map((pair) => ({ ...pair, value: withoutLong(pair.value) })) };
}

const LONG: ReadonlySet<string> = new Set(["because", "dimensions"]);

function threatLink({ definition: defined }: Facts, assessment: Assessment): PhrasingContent {
  const id = defined?.id ?? "";
  return linkNode(anchorOf("threat", id), [textNode(showHidden(displayName(id, "threat", assessment)))]);
}

/** The matrix of likelihood and impact, if the scale of risk has one and a threat stands in it. */
function matrix(threats: readonly Facts[], assessment: Assessment): BlockContent[] {
  const { likelihood, impact, risk } = assessment.scales;
  if (!likelihood || !impact) return [];
  const points = threats.map((facts, index) => matrixThreat(facts, index, assessment));
  if (!points.some(isPlaced)) return [];
  const shown = points.filter((point, index) => isPlaced(point) || isRated(threats[index]));
  const signs = (of: readonly MatrixThreat[]): string =>
    listed(
      of.map(({ sign, label }) => `${sign} ${label}`),
      "and",
    );
  const unplaced = shown.filter((point) => !isPlaced(point));
  const figure = matrixFigure({ likelihood, impact, risk }, shown);
  return [
    {
      type: "figure",
      figure,
      caption: [textNode(t("Likelihood and impact of the threats"))],
      alternative: sentences(
        t(
          "A matrix of likelihood and impact with the threats: {0}. The table before it gives their ratings.",
          signs(shown.filter(isPlaced)),
        ),
        unplaced.length > 0 ? t("Not in the matrix: {0}.", signs(unplaced)) : undefined,
      ),
      data: { id: "figure-matrix" },
    },
  ];
}

function isPlaced({ current, inherent, residual }: MatrixThreat): boolean {
  return (current ?? inherent ?? residual) !== undefined;
}

/** Whether readers look for a threat in the matrix: its likelihood or its impact is stated. */
function isRated(facts: Facts | undefined): boolean {
  return ["likelihood", "impact"].some((key) => valueAt(facts?.item.value, key) !== undefined);
}

function matrixFigure(
  {
    likelihood,
    impact,
    risk,
  }: { readonly likelihood: Scale; readonly impact: Scale; readonly risk: Scale | undefined },
  threats: readonly MatrixThreat[],
): MatrixFigure {
  const [likelihoods, impacts] = [rising(likelihood), rising(impact)];
  const label = (level: string | undefined): string | undefined => {
    const term = level === undefined || !risk ? undefined : termOfValue(level, risk);
    return term ? termName(term) : level;
  };
  return {
    kind: "matrix",
    likelihoodTitle: t("Likelihood"),
    impactTitle: t("Impact"),
    likelihoods: likelihoods.map(termName),
    impacts: impacts.map(termName),
    levels: likelihoods.map((row) =>
      impacts.map((column) => label(risk?.matrix.get(row.term)?.get(column.term))),
    ),
    legend: risk && risk.matrix.size > 0 ? rising(risk).map(termName) : [],
    threats,
    inherentLabel: t("without controls"),
    currentLabel: t("today"),
    residualLabel: t("with the controls"),
    rangeLabel: t("a range: anywhere between its ends"),
    arrowLabel: t("how the controls change the risk"),
    unplacedLabel: t("not in the matrix"),
  };
}

/** The terms of a scale from the lowest to the highest. */
function rising({ terms, isFalling }: Scale): Scale["terms"] {
  return isFalling ? terms.toReversed() : terms;
}

function matrixThreat(facts: Facts, index: number, assessment: Assessment): MatrixThreat {
  const { value } = facts.item;
  const id = facts.definition?.id ?? "";
  return {
    sign: String(index + 1),
    label: showHidden(displayName(id, "threat", assessment)),
    current: cellsOf(value, assessment),
    inherent: cellsOf(valueAt(value, "inherent"), assessment),
    residual: cellsOf(valueAt(value, "residual"), assessment),
  };
}

function cellsOf(node: Node | undefined, assessment: Assessment): MatrixCells | undefined {
  const places = (["likelihood", "impact"] as const).map((of): readonly [number, number] | undefined => {
    const rated = ratedTerm(of, valueAt(node, of), assessment);
    const scale = assessment.scales[of];
    if (!rated || !scale || rated.scale !== scale) return undefined;
    const found = rated.terms.map((term) => placeOnScale(term, scale));
    return [minOf(found), maxOf(found)];
  });
  const [likelihood, impact] = places;
  return likelihood && impact && { likelihood, impact };
}

/** The ids of the threats, categories and clusters that a threat stands for. */
export function idsOfThreat({ definition: defined, item }: Facts): string[] {
  return [...(defined ? [defined.id] : []), ...textsOf(valueAt(item.value, "category"))];
}
