/**
 * Views that note what is read of them. Each run of a rule gets a view of its own: it behaves like a plain object that
 * cannot be changed, and can be read as long as the run lasts. What is remembered by a view is forgotten with its run.
 */
import type { Value, View } from "./view.ts";
import { questions, values } from "./view.ts";

/** A run of a rule. */
export interface Run {
  /** Who notes what is read. */
  readonly reader: RunReader;
  isOver: boolean;
}

interface RunReader {
  value(run: Run, key: Value): unknown;
  ask(run: Run, key: QuestionName, about: readonly unknown[]): unknown;
}

export type QuestionName = keyof typeof questions;

/** The view for a run. */
export function observed(run: Run): View {
  return new Proxy<object>(run, observing) as View;
}

const valueNames: ReadonlySet<string | symbol> = new Set(values);
const names: readonly string[] = [...values, ...Object.keys(questions)];
const known: ReadonlySet<string | symbol> = new Set(names);

const refuse = (): boolean => false;

/** Everything that can be done with an object, so that nothing can be read of a view without being noted. */
const observing: ProxyHandler<object> = {
  get: (run, key) => read(run as Run, key),
  // eslint-disable-next-line lookups/no-text-as-member -- What every object has is meant.
  has: (_run, key) => known.has(key) || key in Object.prototype,
  ownKeys: () => [...names],
  getOwnPropertyDescriptor: (run, key) =>
    known.has(key)
      ? { value: read(run as Run, key), enumerable: true, configurable: true, writable: false }
      : undefined,
  set: refuse,
  defineProperty: refuse,
  deleteProperty: refuse,
  setPrototypeOf: refuse,
  preventExtensions: refuse,
};

function read(run: Run, key: string | symbol): unknown {
  if (!known.has(key)) return Reflect.get(Object.prototype, key);
  expectRunning(run);
  if (valueNames.has(key)) return run.reader.value(run, key as Value);
  return (...about: unknown[]) => {
    expectRunning(run);
    return run.reader.ask(run, key as QuestionName, about);
  };
}

/** What is read after the run would be noted by nobody, and the rule would miss its change. */
function expectRunning({ isOver }: Run): void {
  if (isOver)
    throw new Error(
      "A rule has read its view after its run. Read what the rule needs while it runs, and keep no view.",
    );
}
