/** Holds what rules have found, until something that they have read changes. */
import type { JoinedList, MappedList } from "../syntax/memo.ts";
import { NOTHING_JOINED, NOTHING_MAPPED } from "../syntax/memo.ts";
import type { Read } from "./recordedReads.ts";

/** What several finders, such as rules, have found in one subject, such as an item. */
export interface Memo<T> {
  found: readonly T[];
  /** What has been found or read, in the order of the finders; missing until they have run. */
  parts?: readonly Part<T>[];
  /** The bits of all values that they have read. */
  bits: number;
  /** The tracker that recorded this. An item can move to another document, which has a tracker of its own. */
  tracker?: object;
  /** The last state of the document at which all recorded reads were known to be unchanged. */
  state: number;
}

/** What one finder has found, and the values that it read. */
export interface Part<T> {
  /** The index of the finder. */
  readonly finder: number;
  readonly found: readonly T[];
  readonly reads: readonly Read[];
  readonly bits: number;
}

/** What has been found in the subjects of a list. */
export interface MemoList<K, T> extends Omit<Memo<T>, "parts" | "found"> {
  subjects: MappedList<K, Memo<T>>;
  results: JoinedList<readonly T[], T>;
}

const NONE: readonly never[] = [];

/** Returns an empty memo for one subject. */
export function newMemo<T>(): Memo<T> {
  return { found: NONE, bits: 0, state: -1 };
}

/** Returns an empty memo for a list of subjects. */
export function newMemoList<K, T>(): MemoList<K, T> {
  return { subjects: NOTHING_MAPPED, results: NOTHING_JOINED, bits: 0, state: -1 };
}
