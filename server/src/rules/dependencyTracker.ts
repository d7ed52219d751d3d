/**
 * Records what has been read of a document and whether it has changed since. Values are compared by identity.
 * Queries, such as "is this id used?", are run again.
 */
import type { MappedList } from "../syntax/memo.ts";
import { commonEnds, concatenated, mapIncrementally, NOTHING_MAPPED } from "../syntax/memo.ts";
import type { Steps } from "../syntax/steps.ts";
import { deepEquals } from "../workspace/comparable.ts";
import type { QueryName, TrackedRun } from "./trackedView.ts";
import { trackedView } from "./trackedView.ts";
import type { ViewValue, View } from "./view.ts";
import { queries, viewValues } from "./view.ts";

/** What several finders, such as rules, have found in one subject, such as an item. */
export interface Memo<T> {
  found: readonly T[];
  /** One entry per finder; missing until they have run. */
  parts?: readonly Part<T>[];
  /** The bits of all values that they have read. */
  bits: number;
  /** The tracker that recorded this. An item can move to another document, which has a tracker of its own. */
  tracker?: DependencyTracker;
  /** The last state of the document at which all recorded reads were known to be unchanged. */
  state: number;
}

/** What one finder has found, and the values that it read. */
interface Part<T> {
  readonly found: readonly T[];
  readonly reads: readonly Read[];
  readonly bits: number;
}

/** What has been found in the subjects of a list. */
export interface MemoList<K, T> extends Omit<Memo<T>, "parts"> {
  subjects: MappedList<K, Memo<T>>;
}

/** How the results for one subject are found and revalidated. */
interface Revalidation<K, T> {
  readonly memoOf: (subject: K) => Memo<T>;
  readonly revalidate: (memo: Memo<T>, subject: K) => unknown;
}

/** How finders run. */
interface Search<F, T> {
  readonly find: (finder: F, view: View) => readonly T[];
  /** Returns the new results, with the old objects in place of the equal new ones. */
  readonly reconcile: (old: readonly T[], now: readonly T[]) => readonly T[];
}

interface Read {
  /** The bit of the value that was read, or from which the query was answered. */
  readonly bit: number;
  /**
   * Returns whether the value is the same object, or the query gives an equal answer, in the current version.
   */
  isSame(): boolean;
  /** A list that contains only this read. */
  alone?: readonly Read[];
}

/** The values of one version of a document. */
type Values = Readonly<Record<ViewValue, unknown>>;

const NONE: readonly never[] = [];
/** Shared by the many finders that read nothing and find nothing. */
const NOTHING: Part<never> = { found: NONE, reads: NONE, bits: 0 };
const ALL_BITS = -1;
/** Differs from every answer, including `undefined`. */
const NO_ANSWER = Symbol("unanswered");

/** Returns an empty memo for one subject. */
export function newMemo<T>(): Memo<T> {
  return { found: NONE, bits: 0, state: -1 };
}

/** Returns an empty memo for a list of subjects. */
export function newMemoList<K, T>(): MemoList<K, T> {
  return { found: NONE, subjects: NOTHING_MAPPED, bits: 0, state: -1 };
}

/** One bit per value. From the 33rd on, values share bits, which only costs unnecessary checks. */
const bits: ReadonlyMap<ViewValue, number> = new Map(
  viewValues.map((key, index) => [key, 1 << (index % 32)]),
);

/** Tracks the reads of one document from version to version. */
export class DependencyTracker {
  /** Counts the document states that differ in a value that has been read. */
  #state = 0;
  /** The current value of everything that has ever been read. */
  readonly #values = new Map<ViewValue, unknown>();
  /** For each bit, the state in which one of its values last changed. */
  readonly #changes = new Map<number, number>();
  #version: Values | undefined;
  readonly #known = new Map<ViewValue, { readonly value: unknown; readonly read: Read }>();

  /** Moves on to the next version. */
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

