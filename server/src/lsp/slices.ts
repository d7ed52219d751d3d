/**
 * Long work in slices. Between two of them, everything that has arrived meanwhile is handled: a document that takes long
 * keeps no other one waiting.
 */
import type { Source } from "../syntax/source.ts";
import type { Steps } from "../syntax/steps.ts";
import type { Library } from "../workspace/library.ts";
import { assessmentsInSteps } from "../workspace/assessmentsInSteps.ts";
import { nextTask } from "./eventLoop.ts";

/** Who waits for the work. */
export interface Waiting {
  /** Asked before each slice: work that nobody wants any more ends there. */
  readonly isWanted: () => boolean;
  /** What nobody waits for is done when nothing else is to be done. */
  readonly urgency: "asked" | "background";
}

/** The result; nothing where the work ended before it was done. */
export type SliceOutcome<T> = { readonly result: T } | undefined;

/** How long a slice takes, in milliseconds: an answer waits for one or two of them. */
const SLICE = 10;

/** Does the work: at once as far as one slice goes, where nothing else is being done, then in turns with other work. */
export async function inSlices<T>(steps: Steps<T>, waiting: Waiting): Promise<SliceOutcome<T>> {
  if (waiting.urgency === "asked" && works.length === 0) {
    const first = slice(steps);
    if (first) return first;
  }
  return new Promise((resolve, reject) => {
    works.push({ urgency: waiting.urgency, advance: () => advance(steps, waiting, { resolve, reject }) });
    if (works.length === 1) void takeTurns();
  });
}

/** A file with fewer lines is read within a slice or two. */
const LONG = 3000;

const read = new WeakSet<object>();

/** Whether the answer to a question about a file needs hardly more reading than what was edited. */
export function isRead({ identity, lineCount }: Source): boolean {
  return lineCount < LONG || read.has(identity);
}

/** Reads a file. @returns Whether it was read to its end. */
export async function readInSlices(
  source: Source,
  library: Library,
  isWanted: () => boolean,
): Promise<boolean> {
  const outcome = await inSlices(assessmentsInSteps(source, library), { isWanted, urgency: "asked" });
  if (outcome) read.add(source.identity);
  return outcome !== undefined;
}

interface Work {
  readonly urgency: Waiting["urgency"];
  /** Does one slice of it. */
  readonly advance: () => "done" | "unfinished";
}

/** What is being done, in the order of the next turns. */
const works: Work[] = [];

async function takeTurns(): Promise<void> {
  while (works.length > 0) {
    // In the first turn messages are read, in the second one is handled.
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
  { isWanted }: Waiting,
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

/** One slice of the work, which may be the last. */
function slice<T>(steps: Steps<T>): SliceOutcome<T> {
  const end = performance.now() + SLICE;
  do {
    const { done, value } = steps.next();
    if (done) return { result: value };
  } while (performance.now() < end);
  return undefined;
}
