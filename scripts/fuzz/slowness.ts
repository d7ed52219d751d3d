/** Whether a text takes longer than its length explains. */
import type { Times } from "./steps.ts";
import { timesOf } from "./steps.ts";
import type { Pattern, Segment } from "./text.ts";
import { textOfPattern } from "./text.ts";

/** How long the texts are that are tried one after the other, in code units. */
export const LENGTHS: readonly number[] = [2_000, 8_000, 32_000];

/** A text that takes so many times as long as an ordinary one of its length is slow: of 100,000 code units, about a second. */
const MAX_TIMES = 12;

/** Of these lengths no text is called slow that takes less, in milliseconds of the processor: a pause of the collector is as long. */
const ALWAYS = 60;

/** What takes so long is not followed to its end. */
const TOO_LONG = 1_500;

export interface Slowness {
  readonly step: string;
  /** The times, in words. */
  readonly said: string;
}

/** The step that is slow; `undefined` where none is. It is measured again, since a machine can be slow as well. */
export async function slownessOf(
  pattern: Pattern,
  lengths: readonly number[] = LENGTHS,
  only?: string,
): Promise<Slowness | undefined> {
  const found = await measured(pattern, lengths, only);
  return found && (await measured(pattern, lengths, found.step));
}

async function measured(
  pattern: Pattern,
  lengths: readonly number[],
  only: string | undefined,
): Promise<Slowness | undefined> {
  const all: { length: number; times: Times }[] = [];
  for (const wanted of lengths) {
    const text = textOfPattern(pattern, wanted);
    const times = await timesOf(text, pattern.kind, TOO_LONG);
    all.push({ length: text.length, times });
    const slow = Array.from(times).filter(([step]) => only === undefined || step === only);
    const [worst] = slow.sort(([, a], [, b]) => b - a);
    if (!worst) return undefined;
    const [step, time] = worst;
    if (time > Math.max(MAX_TIMES * text.length * (await ordinary()), ALWAYS))
      return { step, said: growthOf(step, all) };
  }
  return undefined;
}

let known: Promise<number> | undefined;

/** The milliseconds in which a code unit of an ordinary text is read and checked on this machine. */
async function ordinary(): Promise<number> {
  return (known ??= measureOrdinary());
}

async function measureOrdinary(): Promise<number> {
  const unit = "  s%i: {kind: judgment, text: 'It is likely that [[s%j]] holds, see [@a%i, p. 3].'}\n";
  const head = "assessment: 1\ntitle: T\nstatements:\n";
  const text = textOfPattern({ name: "", kind: "assessment", segments: [head, { repeat: unit }] }, ORDINARY);
  const runs: number[] = [];
  for (let run = 0; run < 5; run++) {
    const times = await timesOf(text, "assessment");
    runs.push((times.get("read") ?? 0) + (times.get("check") ?? 0));
  }
  return (runs.sort((a, b) => a - b)[0] ?? 0) / text.length;
}

const ORDINARY = 16_000;

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
      if (await slownessOf(other, LENGTHS, step)) least = other;
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
