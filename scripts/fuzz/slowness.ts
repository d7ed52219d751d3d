/** Decides whether a text takes longer than its length explains. */
import type { Times } from "./steps.ts";
import { timesOf } from "./steps.ts";
import type { Pattern, Segment } from "./text.ts";
import { textOfPattern } from "./text.ts";

/** The lengths that are tried one after the other, in UTF-16 code units. */
const LENGTHS: readonly number[] = [2_000, 8_000, 32_000];

/**
 * A text is slow if it takes this many times as long as an ordinary one. For 100,000 code units, that is about a
 * second.
 */
const MAX_TIMES = 12;

/**
 * In milliseconds of processor time. No text of these lengths is slow if it takes less: even in a short text, the parser
 * recovers from many errors, and tries out fixes for them. If the time grows with the square of the length, a longer
 * text exceeds the other limit.
 */
const ALWAYS = 400;

/** In milliseconds. A text that takes longer is not measured to the end. */
const TOO_LONG = 1_500;

/** A slow step. */
interface Slowness {
  readonly step: string;
  /** The times as a message. */
  readonly said: string;
}

interface Options {
  /** The step to measure. The default is all of them. */
  readonly only?: string | undefined;
  /** How many times as long as an ordinary text a text may take. */
  readonly maxTimes?: number;
}

/** How often a slow step is measured: it must be slow each time, because other programs can make it slow at times. */
const MEASUREMENTS = 4;

/** The slow step, or `undefined` if there is none. */
export async function slownessOf(
  pattern: Pattern,
  lengths: readonly number[] = LENGTHS,
  { only, maxTimes = MAX_TIMES }: Options = {},
): Promise<Slowness | undefined> {
  let found = await measured(pattern, lengths, { only, maxTimes });
  for (let times = 2; found && times <= MEASUREMENTS; times++) {
    // The ordinary text is measured again as well: what else runs on the machine has changed.
    known = undefined;
    found = await measured(pattern, lengths, { only: found.step, maxTimes });
  }
  return found;
}

async function measured(
  pattern: Pattern,
  lengths: readonly number[],
  { only, maxTimes }: Required<Options>,
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
    if (time > Math.max(maxTimes * text.length * (await ordinary()), ALWAYS))
      return { step, said: growthOf(step, all) };
  }
  return undefined;
}

let known: Promise<number> | undefined;

/** The time to read and check a code unit of an ordinary text on this machine, in milliseconds. */
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

/** Reduces a pattern: removes segments and letters as long as the step stays slow. */
export async function reducedPattern(pattern: Pattern, step: string): Promise<Pattern> {
  let least = pattern;
  for (let index = 0; index < least.segments.length; index++) {
    for (const segment of shorter(least.segments[index])) {
      const other = { ...least, segments: least.segments.with(index, segment) };
      if (await slownessOf(other, LENGTHS, { only: step })) least = other;
    }
  }
  return { ...least, segments: least.segments.filter((each) => each !== "") };
}

/** Variants of a segment without one of its halves or ends. */
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
