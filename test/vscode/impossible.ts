/** Tests of the suite that cannot pass in one of the hosts: they run, and one that passes nevertheless fails. */
import type { Suite, Test } from "mocha";

export interface Impossible {
  /** The whole title. */
  readonly test: string;
  readonly reason: string;
}

/** @throws Error where there is no such test. */
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
