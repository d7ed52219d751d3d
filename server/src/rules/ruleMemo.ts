/** Holds what rules have found, until something that they have read changes. */
import type { MappedList } from "../syntax/memo.ts";
import { NOTHING_MAPPED } from "../syntax/memo.ts";
import type { Read } from "./recordedReads.ts";

/** What several finders, such as rules, have found in one subject, such as an item. */
export interface Memo<T> {
  found: readonly T[];
  /** One entry per finder; missing until they have run. */
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
  readonly found: readonly T[];
  readonly reads: readonly Read[];
  readonly bits: number;
}

/** What has been found in the subjects of a list. */
export interface MemoList<K, T> extends Omit<Memo<T>, "parts"> {
  subjects: MappedList<K, Memo<T>>;
}

const NONE: readonly never[] = [];

/** Shared by the many finders that read nothing and find nothing. */
export const NOTHING: Part<never> = { found: NONE, reads: NONE, bits: 0 };

/** Returns an empty memo for one subject. */
export function newMemo<T>(): Memo<T> {
  return { found: NONE, bits: 0, state: -1 };
}

/** Returns an empty memo for a list of subjects. */
export function newMemoList<K, T>(): MemoList<K, T> {
  return { found: NONE, subjects: NOTHING_MAPPED, bits: 0, state: -1 };
}
