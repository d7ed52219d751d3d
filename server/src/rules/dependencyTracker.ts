/**
 * Records what has been read of a document and whether it has changed since. Values are compared by identity.
 * Queries, such as "is this id used?", are run again.
 */
import type { MappedList } from "../syntax/memo.ts";
import { commonEnds, concatenateIncrementally, concatenated, mapIncrementally } from "../syntax/memo.ts";
import type { Steps } from "../syntax/steps.ts";
import type { Read, RecordedRun } from "./recordedReads.ts";
import { QueryRead, recordRead } from "./recordedReads.ts";
import type { Memo, MemoList, Part } from "./ruleMemo.ts";
import type { QueryName } from "./trackedView.ts";
import { trackedView } from "./trackedView.ts";
import type { ViewValue, View } from "./view.ts";

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

/** The values of one version of a document. */
type Values = Readonly<Record<ViewValue, unknown>>;

const NONE: readonly never[] = [];

/** Tracks the reads of one document from version to version. */
export class DependencyTracker {
  /** Counts the document states that differ in a value that has been read. */
  #state = 0;
  /** The current value of everything that has ever been read. */
  readonly #values = new Map<ViewValue, unknown>();
  readonly #bits = new Map<ViewValue, number>();
  /** For each bit, the state in which one of its values last changed. */
  readonly #changes = new Map<number, number>();
  /** The bits that changed between two states, as last computed. */
  #lastChanged = { from: 0, to: 0, bits: 0 };
  #version: Values | undefined;
  readonly #asked = new Map<QueryName, Map<string, QueryRead>>();
  readonly #known = new Map<ViewValue, { readonly value: unknown; readonly read: Read }>();

  /** Moves on to the next version. */
  setVersion(version: Values): void {
    this.#version = version;
    const next = this.#state + 1;
    for (const [key, value] of this.#values) {
      const now = version[key];
      if (now === value) continue;
      this.#values.set(key, now);
      this.#changes.set(this.bitOf(key), next);
      this.#state = next;
    }
    if (this.#state === next) this.#asked.clear();
  }

  /** Counts the document states that differ in a value that has been read. */
  get state(): number {
    return this.#state;
  }

  /** Returns the results for one subject. Only finders for which a recorded read has changed run again. */
  revalidate<F, T>(memo: Memo<T>, finders: readonly F[], search: Search<F, T>): readonly T[] {
    const known = memo.tracker === this ? memo.parts : undefined;
    const parts = known
      ? this.#renewed(known, memo, { finders, ...search })
      : this.#allParts(finders, search);
    if (parts !== known) {
      memo.parts = parts;
      memo.found = concatenated(parts.map(({ found }) => found));
      memo.bits = parts.reduce((all, part) => all | part.bits, 0);
    }
    memo.tracker = this;
    memo.state = this.#state;
    return memo.found;
  }

  /** Runs all finders. Most of them read nothing and find nothing, and leave no part. */
  #allParts<F, T>(finders: readonly F[], { find }: Search<F, T>): readonly Part<T>[] {
    let parts: Part<T>[] | undefined;
    for (const [index, finder] of finders.entries()) {
      const part = this.#look(finder, index, find);
      if (part) (parts ??= []).push(part);
    }
    return parts ?? NONE;
  }

