/** Tests `workspace/diagnostic` over a real connection. */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import type {
  DocumentDiagnosticReport,
  Location,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver-protocol";
import { MAX_TEXT } from "../../server/src/syntax/limits.ts";
import { folderWith } from "../cli/program.ts";
import { pulling, Session } from "./session.ts";

const TAXONOMY = "taxonomy: 1\nid: ours\ntitle: Ours\ncategories:\n  waves: {title: Waves, definition: D.}\n";
const text = (category: string): string =>
  `assessment: 1\ntitle: T\ntaxonomy: ./ours.taxonomy.yaml\nthreats:\n  t: {title: T, category: ${category}}\n`;

/** The rules that the server has reported for each file, by name, latest report last. */
class Reports {
  readonly all: [name: string, rules: readonly unknown[]][] = [];
  #wake = (): void => undefined;

  add(items: readonly WorkspaceDocumentDiagnosticReport[]): void {
    for (const { uri, ...report } of items) {
      const rules = report.kind === "full" ? report.items.map(({ code }) => code) : [];
      this.all.push([uri.replace(/^.*\//, ""), rules]);
    }
    this.#wake();
  }

  async until(count: number): Promise<Reports["all"]> {
    while (this.all.length < count) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.all;
  }
}

async function surveyed(files: Readonly<Record<string, string>>) {
  const folder = folderWith(files);
  const session = new Session("stdio");
  const capabilities = { ...pulling, workspace: { ...pulling.workspace, workspaceFolders: true } };
  const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: "folder" }];
  await session.initialize(capabilities, { workspaceFolders });
  const reports = new Reports();
  const { result, cancel } = session.partially("workspace/diagnostic", { previousResultIds: [] }, (part) => {
    reports.add((part as { items: WorkspaceDocumentDiagnosticReport[] }).items);
  });
  const uri = (name: string): string => pathToFileURL(join(folder, name)).href;
  const touched = async (name: string, type: 1 | 2 | 3): Promise<void> =>
    session.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uri(name), type }],
    });
  return { folder, session, reports, result, cancel, uri, touched };
}

it("a folder that the client names as the root is searched if the client knows only one", async () => {
  const folder = folderWith({ "ours.taxonomy.yaml": TAXONOMY, "a.threat.yaml": text("waves") });
  const session = new Session("stdio");
  await session.initialize(pulling, { rootUri: pathToFileURL(folder).href });
  const uri = pathToFileURL(join(folder, "ours.taxonomy.yaml")).href;
  await session.open(uri, TAXONOMY);
  const found = await session.request<Location[]>("textDocument/references", {
    textDocument: { uri },
    position: { line: 4, character: 4 },
    context: { includeDeclaration: false },
  });
  expect(found.map((each) => each.uri)).toEqual([pathToFileURL(join(folder, "a.threat.yaml")).href]);
});

