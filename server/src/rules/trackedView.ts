/**
 * Views that note what is read of them. Each run of a rule gets a view of its own: it behaves like a plain object that
 * cannot be changed, and can be read as long as the run lasts. What is remembered by a view is forgotten with its run.
 */
import type { ViewValue, View } from "./view.ts";
import { queries, viewValues } from "./view.ts";

/** A run of a rule. */
export interface TrackedRun {
  /** Who notes what is read. */
  readonly tracker: RunTracker;
  isOver: boolean;
}

interface RunTracker {
  value(run: TrackedRun, key: ViewValue): unknown;
  query(run: TrackedRun, key: QueryName, about: readonly unknown[]): unknown;
}

export type QueryName = keyof typeof queries;

/** The view for a run. */
export function trackedView(run: TrackedRun): View {
  return new Proxy<object>(run, handlers) as View;
}

const valueNames: ReadonlySet<string | symbol> = new Set(viewValues);
const names: readonly string[] = [...viewValues, ...Object.keys(queries)];
const known: ReadonlySet<string | symbol> = new Set(names);

const refuse = (): boolean => false;

/** Everything that can be done with an object, so that nothing can be read of a view without being noted. */
const handlers: ProxyHandler<object> = {
  get: (run, key) => read(run as TrackedRun, key),
  // eslint-disable-next-line lookups/no-text-as-member -- What every object has is meant.
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

/** What is read after the run would be noted by nobody, and the rule would miss its change. */
function expectRunning({ isOver }: TrackedRun): void {
  if (isOver)
    throw new Error(
      "A rule has read its view after its run. Read what the rule needs while it runs, and keep no view.",
    );
}