  /** Returns the parts, those of changed reads anew; the same list if nothing that they have read has changed. */
  #renewed<F, T>(
    known: readonly Part<T>[],
    { state, bits }: Memo<T>,
    { finders, find, reconcile }: Search<F, T> & { readonly finders: readonly F[] },
  ): readonly Part<T>[] {
    const changed = this.#changedSince(state) & bits;
    if (changed === 0 || known.every((part) => this.#holds(part, changed))) return known;
    return known.flatMap((part) => {
      if (this.#holds(part, changed)) return part;
      const fresh = this.#look(finders[part.finder] as F, part.finder, find);
      if (!fresh || fresh.found.length === 0) return fresh ?? NONE;
      return { ...fresh, found: reconcile(part.found, fresh.found) };
    });
  }

  /**
   * Returns the results for all subjects of a list, in steps. `revalidate` runs only for new subjects, and for those
   * that have read a value that has changed. The list stays the same object while the results are the same.
   */
  *revalidateAll<K, T>(
    known: MemoList<K, T>,
    subjects: readonly K[],
    { memoOf, revalidate }: Revalidation<K, T>,
  ): Steps<readonly T[]> {
    const [version, state] = [this.#version, this.#state];
    const now = mapIncrementally(known.subjects, subjects, { f: memoOf });
    for (const index of this.#due(known, now)) {
      revalidate(now.answers[index] as Memo<T>, subjects[index] as K);
      yield;
      // Another caller may have moved to another version in the meantime.
      if (version && this.#version !== version) this.setVersion(version);
    }
    // Results from before that change may be out of date.
    if (this.#state !== state)
      for (const index of this.#outdated(now))
        revalidate(now.answers[index] as Memo<T>, subjects[index] as K);
    if (!this.#isSame(known) || now !== known.subjects) {
      const lists = now.answers.map(({ found }) => found);
      known.results = concatenateIncrementally(known.results, lists);
      known.bits = now.answers.reduce((bits, memo) => bits | memo.bits, 0);
      known.subjects = now;
    }
    known.tracker = this;
    known.state = this.#state;
    return known.results.all;
  }

  /** Returns the indexes of the subjects of a list that have to be revalidated. */
  #due<K, T>(known: MemoList<K, T>, now: MappedList<K, Memo<T>>): readonly number[] {
    if (!this.#isSame(known)) return this.#outdated(now);
    const { head, tail } = commonEnds(known.subjects.of, now.of);
    return Array.from({ length: now.of.length - tail - head }, (_, index) => head + index);
  }

  #outdated<K, T>({ answers }: MappedList<K, Memo<T>>): readonly number[] {
    return answers.flatMap((memo, index) => (this.#isSame(memo) ? NONE : index));
  }

  /** Returns whether everything that was read for a list is unchanged. */
  #isSame(known: Pick<Memo<unknown>, "tracker" | "state" | "bits">): boolean {
    return known.tracker === this && (this.#changedSince(known.state) & known.bits) === 0;
  }

  /**
   * Runs a finder and records what it reads. Most finders read one value at most, so their lists of reads are
   * shared. One that reads nothing and finds nothing has no part.
   */
  #look<F, T>(finder: F, index: number, find: Search<F, T>["find"]): Part<T> | undefined {
    const run: RecordedRun = { tracker: this, isOver: false, reads: NONE, values: NONE };
    try {
      const found = find(finder, trackedView(run));
      const { reads } = run;
      if (reads.length === 0 && found.length === 0) return undefined;
      return { finder: index, found, reads, bits: reads.reduce((all, { bit }) => all | bit, 0) };
    } finally {
      run.isOver = true;
    }
  }

  /** Returns whether everything that was read is unchanged. */
  #holds({ reads, bits }: Part<unknown>, changed: number): boolean {
    return (bits & changed) === 0 || reads.every((read) => (read.bit & changed) === 0 || read.isSame());
  }

  /** Returns the bits of the values that have changed. Most items were checked in the same state. */
  #changedSince(state: number): number {
    if (state >= this.#state) return 0;
    const last = this.#lastChanged;
    if (last.from === state && last.to === this.#state) return last.bits;
    let bits = 0;
    for (const [bit, when] of this.#changes) if (when > state) bits |= bit;
    this.#lastChanged = { from: state, to: this.#state, bits };
    return bits;
  }

  /** Returns the current value and records the read. */
  value(run: RecordedRun, key: ViewValue): unknown {
    const value = this.current(key);
    const known = this.#known.get(key);
    const read = known && known.value === value ? known.read : this.#reading(key, value);
    // There are few values, but a finder can run a hundred thousand queries.
    if (!run.values.includes(read)) {
      recordRead(run, read);
      run.values = run.values.length === 0 ? (read.alone ??= [read]) : [...run.values, read];
    }
    return value;
  }

  /**
   * Returns the current answer to a query. The query is recorded before it runs, because a rule also depends
   * on a query that fails.
   */
  query(run: RecordedRun, key: QueryName, about: readonly unknown[]): unknown {
    const [argument, ...others] = about;
    const isShared = typeof argument === "string" && others.length === 0;
    const shared = isShared ? this.#askedAbout(key).get(argument) : undefined;
    if (shared) {
      recordRead(run, shared);
      return shared.answer;
    }
    const read = new QueryRead(this, key, about);
    recordRead(run, read);
    const answer = read.ask();
    if (isShared) this.#askedAbout(key).set(argument, read);
    return answer;
  }

  /** The queries about texts, such as ids, that have been asked in this state. All finders share them. */
  #askedAbout(key: QueryName): Map<string, QueryRead> {
    let known = this.#asked.get(key);
    if (!known) this.#asked.set(key, (known = new Map<string, QueryRead>()));
    return known;
  }

  /**
   * Returns the bit of a value: one for each that the rules read. From the 33rd on, values share bits, which only costs
   * unnecessary checks.
   */
  bitOf(key: ViewValue): number {
    let bit = this.#bits.get(key);
    if (bit === undefined) this.#bits.set(key, (bit = 1 << (this.#bits.size % 32)));
    return bit;
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
    const read: Read = { bit: this.bitOf(key), isSame: () => this.current(key) === value };
    this.#known.set(key, { value, read });
    return read;
  }
}
