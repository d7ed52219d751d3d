/** Tests that unsaved changes of a bibliography count at once, over a real connection, and in the client. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { TextDocumentChangeEvent } from "vscode";
import type {
  ClientCapabilities,
  CompletionList,
  DocumentDiagnosticReport,
  DocumentFilter,
  Hover,
  TextDocumentRegistrationOptions,
  WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver-protocol";
import { describe, expect, it } from "vitest";
import { changesOnce } from "../../client/src/changesOnce.ts";
import { folderWith } from "../cli/program.ts";
import { pulling, Session } from "./session.ts";

const BIBTEX = "@book{gray1998, title={Saved}, author={Gray, Ada}, date={1998}}\n";
const TEXT = `assessment: 1
title: T
bibliography: refs.bib
statements:
  a: {kind: judgment, text: "See [@gray1998] and [@new2001]."}
`;
const [CITED, NEW] = [
  { line: 4, character: 38 },
  { line: 4, character: 56 },
];

const following: ClientCapabilities = {
  ...pulling,
  textDocument: { ...pulling.textDocument, synchronization: { dynamicRegistration: true } },
};

/** A client that sends the texts of documents as the server registers for them. */
class Editor {
  readonly session = new Session("stdio");
  readonly root: string;
  /** The methods that are registered for each path. */
  readonly registered = new Map<string, string>();
  refreshes = 0;

  private constructor(files: Readonly<Record<string, string>>) {
    this.root = folderWith(files);
    const { connection } = this.session;
    connection.onRequest("workspace/diagnostic/refresh", () => {
      this.refreshes++;
      return null;
    });
    connection.onRequest("client/unregisterCapability", ({ unregisterations }) => {
      for (const { id } of unregisterations as { id: string }[]) this.registered.delete(id);
      return null;
    });
    connection.onRequest("client/registerCapability", ({ registrations }) => {
      for (const { id, method, registerOptions } of registrations as Registered[])
        if (registerOptions?.documentSelector && method.startsWith("textDocument/did"))
          this.registered.set(id, `${method} ${patternsOf(registerOptions.documentSelector)}`);
      return null;
    });
  }

  static async begin(
    files: Readonly<Record<string, string>>,
    { capabilities = following, isFolder = false } = {},
  ): Promise<Editor> {
    const editor = new Editor(files);
    const workspaceFolders = [{ uri: pathToFileURL(editor.root).href, name: "w" }];
    await editor.session.initialize(
      isFolder
        ? { ...capabilities, workspace: { ...capabilities.workspace, workspaceFolders: true } }
        : capabilities,
      isFolder ? { workspaceFolders } : {},
    );
    return editor;
  }

  path(name: string): string {
    return join(this.root, name);
  }

  uri(name: string): string {
    return pathToFileURL(this.path(name)).href;
  }

  /** The registered methods, each with the name of its file. */
  get followed(): string[] {
    return [...this.registered.values()].map((each) => each.replace(this.root, "")).sort();
  }

  async problems(name: string): Promise<string[]> {
    const report: DocumentDiagnosticReport = await this.session.pull(this.uri(name));
    return report.kind === "full" ? report.items.map(({ message }) => JSON.stringify(message)) : [];
  }

  async hover(name: string, position: object): Promise<string> {
    const params = { textDocument: { uri: this.uri(name) }, position };
    return JSON.stringify((await this.session.request<Hover | null>("textDocument/hover", params))?.contents);
  }

  async labels(name: string, position: object): Promise<string[]> {
    const params = { textDocument: { uri: this.uri(name) }, position };
    const found = await this.session.request<CompletionList>("textDocument/completion", params);
    return found.items.map(({ label }) => label);
  }

  async close(name: string): Promise<void> {
    const textDocument = { uri: this.uri(name) };
    await this.session.connection.sendNotification("textDocument/didClose", { textDocument });
  }
}

interface Registered {
  readonly id: string;
  readonly method: string;
  readonly registerOptions?: TextDocumentRegistrationOptions;
}

interface Pattern {
  readonly pattern: string;
}

function patternsOf(selector: readonly (DocumentFilter | string)[]): string {
  const patterns = selector.map((each) => (typeof each === "object" ? (each as Pattern).pattern : ""));
  return patterns.join();
}

async function until(test: () => boolean): Promise<void> {
  while (!test()) await pause(10);
}

const methods = (name: string): string[] => [
  `textDocument/didChange /${name}`,
  `textDocument/didClose /${name}`,
  `textDocument/didOpen /${name}`,
];

