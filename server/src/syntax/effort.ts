/**
 * How much is done to read what is wrong in a text: the pieces of a version share it. Where nothing is left, each is read
 * once, and only its first mistake is told; after as much again, only lines in the simplest form are read. A problem says so.
 */
import { MOST_READ_AGAIN, MOST_TRIED } from "./limits.ts";

export interface Effort {
  /** In code units that may still be read again. */
  left: number;
  /** Whether a problem says that nothing is left. */
  isSaid: boolean;
  /** Whether a problem says that the rest is not read. */
  isEndSaid: boolean;
  /** The effort to try repairs out, which leaves that for reading as it is. */
  trying?: Effort;
}

/** To read even the shortest piece costs as much as so many code units. */
const COST = 150;

/** The effort for one version of a text. */
export function newEffort(): Effort {
  return { left: MOST_READ_AGAIN, isSaid: false, isEndSaid: false };
}

/** The effort that is left to try repairs out, the same for all pieces of a version. */
export function tryingOf(effort: Effort): Effort {
  return (effort.trying ??= { ...newEffort(), left: MOST_TRIED });
}

/** Takes what it costs to read a text once more; whether that much was left. */
export function canReadAgain(effort: Effort, text: string): boolean {
  if (hasLeft(effort)) spend(effort, text);
  return hasLeft(effort);
}

/** Takes what it has cost to read a text: thousands of mistakes cost as much where none can be mended. */
export function spend(effort: Effort, text: string): void {
  effort.left -= text.length + COST;
}

/** Whether nothing that was read so far was cut short. */
export function hasLeft({ left }: Effort): boolean {
  return left >= 0;
}

/** Whether a piece that needs the parser is still read. */
export function canRead({ left }: Effort): boolean {
  return left > -MOST_READ_AGAIN;
}
