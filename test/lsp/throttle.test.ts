/** Tests the throttling of repeated calls. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { throttled } from "../../server/src/lsp/throttle.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

function counted(): { readonly ask: () => void; readonly runs: () => number } {
  const action = vi.fn();
  return { ask: throttled(action, 100), runs: () => action.mock.calls.length };
}

it("the action runs at once", () => {
  const { ask, runs } = counted();
  ask();
  expect(runs()).toBe(1);
  vi.advanceTimersByTime(100);
  ask();
  expect(runs()).toBe(2);
});

it("the action runs at most ten times a second in a burst, and once after its end", () => {
  const { ask, runs } = counted();
  for (let call = 0; call < 200; call++) {
    ask();
    vi.advanceTimersByTime(5);
  }
  expect(runs()).toBeLessThanOrEqual(11);
  const before = runs();
  ask();
  vi.advanceTimersByTime(100);
  expect(runs()).toBe(before + 1);
  vi.advanceTimersByTime(1000);
  expect(runs()).toBe(before + 1);
});
