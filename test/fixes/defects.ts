/**
 * Mistakes that analysts make, each with one correct text. The frames are files with `…` in place of the
 * lines. The fix has to yield the correct text exactly.
 */
import type { frames } from "./frames.ts";

/** A frame, the correct lines, the wrong lines, and the reason if no fix is offered. */
export type Defect = readonly [frame: keyof typeof frames, right: string, wrong: string, unreached?: string];
