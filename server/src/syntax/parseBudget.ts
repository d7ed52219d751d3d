/**
 * The budget for parsing broken text, shared by all pieces of a version. When it is used up, each piece is parsed only
 * once and only its first error is reported. When it is overdrawn by the same amount, only the simplest lines are read.
 * A problem reports both.
 */
import { MAX_PARSED_AGAIN, MAX_TRIED } from "./limits.ts";

/** The remaining effort for one version. */
export interface ParseBudget {
  /** The code units that may still be parsed again. Negative when overdrawn. */
  left: number;
  /** Whether a problem says that the budget is used up. */
  isReported: boolean;
  /** Whether a problem says that the rest is not parsed. */
  isEndReported: boolean;
  /** The separate budget for trying out fixes, so that it cannot use up this one. */
  forFixes?: ParseBudget;
}

/** The overhead of parsing even the shortest piece, in code units. */
const COST = 150;

/** A new budget, for one version of a text. */
export function newParseBudget(): ParseBudget {
  return { left: MAX_PARSED_AGAIN, isReported: false, isEndReported: false };
}

/** The budget for trying out fixes, shared by all pieces of a version. */
export function fixBudgetOf(budget: ParseBudget): ParseBudget {
  return (budget.forFixes ??= { ...newParseBudget(), left: MAX_TRIED });
}

/** Spends the cost of parsing a text again. Returns whether the budget was large enough. */
export function canParseAgain(budget: ParseBudget, text: string): boolean {
  if (hasLeft(budget)) spend(budget, text);
  return hasLeft(budget);
}

/** Spends the cost of a text that was parsed. Thousands of errors cost as much if none has a recovery. */
export function spend(budget: ParseBudget, text: string): void {
  budget.left -= text.length + COST;
}

/** Whether the budget still lasts, so nothing has been cut short yet. */
export function hasLeft({ left }: ParseBudget): boolean {
  return left >= 0;
}

/** Whether the budget still allows pieces that need the YAML parser. */
export function canParse({ left }: ParseBudget): boolean {
  return left > -MAX_PARSED_AGAIN;
}
