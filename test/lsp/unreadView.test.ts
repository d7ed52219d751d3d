/** Tests that a client learns why a file that is to be viewed or exported cannot be read. */
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folderWith } from "../cli/program.ts";
import { Session } from "./session.ts";

const REQUESTS: readonly (readonly [string, object, string])[] = [
  ["threatAssessment/document", {}, "failure"],
  ["threatAssessment/export", { format: "markdown", name: "out" }, "refusal"],
];

it.each(REQUESTS)("%s", async (method, params, key) => {
  const folder = folderWith({
    "wide.threat.yaml": Buffer.from("assessment: 1\n", "utf16le").toString("latin1"),
  });
  const session = new Session("stdio");
  const root = pathToFileURL(folder).href;
  await session.initialize(undefined, { workspaceFolders: [{ uri: root, name: "folder" }] });
  for (const [name, reason] of [
    ["gone.threat.yaml", "There is no such file or folder."],
    [".", "It is a folder or a device, not a file."],
    ["wide.threat.yaml", "The file is not a text: line 1 has a zero byte."],
  ] as const) {
    const uri = pathToFileURL(join(folder, name)).href;
    expect(await session.request<object>(method, { uri, ...params })).toMatchObject({ [key]: reason });
  }
});
