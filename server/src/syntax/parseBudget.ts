/**
 * How much is done to read what is wrong in a text: the pieces of a version share it. Where nothing is left, each is read
 * once, and only its first mistake is told; after as much again, only lines in the simplest form are read. A problem says so.
 */
import { MAX_PARSED_AGAIN, MAX_TRIED } from "./limits.ts";

export interface ParseBudget {
  /** In code units that may still be read again. */
  left: number;
  /** Whether a problem says that nothing is left. */
  isReported: boolean;
  /** Whether a problem says that the rest is not read. */
  isEndReported: boolean;
  /** The effort to try repairs out, which leaves that for reading as it is. */
  trying?: ParseBudget;
}

/** To read even the shortest piece costs as much as so many code units. */
const COST = 150;

/** The effort for one version of a text. */
export function newParseBudget(): ParseBudget {
  return { left: MAX_PARSED_AGAIN, isReported: false, isEndReported: false };
}

/** The effort that is left to try repairs out, the same for all pieces of a version. */
export function tryingOf(budget: ParseBudget): ParseBudget {
  return (budget.trying ??= { ...newParseBudget(), left: MAX_TRIED });
}

/** Takes what it costs to read a text once more; whether that much was left. */
export function canParseAgain(budget: ParseBudget, text: string): boolean {
  if (hasLeft(budget)) spend(budget, text);
  return hasLeft(budget);
}

/** Takes what it has cost to read a text: thousands of mistakes cost as much where none can be mended. */
export function spend(budget: ParseBudget, text: string): void {
  budget.left -= text.length + COST;
}

/** Whether nothing that was read so far was cut short. */
export function hasLeft({ left }: ParseBudget): boolean {
  return left >= 0;
}

/** Whether a piece that needs the parser is still read. */
export function canParse({ left }: ParseBudget): boolean {
  return left > -MAX_PARSED_AGAIN;
}
