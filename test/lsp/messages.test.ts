/** Tests the server with arbitrary bytes and messages: it continues, or gives the reason for its end. */
import { expect, it } from "vitest";
import {
  at,
  BEGIN,
  FILE,
  framed,
  LAST,
  message,
  noMessages,
  noRequests,
  OPEN,
  senseless,
} from "../../scripts/soak/malformed.ts";
import { after } from "./bytes.ts";
import { fc, runs } from "../property.ts";

it.each(noMessages)("%s ends the server, which gives the reason", async (_, bytes, why) => {
  const { status, errors } = await after(BEGIN, bytes, LAST);
  expect(errors).toContain(why);
  expect(status).toBe(1);
});

it.each(noRequests)("%s is rejected, and the next message is answered", async (_, content, answer) => {
  const { output } = await after(BEGIN, framed(content), LAST);
  expect(output).toContain(answer);
  expect(output).toContain('"id":99');
});

it.each(senseless)("%s does not end the server", async (_, content) => {
  const { output, status } = await after(BEGIN, OPEN, message({ jsonrpc: "2.0", ...content }), LAST);
  expect(output).toContain('"id":99');
  expect(output).not.toContain("failed with message");
  expect(status).toBeUndefined();
});

it("each of any messages is answered once, and none ends the server", async () => {
  const methods = fc.constantFrom(
    "textDocument/hover",
    "textDocument/completion",
    "textDocument/rename",
    "textDocument/didChange",
    "textDocument/didOpen",
    "textDocument/codeAction",
    "workspace/symbol",
    "codeLens/resolve",
    "textDocument/semanticTokens/range",
    "threatAssessment/bibliography",
    "threatAssessment/source",
    "nothing",
    "$/nothing",
    "callHierarchy/incomingCalls",
    "workspace/willRenameFiles",
    "threatAssessment/status",
    "workspace/didChangeConfiguration",
  );
  const value = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom<unknown>(
        FILE.uri,
        "file:///x",
        "::",
        0,
        -1,
        1e300,
        null,
        true,
        [],
        {},
        at(0, 3),
        at(9, 9),
        { start: at(1, 0), end: at(0, 0) },
      ),
    },
    fc.jsonValue({ maxDepth: 2 }),
  );
  const params = fc.record(
    {
      textDocument: fc.oneof(fc.constant(FILE), fc.record({ uri: value, text: value, version: value })),
      position: value,
      range: value,
      newName: value,
      context: value,
      contentChanges: fc.array(fc.record({ range: value, text: value }), { maxLength: 2 }),
      query: value,
      item: value,
      uri: value,
      text: value,
      data: value,
      files: value,
      settings: value,
    },
    { requiredKeys: [] },
  );
  const all = fc.sample(
    fc.record({ method: methods, params: fc.oneof({ weight: 5, arbitrary: params }, value) }),
    runs(400),
  );
  const isAsked = ({ method }: (typeof all)[number]): boolean => !/did[A-Z]|^\$/.test(method);
  const messages = all.map((each, index) =>
    message({ jsonrpc: "2.0", ...(isAsked(each) ? { id: `n${index}` } : {}), ...each }),
  );
  const { output, status } = await after(BEGIN, OPEN, ...messages, LAST);
  // The last response comes when the requests before it have started, so slower ones may still be open.
  expect(status).toBeUndefined();
  const defects = output.match(/[^{]*(?:is not a function|Cannot (?:read|destructure))[^}]*/g);
  expect(defects).toBeNull();
  expect(output).toContain('"id":99');
});
