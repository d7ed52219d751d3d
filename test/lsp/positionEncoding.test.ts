/** Compares sessions in three position encodings: all must get the same positions. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import type { Position } from "vscode-languageserver-protocol";
import { requests } from "../../server/src/lsp/server.ts";
import type { PositionEncoding } from "../../server/src/lsp/positionEncoding.ts";
import { columnFor, columnFrom, negotiateEncoding } from "../../server/src/lsp/positionEncoding.ts";
import { folderWith } from "../cli/program.ts";
import { pulling, Session } from "./session.ts";
import { FILES, inOurs, columnInOurs, positionInTheirs, tokensInOurs } from "./positionEncoding.ts";
import { fc, runs } from "../property.ts";

const ALL: readonly PositionEncoding[] = ["utf-8", "utf-16", "utf-32"];

interface Editor {
  readonly units: PositionEncoding;
  readonly session: Session;
  tokens: { resultId: string; data: number[] };
}

async function editorIn(units: PositionEncoding, folder: string): Promise<Editor> {
  const session = new Session("stdio");
  const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: "folder" }];
  const capabilities = {
    ...pulling,
    workspace: { ...pulling.workspace, workspaceFolders: true },
    general: { positionEncodings: [units] },
  };
  const commands = ["threatAssessment.showReferences", "threatAssessment.openPreview"];
  const { capabilities: told } = await session.initialize(capabilities, {
    workspaceFolders,
    initializationOptions: { commands },
  });
  expect(told.positionEncoding).toBe(units);
  return { units, session, tokens: { resultId: "", data: [] } };
}

/** The parameters of each request that involves positions, besides the document and the position. */
function parametersFor(position: Position, end: Position): Record<string, object> {
  const range = { start: position, end };
  const options = { tabSize: 2, insertSpaces: true };
  return {
    "textDocument/codeAction": { range, context: { diagnostics: [] } },
    "textDocument/codeLens": {},
    "textDocument/completion": { position },
    "textDocument/declaration": { position },
    "textDocument/definition": { position },
    "textDocument/diagnostic": {},
    "textDocument/documentHighlight": { position },
    "textDocument/documentLink": {},
    "textDocument/documentSymbol": {},
    "textDocument/foldingRange": {},
    "textDocument/formatting": { options },
    "textDocument/hover": { position },
    "textDocument/inlayHint": { range },
    "textDocument/linkedEditingRange": { position },
    "textDocument/onTypeFormatting": { position, options, ch: "\n" },
    "textDocument/prepareCallHierarchy": { position },
    "textDocument/prepareRename": { position },
    "textDocument/rangeFormatting": { range, options },
    "textDocument/references": { position, context: { includeDeclaration: true } },
    "textDocument/rename": { position, newName: "other" },
    "textDocument/selectionRange": { positions: [position, end] },
    "threatAssessment/bibliography": { position, files: ["file:///🌊.bib"] },
    "threatAssessment/source": { text: "@book{x, title={🌊}}" },
    "workspace/symbol": { query: "" },
  };
}

/**
 * Requests that follow up on the answers to others, or that involve no positions. Semantic tokens are plain numbers.
 */
const OTHERS = [
  "callHierarchy/incomingCalls",
  "callHierarchy/outgoingCalls",
  "codeLens/resolve",
  "completionItem/resolve",
  "textDocument/semanticTokens/full",
  "textDocument/semanticTokens/full/delta",
  "textDocument/semanticTokens/range",
  "threatAssessment/choices",
  "threatAssessment/document",
  "threatAssessment/export",
  "threatAssessment/exportChoices",
  "threatAssessment/formatCitations",
  "threatAssessment/import",
  "threatAssessment/newAssessment",
  "threatAssessment/status",
  "workspace/textDocumentContent",
  "workspace/willRenameFiles",
];

it("every request is covered", () => {
  const asked = [
    ...Object.keys(parametersFor({ line: 0, character: 0 }, { line: 0, character: 0 })),
    ...OTHERS,
  ];
  expect(requests.map(({ method }) => method).filter((method) => !asked.includes(method))).toEqual([]);
});

