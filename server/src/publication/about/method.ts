/** The annex on method: the scales that the document uses, and how rankings are compared. */
import { t } from "@vscode/l10n";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { labelOfWord } from "../../format/labels.ts";
import { singleSpaced, translated } from "../../language/texts.ts";
import { percentRangeText } from "../../model/estimates/percentRange.ts";
import type { Facts } from "../../model/facts/facts.ts";
import type { Scale } from "../../model/estimates/scale.ts";
import { addToIndex, memo } from "../../syntax/memo.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { scaleNames, scalesFor } from "../../workspace/scales.ts";
import { addressNode } from "../words/address.ts";
import { coefficientBlocks } from "../rankings/comparisons.ts";
import { joined } from "../words/joined.ts";
import { periodText } from "../words/periods.ts";
import { wordsOfText } from "../texts/prose.ts";
import { codeOf } from "../words/termNames.ts";
import type { BlockContent, PhrasingContent } from "../tree/tree.ts";
import { headingNode, paragraphNode, strongNode, textNode, textTable } from "../tree/tree.ts";

/** The scales that the document uses, each as a table of its terms, with what it measures and where it is published. */
export function scaleBlocks(assessment: Assessment): BlockContent[] {
  const used = scaleNames.filter((name) => usesScale(name, assessment));
  const scales = [...new Set(used.flatMap((name) => scalesFor(name, assessment)))];
  const tables = scales
    .filter(({ terms }) => terms.length > 0)
    .flatMap((scale) => [termsOf(scale), ...aboutScale(scale, assessment)]);
  const disclaimer = assessment.scaleDisclaimer;
  const remark = disclaimer === undefined ? [] : [paragraphNode([textNode(showHidden(disclaimer))])];
  return tables.length + remark.length > 0
    ? [headingNode(2, [textNode(t("Scales"))]), ...remark, ...tables]
    : [];
}

/** Whether a value of the document is on a scale of this kind. */
function usesScale(name: (typeof scaleNames)[number], { facts }: Assessment): boolean {
  return facts.some((each) => scalesOfItem(each).has(name));
}

/** The kinds of scales that the values of an item are on. */
const scalesOfItem = memo(
  ({ visits }: Facts): ReadonlySet<string> =>
    new Set(visits.flatMap(({ schema }) => schema["x-scale"] ?? [])),
);

/** The terms as a table; as a line if there is nothing to say of any of them. */
function termsOf(scale: Scale): BlockContent {
  const { title, terms } = scale;
  if (terms.some(({ percent, meaning }) => percent ?? meaning)) return scaleTable(scale);
  const words = terms.map((term) =>
    [codeOf(term) ?? [], term.shownLabel ?? term.term].flat().map(cellOf).join(" – "),
  );
  return paragraphNode([strongNode(textNode(`${showHidden(title)}:`)), textNode(` ${words.join(" · ")}`)]);
}

function scaleTable({ title, terms }: Scale): BlockContent {
  const hasBands = terms.some(({ percent }) => percent);
  const hasMeanings = terms.some(({ meaning }) => meaning !== undefined);
  const hasCodes = terms.some((term) => codeOf(term) !== undefined);
  const heads = [
    ...(hasCodes ? [t("Code")] : []),
    t("Term"),
    ...(hasBands ? [t("Range")] : []),
    ...(hasMeanings ? [t("Meaning")] : []),
  ];
  const rows = terms.map((term) => [
    ...(hasCodes ? [codeOf(term) ?? ""] : []),
    term.shownLabel ?? term.term,
    ...(hasBands ? [term.percent ? percentRangeText(term.percent) : "–"] : []),
    ...(hasMeanings ? [term.meaning ?? ""] : []),
  ]);
  return textTable(
    [heads, ...rows].map((row) => row.map(cellOf)),
    { caption: showHidden(title) },
  );
}

/** A text of a scale on one line. */
function cellOf(text: string): string {
  return showHidden(singleSpaced(text).trim());
}

function aboutScale(scale: Scale, assessment: Assessment): BlockContent[] {
  const { definition, reference, address, remarks } = scale;
  const words = joined(
    [
      definition === undefined ? [] : wordsOfText(definition, assessment),
      periodWords(scale),
      remarks === undefined ? [] : wordsOfText(remarks, assessment),
      reference === undefined ? [] : [textNode(t("Source: ")), ...wordsOfText(reference, assessment)],
      address === undefined ? [] : [addressNode(address)],
    ],
    " ",
  );
  return words.length > 0 ? [paragraphNode(words)] : [];
}

/** The periods that the probabilities of a scale are for. */
function periodWords({ within, withinByOrigin }: Scale): PhrasingContent[] {
  const origins = new Map<string, string[]>();
  for (const [origin, period] of withinByOrigin) addToIndex(origins, period, translated(labelOfWord(origin)));
  const byOrigin = Array.from(origins, ([period, all]) => t("{0} ({1})", periodText(period), all.join(", ")));
  const periods = [...(within === undefined ? [] : [periodText(within)]), ...byOrigin];
  return periods.length > 0 ? [textNode(showHidden(t("Periods: {0}.", periods.join("; "))))] : [];
}

/** How the rankings were compared; nothing if none can be compared. */
export function comparisonMethod(assessment: Assessment): BlockContent[] {
  const blocks = coefficientBlocks(assessment);
  return blocks.length > 0 ? [headingNode(2, [textNode(t("How rankings are compared"))]), ...blocks] : [];
}