describe("workspace diagnostics", () => {
  it("every file of the format is reported, in any folder, until the request is cancelled", async () => {
    const { reports, result, cancel } = await surveyed({
      "ours.taxonomy.yaml": TAXONOMY,
      "a.threat.yaml": text("waves"),
      "deep/er/b.threat.yaml": text("waves").replace("./ours", "../../ours"),
      "deep/c.threat.yaml": "titel: x\n",
      "node_modules/d.threat.yaml": "titel: x\n",
      ".hidden/e.threat.yaml": "titel: x\n",
      "f.yaml": "titel: x\n",
    });
    const all = await reports.until(4);
    expect(new Map(all)).toEqual(
      new Map([
        ["ours.taxonomy.yaml", []],
        ["a.threat.yaml", []],
        ["b.threat.yaml", []],
        ["c.threat.yaml", ["no-unknown-key", "require-key"]],
      ]),
    );
    cancel();
    await expect(result).resolves.toBeDefined();
  });

  it("only files that have changed, and those that depend on them, are checked again", async () => {
    const { folder, reports, touched } = await surveyed({
      "ours.taxonomy.yaml": TAXONOMY,
      "a.threat.yaml": text("waves"),
      "b.threat.yaml": "assessment: 1\ntitle: B\n",
    });
    await reports.until(3);
    writeFileSync(join(folder, "ours.taxonomy.yaml"), TAXONOMY.replace("waves:", "tides:"));
    await touched("ours.taxonomy.yaml", 2);
    expect((await reports.until(4)).slice(3)).toEqual([["a.threat.yaml", ["no-undefined-reference"]]]);
    writeFileSync(join(folder, "new.threat.yaml"), "titel: x\n");
    await touched("new.threat.yaml", 1);
    expect((await reports.until(5))[4]?.[0]).toBe("new.threat.yaml");
    rmSync(join(folder, "new.threat.yaml"));
    await touched("new.threat.yaml", 3);
    expect((await reports.until(6)).slice(5)).toEqual([["new.threat.yaml", []]]);
  });

  it("open files have their own request, and follow a taxonomy while it is edited", async () => {
    const { session, reports, uri } = await surveyed({
      "ours.taxonomy.yaml": TAXONOMY,
      "a.threat.yaml": text("waves"),
    });
    await reports.until(2);
    await session.open(uri("ours.taxonomy.yaml"), TAXONOMY);
    await session.change(uri("ours.taxonomy.yaml"), 2, [{ text: TAXONOMY.replace("waves:", "tides:") }]);
    expect((await reports.until(3)).slice(2)).toEqual([["a.threat.yaml", ["no-undefined-reference"]]]);
  });

  it("a file that is closed without saving is reported again as it is on the disk", async () => {
    const { session, reports, uri } = await surveyed({
      "ours.taxonomy.yaml": TAXONOMY,
      "a.threat.yaml": text("waves"),
    });
    await reports.until(2);
    await session.open(uri("a.threat.yaml"), text("tides"));
    await session.pull(uri("a.threat.yaml"));
    await session.connection.sendNotification("textDocument/didClose", {
      textDocument: { uri: uri("a.threat.yaml") },
    });
    expect((await reports.until(3)).slice(2)).toEqual([["a.threat.yaml", []]]);
  });

  it("other requests are answered in between", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`n${index}.threat.yaml`, text("waves")] as const),
    );
    const { session, reports, uri } = await surveyed({ ...many, "ours.taxonomy.yaml": TAXONOMY });
    await reports.until(1);
    await session.open(uri("n299.threat.yaml"), text("tides"));
    const report = await session.pull(uri("n299.threat.yaml"));
    expect(report.kind === "full" && report.items.map(({ code }) => code)).toEqual([
      "no-undefined-reference",
    ]);
    expect(reports.all.length).toBeLessThan(300);
    await reports.until(300);
  });

  it("a client without partial results gets all reports in one answer, and only new ones the next time", async () => {
    const { folder, session, cancel, uri, touched } = await surveyed({
      "ours.taxonomy.yaml": TAXONOMY,
      "a.threat.yaml": text("waves"),
      "deep/c.threat.yaml": "titel: x\n",
      "open.threat.yaml": text("waves"),
    });
    cancel();
    await session.open(uri("open.threat.yaml"), text("tides"));
    const ask = async (previousResultIds: readonly object[]): Promise<WorkspaceDocumentDiagnosticReport[]> =>
      (
        await session.request<{ items: WorkspaceDocumentDiagnosticReport[] }>("workspace/diagnostic", {
          previousResultIds,
        })
      ).items;
    const first = await ask([]);
    expect(new Map(first.map((report) => [nameOf(report), rulesIn(report)]))).toEqual(
      new Map([
        ["ours.taxonomy.yaml", []],
        ["a.threat.yaml", []],
        ["c.threat.yaml", ["no-unknown-key", "require-key"]],
        ["open.threat.yaml", ["no-undefined-reference"]],
      ]),
    );
    rmSync(join(folder, "deep"), { recursive: true });
    await touched("deep", 3);
    writeFileSync(join(folder, "a.threat.yaml"), text("tides"));
    await touched("a.threat.yaml", 2);
    const ids = first.map((report) => ({ uri: report.uri, value: report.resultId }));
    const second = await ask(ids);
    expect(new Map(second.map((report) => [nameOf(report), rulesIn(report)]))).toEqual(
      new Map<string, unknown>([
        ["ours.taxonomy.yaml", "unchanged"],
        ["a.threat.yaml", ["no-undefined-reference"]],
        ["c.threat.yaml", []],
        ["open.threat.yaml", "unchanged"],
      ]),
    );
  });

  it("files outside the workspace and unsaved files have no problems in the reports", async () => {
    const { folder, session, reports } = await surveyed({
      "w/x.threat.yaml": "titel: x\n",
      "w/.hidden/h.threat.yaml": "titel: x\n",
    });
    await reports.until(1);
    const elsewhere = folderWith({ "o.threat.yaml": "titel: x\n" });
    const uris = [
      pathToFileURL(join(elsewhere, "o.threat.yaml")).href,
      pathToFileURL(join(folder, "w/.hidden/h.threat.yaml")).href,
      `untitled:${join(folder, "w/x.threat.yaml")}`,
    ];
    for (const each of uris) {
      await session.open(each, "titel: x\n");
      expect(rulesIn(await session.pull(each))).toHaveLength(2);
      await session.connection.sendNotification("textDocument/didClose", { textDocument: { uri: each } });
      expect(rulesIn(await session.pull(each))).toEqual([]);
    }
    writeFileSync(join(folder, "w/last.threat.yaml"), "titel: x\n");
    await session.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: pathToFileURL(join(folder, "w/last.threat.yaml")).href, type: 1 }],
    });
    while (!reports.all.some(([name]) => name === "last.threat.yaml"))
      await reports.until(reports.all.length + 1);
    expect(reports.all.filter(([, rules]) => rules.length > 0).map(([name]) => name)).toEqual([
      "x.threat.yaml",
      "last.threat.yaml",
    ]);
  });

  it("an unreadable configuration is reported in the configuration itself", async () => {
    const long = `preset: strict\n${"#".repeat(MAX_TEXT)}\n`;
    const { session, reports, uri } = await surveyed({ ".threat-assessment.yaml": long });
    expect(await reports.until(1)).toEqual([[".threat-assessment.yaml", [undefined]]]);
    const report = await session.pull(uri(".threat-assessment.yaml"));
    expect(report.kind === "full" && report.items.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^This file could not be checked. It is larger than/u),
    ]);
  });

  it("reports follow folders that appear and disappear, although the client does not name their files", async () => {
    const { session } = await surveyed({});
    await session.until(() => session.registered.length > 0);
    const watchers = session.registered.flatMap(
      ({ registerOptions }) =>
        (registerOptions as { watchers?: { globPattern: string; kind?: number }[] }).watchers ?? [],
    );
    // Any name, since the files in a new folder need not be reported.
    expect(watchers).toContainEqual({ globPattern: "**/*", kind: 5 });
  });
});

