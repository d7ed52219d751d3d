/** Whether a text takes longer than its length explains. */
import type { Times } from "./steps.ts";
import { timesOf } from "./steps.ts";
import type { Pattern, Segment } from "./text.ts";
import { textOf } from "./text.ts";

/** Texts of 100,000 code units take less than a second: this one, that much less. */
const LENGTHS = [2_000, 8_000, 32_000] as const;

/** Milliseconds of the processor for a text of the last of these lengths. What takes longer is slow. */
const MOST = 320;

/** What takes so long for a shorter text, however it grows. */
const TOO_LONG = 1_500;

export interface Slowness {
  readonly step: string;
  /** The times, in words. */
  readonly said: string;
}

/** The step that is slow; `undefined` where none is. It is measured again, since a machine can be slow as well. */
export async function slownessOf(pattern: Pattern, only?: string): Promise<Slowness | undefined> {
  const found = await measured(pattern, only);
  return found && (await measured(pattern, found.step));
}

async function measured(pattern: Pattern, only: string | undefined): Promise<Slowness | undefined> {
  const all: { length: number; times: Times }[] = [];
  for (const wanted of LENGTHS) {
    const text = textOf(pattern, wanted);
    const times = await timesOf(text, pattern.kind, TOO_LONG);
    all.push({ length: text.length, times });
    const slow = Array.from(times).filter(([step]) => only === undefined || step === only);
    const [worst] = slow.sort(([, a], [, b]) => b - a);
    if (!worst) return undefined;
    const [step, time] = worst;
    if (time > MOST && time / text.length > MOST / LENGTHS[2]) return { step, said: growthOf(step, all) };
  }
  return undefined;
}

function growthOf(step: string, all: readonly { length: number; times: Times }[]): string {
  return all
    .map(({ length, times }) => `${length} code units in ${Math.round(times.get(step) ?? 0)} ms`)
    .join(", ");
}

/** The smallest pattern that is still slow in this step: without each of its segments and letters that is not needed. */
export async function smaller(pattern: Pattern, step: string): Promise<Pattern> {
  let least = pattern;
  for (let index = 0; index < least.segments.length; index++) {
    for (const segment of shorter(least.segments[index])) {
      const other = { ...least, segments: least.segments.with(index, segment) };
      if (await slownessOf(other, step)) least = other;
    }
  }
  return { ...least, segments: least.segments.filter((each) => each !== "") };
}

/** A segment without each half, or each end. */
function* shorter(segment: Segment | undefined): Generator<Segment> {
  const text = typeof segment === "object" ? segment.repeat : (segment ?? "");
  const as = (part: string): Segment => (typeof segment === "object" ? { repeat: part } : part);
  if (typeof segment === "string") yield "";
  if (text.length < 2) return;
  yield as(text.slice(text.length >> 1));
  yield as(text.slice(0, text.length >> 1));
  yield as(text.slice(1));
  yield as(text.slice(0, -1));
}
