/** Tests that citations of views are formatted in a worker, and that clients learn of it. */
import { expect, it } from "vitest";
import type { ViewChange } from "../../server/src/features/viewProtocol.ts";
import { FORMAT_CITATIONS } from "../../server/src/features/viewProtocol.ts";
import { Session } from "./session.ts";

const URI = "file:///port.threat.yaml";
const TEXT = `assessment: 1
title: Port
summary: Cargo is stolen [@rocha].
sources:
  rocha: { type: book, title: Security, author: [{ family: Rocha, given: Ana }], issued: 2003 }
`;

async function opened(): Promise<Session> {
  const session = new Session("stdio");
  await session.initialize();
  await session.open(URI, TEXT);
  return session;
}

it("the server reports new citations, and sends them after the client has let them be formatted", async () => {
  const session = await opened();
  const ask = async (version?: number): Promise<ViewChange> =>
    session.request("threatAssessment/document", { uri: URI, ...(version !== undefined && { version }) });
  const plain = await ask();
  expect(plain).toMatchObject({ hasNewCitations: true });
  expect(plain.html.join("")).toContain("Rocha 2003");
  await session.request(FORMAT_CITATIONS, { uri: URI });
  const formatted = await ask(plain.version);
  expect(formatted).toMatchObject({ hasNewCitations: false, isWhole: false });
  expect(formatted.html.join("")).toContain("<p>Rocha, <em>Security</em>.");
});

it("a client of the view as a text is asked to read it again", async () => {
  const session = await opened();
  const uri = `threat-assessment:/preview/port.md?${encodeURIComponent(URI)}`;
  const refreshed = new Promise((resolve) => {
    session.connection.onRequest("workspace/textDocumentContent/refresh", (params) => {
      resolve(params);
      return null;
    });
  });
  const read = async (): Promise<string> =>
    (await session.request<{ text: string }>("workspace/textDocumentContent", { uri })).text;
  expect(await read()).toContain("(Rocha 2003)");
  expect(await refreshed).toEqual({ uri });
  expect(await read()).toContain("Rocha, Ana. *Security*, 2003.");
});