describe("the text of an open bibliography", () => {
  it("problems, hovers and completion follow it before it is saved, and the disk after it is closed", async () => {
    const editor = await Editor.begin({ "a.threat.yaml": TEXT, "refs.bib": BIBTEX });
    await editor.session.open(editor.uri("a.threat.yaml"), TEXT);
    expect(await editor.problems("a.threat.yaml")).toContainEqual(expect.stringContaining("Nothing defines"));
    await until(() => editor.registered.size === 3);
    expect(editor.followed).toEqual(methods("refs.bib"));
    await editor.session.open(editor.uri("refs.bib"), BIBTEX);
    const { refreshes } = editor;
    await editor.session.change(editor.uri("refs.bib"), 2, [
      { text: `${BIBTEX.replace("Saved", "Unsaved")}@book{new2001, title={Newer}}\n` },
    ]);
    await until(() => editor.refreshes > refreshes);
    expect(await editor.problems("a.threat.yaml")).not.toContainEqual(
      expect.stringContaining("Nothing defines"),
    );
    expect(await editor.hover("a.threat.yaml", CITED)).toContain("Unsaved");
    expect(await editor.labels("a.threat.yaml", NEW)).toContain("new2001");
    await editor.close("refs.bib");
    expect(await editor.hover("a.threat.yaml", CITED)).toContain("Saved");
    expect(await editor.hover("a.threat.yaml", CITED)).not.toContain("Unsaved");
    expect(await editor.problems("a.threat.yaml")).toContainEqual(expect.stringContaining("Nothing defines"));
  });

  it.each([
    ["refs.json", '[{"id": "gray1998", "type": "book", "title": "Unsaved"}]'],
    ["refs.ris", "TY  - BOOK\nID  - gray1998\nTI  - Unsaved\nER  - \n"],
    ["[refs] *.yaml", "references:\n- id: gray1998\n  type: book\n  title: Unsaved\n"],
  ])("it counts in %s as well", async (name, bibliography) => {
    const text = TEXT.replace("refs.bib", JSON.stringify(name));
    const editor = await Editor.begin({
      "a.threat.yaml": text,
      [name]: bibliography.replace("Unsaved", "Saved"),
    });
    await editor.session.open(editor.uri("a.threat.yaml"), text);
    await editor.problems("a.threat.yaml");
    await until(() => editor.registered.size === 3);
    expect(editor.followed).toEqual(methods(name));
    await editor.session.open(editor.uri(name), bibliography);
    expect(await editor.hover("a.threat.yaml", CITED)).toContain("Unsaved");
  });

  it("its own problems follow it in a workspace, and it does not count as an assessment of the workspace", async () => {
    const editor = await Editor.begin({ "a.threat.yaml": TEXT, "refs.bib": BIBTEX }, { isFolder: true });
    const shown = new Map<string, number>();
    editor.session.partially("workspace/diagnostic", { previousResultIds: [] }, (part) => {
      for (const report of (part as { items: WorkspaceDocumentDiagnosticReport[] }).items)
        if (report.kind === "full") shown.set(report.uri, report.items.length);
    });
    await until(() => editor.registered.size === 3);
    await editor.session.open(editor.uri("refs.bib"), BIBTEX);
    await editor.session.change(editor.uri("refs.bib"), 2, [{ text: "@book{gray1998, title={Open\n" }]);
    await until(() => (shown.get(editor.uri("refs.bib")) ?? 0) > 0);
    expect(await editor.session.request("workspace/symbol", { query: "book" })).toEqual([]);
    await editor.close("refs.bib");
    await until(() => shown.get(editor.uri("refs.bib")) === 0);
  });

  it("only files that an assessment names now are followed", async () => {
    const editor = await Editor.begin({ "a.threat.yaml": TEXT, "refs.bib": BIBTEX, "more.bib": BIBTEX });
    const uri = editor.uri("a.threat.yaml");
    await editor.session.open(uri, TEXT);
    await editor.problems("a.threat.yaml");
    await until(() => editor.followed.join() === methods("refs.bib").join());
    await editor.session.change(uri, 2, [{ text: TEXT.replace("refs.bib", "more.bib") }]);
    await editor.problems("a.threat.yaml");
    await until(() => editor.followed.join() === methods("more.bib").join());
    await editor.session.change(uri, 3, [{ text: TEXT.replace("refs.bib", "[refs.bib, more.bib]") }]);
    await editor.problems("a.threat.yaml");
    await until(() => editor.registered.size === 6);
    await editor.close("a.threat.yaml");
    await until(() => editor.registered.size === 0);
  });

  it("a client that cannot register documents is not asked to", async () => {
    const editor = await Editor.begin(
      { "a.threat.yaml": TEXT, "refs.bib": BIBTEX },
      { capabilities: pulling },
    );
    await editor.session.open(editor.uri("a.threat.yaml"), TEXT);
    await editor.problems("a.threat.yaml");
    writeFileSync(editor.path("refs.bib"), BIBTEX.replace("Saved", "Changed"));
    await editor.session.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: editor.uri("refs.bib"), type: 2 }],
    });
    expect(await editor.hover("a.threat.yaml", CITED)).toContain("Changed");
    expect(editor.registered.size).toBe(0);
  });
});

it("the client sends a change once if the document matches two selectors", async () => {
  const sent: unknown[] = [];
  const send = async (event: TextDocumentChangeEvent): Promise<void> => {
    sent.push(event);
    await Promise.resolve();
  };
  const didChange = changesOnce(() => undefined);
  const [first, second] = [{}, {}] as TextDocumentChangeEvent[];
  for (const event of [first, first, second, second, first]) if (event) await didChange(event, send);
  expect(sent).toEqual([first, second, first]);
});

it("a view asks for a document when the server has its change", async () => {
  const order: string[] = [];
  const didChange = changesOnce(() => order.push("view"));
  await didChange({} as TextDocumentChangeEvent, async () => {
    await Promise.resolve();
    order.push("change");
  });
  expect(order).toEqual(["change", "view"]);
});
