/**
 * Views that record what is read. Each run of a rule gets its own view, which behaves like a read-only plain
 * object and is valid only during the run. Caches with the view as their key die with the run.
 */
import type { ViewValue, View } from "./view.ts";
import { queries, viewValues } from "./view.ts";

/** One run of a rule. */
export interface TrackedRun {
  /** The tracker that records the reads. */
  readonly tracker: RunTracker;
  isOver: boolean;
}

interface RunTracker {
  value(run: TrackedRun, key: ViewValue): unknown;
  query(run: TrackedRun, key: QueryName, about: readonly unknown[]): unknown;
}

/** The name of a query. */
export type QueryName = keyof typeof queries;

/** Returns the view for a run. */
export function trackedView(run: TrackedRun): View {
  return new Proxy<object>(run, handlers) as View;
}

const valueNames: ReadonlySet<string | symbol> = new Set(viewValues);
const names: readonly string[] = [...viewValues, ...Object.keys(queries)];
const known: ReadonlySet<string | symbol> = new Set(names);

const refuse = (): boolean => false;

/** Implements every operation on objects, so that nothing can be read without being recorded. */
const handlers: ProxyHandler<object> = {
  get: (run, key) => read(run as TrackedRun, key),
  // eslint-disable-next-line lookups/no-text-as-member -- The members that every object has are meant.
  has: (_run, key) => known.has(key) || key in Object.prototype,
  ownKeys: () => [...names],
  getOwnPropertyDescriptor: (run, key) =>
    known.has(key)
      ? { value: read(run as TrackedRun, key), enumerable: true, configurable: true, writable: false }
      : undefined,
  set: refuse,
  defineProperty: refuse,
  deleteProperty: refuse,
  setPrototypeOf: refuse,
  preventExtensions: refuse,
};

function read(run: TrackedRun, key: string | symbol): unknown {
  if (!known.has(key)) return Reflect.get(Object.prototype, key);
  expectRunning(run);
  if (valueNames.has(key)) return run.tracker.value(run, key as ViewValue);
  return (...about: unknown[]) => {
    expectRunning(run);
    return run.tracker.query(run, key as QueryName, about);
  };
}

/** Throws after the run: a late read would not be recorded, and the rule would miss its change. */
function expectRunning({ isOver }: TrackedRun): void {
  if (isOver)
    throw new Error(
      "A rule has read its view after its run. Read what the rule needs while it runs, and keep no view.",
    );
}
