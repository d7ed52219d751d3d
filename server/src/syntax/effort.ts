/**
 * How much is done to read what is wrong in a text: the pieces of a version share it. Each of them is read once in any
 * case; where nothing is left, only the first mistake of each is told, and a problem says so.
 */
import { MOST_READ_AGAIN } from "./limits.ts";

export interface Effort {
  /** In code units that may still be read again. */
  left: number;
  /** Whether a problem says that nothing is left. */
  isSaid: boolean;
}

/** To read even the shortest piece costs as much as so many code units. */
const COST = 60;

/** The effort for one version of a text. */
export function newEffort(): Effort {
  return { left: MOST_READ_AGAIN, isSaid: false };
}

/** Takes what it costs to read a text once more; whether that much was left. */
export function canReadAgain(effort: Effort, text: string): boolean {
  effort.left -= text.length + COST;
  return effort.left >= 0;
}
