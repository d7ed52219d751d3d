/**
 * Runs long work in slices, and handles other messages in between, so that a long document does not block the server.
 */
import type { Source } from "../syntax/source.ts";
import type { Steps } from "../syntax/steps.ts";
import type { Library } from "../workspace/library.ts";
import { assessmentsInSteps } from "../workspace/assessmentsInSteps.ts";
import { nextTask } from "./eventLoop.ts";

/** How the work is scheduled. */
export interface SliceOptions {
  /** Called before each slice. The work stops when it returns `false`. */
  readonly isWanted: () => boolean;
  /** Background work runs only when no requested work is waiting. */
  readonly urgency: "asked" | "background";
}

/** The result, or `undefined` if the work was stopped. */
export type SliceOutcome<T> = { readonly result: T } | undefined;

/** The length of a slice in milliseconds. A response waits for one or two slices. */
const SLICE = 10;

/** Runs the work. If nothing else is running, the first slice runs at once; the rest alternates with other work. */
export async function inSlices<T>(steps: Steps<T>, waiting: SliceOptions): Promise<SliceOutcome<T>> {
  if (waiting.urgency === "asked" && works.length === 0) {
    const first = slice(steps);
    if (first) return first;
  }
  return new Promise((resolve, reject) => {
    works.push({ urgency: waiting.urgency, advance: () => advance(steps, waiting, { resolve, reject }) });
    if (works.length === 1) void takeTurns();
  });
}

/** The number of lines from which parsing takes more than a slice or two. */
const LONG = 3000;

const parsed = new WeakSet<object>();

/** Whether a file is short, or parsed except for the latest edit, so that a request can be answered at once. */
export function isParsed({ identity, lineCount }: Source): boolean {
  return lineCount < LONG || parsed.has(identity);
}

/** Parses a file in slices. @returns Whether it was finished. */
export async function parseInSlices(
  source: Source,
  library: Library,
  isWanted: () => boolean,
): Promise<boolean> {
  const outcome = await inSlices(assessmentsInSteps(source, library), { isWanted, urgency: "asked" });
  if (outcome) parsed.add(source.identity);
  return outcome !== undefined;
}

interface Work {
  readonly urgency: SliceOptions["urgency"];
  /** Runs one slice. */
  readonly advance: () => "done" | "unfinished";
}

/** The work in progress, in the order of the next turns. */
const works: Work[] = [];

async function takeTurns(): Promise<void> {
  while (works.length > 0) {
    // One turn of the event loop reads messages, and the next one handles a message.
    await nextTask();
    await nextTask();
    const asked = works.findIndex(({ urgency }) => urgency === "asked");
    const [work] = works.splice(Math.max(asked, 0), 1);
    if (work?.advance() === "unfinished") works.push(work);
  }
}

interface Settling<T> {
  readonly resolve: (outcome: SliceOutcome<T>) => void;
  readonly reject: (error: unknown) => void;
}

function advance<T>(
  steps: Steps<T>,
  { isWanted }: SliceOptions,
  { resolve, reject }: Settling<T>,
): "done" | "unfinished" {
  try {
    const isGivenUp = !isWanted();
    const outcome = isGivenUp ? undefined : slice(steps);
    if (!isGivenUp && !outcome) return "unfinished";
    resolve(outcome);
  } catch (error) {
    reject(error);
  }
  return "done";
}

/** Runs one slice. @returns The result if the work is done. */
function slice<T>(steps: Steps<T>): SliceOutcome<T> {
  const end = performance.now() + SLICE;
  do {
    const { done, value } = steps.next();
    if (done) return { result: value };
  } while (performance.now() < end);
  return undefined;
}
