/**
 * Slips of analysts with one right text each: what is right, and what was written. The frames are whole files with `…` in
 * the place of the lines; the right text is what the one fix on offer has to give, to the last character.
 */
import type { frames } from "./frames.ts";

/** A frame, the right lines, the wrong ones; where no fix is offered, why. */
export type Defect = readonly [frame: keyof typeof frames, right: string, wrong: string, unreached?: string];