function nameOf({ uri }: WorkspaceDocumentDiagnosticReport): string {
  return uri.replace(/^.*\//, "");
}

function rulesIn(report: DocumentDiagnosticReport): unknown {
  return report.kind === "full" ? report.items.map(({ code }) => code) : report.kind;
}

describe("a source file", () => {
  const naming = "assessment: 1\ntitle: T\nbibliography: r.bib\n";
  const twice = "@book{k, title = {One}}\n@book{k, title = {Two}}\n";

  it("the file is reported as long as a file of the workspace names it", async () => {
    const { folder, reports, touched } = await surveyed({ "a.threat.yaml": naming, "r.bib": twice });
    expect(await reports.until(2)).toEqual([
      ["a.threat.yaml", ["no-duplicate-id"]],
      ["r.bib", ["no-duplicate-id"]],
    ]);
    writeFileSync(join(folder, "r.bib"), "@book{k, title = {One}}\n");
    await touched("r.bib", 2);
    expect((await reports.until(4)).slice(2).toSorted()).toEqual([
      ["a.threat.yaml", []],
      ["r.bib", []],
    ]);
    writeFileSync(join(folder, "r.bib"), twice);
    await touched("r.bib", 2);
    await reports.until(6);
    writeFileSync(join(folder, "a.threat.yaml"), "assessment: 1\ntitle: T\n");
    await touched("a.threat.yaml", 2);
    expect((await reports.until(8)).slice(6)).toEqual([
      ["a.threat.yaml", []],
      ["r.bib", []],
    ]);
  });

  it("the file is reported to a client that pulls once, but only if a file names it", async () => {
    const folder = folderWith({ "a.threat.yaml": naming, "r.bib": twice, "other.bib": twice });
    const session = new Session("stdio");
    await session.initialize(pulling, { rootUri: pathToFileURL(folder).href });
    const { items } = await session.request<{ items: WorkspaceDocumentDiagnosticReport[] }>(
      "workspace/diagnostic",
      { previousResultIds: [] },
    );
    expect(items.map(({ uri }) => uri.replace(/^.*\//, "")).toSorted()).toEqual(["a.threat.yaml", "r.bib"]);
  });
});
