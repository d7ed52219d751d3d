/** Shows key judgments: each with its likelihood as a word and a band, and its confidence with the reason. */
import { t } from "@vscode/l10n";
import { showHidden } from "../../language/hiddenCharacters.ts";
import type { Facts } from "../../model/facts/facts.ts";
import { placeOf as placeOnScale } from "../../model/estimates/scale.ts";
import { textOf, valueAt } from "../../syntax/node.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { Place } from "../texts/context.ts";
import { displayName, nameWithNumber, ownTitle } from "../texts/context.ts";
import { firstWords } from "../texts/firstWords.ts";
import { likelihoodWords, ratedTerm } from "../values/estimates.ts";
import { percentRangeIn } from "../../model/estimates/percentRange.ts";
import { fields } from "../values/fields.ts";
import type { RangeRow } from "../tree/figures.ts";
import { hasConfidence } from "../../rules/sentences.ts";
import { cachedByItems } from "../texts/itemCache.ts";
import type { BelowText } from "./items.ts";
import { itemBlocks, numberText, onlyKeys, placeNumber, placeOfItem, withNumber } from "./items.ts";
import type { BlockContent } from "../tree/tree.ts";
import { missingNode, paragraphNode, strongNode, textNode } from "../tree/tree.ts";
import { plainTextOf } from "../values/values.ts";

/** The roles of statements that come first. */
const KEY_ROLES: ReadonlySet<string> = new Set(["main-point", "key-judgment"]);

/** Whether a statement is a key judgment. */
export function isKeyJudgment({ item }: Facts): boolean {
  return KEY_ROLES.has(textOf(valueAt(item.value, "role")) ?? "");
}

/** Whether a statement estimates something. */
export function isKindJudgment({ item }: Facts): boolean {
  return textOf(valueAt(item.value, "kind")) === "judgment";
}

/** A statement in full. A judgment that says its confidence neither apart nor in its text says so; not each has a likelihood. */
export function statementBlocks(facts: Facts, assessment: Assessment): BlockContent[] {
  const isKey = isKeyJudgment(facts);
  return itemBlocks(facts, assessment, {
    depth: 2,
    hasHeading: isKey,
    first: ["likelihood", "confidence"],
    shown: isKey ? ["role", ...(isKindJudgment(facts) ? ["kind"] : [])] : [],
    ...((isKindJudgment(facts) || isKey) && { below: estimatesBelow }),
  });
}

/** The likelihood and the confidence below a judgment. Nothing is missing that its text says in words. */
function estimatesBelow(facts: Facts, place: Place): BelowText {
  const { item, schema } = facts;
  const keys = ["likelihood", "confidence"];
  const label = strongNode(textNode(`${t("Confidence")}:`));
  const unsaid = paragraphNode([label, textNode(" "), missingNode(t("not stated"))], { role: "field" });
  return {
    blocks: [
      ...fields({ node: onlyKeys(item.value, keys), schema }, place),
      ...(hasConfidence(facts, place.assessment) ? [] : [unsaid]),
    ],
    shown: keys,
  };
}

/** All likelihoods of judgments and threats as ranges; nothing if none has a band. */
export const likelihoods = cachedByItems(likelihoodFigure);

function likelihoodFigure(
  { threats, statements }: { readonly threats: readonly Facts[]; readonly statements: readonly Facts[] },
  assessment: Assessment,
): BlockContent[] {
  const ofThreats = threats.flatMap((facts, index) =>
    rangeRow(facts, placeNumber(index, threats), assessment),
  );
  const ofStatements = statements.flatMap((facts) => rangeRow(facts, undefined, assessment));
  const rows = [...ofThreats, ...ofStatements];
  if (!rows.some(({ band }) => band)) return [];
  return [
    {
      type: "figure",
      figure: {
        kind: "ranges",
        axis: t("Likelihood in percent"),
        rows,
        confidenceTitle: t("Confidence"),
        noBandLabel: t("no range on the scale"),
        words: {
          band: t("the range of the likelihood"),
          point: t("a single value"),
          confidence: t("the more dots are filled, the higher the confidence"),
        },
      },
      caption: [textNode(likelihoodCaption(ofThreats.length, ofStatements.length))],
      alternative: t(
        "Likelihoods from 0 to 100 percent: {0}.",
        rows.map(({ label, words }) => `${label}: ${words}`).join("; "),
      ),
      data: { id: "figure-likelihoods" },
    },
  ];
}

function likelihoodCaption(threats: number, statements: number): string {
  if (threats === 0) return t("How likely the judgments are");
  return statements === 0 ? t("How likely the threats are") : t("How likely the threats and judgments are");
}

function rangeRow(facts: Facts, number: string | undefined, assessment: Assessment): RangeRow[] {
  const { item, definition } = facts;
  const likelihood = valueAt(item.value, "likelihood");
  const rated = ratedTerm("likelihood", likelihood, assessment);
  if (!likelihood || !definition) return [];
  const band = percentRangeIn(textOf(valueAt(likelihood, "percent"))) ?? rated?.band;
  return [
    {
      label: showHidden(withNumber(number, labelOf(facts, assessment))),
      words: plainTextOf(likelihoodWords(likelihood, placeOfItem(facts, assessment))),
      band: band && { from: band.from, to: band.to },
      confidence: confidenceOf(facts, assessment),
    },
  ];
}

/**
 * What a row is about: the title of a threat or a judgment, or the first words of its text, with its number. A judgment has the name that
 * the text refers to it by, "Key judgment 1", because the threats beside it are numbered too.
 */
function labelOf({ item: { value }, definition }: Facts, assessment: Assessment): string {
  const words = ownTitle(value) ?? firstWords(value);
  if (words === undefined)
    return definition ? displayName(definition.id, definition.concept, assessment) : "";
  const name = definition && nameWithNumber(value, definition.concept);
  return name === undefined ? withNumber(numberText(value), words) : t("{0}: {1}", name, words);
}

function confidenceOf({ item }: Facts, assessment: Assessment): RangeRow["confidence"] {
  const rated = ratedTerm("confidence", valueAt(item.value, "confidence"), assessment);
  if (!rated) return undefined;
  const [term] = rated.terms;
  if (!rated.scale || !term) return { label: rated.label, place: 0, levels: 0 };
  return { label: rated.label, place: placeOnScale(term, rated.scale), levels: rated.scale.terms.length };
}
