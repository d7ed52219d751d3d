/** Tests that encoded messages equal those of `JSON.stringify`. */
import { expect, it } from "vitest";
import type { Message } from "vscode-languageserver-protocol";
import { encoder } from "../../server/src/lsp/encoding.ts";
import { fc } from "../property.ts";

const things = fc.array(fc.dictionary(fc.string(), fc.jsonValue()));
const members = fc.dictionary(fc.constantFrom("kind", "uri", "version", "é"), fc.jsonValue());

async function said(message: Message): Promise<unknown> {
  return JSON.parse(String(await encoder.encode(message)));
}

it.each([
  ["result", "items"],
  ["params", "diagnostics"],
])("a list in %s.%s is encoded without changes", async (outer, inner) => {
  await fc.assert(
    fc.asyncProperty(members, things, async (others, list) => {
      const message = {
        jsonrpc: "2.0",
        id: 1,
        [outer]: { ...others, kind: "full", [inner]: list },
      } as Message;
      expect(await said(message)).toEqual(JSON.parse(JSON.stringify(message)));
    }),
  );
});

it("lists that share items are each encoded without changes", async () => {
  const pool = Array.from({ length: 6 }, (_, index) => ({ message: "ñ".repeat(index) }));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(fc.constantFrom(...pool))), async (lists) => {
      for (const items of lists) {
        const message = { jsonrpc: "2.0", result: { kind: "full", items } };
        expect(await said(message)).toEqual(message);
      }
    }),
  );
});

it.each([
  { result: null },
  { result: { items: null } },
  { result: { items: [1, null] } },
  { result: { isIncomplete: false, items: [{ label: "a" }] } },
  { result: { kind: "full", items: [1, null] } },
  { result: [] },
  { params: {} },
  { params: { diagnostics: [] } },
  { error: { code: 1, message: "ñ" } },
])("%j is encoded without changes", async (rest) => {
  const message = { jsonrpc: "2.0", ...rest };
  expect(await said(message)).toEqual(message);
});

it("an item that is sent again is serialized once", async () => {
  let count = 0;
  const finding = (message: string): object => ({ message, toJSON: () => (count++, { message }) });
  const [a, b, c] = [finding("a"), finding("b"), finding("c")];
  const send = (items: object[]): Promise<unknown> =>
    said({ jsonrpc: "2.0", result: { kind: "full", items } } as Message);
  await send([a, c]);
  expect(count).toBe(2);
  expect(await send([a, b, c])).toMatchObject({
    result: { items: [{ message: "a" }, { message: "b" }, { message: "c" }] },
  });
  expect(count).toBe(3);
});

it("a message that cannot be serialized is rejected, and nothing is thrown", async () => {
  const round: Record<string, unknown> = {};
  round.itself = round;
  await expect(encoder.encode({ jsonrpc: "2.0", result: round } as Message)).rejects.toThrow(/circular/i);
});
