/**
 * What has been read of a document, and whether it still says the same. A value is the same if it is the same object; a
 * question, such as "is this id used?", is asked again.
 */
import type { View } from "./rule.ts";
import { answeredFrom, readable } from "./rule.ts";

/** What was found, and what was read to find it. */
export interface Memory<T> {
  found?: readonly T[];
  reads?: readonly Read[];
  /** What was read, a bit for each value. */
  bits?: number;
  /** Who has read it: an item can come to stand in another document, of which nothing is known yet. */
  reader?: Reader;
  /** The state of the document in which all that was read was last known to be the same. */
  state?: number;
}

interface Read {
  /** The bit of the value that was read, or that the question was answered from. */
  readonly bit: number;
  /** Whether it is the same object, or the answer says the same, in another version. */
  readonly isSame: (view: View) => boolean;
}

/** The bit of each value. Beyond 32 of them two share a bit, which costs a second look and nothing else. */
const bits: ReadonlyMap<keyof View, number> = new Map(
  readable.filter((key) => !(key in answeredFrom)).map((key, index) => [key, 1 << (index % 32)]),
);

/** Reads one document, version after version. */
export class Reader {
  /** Counts the states of the document that could be told apart by what has been read. */
  #state = 0;
  /** Every value that was ever read, as it was last. */
  readonly #values = new Map<keyof View, unknown>();
  /** The values that have changed with each state, a bit for each. */
  readonly #changed: number[] = [0];
  #view: View | undefined;

  /** Turns to the next version. */
  turnTo(view: View): void {
    this.#view = view;
    let changed = 0;
    for (const [key, value] of this.#values) {
      if (view[key] === value) continue;
      changed |= bits.get(key) ?? 0;
      this.#values.set(key, view[key]);
    }
    if (changed !== 0) this.#changed[++this.#state] = changed;
  }

  /** What was found before, if nothing that was read has changed; else what `find` finds now. */
  recall<T>(memory: Memory<T>, find: (view: View) => readonly T[]): readonly T[] {
    const view = this.#view;
    if (!view) return [];
    if (!memory.found || memory.reader !== this || !this.#holds(memory, view)) {
      const reads: Read[] = [];
      memory.found = find(this.#observed(view, reads));
      memory.reads = reads;
      memory.bits = reads.reduce((all, { bit }) => all | bit, 0);
    }
    memory.reader = this;
    memory.state = this.#state;
    return memory.found;
  }

  /** What was found in many places, if nothing that was read for any of them has changed; else what they find now. */
  recallAll<T>(memory: Memory<T>, parts: readonly Memory<T>[], find: () => readonly T[]): readonly T[] {
    if (
      !memory.found ||
      memory.reader !== this ||
      (this.#changedSince(memory.state) & (memory.bits ?? 0)) !== 0
    ) {
      memory.found = find();
      memory.bits = parts.reduce((all, part) => all | (part.bits ?? 0), 0);
    }
    memory.reader = this;
    memory.state = this.#state;
    return memory.found;
  }

  /** Whether all that was read is still the same. */
  #holds({ state, reads = [], bits: read = 0 }: Memory<unknown>, view: View): boolean {
    const changed = this.#changedSince(state) & read;
    return changed === 0 || reads.every(({ bit, isSame }) => (bit & changed) === 0 || isSame(view));
  }

  #changedSince(state = -1): number {
    let changed = 0;
    for (let each = state + 1; each <= this.#state; each++) changed |= this.#changed[each] ?? 0;
    return changed;
  }

  /** The view, with everything that is read from it noted down. */
  #observed(view: View, reads: Read[]): View {
    const seen = new Set<keyof View>();
    return new Proxy(view, {
      get: (target, key: keyof View) => {
        const source = answeredFrom[key] ?? key;
        const bit = bits.get(source) ?? 0;
        if (!this.#values.has(source)) this.#values.set(source, target[source]);
        const value = target[key];
        if (typeof value === "function") {
          return (...question: never[]) => {
            const ask = (view: View): unknown => (view[key] as Question).apply(view, question);
            const answer = ask(target);
            reads.push({ bit, isSame: (view) => saysTheSame(ask(view), answer) });
            return answer;
          };
        }
        if (!seen.has(key)) reads.push({ bit, isSame: (view) => view[key] === value });
        seen.add(key);
        return value;
      },
    });
  }
}

type Question = (...question: never[]) => unknown;

/** Answers are made anew each time: they have no places in them, so that what they say is all there is to them. */
function saysTheSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === "object" && plainly(a) === plainly(b));
}

function plainly(answer: unknown): string {
  return JSON.stringify(answer, (_key, value: unknown) => (value instanceof Set ? [...value] : value));
}
