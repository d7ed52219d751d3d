/** Tests the import of registers from an editor: the same texts as the command line writes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import type { ImportParams, ImportResult } from "../../server/src/lsp/importRequests.ts";
import { folderWith, runCli } from "../cli/program.ts";
import { RemoteClient, REMOTE_FOLDER } from "./remoteClient.ts";
import { Session } from "./session.ts";

const REGISTER = "Risk ID,Risk,Likelihood,Impact,Lead\nR-1,Flood,3,4,Port\nR-2,Fire,2,5,Safety\n";
const SECOND = "Risk ID,Risk,Likelihood,Impact,Lead\nR-1,Flood of the quay,3,4,Port\nR-3,Strike,1,2,Unions\n";

const paramsFor = (text: string, others: Partial<ImportParams> = {}): Omit<ImportParams, "uri"> => ({
  base64: Buffer.from(text).toString("base64"),
  size: text.length,
  ...others,
});

/** What the editor would write into a folder, and what the command line has written there. */
async function bothWays(
  files: Readonly<Record<string, string>>,
  { args = [], ...given }: Partial<ImportParams> & { readonly args?: readonly string[] },
): Promise<{ readonly result: ImportResult; readonly written: (name: string) => string }> {
  const folder = folderWith(files);
  const uri = pathToFileURL(join(folder, "port.threat.yaml")).href;
  const session = new Session("stdio");
  await session.initialize(undefined, {
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "folder" }],
  });
  const text = files["port.threat.yaml"];
  const params = {
    uri,
    ...paramsFor(files["register.csv"] ?? ""),
    ...(text !== undefined && { text }),
    ...given,
  };
  const result = await session.request<ImportResult>("threatAssessment/import", params);
  const { status, stderr, stdout } = runCli(["import", "register.csv", "-o", "port.threat.yaml", ...args], {
    cwd: folder,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(`${result.preview ?? ""}\n`).toBe(stdout);
  for (const file of result.files ?? []) expect(file.text).toBe(readFileSync(new URL(file.uri), "utf8"));
  return { result, written: (name) => readFileSync(join(folder, name), "utf8") };
}

const nameOf = (uri: string): string => uri.replace(/^.*\//, "");

describe("an import in the editor", () => {
  it("makes the files that the command line writes", async () => {
    const { result } = await bothWays({ "register.csv": REGISTER }, {});
    expect(result.files?.map(({ uri }) => nameOf(uri))).toEqual([
      "port.threat.yaml",
      "port-likelihood.scale.yaml",
      "port-impact.scale.yaml",
    ]);
    expect(result.sheets?.[0]?.columns.filter(({ isUnknown }) => isUnknown)).toEqual([]);
  });

  it("brings an assessment up to date with its edits, and keeps its ids", async () => {
    const first = await bothWays({ "register.csv": REGISTER }, {});
    const names = ["port.threat.yaml", "port-likelihood.scale.yaml", "port-impact.scale.yaml"];
    const files = Object.fromEntries(names.map((name) => [name, first.written(name)]));
    const { result } = await bothWays({ ...files, "register.csv": SECOND }, {});
    expect(result.files).toHaveLength(1);
    expect(result.files?.[0]).toMatchObject({ isNew: false, before: files["port.threat.yaml"] });
    expect(result.files?.[0]?.edits).toHaveLength(1);
    expect(result.files?.[0]?.text).toMatch(/r-1:\n +title: Flood of the quay/);
  });

  it("saves where the user wants columns to go, and uses it from then on", async () => {
    const register = REGISTER.replace("Lead", "Desk");
    const { result, written } = await bothWays(
      { "register.csv": register },
      { columns: { Desk: "owner" }, args: ["--column", "Desk=owner", "--save-columns"] },
    );
    expect(result.files?.at(-1)).toMatchObject({
      isNew: true,
      text: "import:\n  columns:\n    Desk: owner\n",
    });
    const configuration = written(".threat-assessment.yaml");
    const again = await bothWays({ "register.csv": register, ".threat-assessment.yaml": configuration }, {});
    expect(again.result.files?.[0]?.text).toContain("owner: port");
    expect(again.result.files?.map(({ uri }) => nameOf(uri))).not.toContain(".threat-assessment.yaml");
  });

  it("adds columns to those that the configuration has, and leaves the rest of it", async () => {
    const configuration =
      "preset: strict # agreed\nimport:\n  columns:\n    desk: x-desk # for now\n    Code: x-code\n";
    const { written } = await bothWays(
      { "register.csv": REGISTER.replace("Lead", "Desk"), ".threat-assessment.yaml": configuration },
      {
        columns: { Desk: "owner", Impact: "x-harm" },
        args: ["-c", "Desk=owner", "-c", "Impact=x-harm", "--save-columns"],
      },
    );
    expect(written(".threat-assessment.yaml")).toBe(
      "preset: strict # agreed\nimport:\n  columns:\n    desk: owner # for now\n    Code: x-code\n    Impact: x-harm\n",
    );
  });

  it("asks about columns that it does not know, and says where they can go", async () => {
    const { result } = await bothWays({ "register.csv": REGISTER.replace("Lead", "Desk") }, {});
    expect(result.sheets?.[0]?.columns.filter(({ isUnknown }) => isUnknown)).toEqual([
      { heading: "Desk", target: "x-desk", isUnknown: true, examples: "Port | Safety" },
    ]);
    expect(result.targets).toContainEqual({ target: "owner", label: "Owner" });
  });
});

describe("an import without a disk", () => {
  const uri = `${REMOTE_FOLDER}/port.threat.yaml`;

  it("reads the configuration and the scales through the client", async () => {
    const client = new RemoteClient({
      ".threat-assessment.yaml": "import: { columns: { Lead: x-lead } }\n",
    });
    await client.begin();
    const result = await client.connection.sendRequest<ImportResult>("threatAssessment/import", {
      uri,
      ...paramsFor(REGISTER),
    });
    expect(result.files?.[0]?.text).toContain("x-lead: Port");
  });

  it.each([
    ["a file that is too large, by its size", { size: 100_000_000, base64: "" }, "20 MB"],
    [
      "50,000 rows",
      paramsFor(`Risk,Impact\n${"Flood,3\n".repeat(50_000)}`),
      'The sheet "CSV" has more than 5,000 rows below its headings.',
    ],
    ["a sheet that it does not have", paramsFor(REGISTER, { sheets: ["Risks"] }), 'no sheet "Risks"'],
    ["what is no base64", { size: 4, base64: "%%%" }, ""],
  ])("refuses %s with a sentence", async (_, params, sentence) => {
    const client = new RemoteClient({});
    await client.begin();
    const result = await client.connection.sendRequest<ImportResult>("threatAssessment/import", {
      uri,
      ...params,
    });
    expect(result.refusal).toContain(sentence);
    expect(result.files).toBeUndefined();
  });
});
