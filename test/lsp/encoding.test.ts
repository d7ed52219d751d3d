/** Messages in bytes: the same as `JSON.stringify` has them. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Message } from "vscode-languageserver-protocol";
import { bytesOf, encoder } from "../../server/src/lsp/encoding.ts";

const things = fc.array(fc.dictionary(fc.string(), fc.jsonValue()));
const members = fc.dictionary(fc.constantFrom("kind", "uri", "version", "é"), fc.jsonValue());

it.each([
  ["result", "items"],
  ["params", "diagnostics"],
])("a list in %s.%s says what it says", (outer, inner) => {
  fc.assert(
    fc.property(members, things, (others, list) => {
      const message = {
        jsonrpc: "2.0",
        id: 1,
        [outer]: { ...others, kind: "full", [inner]: list },
      } as Message;
      expect(JSON.parse(String(Buffer.concat(bytesOf(message))))).toEqual(
        JSON.parse(JSON.stringify(message)),
      );
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
])("%j is written as it is", (rest) => {
  const message = { jsonrpc: "2.0", ...rest };
  expect(JSON.parse(String(Buffer.concat(bytesOf(message))))).toEqual(message);
});

it("keeps what an object said when it was first sent", () => {
  const finding = { message: "A" };
  const message = { jsonrpc: "2.0", result: { kind: "full", items: [finding, finding] } };
  const [, , , first, , second] = bytesOf(message);
  expect(second).toBe(first);
});

it("refuses what is no JSON, and throws nothing", async () => {
  const round: Record<string, unknown> = {};
  round.itself = round;
  await expect(encoder.encode({ jsonrpc: "2.0", result: round } as Message)).rejects.toThrow(/circular/i);
});
