/**
 * What has been read of a document, and whether it still says the same. A value is the same if it is the same object; a
 * question, such as "is this id used?", is asked again.
 */
import type { View } from "./rule.ts";
import { answeredFrom } from "./rule.ts";

/** What was found, and what was read to find it. */
export interface Memory<T> {
  found?: readonly T[];
  reads?: readonly Read[];
  /** The state of the document in which all that was read was last known to be the same. */
  state?: number;
}

interface Read {
  /** The value that was read, or that the question was answered from. */
  readonly source: keyof View;
  /** Whether it is the same object, or the answer says the same, in another version. */
  readonly isSame: (view: View) => boolean;
}

/** Reads one document, version after version. */
export class Reader {
  /** Counts the states of the document that could be told apart by what has been read. */
  #state = 0;
  /** Every value that was ever read, as it was last, and the state since which it is so. */
  readonly #values = new Map<keyof View, { value: unknown; since: number }>();
  #view: View | undefined;

  /** Turns to the next version. */
  turnTo(view: View): void {
    this.#view = view;
    const changed = Array.from(this.#values).filter(([key, { value }]) => view[key] !== value);
    if (changed.length === 0) return;
    this.#state++;
    for (const [key] of changed) this.#values.set(key, { value: view[key], since: this.#state });
  }

  /** What was found before, if nothing that was read has changed; else what `find` finds now. */
  recall<T>(memory: Memory<T>, find: (view: View) => readonly T[]): readonly T[] {
    const view = this.#view;
    if (!view) return [];
    if (!memory.found || !this.#holds(memory, view)) {
      const reads: Read[] = [];
      memory.found = find(this.#observed(view, reads));
      memory.reads = reads;
    }
    memory.state = this.#state;
    return memory.found;
  }

  /** What was found before, if nothing has changed that anybody has read; else what `find` finds now. */
  recallAll<T>(memory: Memory<T>, find: () => readonly T[]): readonly T[] {
    if (!memory.found || memory.state !== this.#state) memory.found = find();
    memory.state = this.#state;
    return memory.found;
  }

  /** Whether all that was read is still the same. */
  #holds({ state = -1, reads = [] }: Memory<unknown>, view: View): boolean {
    if (state === this.#state) return true;
    return reads.every((read) => (this.#values.get(read.source)?.since ?? 0) <= state || read.isSame(view));
  }

  /** The view, with everything that is read from it noted down. */
  #observed(view: View, reads: Read[]): View {
    const seen = new Set<keyof View>();
    return new Proxy(view, {
      get: (target, key: keyof View) => {
        const source = answeredFrom[key] ?? key;
        if (!this.#values.has(source))
          this.#values.set(source, { value: target[source], since: this.#state });
        const value = target[key];
        if (typeof value === "function") {
          return (...question: never[]) => {
            const ask = (view: View): unknown => (view[key] as Question).apply(view, question);
            const answer = ask(target);
            reads.push({ source, isSame: (view) => saysTheSame(ask(view), answer) });
            return answer;
          };
        }
        if (!seen.has(key)) reads.push({ source, isSame: (view) => view[key] === value });
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
