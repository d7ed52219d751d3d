/**
 * Memoizes by identity. Every value derived from a source is a pure function of immutable objects. A result therefore
 * stays valid as long as its arguments are the same objects, and is garbage-collected with them.
 */

/** Memoizes `f` per argument. */
export function memo<A extends object, R>(f: (argument: A) => R): (argument: A) => R {
  const known = new WeakMap<A, { result: R }>();
  return (argument) => {
    let entry = known.get(argument);
    if (!entry) known.set(argument, (entry = { result: f(argument) }));
    return entry.result;
  };
}

/**
 * Memoizes `f` per argument, with the last inputs: computes it again only if an input is another object than last time.
 */
export function memoOn<A extends object, I extends readonly unknown[], R>(
  f: (argument: A, ...inputs: I) => R,
): (argument: A, ...inputs: I) => R {
  const known = new WeakMap<A, { inputs: I; result: R }>();
  return (argument, ...inputs) => {
    let entry = known.get(argument);
    if (!entry || !sameItems(entry.inputs, inputs))
      known.set(argument, (entry = { inputs, result: f(argument, ...inputs) }));
    return entry.result;
  };
}

/** Returns a cache of one result per argument: `make` runs again only if an input is another object or text than last time. */
export function lastResults<R>(): (argument: object, inputs: readonly unknown[], make: () => R) => R {
  const known = new WeakMap<object, { readonly inputs: readonly unknown[]; readonly result: R }>();
  return (argument, inputs, make) => {
    const last = known.get(argument);
    if (last && sameItems(last.inputs, inputs)) return last.result;
    const result = make();
    known.set(argument, { inputs, result });
    return result;
  };
}

/**
 * Memoizes `f` of a text, for at most `most` texts. Strings cannot be keys of a WeakMap, so the cache is cleared when
 * full.
 */
export function memoText<T extends string, R>(f: (text: T) => R, most: number): (text: T) => R {
  const known = new Map<T, { result: R }>();
  return (text) => {
    let entry = known.get(text);
    if (!entry) {
      entry = { result: f(text) };
      if (known.size >= most) known.clear();
      known.set(text, entry);
    }
    return entry.result;
  };
}

/** Whether two lists contain the same objects in the same order. */
export function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

/** The number of items that two lists share at the beginning, and of the remaining ones at the end. */
export function commonEnds(a: readonly unknown[], b: readonly unknown[]): CommonEnds {
  if (a === b) return { head: a.length, tail: 0 };
  if (b.length < LONG) return endsOf(a, b);
  const known = lastEnds.get(b);
  if (known?.of.deref() === a) return known.ends;
  const ends = endsOf(a, b);
  lastEnds.set(b, { of: new WeakRef(a), ends });
  return ends;
}

/** The number of items from which a list is long. Many lists are derived from the same long one, which is compared once. */
const LONG = 100;

/** A list does not keep the one that it was compared with: that would keep every version of a document. */
const lastEnds = new WeakMap<
  object,
  { readonly of: WeakRef<readonly unknown[]>; readonly ends: CommonEnds }
>();

interface CommonEnds {
  readonly head: number;
  readonly tail: number;
}

function endsOf(a: readonly unknown[], b: readonly unknown[]): CommonEnds {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { head, tail };
}

/** The results for the items of a list. */
export interface MappedList<A, B> {
  readonly of: readonly A[];
  readonly answers: readonly B[];
}

/** Declares how results are computed and compared. */
interface Mapping<A, B> {
  readonly f: (thing: A, index: number) => B;
  /** Whether two results are equal; by default, whether they are the same object. */
  readonly isSame?: ((old: B, now: B) => boolean) | undefined;
}

/**
 * Maps a list with `f`, and reuses the results of the items that it shares with the old list at either end. If items
 * were replaced by as many others, equal results stay the same objects, and the list as well if all are equal.
 */
