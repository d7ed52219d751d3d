/** Records what a run of a rule has read, so that the rule runs again only if an answer has changed. */
import { deepEquals } from "../workspace/comparable.ts";
import type { QueryName, TrackedRun } from "./trackedView.ts";
import type { ViewValue } from "./view.ts";
import { queries } from "./view.ts";

/** One read of a rule. */
export interface Read {
  /** The bit of the value that was read, or from which the query was answered. */
  readonly bit: number;
  /**
   * Returns whether the value is the same object, or the query gives an equal answer, in the current version.
   */
  isSame(): boolean;
  /** A list that contains only this read. */
  alone?: readonly Read[];
}

/** A run together with what it has read. */
export interface RecordedRun extends TrackedRun {
  reads: readonly Read[];
  /** The same list, once it belongs to this run alone and can grow. */
  own?: Read[];
  /** The reads of values, without those of queries. */
  values: readonly Read[];
}

/** Adds a read to a run. Runs with one read share its list. */
export function recordRead(run: RecordedRun, read: Read): void {
  if (run.own) run.own.push(read);
  else if (run.reads.length === 0) run.reads = read.alone ??= [read];
  else run.reads = run.own = [...run.reads, read];
}

/** Differs from every answer, including `undefined`. */
const NO_ANSWER = Symbol("unanswered");

/** The values of the current version. The same object for all versions of a document. */
interface CurrentValues {
  /** Counts the versions in which a value has changed that has been read. */
  readonly state: number;
  /** Returns the bit of a value. */
  bitOf(key: ViewValue): number;
  /** Returns the current value without recording a read. */
  current(key: ViewValue): unknown;
}

/** A query with its answer. */
export class QueryRead implements Read {
  readonly bit: number;
  alone?: readonly Read[];
  #answer: unknown = NO_ANSWER;
  /** The last state in which the answer was checked, and whether it was the same. */
  #checkedState = -1;
  #wasSame = true;
  readonly #values: CurrentValues;
  readonly #key: QueryName;
  readonly #about: readonly unknown[];

  constructor(values: CurrentValues, key: QueryName, about: readonly unknown[]) {
    this.bit = values.bitOf(queries[key].from);
    this.#values = values;
    this.#key = key;
    this.#about = about;
  }

  ask(): unknown {
    return (this.#answer = this.#answerNow());
  }

  /** The answer to a query that has been asked. */
  get answer(): unknown {
    return this.#answer;
  }

  /** Computed once per state, because many rules and items share the read. */
  isSame(): boolean {
    const { state } = this.#values;
    if (this.#checkedState !== state) {
      this.#wasSame = this.#isSameNow();
      this.#checkedState = state;
    }
    return this.#wasSame;
  }

  /** A query that now fails counts as changed: the rule runs again and may no longer ask it. */
  #isSameNow(): boolean {
    try {
      return deepEquals(this.#answerNow(), this.#answer);
    } catch {
      return false;
    }
  }

  #answerNow(): unknown {
    const { from, answer } = queries[this.#key] as AnyQuery;
    return answer(this.#values.current(from), this.#about, this.#values);
  }
}

interface AnyQuery {
  readonly from: ViewValue;
  readonly answer: (value: unknown, about: readonly unknown[], identity: object) => unknown;
}
