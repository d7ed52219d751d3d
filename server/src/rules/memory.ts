/**
 * What has been read of a document, and whether it still says the same. A value is the same if it is the same object; a
 * question, such as "is this id used?", is asked again.
 */
import type { Mapped } from "../syntax/memo.ts";
import { joined, mapAgain, sameItems, UNMAPPED } from "../syntax/memo.ts";
import type { View } from "./rule.ts";
import { answeredFrom, readable } from "./rule.ts";

/** What several finders, such as rules, have found in one place. */
export interface Memory<T> {
  found: readonly T[];
  /** What each of the finders has found; nothing before they have looked. */
  parts?: readonly Part<T>[];
  /** What all of them have read, a bit for each value. */
  bits: number;
  /** Who has read it: an item can come to stand in another document, of which nothing is known yet. */
  reader?: Reader;
  /** The state of the document in which all that was read was last known to be the same. */
  state: number;
}

/** What one finder has found, and what it read to find it. */
interface Part<T> {
  readonly found: readonly T[];
  readonly reads: readonly Read[];
  readonly bits: number;
}

/** What has been found in the places of a list. */
export interface Memories<K, T> extends Omit<Memory<T>, "parts"> {
  places: Mapped<K, Memory<T>>;
}

/** How what was found in a place is recalled. */
interface Recall<K, T> {
  readonly memoryOf: (place: K) => Memory<T>;
  readonly recall: (memory: Memory<T>, place: K) => unknown;
}

/** How finders look. */
interface Search<F, T> {
  readonly find: (finder: F, view: View) => readonly T[];
  /** What is found now, the old things in the place of those that say the same. */
  readonly kept: (old: readonly T[], now: readonly T[]) => readonly T[];
}

interface Read {
  /** The bit of the value that was read, or that the question was answered from. */
  readonly bit: number;
  /** Whether it is the same object, or the answer says the same, in another version. */
  isSame(view: View): boolean;
  /** A list of nothing else. */
  alone?: readonly Read[];
}

const NONE: readonly never[] = [];
const QUESTIONS: ReadonlySet<string> = new Set(Object.keys(answeredFrom));
/** Most finders find nothing in most places, and have read nothing for it. */
const NOTHING: Part<never> = { found: NONE, reads: NONE, bits: 0 };
const ALL_BITS = -1;

export function memory<T>(): Memory<T> {
  return { found: NONE, bits: 0, state: -1 };
}