export function mapIncrementally<A, B>(
  old: MappedList<A, B>,
  of: readonly A[],
  { f, isSame = Object.is }: Mapping<A, B>,
): MappedList<A, B> {
  const { head, tail } = commonEnds(old.of, of);
  if (head === of.length && head === old.of.length) return old;
  const isReplaced = of.length === old.of.length;
  const before = old.answers.slice(head, old.answers.length - tail);
  const fresh = of.slice(head, of.length - tail).map((thing, index) => {
    const [answer, known] = [f(thing, head + index), before[index]];
    return isReplaced && known !== undefined && isSame(known, answer) ? known : answer;
  });
  if (isReplaced && sameItems(before, fresh)) return { of, answers: old.answers };
  const rest = old.answers.slice(old.answers.length - tail);
  return { of, answers: old.answers.slice(0, head).concat(fresh, rest) };
}

/** The initial value for `mapIncrementally`. */
export const NOTHING_MAPPED: MappedList<never, never> = { of: [], answers: [] };

/** The concatenated results for the items of a list. */
export interface JoinedList<A, B> {
  readonly of: readonly A[];
  readonly all: readonly B[];
  /** Where the results of each item begin in `all`, and where those of the last item end. */
  readonly starts: readonly number[];
}

/**
 * Maps a list with `f` and concatenates the results. Reuses the results of the items that it shares with the old list
 * at either end.
 */
export function joinIncrementally<A, B>(
  old: JoinedList<A, B>,
  of: readonly A[],
  f: (thing: A) => readonly B[],
): JoinedList<A, B> {
  const { head, tail } = commonEnds(old.of, of);
  if (head === of.length && head === old.of.length) return old;
  const rest = old.of.length - tail;
  const fresh = of.slice(head, of.length - tail).map(f);
  const all = old.all.slice(0, old.starts[head]).concat(concatenated(fresh), old.all.slice(old.starts[rest]));
  const starts = old.starts.slice(0, head + 1);
  for (const each of fresh) starts.push((starts.at(-1) ?? 0) + each.length);
  const moved = all.length - old.all.length;
  const later = old.starts.slice(rest + 1);
  return { of, all, starts: starts.concat(moved === 0 ? later : later.map((start) => start + moved)) };
}

/** Concatenates lists in the same way. */
export function concatenateIncrementally<T>(
  old: JoinedList<readonly T[], T>,
  lists: readonly (readonly T[])[],
): JoinedList<readonly T[], T> {
  return joinIncrementally(old, lists, (list) => list);
}

/** The initial value for `joinIncrementally`. */
export const NOTHING_JOINED: JoinedList<never, never> = { of: [], all: [], starts: [0] };

/**
 * Maps a list with `f`, incrementally from version to version of a file with this identity. Returns the same list as
 * long as the results are the same.
 */
export function memoEach<A, B>(
  f: Mapping<A, B>["f"],
  isSame?: Mapping<A, B>["isSame"],
): (identity: object, list: readonly A[]) => readonly B[] {
  const last = new WeakMap<object, MappedList<A, B>>();
  return (identity, list) => {
    const now = mapIncrementally(last.get(identity) ?? NOTHING_MAPPED, list, { f, isSame });
    last.set(identity, now);
    return now.answers;
  };
}

/** Does the same, and concatenates the results. */
export function memoFlat<A, B>(
  f: (thing: A) => readonly B[],
): (identity: object, list: readonly A[]) => readonly B[] {
  const last = new WeakMap<object, JoinedList<A, B>>();
  return (identity, list) => {
    const now = joinIncrementally(last.get(identity) ?? NOTHING_JOINED, list, f);
    last.set(identity, now);
    return now.all;
  };
}

/** Adds a value to the list under a key of an index. */
export function addToIndex<K, V>(index: Map<K, V[]>, key: K, thing: V): void {
  const known = index.get(key);
  if (known) known.push(thing);
  else index.set(key, [thing]);
}

/** Appends many values to a list. As arguments of `push`, a hundred thousand values would exhaust the stack. */
export function addAll<T>(list: T[], things: Iterable<T>): void {
  for (const each of things) list.push(each);
}

/** Concatenates lists. */
export function concatenated<T>(lists: readonly (readonly T[])[]): readonly T[] {
  let all: T[] = [];
  // Fast for a few long lists; too many arguments would exhaust the stack.
  if (lists.length < 100) all = all.concat(...lists);
  else for (const list of lists) for (const each of list) all.push(each);
  return all.length > 0 ? all : NONE;
}

const NONE: readonly never[] = [];
