/** Decides by the cells of a column, and by the columns beside it, what its heading leaves open. */
import { folded } from "../cells/folded.ts";
import { columnPart } from "./headings.ts";
import { headingUnit } from "../cells/headingUnits.ts";
import { isRiskState } from "../cells/registerWords.ts";
import { namesNothing } from "../cells/placeholders.ts";
import { isResponse } from "../cells/responses.ts";
import { RATED_TARGETS, inPlan } from "./targets.ts";
import { percentIn, shareAsPercent } from "../cells/values.ts";
import { levelOrder, rangeEnds, writtenLevel } from "../cells/writtenLevels.ts";

/** A column whose heading has been read. */
export interface ReadColumn {
  readonly heading: string;
  /** Where its heading says that it goes. */
  readonly target: string | undefined;
  /** Whether the user has said so. */
  readonly isGiven: boolean;
  /** The texts of its cells, without empty ones. */
  readonly texts: readonly string[];
}

/** Whether a text is a word of the format for a target of a threat. */
export type WordTest = (target: string, text: string) => boolean;

/** Returns the targets of the columns of a sheet of threats; `undefined` for those that have none after all. */
export function targetsByCells(columns: readonly ReadColumn[], says: WordTest): (string | undefined)[] {
  return columns.map((column, index) => {
    const { target, isGiven } = column;
    if (target === undefined || isGiven) return target;
    // "Scope" and "Ámbito" are the area that effects reach, or the field of a risk.
    if (target === "extent") return column.texts.some((text) => says(target, text)) ? target : undefined;
    if (target === "title" && isLevelOfRisk(index, columns)) return "risk";
    if (target === "likelihood" && isSecondInPercent(index, columns)) return "likelihood.percent";
    if (target === "recommendation.status")
      return isOfAction(index, columns, (text) => says(target, text)) ? target : undefined;
    if (target === "recommendation.title") return isResponseColumn(column) ? undefined : target;
    return RATED_TARGETS.test(target) && !hasLevels(column, columns) ? undefined : target;
  });
}

/** Whether a column "Risk" has the levels of the threats that another column names, as in "Hazard, Likelihood, Impact, Risk". */
function isLevelOfRisk(index: number, columns: readonly ReadColumn[]): boolean {
  const { heading = "", texts = [] } = columns[index] ?? {};
  const said = texts.filter((text) => !namesNothing(text));
  return (
    /^(?:risk|riesgo)$/.test(folded(columnPart(heading))) &&
    said.length > 0 &&
    said.every(isKnownLevel) &&
    columns.some(
      ({ target, texts: names }, at) => at !== index && target === "title" && !names.every(isKnownLevel),
    ) &&
    !columns.some(({ target }) => target === "risk")
  );
}

/** Whether a column has the percentages of the likelihood that another column has in words. */
function isSecondInPercent(index: number, columns: readonly ReadColumn[]): boolean {
  const inPercent = (column: ReadColumn | undefined): boolean =>
    column?.target === "likelihood" && headingUnit(columnPart(column.heading))?.kind === "percent";
  return (
    inPercent(columns[index]) && columns.some((other) => other.target === "likelihood" && !inPercent(other))
  );
}

/** Whether the cells of a column of likelihoods are probabilities from 0 to 1, at least one of which is between them. */
export function hasShares(target: string, texts: readonly string[]): boolean {
  if (!target.includes("likelihood")) return false;
  const said = texts.filter((text) => !namesNothing(text));
  return (
    said.some((text) => /[.,]\d*[1-9]/.test(text)) && said.every((text) => shareAsPercent(text) !== undefined)
  );
}

/** Whether a column of plans has only kinds of responses, such as "Treat" and "Tolerate": the measures are elsewhere. */
function isResponseColumn({ texts }: Pick<ReadColumn, "texts">): boolean {
  return texts.some((text) => !namesNothing(text)) && texts.every(isResponse);
}

/** Headings that say of what the status is. */
const SAYS_ACTION =
  /\b(?:action|actions|treatment|plan|measures?|accion|acciones|medidas?|tratamiento|progress)\b/;

/**
 * Whether a status is that of the planned action. The heading decides, or else the words in the cells; if they fit both an action and
 * a risk, the column to the left decides.
 */
function isOfAction(
  index: number,
  columns: readonly ReadColumn[],
  isActionState: (text: string) => boolean,
): boolean {
  const { heading, texts } = columns[index] ?? { heading: "", texts: [] };
  const said = texts.filter((text) => !namesNothing(text));
  if (said.length > 0 && said.every((text) => /^[\d.,\s]+%?$/.test(text))) return false;
  if (SAYS_ACTION.test(folded(heading))) return true;
  const hasPlan = columns.some(
    (column) => column.target === "recommendation.title" && !isResponseColumn(column),
  );
  const hasOwn = columns.some(
    (other, at) =>
      at !== index && other.target === "recommendation.status" && SAYS_ACTION.test(folded(other.heading)),
  );
  if (!hasPlan || hasOwn) return false;
  const [ofActions, ofRisks] = [said.some(isActionState), said.some(isRiskState)];
  if (ofActions !== ofRisks) return ofActions;
  return inPlan(columns[index - 1]?.target ?? "") !== undefined;
}

/** How many words a scale has at most, if nothing in its cells is known to be a level. */
const MAX_UNKNOWN = 7;

/** Whether the cells of a column have levels. "Consequence" is a level in one register and a sentence in another. */
function hasLevels({ texts }: ReadColumn, columns: readonly ReadColumn[]): boolean {
  const said = texts.filter((text) => !namesNothing(text));
  if (said.some(isKnownLevel)) return true;
  const levels = said.filter((text) => writtenLevel(text) !== undefined);
  const distinct = new Set(levels.map(folded)).size;
  if (said.length > 0 && levels.length * 2 < said.length) return false;
  const isRepeated = distinct < levels.length && distinct <= MAX_UNKNOWN;
  return isRepeated || said.length === 0 || !hasKnownLevels(columns);
}

function hasKnownLevels(columns: readonly ReadColumn[]): boolean {
  return columns.some(({ target, texts }) => RATED_TARGETS.test(target ?? "") && texts.some(isKnownLevel));
}

function isKnownLevel(text: string): boolean {
  const level = writtenLevel(text);
  if (level && (level.isNumber || levelOrder(level.key) !== undefined)) return true;
  const isEnd = (end: string): boolean => levelOrder(end) !== undefined;
  return percentIn(text) !== undefined || rangeEnds(text, isEnd) !== undefined;
}
