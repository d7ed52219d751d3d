/**
 * What has been read of a document, and whether it still says the same. A value is the same if it is the same object; a
 * question, such as "is this id used?", is asked again.
 */
import type { MappedList } from "../syntax/memo.ts";
import { commonEnds, joined, mapIncrementally, UNMAPPED } from "../syntax/memo.ts";
import type { Steps } from "../syntax/steps.ts";
import { deepEquals } from "../workspace/comparable.ts";
import type { QueryName, TrackedRun } from "./trackedView.ts";
import { trackedView } from "./trackedView.ts";
import type { ViewValue, View } from "./view.ts";
import { queries, viewValues } from "./view.ts";

/** What several finders, such as rules, have found in one place. */
export interface Memo<T> {
  found: readonly T[];
  /** What each of the finders has found; nothing before they have looked. */
  parts?: readonly Part<T>[];
  /** What all of them have read, a bit for each value. */
  bits: number;
  /** Who has read it: an item can come to stand in another document, of which nothing is known yet. */
  tracker?: DependencyTracker;
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
export interface MemoList<K, T> extends Omit<Memo<T>, "parts"> {
  places: MappedList<K, Memo<T>>;
}

/** How what was found in a place is recalled. */
interface Revalidation<K, T> {
  readonly memoOf: (place: K) => Memo<T>;
  readonly revalidate: (memo: Memo<T>, place: K) => unknown;
}

/** How finders look. */
interface Search<F, T> {
  readonly find: (finder: F, view: View) => readonly T[];
  /** What is found now, the old things in the place of those that say the same. */
  readonly reconcile: (old: readonly T[], now: readonly T[]) => readonly T[];
}

interface Read {
  /** The bit of the value that was read, or that the question was answered from. */
  readonly bit: number;
  /** Whether it is the same object, or the answer says the same, in the version that is read now. */
  isSame(): boolean;
  /** A list of nothing else. */
  alone?: readonly Read[];
}

/** The values of one version of a document. */
type Values = Readonly<Record<ViewValue, unknown>>;

const NONE: readonly never[] = [];
/** Most finders find nothing in most places, and have read nothing for it. */
const NOTHING: Part<never> = { found: NONE, reads: NONE, bits: 0 };
const ALL_BITS = -1;
/** No answer, and no other one. */
const NO_ANSWER = Symbol("unanswered");

export function newMemo<T>(): Memo<T> {
  return { found: NONE, bits: 0, state: -1 };
}

export function newMemoList<K, T>(): MemoList<K, T> {
  return { found: NONE, places: UNMAPPED, bits: 0, state: -1 };
}

/** The bit of each value. Beyond 32 of them two share a bit, which costs a second look and nothing else. */
const bits: ReadonlyMap<ViewValue, number> = new Map(
  viewValues.map((key, index) => [key, 1 << (index % 32)]),
);

/** Reads one document, version after version. */
export class DependencyTracker {
  /** Counts the states of the document that could be told apart by what has been read. */
  #state = 0;
  /** Every value that was ever read, as it is now. */
  readonly #values = new Map<ViewValue, unknown>();
  /** The state with which each of the values has last changed, by their bits. */
  readonly #changes = new Map<number, number>();
  #version: Values | undefined;
  readonly #known = new Map<ViewValue, { readonly value: unknown; readonly read: Read }>();

  /** Turns to the next version. */
  setVersion(version: Values): void {
    this.#version = version;
    const next = this.#state + 1;
    for (const [key, value] of this.#values) {
      const now = version[key];
      if (now === value) continue;
      this.#values.set(key, now);
      this.#changes.set(bits.get(key) ?? 0, next);
      this.#state = next;
    }
  }

