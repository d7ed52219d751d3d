/**
 * A file system in memory, as a small extension for the web host: it replaces that of GitHub on github.dev. Each access
 * has a delay, as over a network.
 */
import type { ExtensionContext, FileChangeEvent, FileSystemProvider } from "vscode";
import { Disposable, EventEmitter, FileChangeType, FileSystemError, FileType, Uri, workspace } from "vscode";

/** The delay of an access, in milliseconds. */
const DELAY = 20;

/** The files with their content, and the folders with `undefined`, by their paths. */
type Entries = Map<string, Uint8Array | undefined>;

/** Called by VS Code. Registers the file system. */
export function activate({ extension, extensionUri, subscriptions }: ExtensionContext): void {
  const { scheme } = extension.packageJSON as { readonly scheme: string };
  const entries = entriesFrom(Uri.joinPath(extensionUri, "files.json"));
  subscriptions.push(
    workspace.registerFileSystemProvider(scheme, providerOf(entries), { isCaseSensitive: true }),
  );
}

async function entriesFrom(file: Uri): Promise<Entries> {
  const texts = JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file))) as object;
  const entries: Entries = new Map([["/", undefined]]);
  for (const [path, text] of Object.entries(texts))
    put(entries, path, new TextEncoder().encode(String(text)));
  return entries;
}

/** Adds a file or folder, and its parent folders. */
function put(entries: Entries, path: string, content: Uint8Array | undefined): void {
  for (let above = parentOf(path); !entries.has(above); above = parentOf(above))
    entries.set(above, undefined);
  entries.set(path, content);
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}

function providerOf(loading: Promise<Entries>): FileSystemProvider {
  const emitter = new EventEmitter<FileChangeEvent[]>();
  const changed = (type: FileChangeType, ...uris: Uri[]): void => {
    emitter.fire(uris.map((uri) => ({ type, uri })));
  };
  const contentOf = async (uri: Uri): Promise<Uint8Array | undefined> => {
    const entries = await loading;
    if (!entries.has(pathOf(uri))) throw FileSystemError.FileNotFound(uri);
    return entries.get(pathOf(uri));
  };
  return {
    onDidChangeFile: emitter.event,
    watch: () => new Disposable(() => undefined),
    stat: async (uri) => {
      const content = await contentOf(uri);
      return { type: typeOf(content), ctime: 0, mtime: Date.now(), size: content?.length ?? 0 };
    },
    readFile: async (uri) => {
      await new Promise((resolve) => setTimeout(resolve, DELAY));
      const content = await contentOf(uri);
      if (!content) throw FileSystemError.FileIsADirectory(uri);
      return content;
    },
    readDirectory: async (uri) => {
      await contentOf(uri);
      const entries = await loading;
      return [...entries].flatMap(([path, content]) =>
        path !== "/" && parentOf(path) === pathOf(uri)
          ? [[path.slice(path.lastIndexOf("/") + 1), typeOf(content)]]
          : [],
      );
    },
    writeFile: async (uri, content) => {
      const entries = await loading;
      const isKnown = entries.has(pathOf(uri));
      if (isKnown && !entries.get(pathOf(uri))) throw FileSystemError.FileIsADirectory(uri);
      const type = isKnown ? FileChangeType.Changed : FileChangeType.Created;
      put(entries, pathOf(uri), content);
      changed(type, uri);
    },
    createDirectory: async (uri) => {
      put(await loading, pathOf(uri), undefined);
      changed(FileChangeType.Created, uri);
    },
    delete: async (uri) => {
      await contentOf(uri);
      const entries = await loading;
      for (const path of below(entries, uri)) entries.delete(path);
      changed(FileChangeType.Deleted, uri);
    },
    rename: async (from, to) => {
      await contentOf(from);
      const entries = await loading;
      for (const path of below(entries, from)) {
        put(entries, pathOf(to) + path.slice(pathOf(from).length), entries.get(path));
        entries.delete(path);
      }
      changed(FileChangeType.Deleted, from);
      changed(FileChangeType.Created, to);
    },
  };
}

function pathOf({ path }: Uri): string {
  return path.length > 1 ? path.replace(/\/$/, "") : path;
}

function typeOf(content: Uint8Array | undefined): FileType {
  return content ? FileType.File : FileType.Directory;
}

/** A path and all paths below it. */
function below(entries: Entries, uri: Uri): string[] {
  return [...entries.keys()].filter((path) => path === pathOf(uri) || path.startsWith(`${pathOf(uri)}/`));
}
