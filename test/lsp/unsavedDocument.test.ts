/** Tests that a document that has never been saved can be viewed and exported, also while a folder is open. */
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { folderWith } from "../cli/program.ts";
import { Session } from "./session.ts";

const TEXT = "assessment: 1\ntitle: Puerto\n";

/** Each request that names a document only by its URI: its parameters, and where the result has the title. */
const REQUESTS: readonly (readonly [string, (uri: string) => object])[] = [
  ["threatAssessment/document", (uri) => ({ uri })],
  ["threatAssessment/export", (uri) => ({ uri, format: "markdown", name: "out" })],
  [
    "workspace/textDocumentContent",
    (uri) => ({ uri: `threat-assessment:/preview/p.md?${encodeURIComponent(uri)}` }),
  ],
];

it.each(REQUESTS)("%s", async (method, paramsFor) => {
  const folder = pathToFileURL(folderWith({ "port.threat.yaml": TEXT })).href;
  for (const uri of [
    "untitled:Untitled-1",
    `${folder.replace("file://", "untitled:")}/a%C3%B1o.threat.yaml`,
  ]) {
    const session = new Session("stdio");
    await session.initialize(undefined, { workspaceFolders: [{ uri: folder, name: "folder" }] });
    await session.open(uri, TEXT);
    const result = await session.request<{ base64?: string }>(method, paramsFor(uri));
    const text = JSON.stringify(result) + Buffer.from(result.base64 ?? "", "base64").toString();
    expect(text).toContain("Puerto");
  }
});
