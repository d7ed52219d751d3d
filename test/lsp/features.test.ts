/** Tests each request about one file once over a real connection. */
import { describe, expect, it } from "vitest";
import type {
  CodeAction,
  CodeLens,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  InlayHint,
  LinkedEditingRanges,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
} from "vscode-languageserver-protocol";
import { pulling, Session } from "./session.ts";

const URI = "file:///harbour.threat.yaml";
/** The same file, with a name that has escaped characters. */
const FILE = "file:///w/a%C3%B1o/harbour%201.threat.yaml";
const TEXT = `assessment: 1
title: The   harbour
taxonomy: bailey-2005
actors:
    port: {name: Port of Santa Rosa}
rankings:
    first: {of: port, order: [terrorism, energy]}
`;

/** Opens the file in a session with these settings. */
async function started(settings: object = {}) {
  const session = new Session("stdio");
  session.connection.onRequest("workspace/configuration", () => [settings]);
  session.connection.onRequest("workspace/inlayHint/refresh", () => null);
  session.connection.onRequest("workspace/codeLens/refresh", () => null);
  const workspace = {
    ...pulling.workspace,
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    inlayHint: { refreshSupport: true },
  };
  const commands = ["threatAssessment.showReferences", "threatAssessment.openPreview"];
  await session.initialize({ ...pulling, workspace }, { initializationOptions: { commands } });
  await session.open(URI, TEXT);
  const ask = async <R>(method: string, params: object = {}): Promise<R> =>
    session.request<R>(`textDocument/${method}`, { textDocument: { uri: URI }, ...params });
  return { session, ask };
}

const at = (line: number, character: number) => ({ position: { line, character } });
const everything = { range: { start: { line: 0, character: 0 }, end: { line: 7, character: 0 } } };

describe("over a connection", () => {
  it("a file has document symbols, folding ranges, selection ranges and linked ids", async () => {
    const { ask } = await started();
    const symbols = await ask<DocumentSymbol[]>("documentSymbol");
    expect(symbols.map(({ name }) => name)).toEqual([
      "assessment",
      "title",
      "taxonomy",
      "actors",
      "rankings",
    ]);
    expect(await ask<FoldingRange[]>("foldingRange")).toEqual([
      { startLine: 3, endLine: 4 },
      { startLine: 5, endLine: 6 },
    ]);
    const [selection] = await ask<SelectionRange[]>("selectionRange", { positions: [at(4, 6).position] });
    expect(selection).toMatchObject({ range: { start: { line: 4, character: 4 }, end: { character: 8 } } });
    const linked = await ask<LinkedEditingRanges>("linkedEditingRange", at(4, 6));
    expect(linked.ranges).toHaveLength(2);
  });

  it("a file has links, hints, and lenses whose commands the client has", async () => {
    const { ask } = await started();
    expect(await ask<DocumentLink[]>("documentLink")).toMatchObject([
      { target: "threat-assessment:/bailey-2005.taxonomy.yaml" },
    ]);
    const hints = await ask<InlayHint[]>("inlayHint", everything);
    expect(hints.map(({ label }) => label)).toEqual(["1", "2", "Port of Santa Rosa"]);
    const lenses = await ask<CodeLens[]>("codeLens");
    expect(lenses.map(({ command }) => command?.title)).toEqual([
      "Open preview",
      "1 reference",
      "no references",
    ]);
  });

  it("hints, lenses and formatting follow the settings", async () => {
    const { session, ask } = await started({
      inlayHints: { ranks: false, titles: "yes" },
      codeLenses: false,
      format: { enable: false },
    });
    await session.until(() => true);
    const hints = async (): Promise<number> => (await ask<InlayHint[]>("inlayHint", everything)).length;
    // The settings arrive shortly after the first requests.
    while ((await hints()) > 1);
    expect(await ask("codeLens")).toEqual([]);
    expect(await ask("formatting", { options: { tabSize: 2, insertSpaces: true } })).toBeNull();
  });

  it("semantic tokens are sent in full, as a delta, and for a range", async () => {
    const { session, ask } = await started();
    const { resultId, data } = await ask<SemanticTokens>("semanticTokens/full");
    expect(data.length).toBe(5 * 5);
    await session.change(URI, 2, [
      { range: { start: { line: 6, character: 16 }, end: { line: 6, character: 20 } }, text: "nobody" },
    ]);
    const delta = await ask<SemanticTokensDelta>("semanticTokens/full/delta", { previousResultId: resultId });
    expect(delta.edits).toHaveLength(1);
    const [edit] = delta.edits;
    const after = data.toSpliced(edit?.start ?? 0, edit?.deleteCount ?? 0, ...(edit?.data ?? []));
    expect((await ask<SemanticTokens>("semanticTokens/full")).data).toEqual(after);
    const lines = await ask<SemanticTokens>("semanticTokens/range", {
      range: { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } },
    });
    expect(lines.data.length).toBe(5);
  });

  it("a file is formatted in full, in part and on typing", async () => {
    const { session, ask } = await started();
    const options = { options: { tabSize: 2, insertSpaces: true } };
    const edits = await ask<TextEdit[]>("formatting", options);
    expect(edits.map(({ range: { start } }) => start.line)).toEqual([4, 6]);
    const range = { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } };
    expect(await ask<TextEdit[]>("rangeFormatting", { ...options, range })).toHaveLength(1);
    await session.change(URI, 2, [
      { range: { start: { line: 1, character: 20 }, end: { line: 1, character: 20 } }, text: "  \n" },
    ]);
    expect(await ask<TextEdit[]>("onTypeFormatting", { ...options, ...at(2, 0), ch: "\n" })).toHaveLength(1);
  });

  it("code actions have the requested kinds", async () => {
    const { ask } = await started();
    const range = { start: { line: 6, character: 32 }, end: { line: 6, character: 32 } };
    const actions = await ask<CodeAction[]>("codeAction", {
      range,
      context: { diagnostics: [], only: ["refactor.rewrite"] },
    });
    expect(actions.map(({ title }) => title)).toEqual([
      "Use the long form, with keys",
      expect.stringMatching(/^Add entries for what is not ranked yet/),
      expect.stringMatching(/^List what is missing under "unranked"/),
    ]);
  });

  it.each([
    ["it changes, with its URI escaped", encodeURIComponent, FILE],
    ["it changes, with its URI as it is", (uri: string) => uri, FILE],
    ["its taxonomy changes", (uri: string) => uri, "file:///w/a%C3%B1o/own.taxonomy.yaml"],
  ])("a view as a text is generated from the file, and again when %s", async (_, written, changed) => {
    const session = new Session("stdio");
    await session.initialize();
    const refreshed = new Promise((resolve) => {
      session.connection.onRequest("workspace/textDocumentContent/refresh", (params) => {
        resolve(params);
        return null;
      });
    });
    await session.open(FILE, TEXT);
    if (changed !== FILE) await session.open(changed, "taxonomy: 1\nid: own\n");
    const uri = `threat-assessment:/preview/harbour.md?${written(FILE)}`;
    const { text } = await session.request<{ text: string }>("workspace/textDocumentContent", { uri });
    expect(text).toMatch(/^# The harbour\n/);
    const table = await session.request<{ text: string }>("workspace/textDocumentContent", {
      uri: uri.replace("/preview/", "/comparison/"),
    });
    expect(table.text).toContain("| 1 | Terrorism |");
    await session.change(changed, 2, [{ text: "" }]);
    expect(await refreshed).toEqual({ uri });
  });
});
