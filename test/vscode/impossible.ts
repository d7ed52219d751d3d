/** Handles tests of the suite that cannot pass in one of the hosts: they run, and must fail. */
import type { Suite, Test } from "mocha";

/** A test that cannot pass. */
export interface Impossible {
  /** The full title. */
  readonly test: string;
  readonly reason: string;
}

/** Inverts the results of these tests. @throws Error if a test does not exist. */
export function expectFailures(suite: Suite, impossible: readonly Impossible[]): void {
  const tests = new Map(testsIn(suite).map((test) => [test.fullTitle(), test]));
  for (const { test: title, reason } of impossible) {
    const test = tests.get(title);
    if (!test) throw new Error(`There is no test "${title}".`);
    const run = test.fn as (() => Promise<void>) | undefined;
    test.title += ` [not here: ${reason}]`;
    test.fn = async () => {
      const failed = await run?.call(test.ctx).then(
        () => false,
        () => true,
      );
      if (!failed) throw new Error("It works here. Take it from the list.");
    };
  }
}

function testsIn({ tests, suites }: Suite): Test[] {
  return [...tests, ...suites.flatMap(testsIn)];
}