  /** Returns the results for one subject. Only finders for which a recorded read has changed run again. */
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
        memo.found = concatenated(useful.map(({ found }) => found));
        memo.bits = useful.reduce((all, part) => all | part.bits, 0);
      }
    }
    memo.tracker = this;
    memo.state = this.#state;
    return memo.found;
  }

  /**
   * Returns the results for all subjects of a list, in steps. If nothing that was read has changed,
   * `revalidate` runs only for new subjects; otherwise it runs for each.
   */
  *revalidateAll<K, T>(
    known: MemoList<K, T>,
    subjects: readonly K[],
    { memoOf, revalidate }: Revalidation<K, T>,
  ): Steps<readonly T[]> {
    const [version, state, isSame] = [this.#version, this.#state, this.#isSame(known)];
    for (const subject of this.#due(known, subjects)) {
      revalidate(memoOf(subject), subject);
      yield;
      // Another caller may have moved to another version in the meantime.
      if (version && this.#version !== version) this.setVersion(version);
    }
    // Results from before that change may be out of date.
    if (this.#state !== state)
      for (const subject of this.#due(known, subjects)) revalidate(memoOf(subject), subject);
    const now = mapIncrementally(known.subjects, subjects, memoOf);
    if (!isSame || now !== known.subjects) {
      known.found = concatenated(now.answers.map(({ found }) => found));
      known.bits = now.answers.reduce((bits, memo) => bits | memo.bits, 0);
      known.subjects = now;
    }
    known.tracker = this;
    known.state = this.#state;
    return known.found;
  }

  /** Returns the subjects of a list that have to be revalidated. */
  #due<K, T>(known: MemoList<K, T>, subjects: readonly K[]): readonly K[] {
    if (!this.#isSame(known)) return subjects;
    const { head, tail } = commonEnds(known.subjects.of, subjects);
    return subjects.slice(head, subjects.length - tail);
  }

  /** Returns whether everything that was read for a list is unchanged. */
  #isSame(known: Pick<Memo<unknown>, "tracker" | "state" | "bits">): boolean {
    return known.tracker === this && (this.#changedSince(known.state) & known.bits) === 0;
  }

  /**
   * Runs a finder and records what it reads. Most finders read one value at most, so their lists of reads are
   * shared.
   */
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

  /** Returns whether everything that was read is unchanged. */
  #holds({ reads, bits }: Part<unknown>, changed: number): boolean {
    return (bits & changed) === 0 || reads.every((read) => (read.bit & changed) === 0 || read.isSame());
  }

  #changedSince(state: number): number {
    let changed = 0;
    if (state < this.#state) for (const [bit, when] of this.#changes) if (when > state) changed |= bit;
    return changed;
  }

  /** Returns the current value and records the read. */
  value(run: RecordedRun, key: ViewValue): unknown {
    const value = this.current(key);
    const known = this.#known.get(key);
    const read = known && known.value === value ? known.read : this.#reading(key, value);
    // There are few values, but a finder can run a hundred thousand queries.
    if (!run.values.includes(read)) {
      note(run, read);
      run.values = run.values.length === 0 ? (read.alone ??= [read]) : [...run.values, read];
    }
    return value;
  }

  /**
   * Returns the current answer to a query. The query is recorded before it runs, because a rule also depends
   * on a query that fails.
   */
  query(run: RecordedRun, key: QueryName, about: readonly unknown[]): unknown {
    const read = new QueryRead(this, key, about);
    note(run, read);
    return read.ask();
  }

  /** Returns the current value without recording a read. */
  current(key: ViewValue): unknown {
    const known = this.#values.get(key);
    if (known !== undefined || this.#values.has(key)) return known;
    const value = this.#version?.[key];
    this.#values.set(key, value);
    return value;
  }

  /** Returns the read of a value: one object for all finders that read it. */
  #reading(key: ViewValue, value: unknown): Read {
    const read: Read = { bit: bits.get(key) ?? 0, isSame: () => this.current(key) === value };
    this.#known.set(key, { value, read });
    return read;
  }
}

/** A run together with what it has read. */
interface RecordedRun extends TrackedRun {
  readonly tracker: DependencyTracker;
  reads: readonly Read[];
  /** The same list, once it belongs to this run alone and can grow. */
  own?: Read[];
  /** The reads of values, without those of queries. */
  values: readonly Read[];
}

function note(run: RecordedRun, read: Read): void {
  if (run.own) run.own.push(read);
  else if (run.reads.length === 0) run.reads = read.alone ??= [read];
  else run.reads = run.own = [...run.reads, read];
}

/** A query with its answer. */
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

  /** A query that now fails counts as changed: the rule runs again and may no longer ask it. */
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
