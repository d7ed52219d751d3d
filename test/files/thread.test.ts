import { expect, it } from "vitest";
import { startThread } from "../../server/src/files/thread.ts";

/** What a script says, or why it has failed. */
async function outcome(script: string, most?: number): Promise<unknown> {
  return new Promise((resolve) => {
    const thread = startThread(
      script,
      {
        onMessage: (message) => {
          thread.end();
          resolve(message);
        },
        onFailure: resolve,
      },
      most,
    );
    thread.post({ count: 1 });
  });
}

const TOO_LONG =
  "The document is too long: it would need more memory than a program may use. Choose the brief style or another format.";

it("runs a script as a browser does", async () => {
  expect(await outcome("onmessage = ({ data }) => postMessage({ count: data.count + 1 });")).toEqual({
    count: 2,
  });
});

it("reports an error of the script", async () => {
  expect(await outcome("onmessage = () => { throw new Error('Broken.'); };")).toBe("Broken.");
  expect(await outcome("not JavaScript")).toMatch(/Unexpected/);
});

it("ends a script that needs too much memory, in objects and in WebAssembly", async () => {
  expect(await outcome("onmessage = () => { const all = []; for (;;) all.push({ all: [] }); };", 64)).toBe(
    TOO_LONG,
  );
  const growing = `onmessage = () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    for (;;) {
      if (memory.buffer.byteLength < 400_000_000) memory.grow(100);
      new Uint8Array(memory.buffer).fill(1);
    }
  };`;
  expect(await outcome(growing, 200)).toBe(TOO_LONG);
});

it("ends a script that never ends", async () => {
  const turns = new Int32Array(new SharedArrayBuffer(4));
  await new Promise((resolve) => {
    const thread = startThread(
      "onmessage = ({ data }) => { postMessage(0); for (;;) Atomics.add(data, 0, 1); };",
      {
        onMessage: () => {
          thread.end();
          resolve(undefined);
        },
        onFailure: expect.unreachable,
      },
    );
    thread.post(turns);
  });
  let last: number | undefined;
  const isStill = (): boolean => last === (last = turns[0]);
  await expect.poll(isStill).toBe(true);
});
