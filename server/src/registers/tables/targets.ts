/** The places of the format that a column of a register can go to. */

/** How the text of a cell is read for a target. */
export type CellReading =
  | "text"
  | "texts"
  | "actors"
  | "assets"
  | "word"
  | "words"
  | "level"
  | "percent"
  | "period"
  | "date"
  | "category"
  | "priority"
  | "number"
  | "role";

/**
 * The targets with how they are read: keys of an item, with a dot before a key inside of another one. `recommendation.…` is
 * the recommendation that the row makes next to its threat. A `role` is not written itself: it decides what a row is about.
 */
export const TARGETS: ReadonlyMap<string, CellReading> = new Map<string, CellReading>([
  ["id", "role"],
  ["title", "text"],
  ["description", "text"],
  ["scenario", "text"],
  ["category", "category"],
  ["likelihood", "level"],
  ["likelihood.percent", "percent"],
  ["likelihood.within", "period"],
  ["impact", "level"],
  ["risk", "level"],
  ["confidence", "level"],
  ["inherent.likelihood", "level"],
  ["inherent.impact", "level"],
  ["inherent.risk", "level"],
  ["residual.likelihood", "level"],
  ["residual.impact", "level"],
  ["residual.risk", "level"],
  ["owner", "actors"],
  ["behind", "actors"],
  ["affects", "assets"],
  ["trend", "word"],
  ["controls", "texts"],
  ["indicators", "texts"],
  ["gaps", "texts"],
  ["examples", "texts"],
  ["remarks", "text"],
  ["change", "text"],
  ["accepted", "text"],
  ["basis", "word"],
  ["origin", "words"],
  ["extent", "words"],
  ["security", "words"],
  ["handling", "text"],
  ["recommendation.title", "text"],
  ["recommendation.actors", "actors"],
  ["recommendation.horizon", "date"],
  ["recommendation.status", "word"],
  ["recommendation.cost", "text"],
  ["recommendation.priority", "priority"],
  ["recommendation.done", "date"],
  ["effectiveness", "word"],
  ["because", "text"],
  ["score", "number"],
  ["threat", "role"],
  ["rank", "role"],
  ["item", "role"],
  ["holder", "role"],
  ["ranking", "role"],
]);

/** Whether a column can go to a target: one of ours, or a key of one's own. */
export function isTarget(target: string): boolean {
  return TARGETS.has(target) || /^x-[\p{L}\p{N}-]+$/u.test(target);
}

/** The targets whose cells have levels. */
export const RATED_TARGETS = /(?:^|\.)(?:likelihood|impact|risk|confidence)$/;

/** Returns the key of a recommendation that a target of the plan of a threat is; `undefined` for other targets. */
export function inPlan(target: string): string | undefined {
  return target.startsWith(PLAN) ? target.slice(PLAN.length) : undefined;
}

const PLAN = "recommendation.";