  /** What the finders have found before; only those look again of which something that they read has changed. */
  revalidate<F, T>(memo: Memo<T>, finders: readonly F[], { find, reconcile }: Search<F, T>): readonly T[] {
    const known = memo.tracker === this ? memo.parts : undefined;
    const changed = known ? this.#changedSince(memo.state) & memo.bits : ALL_BITS;
    if (changed !== 0) {
      const parts = finders.map((finder, index) => {
        const part = known?.[index];
        if (part && this.#holds(part, changed)) return part;
        const fresh = this.#look(finder, find);
        return part && fresh.found.length > 0
          ? { ...fresh, found: reconcile(part.found, fresh.found) }
          : fresh;
      });
      if (!known || parts.some((part, index) => part !== known[index])) {
        const useful = parts.filter((part) => part !== NOTHING);
        memo.parts = useful.length > 0 ? parts : NONE;
        memo.found = joined(useful.map(({ found }) => found));
        memo.bits = useful.reduce((all, part) => all | part.bits, 0);
      }
    }
    memo.tracker = this;
    memo.state = this.#state;
    return memo.found;
  }

  /**
   * What was found in the places of a list, in steps. Where something that was read has changed, `revalidate` is asked for
   * every place; else only for those that were not there before.
   */
  *revalidateAll<K, T>(
    known: MemoList<K, T>,
    places: readonly K[],
    { memoOf, revalidate }: Revalidation<K, T>,
  ): Steps<readonly T[]> {
    const [version, state, isSame] = [this.#version, this.#state, this.#isSame(known)];
    for (const place of this.#due(known, places)) {
      revalidate(memoOf(place), place);
      yield;
      // Somebody else may have read another version meanwhile.
      if (version && this.#version !== version) this.setVersion(version);
    }
    // What was recalled before that may be old.
    if (this.#state !== state) for (const place of this.#due(known, places)) revalidate(memoOf(place), place);
    const now = mapIncrementally(known.places, places, memoOf);
    if (!isSame || now !== known.places) {
      known.found = joined(now.answers.map(({ found }) => found));
      known.bits = now.answers.reduce((bits, memo) => bits | memo.bits, 0);
      known.places = now;
    }
    known.tracker = this;
    known.state = this.#state;
    return known.found;
  }

  /** The places of a list at which somebody has to look. */
  #due<K, T>(known: MemoList<K, T>, places: readonly K[]): readonly K[] {
    if (!this.#isSame(known)) return places;
    const { head, tail } = commonEnds(known.places.of, places);
    return places.slice(head, places.length - tail);
  }

  /** Whether all that was read in the places of a list is still the same. */
  #isSame(known: Pick<Memo<unknown>, "tracker" | "state" | "bits">): boolean {
    return known.tracker === this && (this.#changedSince(known.state) & known.bits) === 0;
  }

  /** Has a finder look, and notes down what it reads. Most read one value, if any: their lists are the same. */
  #look<F, T>(finder: F, find: Search<F, T>["find"]): Part<T> {
    const run: RecordedRun = { tracker: this, isOver: false, reads: NONE, values: NONE };
    try {
      const found = find(finder, trackedView(run));
      const { reads } = run;
      if (reads.length === 0 && found.length === 0) return NOTHING;
      return { found, reads, bits: reads.reduce((all, { bit }) => all | bit, 0) };
    } finally {
      run.isOver = true;
    }
  }

  /** Whether all that was read is still the same. */
  #holds({ reads, bits }: Part<unknown>, changed: number): boolean {
    return (bits & changed) === 0 || reads.every((read) => (read.bit & changed) === 0 || read.isSame());
  }

  #changedSince(state: number): number {
    let changed = 0;
    if (state < this.#state) for (const [bit, when] of this.#changes) if (when > state) changed |= bit;
    return changed;
  }

  /** The value as it is now. */
  value(run: RecordedRun, key: ViewValue): unknown {
    const value = this.current(key);
    const known = this.#known.get(key);
    const read = known && known.value === value ? known.read : this.#reading(key, value);
    // There are few values, and a finder can have asked a hundred thousand questions.
    if (!run.values.includes(read)) {
      note(run, read);
      run.values = run.values.length === 0 ? (read.alone ??= [read]) : [...run.values, read];
    }
    return value;
  }

  /** The answer to a question as it is now. It is noted first: even where it fails, something was learned. */
  query(run: RecordedRun, key: QueryName, about: readonly unknown[]): unknown {
    const read = new QueryRead(this, key, about);
    note(run, read);
    return read.ask();
  }

  /** A value as it is now, which nobody has noted. */
  current(key: ViewValue): unknown {
    const known = this.#values.get(key);
    if (known !== undefined || this.#values.has(key)) return known;
    const value = this.#version?.[key];
    this.#values.set(key, value);
    return value;
  }

  /** The reading of a value: one object for all that read it. */
  #reading(key: ViewValue, value: unknown): Read {
    const read: Read = { bit: bits.get(key) ?? 0, isSame: () => this.current(key) === value };
    this.#known.set(key, { value, read });
    return read;
  }
}

/** A run with what has been read in it. */
interface RecordedRun extends TrackedRun {
  readonly tracker: DependencyTracker;
  reads: readonly Read[];
  /** The same list, once it is of this run alone and can grow. */
  own?: Read[];
  /** The readings of values among them. */
  values: readonly Read[];
}

function note(run: RecordedRun, read: Read): void {
  if (run.own) run.own.push(read);
  else if (run.reads.length === 0) run.reads = read.alone ??= [read];
  else run.reads = run.own = [...run.reads, read];
}

/** A question with its answer. */
class QueryRead implements Read {
  readonly bit: number;
  alone?: readonly Read[];
  #answer: unknown = NO_ANSWER;
  readonly #tracker: DependencyTracker;
  readonly #key: QueryName;
  readonly #about: readonly unknown[];

  constructor(tracker: DependencyTracker, key: QueryName, about: readonly unknown[]) {
    this.bit = bits.get(queries[key].from) ?? 0;
    this.#tracker = tracker;
    this.#key = key;
    this.#about = about;
  }

  ask(): unknown {
    return (this.#answer = this.#answerNow());
  }

  /** A question that can no longer be answered has another answer: the rule runs again, and may not ask it. */
  isSame(): boolean {
    try {
      return deepEquals(this.#answerNow(), this.#answer);
    } catch {
      return false;
    }
  }

  #answerNow(): unknown {
    const { from, answer } = queries[this.#key] as AnyQuery;
    return answer(this.#tracker.current(from), this.#about, this.#tracker);
  }
}

interface AnyQuery {
  readonly from: ViewValue;
  readonly answer: (value: unknown, about: readonly unknown[], identity: object) => unknown;
}
