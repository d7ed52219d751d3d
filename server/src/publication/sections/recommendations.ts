/** Shows recommendations: at a glance in a table, which threats they address, and each in full. */
import { t } from "@vscode/l10n";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { listed } from "../../language/lists.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { anchorOf, displayName, ownTitle } from "../texts/context.ts";
import { firstWords } from "../texts/firstWords.ts";
import { schemaDefinition } from "../values/estimates.ts";
import { cachedByItems } from "../texts/itemCache.ts";
import { itemBlocks, numberText, placeNumber, placeOfItem, withNumber } from "./items.ts";
import { idsOfThreat } from "./threats.ts";
import type { BlockContent, PhrasingContent } from "../tree/tree.ts";
import { linkNode, missingNode, tableNode, textNode } from "../tree/tree.ts";
import { wordsAt } from "../values/values.ts";

/** The columns of the table of recommendations: those that none has are left out, except owner and date. */
const COLUMNS = ["actors", "horizon", "priority", "cost", "status"] as const;

/** All recommendations in full, each with the number that it has in the table and in the figure. */
export function recommendationBlocks(all: readonly Facts[], assessment: Assessment): BlockContent[] {
  return all.flatMap((facts, index) =>
    itemBlocks(facts, assessment, { depth: 2, number: placeNumber(index, all) }),
  );
}

/** The recommendations at a glance; nothing for fewer than `least`. */
export const recommendationsAtAGlance = cachedByItems(glance);

function glance(
  { recommendations: all, least }: { readonly recommendations: readonly Facts[]; readonly least: number },
  assessment: Assessment,
): BlockContent[] {
  if (all.length < least) return [];
  const schema = schemaDefinition("recommendation");
  const columns = COLUMNS.filter(
    (key) => key === "actors" || key === "horizon" || all.some(({ item }) => valueAt(item.value, key)),
  );
  const titles: Readonly<Record<(typeof COLUMNS)[number], string>> = {
    actors: t("Owner"),
    horizon: t("When"),
    priority: t("Priority"),
    cost: t("Cost"),
    status: t("Status"),
  };
  const rows = all.map((facts, index) => [
    recommendationLink(index, all, assessment),
    ...columns.map((key): PhrasingContent[] => {
      const words = wordsAt({ node: facts.item.value, schema }, key, placeOfItem(facts, assessment));
      return words.length > 0 ? words : [missingNode(t("not stated"))];
    }),
  ]);
  return [
    tableNode(
      [[[textNode(t("Recommendation"))], ...columns.map((key) => [textNode(titles[key])])], ...rows],
      {
        id: "table-recommendations",
        caption: [textNode(t("The recommendations at a glance"))],
        headColumns: 1,
      },
    ),
  ];
}

/** The number of a recommendation as its author writes it, or its place; nothing if it has none. */
function numberOf(index: number, all: readonly Facts[]): string | undefined {
  return numberText(all[index]?.item.value) ?? placeNumber(index, all);
}

function recommendationLink(index: number, all: readonly Facts[], assessment: Assessment): PhrasingContent[] {
  const id = all[index]?.definition?.id ?? "";
  const number = numberOf(index, all);
  return [
    ...(number === undefined ? [] : [textNode(`${number} `)]),
    linkNode(anchorOf("recommendation", id), [textNode(nameIn(id, all[index]?.item.value, assessment))]),
  ];
}

function nameIn(id: string, value: Facts["item"]["value"], assessment: Assessment): string {
  // The number is before the name.
  return showHidden(ownTitle(value) ?? firstWords(value) ?? displayName(id, "recommendation", assessment));
}

/** Which recommendation addresses which threat, if there are both. */
export const coverage = cachedByItems(coverageFigure);

interface Covered {
  readonly threats: readonly Facts[];
  readonly recommendations: readonly Facts[];
}

function coverageFigure({ threats, recommendations }: Covered, assessment: Assessment): BlockContent[] {
  if (threats.length === 0 || recommendations.length === 0) return [];
  const addressed = recommendations.map(({ definition: defined }) => {
    const recommendation = assessment.recommendations.get(defined?.id ?? "");
    return new Set(recommendation?.uses ?? []);
  });
  const cells = threats.map(idsOfThreat).map((own) => addressed.map((ids) => own.some((id) => ids.has(id))));
  const names = threats.map(({ definition: defined }) =>
    showHidden(displayName(defined?.id ?? "", "threat", assessment)),
  );
  const open = threats.map((_, index) => cells[index]?.includes(true) !== true);
  const accepted = threats.map(({ item }, index) => open[index] === true && isAccepted(item.value));
  return [
    {
      type: "figure",
      figure: {
        kind: "coverage",
        threats: names.map((name, index) => withNumber(placeNumber(index, threats), name)),
        recommendations: recommendations.map((facts, index) => {
          const name = nameIn(facts.definition?.id ?? "", facts.item.value, assessment);
          return withNumber(numberOf(index, recommendations), name);
        }),
        cells,
        ...(accepted.includes(true) && { accepted }),
        words: {
          addressed: t("addresses the threat"),
          openThreat: t("threat without a recommendation"),
          accepted: t("threat that is accepted without a recommendation"),
          openRecommendation: t("recommendation that addresses no threat"),
        },
      },
      caption: [textNode(t("Which recommendation addresses which threat"))],
      alternative: coverageText(
        names.filter((_, index) => open[index] === true && accepted[index] !== true),
        names.filter((_, index) => accepted[index] === true),
      ),
      data: { id: "figure-coverage" },
    },
  ];
}

/** Whether the authors say why they recommend nothing against a threat. */
function isAccepted(threat: Facts["item"]["value"]): boolean {
  return (textOf(valueAt(threat, "accepted"))?.trim() ?? "") !== "";
}

/** What the figure of coverage shows, in words. */
function coverageText(open: readonly string[], accepted: readonly string[]): string {
  const sentences = [
    ...(open.length > 0 ? [t("Threats without a recommendation: {0}.", listed(open, "and"))] : []),
    ...(accepted.length > 0 ? [t("Accepted without a recommendation: {0}.", listed(accepted, "and"))] : []),
  ];
  return sentences.length > 0 ? sentences.join(" ") : t("Each threat is addressed by a recommendation.");
}