it("clients with other encodings get the same positions after every edit", async () => {
  const folder = folderWith(FILES);
  const uri = pathToFileURL(join(folder, "a.threat.yaml")).href;
  let text = FILES["a.threat.yaml"];
  const textOf = (normalizedUri: string): string => {
    if (normalizedUri === uri) return text;
    const entry = Object.entries(FILES).find(([name]) => normalizedUri.endsWith(`/${name}`));
    return entry?.[1] ?? expect.unreachable(normalizedUri);
  };
  const editors = await Promise.all(ALL.map((units) => editorIn(units, folder)));
  for (const { session } of editors) await session.open(uri, text);

  /** The answers to an editor, with columns in UTF-16. */
  const told = async ({ units, session }: Editor, position: Position, end: Position): Promise<unknown> => {
    const their = (each: Position): Position => positionInTheirs(units, each, text);
    const answers: Record<string, unknown> = {};
    const ask = async (method: string, params: object): Promise<unknown> => {
      const answer = await session.request(method, params).catch((error: unknown) => String(error));
      answers[method] = inOurs(units, answer, { uri, textOf });
      return answer;
    };
    for (const [method, params] of Object.entries(parametersFor(their(position), their(end))))
      await ask(method, { textDocument: { uri }, uri, ...params });
    const [item] = await session.request<{ uri: string }[]>("textDocument/prepareCallHierarchy", {
      textDocument: { uri },
      position: their(position),
    });
    if (item) {
      const calls = await ask("callHierarchy/outgoingCalls", { item });
      await ask("callHierarchy/incomingCalls", { item });
      expect(calls).not.toBeTypeOf("string");
      answers.outgoing = inOurs(units, calls, { uri: item.uri, textOf });
      delete answers["callHierarchy/outgoingCalls"];
    }
    return answers;
  };

  const tokens = async (editor: Editor): Promise<unknown> => {
    const { session, units } = editor;
    const params = { textDocument: { uri }, previousResultId: editor.tokens.resultId };
    const answer = await session.request<{
      resultId: string;
      data?: number[];
      edits?: { start: number; deleteCount: number; data?: number[] }[];
    }>("textDocument/semanticTokens/full/delta", params);
    let data = answer.data ?? editor.tokens.data;
    for (const { start, deleteCount, data: fresh = [] } of answer.edits ?? [])
      data = data.toSpliced(start, deleteCount, ...fresh);
    editor.tokens = { resultId: answer.resultId, data };
    return tokensInOurs(units, data, text);
  };

  const whole = async (editor: Editor): Promise<unknown> => {
    const { data } = await editor.session.request<{ data: number[] }>("textDocument/semanticTokens/full", {
      textDocument: { uri },
    });
    return tokensInOurs(editor.units, data, text);
  };

  /** Compares the answers to all editors at a position. */
  const compare = async (position: Position, end: Position): Promise<unknown> => {
    const [first, ...rest] = await Promise.all(editors.map((each) => told(each, position, end)));
    for (const each of rest) expect(each).toEqual(first);
    return first;
  };

  let version = 1;
  const place = fc.nat({ max: 2 * text.length });
  const edit = fc.record({
    start: place,
    length: fc.nat({ max: 4 }),
    text: fc.constantFrom("", "a", "é", "🌊", "\u{1D4B6}", "脅", "\n", ", ", "e\u0301", "[", ": "),
  });
  const positionAt = (offset: number): Position => {
    const before = text.slice(0, offset);
    const at = before.isWellFormed() && !before.endsWith("\r") ? before : before.slice(0, -1);
    const lines = at.split(/\r\n|\r|\n/);
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  };
  const offsetOf = ({ line, character }: Position): number => {
    const starts = [
      0,
      ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ index, 0: found }) => index + found.length),
    ];
    return (starts[line] ?? 0) + character;
  };

  const property = fc.asyncProperty(
    fc.array(edit, { maxLength: 3 }),
    place,
    place,
    async (edits, one, other) => {
      const changes = ALL.map((): object[] => []);
      for (const { start, length, text: newText } of edits) {
        const from = positionAt(start % (text.length + 1));
        const to = positionAt(Math.min(offsetOf(from) + length, text.length));
        for (const [index, units] of ALL.entries())
          changes[index]?.push({
            range: { start: positionInTheirs(units, from, text), end: positionInTheirs(units, to, text) },
            text: newText,
          });
        text = text.slice(0, offsetOf(from)) + newText + text.slice(offsetOf(to));
      }
      version++;
      for (const [index, { session }] of editors.entries())
        await session.change(uri, version, changes[index] ?? []);
      const [start, end] = [one, other].map((each) => each % (text.length + 1)).toSorted((a, b) => a - b);
      const [position, behind] = [positionAt(start ?? 0), positionAt(end ?? 0)];
      await compare(position, behind);
      const [colours, ...others] = await Promise.all(editors.map(tokens));
      for (const each of others) expect(each).toEqual(colours);
      expect(await Promise.all(editors.map(whole))).toEqual([colours, colours, colours]);
      // The next delta refers to the tokens that were sent in full.
      await Promise.all(editors.map(tokens));
    },
  );
  for (const word of [
    "waves, \u{1D4B6}",
    "port, order",
    "@smith",
    "&m",
    "ours.tax",
    "deep/b",
    "\u{1D4B6}ctor, o",
    "🌊: {nme",
  ]) {
    const at = text.indexOf(word);
    const answers = await compare(positionAt(at + 2), positionAt(at + word.length));
    if (word.startsWith("waves")) {
      const all = JSON.stringify(answers);
      for (const part of ["fromRanges", "changes", "b.threat.yaml", "ours.taxonomy.yaml"])
        expect(all).toContain(part);
    }
  }
  await fc.assert(property, { ...runs(30), endOnFailure: true });
}, 120_000);

it("converting a column there and back gives the same column", () => {
  const line = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(line, fc.nat({ max: 40 }), fc.constantFrom(...ALL), (text, at, units) => {
      const before = text.slice(0, at);
      const column = before.isWellFormed() ? before.length : before.length - 1;
      const their = columnFor(units, text, column);
      expect(columnInOurs(units, text, their)).toBe(column);
      expect(columnFrom(units, text, their)).toBe(column);
      expect(columnFrom(units, text, 1000)).toBe(text.length);
    }),
  );
});

it.each([
  [["utf-8", "utf-16"], "utf-8"],
  [["utf-32", "utf-8"], "utf-32"],
  [["utf-7", "utf-16", "utf-8"], "utf-16"],
  [["utf-7"], "utf-16"],
  [[], "utf-16"],
  [null, "utf-16"],
  [undefined, "utf-16"],
  ["utf-8", "utf-16"],
])("the server chooses the first encoding of %j that it knows: %s", (offered, expected) => {
  expect(negotiateEncoding(offered)).toBe(expected);
});
