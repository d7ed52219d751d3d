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

it("calls at the pace of a typist run at once", () => {
  const { ask, runs } = counted();
  for (let call = 0; call < 20; call++) {
    ask();
    vi.advanceTimersByTime(20);
  }
  expect(runs()).toBe(20);
});

it("a call before the last action has ended waits", async () => {
  const ends: (() => void)[] = [];
  const action = vi.fn(async () => new Promise<void>((resolve) => ends.push(resolve)));
  const ask = throttled(action, 100);
  ask();
  vi.advanceTimersByTime(20);
  ask();
  expect(action).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(80);
  expect(action).toHaveBeenCalledTimes(2);
  for (const end of ends) end();
  await vi.waitFor(() => {
    ask();
    expect(action).toHaveBeenCalledTimes(3);
  });
});