export function memories<K, T>(): Memories<K, T> {
  return { found: NONE, places: UNMAPPED, bits: 0, state: -1 };
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
  /** The state with which each of the values has last changed, by their bits. */
  readonly #changes = new Map<number, number>();
  #view: View | undefined;
  /** What the finder at work has read. Most read one value, if any: their lists are the same. */
  #reads: readonly Read[] = NONE;
  readonly #known = new Map<keyof View, { readonly value: unknown; readonly read: Read }>();
  readonly #questions = new Map<keyof View, Question>();
  /** The view, with everything that is read from it noted down. */
  readonly #observed = new Proxy({} as View, { get: (_, key: keyof View) => this.#read(key) });

  /** Turns to the next version. */
  turnTo(view: View): void {
    this.#view = view;
    const next = this.#state + 1;
    for (const [key, value] of this.#values) {
      if (view[key] === value) continue;
      this.#values.set(key, view[key]);
      this.#changes.set(bits.get(key) ?? 0, next);
      this.#state = next;
    }
  }

  /** What the finders have found before; only those look again of which something that they read has changed. */
  recall<F, T>(memory: Memory<T>, finders: readonly F[], { find, kept }: Search<F, T>): readonly T[] {
    const known = memory.reader === this ? memory.parts : undefined;
    const changed = known ? this.#changedSince(memory.state) & memory.bits : ALL_BITS;
    if (changed !== 0) {
      const parts = finders.map((finder, index) => {
        const part = known?.[index];
        if (part && this.#holds(part, changed)) return part;
        const fresh = this.#look(finder, find);
        return part && fresh.found.length > 0 ? { ...fresh, found: kept(part.found, fresh.found) } : fresh;
      });
      if (!known || parts.some((part, index) => part !== known[index])) {
        const useful = parts.filter((part) => part !== NOTHING);
        memory.parts = useful.length > 0 ? parts : NONE;
        memory.found = joined(useful.map(({ found }) => found));
        memory.bits = useful.reduce((all, part) => all | part.bits, 0);
      }
    }
    memory.reader = this;
    memory.state = this.#state;
    return memory.found;
  }

  /**
   * What was found in the places of a list. Where something that was read has changed, `recall` is asked for every place;
   * else only for those that were not there before.
   */
  recallAll<K, T>(
    known: Memories<K, T>,
    places: readonly K[],
    { memoryOf, recall }: Recall<K, T>,
  ): readonly T[] {
    const isSame = known.reader === this && (this.#changedSince(known.state) & known.bits) === 0;
    const now = mapAgain(known.places, places, (place) => {
      const memory = memoryOf(place);
      if (isSame) recall(memory, place);
      return memory;
    });
    if (!isSame)
      for (const [index, place] of places.entries()) recall(now.answers[index] as Memory<T>, place);
    if (!isSame || now !== known.places) {
      known.found = joined(now.answers.map(({ found }) => found));
      known.bits = now.answers.reduce((bits, memory) => bits | memory.bits, 0);
      known.places = now;
    }
    known.reader = this;
    known.state = this.#state;
    return known.found;
  }

  /** Has a finder look, and notes down what it reads. */
  #look<F, T>(finder: F, find: Search<F, T>["find"]): Part<T> {
    this.#reads = NONE;
    const found = find(finder, this.#observed);
    const reads = this.#reads;
    if (reads.length === 0 && found.length === 0) return NOTHING;
    return { found, reads, bits: reads.reduce((all, { bit }) => all | bit, 0) };
  }

  /** Whether all that was read is still the same. */
  #holds({ reads, bits }: Part<unknown>, changed: number): boolean {
    const view = this.#view;
    if ((bits & changed) === 0 || !view) return true;
    return reads.every((read) => (read.bit & changed) === 0 || read.isSame(view));
  }

  #changedSince(state: number): number {
    let changed = 0;
    if (state < this.#state) for (const [bit, when] of this.#changes) if (when > state) changed |= bit;
    return changed;
  }

  #read(key: keyof View): unknown {
    const view = this.#view as View;
    const source = answeredFrom[key] ?? key;
    if (!this.#values.has(source)) this.#values.set(source, view[source]);
    if (QUESTIONS.has(key)) return this.#question(key, bits.get(source) ?? 0);
    const value = this.#values.get(key);
    const read = this.#readOf(key, value);
    if (!this.#reads.includes(read)) this.#note(read);
    return value;
  }

  #note(read: Read): void {
    this.#reads = this.#reads.length === 0 ? (read.alone ??= [read]) : [...this.#reads, read];
  }

  /** The question, whose answers are noted down. */
  #question(key: keyof View, bit: number): Question {
    let question = this.#questions.get(key);
    if (!question) {
      question = (...about) => {
        const read = new Answered(this.#view as View, { key, bit, about });
        this.#note(read);
        return read.answer;
      };
      this.#questions.set(key, question);
    }
    return question;
  }

  /** The reading of a value: one object for all that read it. */
  #readOf(key: keyof View, value: unknown): Read {
    const known = this.#known.get(key);
    if (known && known.value === value) return known.read;
    const read: Read = { bit: bits.get(key) ?? 0, isSame: (view) => view[key] === value };
    this.#known.set(key, { value, read });
    return read;
  }
}

type Question = (...about: never[]) => unknown;

/** A question with its answer. */
class Answered implements Read {
  readonly bit: number;
  readonly answer: unknown;
  alone?: readonly Read[];
  readonly #key: keyof View;
  readonly #about: never[];

  constructor(view: View, { key, bit, about }: { key: keyof View; bit: number; about: never[] }) {
    this.bit = bit;
    this.#key = key;
    this.#about = about;
    this.answer = this.#ask(view);
  }

  isSame(view: View): boolean {
    return isSameAnswer(this.#ask(view), this.answer);
  }

  #ask(view: View): unknown {
    return (view[this.#key] as Question).apply(view, this.#about);
  }
}

/** A list says the same as long as it has the same items; what other answers say is all there is to them: they have no places. */
function isSameAnswer(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b);
  return typeof a === "object" && plainly(a) === plainly(b);
}

function plainly(answer: unknown): string {
  return JSON.stringify(answer, (_key, value: unknown) => (value instanceof Set ? [...value] : value));
}
