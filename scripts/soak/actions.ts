/** Random actions of a user in an editor. */
import type { Range } from "vscode-languageserver-protocol/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Editor } from "./editor.ts";
import type { FileEvent, Folder } from "./folder.ts";

/** What the actions need. */
interface ActionContext {
  readonly editor: Editor;
  readonly folder: Folder;
  readonly random: () => number;
}

/** The maximum number of open documents, and the maximum length of each. */
const [MAX_OPEN, MAX_LETTERS] = [10, 60_000];

/** Performs an action. */
export async function performAction(desk: ActionContext): Promise<void> {
  const { editor, folder, random } = desk;
  const document = one([...editor.open.values()], random);
  if (!document || random() < 0.04) return open(desk);
  if (random() < 0.03) return editor.closeDocument(document.uri);
  if (random() < 0.03) return save(document, desk);
  if (random() < 0.02) return tell(desk, event(desk));
  if (random() < 0.004) return changeFolders(desk);
  if (random() < 0.01)
    return editor.notify("workspace/didChangeConfiguration", {
      settings: { threatAssessment: { codeLens: random() < 0.5 } },
    });
  if (random() < 0.002) return tell(desk, folder.checkOut());
  if (random() < 0.4) await editor.edit(document, change(document, desk));
  ask(document, desk);
}

async function open({ editor, folder, random }: ActionContext): Promise<void> {
  if (editor.open.size >= MAX_OPEN) {
    const oldest = one([...editor.open.keys()], random);
    if (oldest !== undefined) await editor.closeDocument(oldest);
  }
  const path = one(folder.files, random);
  if (path === undefined || editor.open.has(folder.uri(path))) return;
  await editor.openDocument(folder.uri(path), folder.read(path));
}

