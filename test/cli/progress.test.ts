/** Tests the progress line: when it is shown, overwritten and removed. */
import { expect, it } from "vitest";
import { Progress } from "../../server/src/cli/progress.ts";

/** The output if files are finished at these times, in milliseconds. */
function written(isTTY: boolean, times: readonly number[]): string[] {
  const texts: string[] = [];
  const clock = [0, ...times];
  const output = { isTTY, write: (text: string) => texts.push(text) };
  const progress = new Progress(output, 40, () => clock.shift() ?? 0);
  times.forEach(() => {
    progress.add(10);
  });
  progress.end();
  return texts;
}

it("progress is silent in a short run, and if the output is not a terminal", () => {
  expect(written(true, [10, 500, 900])).toEqual([]);
  expect(written(false, [10, 2000, 3000])).toEqual([]);
});

it("progress overwrites one line, not too often, and removes it at the end", () => {
  expect(written(true, [500, 1100, 1150, 1300])).toEqual([
    "\r\u001b[KChecking: 20 of 40 files",
    "\r\u001b[KChecking: 40 of 40 files",
    "\r\u001b[K",
  ]);
});
