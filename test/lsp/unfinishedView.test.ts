/** Tests when a client shows a view again: it waits while its author has typed half of a line, and learns of changes that are no edits. */
import { expect, it } from "vitest";
import { VIEWS_CHANGED, type ViewChange } from "../../server/src/features/viewProtocol.ts";
import { Session } from "./session.ts";

const URI = "file:///port.threat.yaml";
const TEXT = "assessment: 1\ntitle: Port\nthreats:\n  flood: { title: Flood }\n";
const METHOD = "threatAssessment/document";

it("a view changes while its author types, but waits with a line that cannot be read yet", async () => {
  const session = new Session("stdio");
  await session.initialize();
  await session.open(URI, TEXT);
  const { version, isWhole } = await session.request<ViewChange>(METHOD, { uri: URI, isTyping: true });
  expect(isWhole).toBe(true);

  await session.change(URI, 2, [{ text: `${TEXT}  fire: { title: Fire }\n` }]);
  const typed = await session.request<ViewChange>(METHOD, { uri: URI, version, isTyping: true });
  expect(typed.html.join("")).toContain("Fire");

  await session.change(URI, 3, [{ text: `${TEXT}  fire: { title: Fire }\nstat` }]);
  const half = { uri: URI, version: typed.version };
  expect(await session.request(METHOD, { ...half, isTyping: true })).toEqual({ isUnfinished: true });
  const paused = await session.request<ViewChange>(METHOD, { ...half, isTyping: false });
  expect(paused.isWhole).toBe(false);
  expect(paused.html.join("")).toContain("stat");
});

it.each([
  ["a file changes on the disk", "workspace/didChangeWatchedFiles", { changes: [{ uri: URI, type: 2 }] }],
  ["a document is closed", "textDocument/didClose", { textDocument: { uri: URI } }],
])("a client with a view learns when %s", async (_, method, params) => {
  const session = new Session("stdio");
  await session.initialize();
  await session.open(URI, TEXT);
  await session.request(METHOD, { uri: URI });
  const told = new Promise((resolve) => {
    session.connection.onNotification(VIEWS_CHANGED, () => {
      resolve("told");
    });
  });
  await session.connection.sendNotification(method, params);
  expect(await told).toBe("told");
});