async function save(document: TextDocument, desk: ActionContext): Promise<void> {
  const { editor, folder } = desk;
  const path = decodeURIComponent(document.uri.slice(folder.uri("").length)).replace(/^\//, "");
  const saved = folder.write(path, document.getText());
  await editor.notify("textDocument/didSave", { textDocument: { uri: document.uri } });
  await tell(desk, [saved]);
}

function event({ folder, random }: ActionContext): FileEvent[] {
  const path = one(folder.files, random);
  if (random() < 0.3 || path === undefined) return folder.create();
  if (random() < 0.3) return folder.configure();
  if (random() < 0.3) return folder.changeNamed();
  if (random() < 0.5) return folder.rename(path);
  return folder.files.length > 100 ? folder.remove(path) : folder.create();
}

async function tell({ editor }: ActionContext, changes: readonly FileEvent[]): Promise<void> {
  editor.counts.events += changes.length;
  await editor.notify("workspace/didChangeWatchedFiles", { changes });
}

async function changeFolders({ editor, folder, random }: ActionContext): Promise<void> {
  const uri = one(folder.folders, random) ?? "";
  const randomChange = { uri, name: uri };
  const isOpen = editor.folders.includes(uri);
  editor.folders = isOpen ? editor.folders.filter((each) => each !== uri) : [...editor.folders, uri];
  await editor.notify("workspace/didChangeWorkspaceFolders", {
    event: isOpen ? { added: [], removed: [randomChange] } : { added: [randomChange], removed: [] },
  });
}

/** The source of whole texts. */
interface Texts extends Pick<ActionContext, "random"> {
  readonly folder: Pick<Folder, "text">;
}

interface Change {
  readonly range: Range;
  readonly text: string;
}

/** A random change: typing, pasting, deleting, several cursors, or undo. One in five replaces the whole text. */
export function change(document: TextDocument, { folder, random }: Texts): (Change | { text: string })[] {
  const text = document.getText();
  if (text.length > MAX_LETTERS || random() < 0.02) return [{ text: folder.text() }];
  if (random() < 0.02)
    return [{ text: text.includes("\r\n") ? text.replaceAll("\r\n", "\n") : text.replaceAll("\n", "\r\n") }];
  const word = one(TYPED, random) ?? "";
  if (random() < 0.1) return cursors(document, word, random);
  const start = Math.floor(random() * text.length);
  if (random() < 0.1) {
    const from = Math.floor(random() * text.length);
    return [at(document, [start, start], text.slice(from, from + Math.floor(random() * 400)))];
  }
  const length = random() < 0.25 ? Math.floor(random() * (random() < 0.1 ? 500 : 8)) : 0;
  return [at(document, [start, Math.min(start + length, text.length)], word)];
}

/** Inserts the same word in several lines, from the last to the first. */
function cursors(document: TextDocument, word: string, random: () => number): Change[] {
  const lines = Array.from({ length: 4 }, () => Math.floor(random() * document.lineCount));
  return [...new Set(lines)]
    .sort((a, b) => b - a)
    .map((line) => {
      const place = { line, character: 2 };
      return { range: { start: place, end: place }, text: word };
    });
}

function at(document: TextDocument, [start, end]: readonly [number, number], text: string): Change {
  return { range: { start: document.positionAt(start), end: document.positionAt(end) }, text };
}

const TYPED = [
  ...Array.from("abcdefgh .:-'\"[]{}#&*!|>%@`\t"),
  "\n",
  "\n  ",
  "- ",
  "key: ",
  "[@",
  "'",
  "---\n",
  "é",
  "🙂",
  "<<: *a",
  "",
];

/** Sends a request about a position, and sometimes cancels it. */
function ask(document: TextDocument, { editor, random }: ActionContext): void {
  const { uri } = document;
  const textDocument = { uri };
  const position = {
    line: Math.floor(random() * document.lineCount),
    character: Math.floor(random() * 30),
  };
  const end = { line: position.line + 10, character: 0 };
  const range = { start: position, end };
  const options = { tabSize: 2, insertSpaces: true };
  const asked = one<readonly [string, object]>(
    [
      ...AT_PLACES.map((method) => [method, { textDocument, position }] as const),
      ...OF_FILES.map((method) => [method, { textDocument }] as const),
      ["textDocument/diagnostic", { textDocument }],
      ["textDocument/diagnostic", { textDocument }],
      ["textDocument/completion", { textDocument, position, context: { triggerKind: 1 } }],
      ["textDocument/references", { textDocument, position, context: { includeDeclaration: true } }],
      ["textDocument/rename", { textDocument, position, newName: `id-${position.line}` }],
      ["textDocument/codeAction", { textDocument, range, context: { diagnostics: [] } }],
      ["textDocument/inlayHint", { textDocument, range }],
      ["textDocument/semanticTokens/range", { textDocument, range }],
      ["textDocument/selectionRange", { textDocument, positions: [position] }],
      ["textDocument/formatting", { textDocument, options }],
      ["textDocument/rangeFormatting", { textDocument, range, options }],
      ["workspace/symbol", { query: random() < 0.5 ? "me" : "" }],
      ["workspace/diagnostic", { previousResultIds: [] }],
    ],
    random,
  );
  // A request about the whole workspace is not repeated while others are pending.
  if (!asked || (asked[0].startsWith("workspace/") && (editor.pending > 3 || random() < 0.9))) return;
  editor.begin(...asked, random() < 0.1 ? { cancelAfter: Math.floor(random() * 30) } : {});
}

const AT_PLACES = [
  "textDocument/hover",
  "textDocument/definition",
  "textDocument/declaration",
  "textDocument/documentHighlight",
  "textDocument/prepareRename",
  "textDocument/linkedEditingRange",
  "textDocument/prepareCallHierarchy",
];

const OF_FILES = [
  "textDocument/documentSymbol",
  "textDocument/foldingRange",
  "textDocument/documentLink",
  "textDocument/codeLens",
  "textDocument/semanticTokens/full",
];

function one<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)];
}
