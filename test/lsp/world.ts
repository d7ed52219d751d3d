/**
 * Simulates folders on the disk and an editor, for tests of what the editor shows.
 * Changes are reported as VS Code reports them. The expected problems come from the functions of the command line.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { URI } from "vscode-uri";
import { filesOf } from "../../server/src/cli/paths.ts";
import { diagnose } from "../../server/src/features/diagnostics.ts";
import { Disk } from "../../server/src/files/disk.ts";
import { Ignored } from "../../server/src/files/ignored.ts";
import { today } from "../../server/src/files/today.ts";
import { Source } from "../../server/src/syntax/source.ts";
import type { Files } from "../../server/src/workspace/library.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { folderWith } from "../cli/program.ts";
import type { Shown } from "./panel.ts";
import { diagnosticLine, Panel } from "./panel.ts";
import { Session } from "./session.ts";

/** How often the panel is looked at until it is correct. */
const LOOKS = 1600;

/** The `FileChangeType` values of the protocol. */
const [CREATED, CHANGED, DELETED] = [1, 2, 3] as const;

/** The folders, the server and the panel of one test. */
export class World {
  readonly root: string;
  readonly session = new Session("stdio");
  readonly panel = new Panel(this.session);
  /** The open folders, by their paths in the world. */
  readonly folders: string[];

  private constructor(files: Readonly<Record<string, string>>, folders: readonly string[]) {
    this.root = folderWith(files);
    this.folders = [...folders];
  }

  static async begin(files: Readonly<Record<string, string>>, folders: readonly string[]): Promise<World> {
    const world = new World(files, folders);
    const { capabilities } = await world.session.initialize(
      {
        textDocument: { diagnostic: { dynamicRegistration: true } },
        workspace: {
          workspaceFolders: true,
          diagnostics: { refreshSupport: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
      },
      {
        initializationOptions: { canPullParts: true },
        workspaceFolders: folders.map((name) => ({ uri: world.uri(name), name })),
      },
    );
    const options = capabilities.diagnosticProvider;
    if (options) await world.panel.start(options);
    return world;
  }

  uri(path: string): string {
    return URI.file(join(this.root, path)).toString();
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  async write(path: string, text: string): Promise<void> {
    if (this.#isUnseen(path)) return;
    const type = this.has(path) ? CHANGED : CREATED;
    const { opened } = this.panel;
    const isClean = opened.get(this.uri(path))?.text === this.#text(path);
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
    await this.#tell([path, type]);
    // An editor reloads a file that has no unsaved changes.
    if (opened.has(this.uri(path)) && isClean) await this.panel.edit(this.uri(path), text);
  }

  /** Deletes a file or a folder. For a folder, only its own deletion is reported. */
  async delete(path: string): Promise<void> {
    if (!this.has(path) || this.#isUnseen(path)) return;
    rmSync(join(this.root, path), { recursive: true });
    await this.#tell([path, DELETED]);
  }

  /** Moves a file or a folder, with its tabs. */
  async move(from: string, to: string): Promise<void> {
    if (!this.has(from) || this.has(to) || to.startsWith(`${from}/`)) return;
    if (this.#isUnseen(from) && this.#isUnseen(to)) return;
    mkdirSync(dirname(join(this.root, to)), { recursive: true });
    renameSync(join(this.root, from), join(this.root, to));
    for (const [uri, { text }] of [...this.panel.opened]) {
      if (uri !== this.uri(from) && !uri.startsWith(`${this.uri(from)}/`)) continue;
      await this.panel.close(uri);
      await this.panel.open(this.uri(to) + uri.slice(this.uri(from).length), text, "in a tab");
    }
    await this.#tell([from, DELETED], [to, CREATED]);
  }

  /** Replaces a folder by another. Changes inside it are not reported. */
  async replace(path: string, files: Readonly<Record<string, string>>): Promise<void> {
    const type = this.has(path) ? DELETED : CREATED;
    rmSync(join(this.root, path), { recursive: true, force: true });
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path, name)), { recursive: true });
      writeFileSync(join(this.root, path, name), text);
    }
    await this.#tell([path, type]);
  }

  async open(path: string, tab: "in a tab" | "hidden" = "in a tab"): Promise<void> {
    if (this.has(path) && statSync(join(this.root, path)).isFile() && !this.panel.opened.has(this.uri(path)))
      await this.panel.open(this.uri(path), this.#text(path) ?? "", tab);
  }

  async edit(path: string, text: string): Promise<void> {
    if (this.panel.opened.has(this.uri(path))) await this.panel.edit(this.uri(path), text);
  }

  async save(path: string): Promise<void> {
    const text = this.panel.opened.get(this.uri(path))?.text;
    if (text === undefined) return;
    await this.write(path, text);
    await this.panel.save(this.uri(path));
  }

  async close(path: string): Promise<void> {
    if (this.panel.opened.has(this.uri(path))) await this.panel.close(this.uri(path));
  }

  /** Opens a folder in the editor, or closes it. */
  async toggle(folder: string): Promise<void> {
    const change = [{ uri: this.uri(folder), name: folder }];
    const isOpen = this.folders.includes(folder);
    if (isOpen) this.folders.splice(this.folders.indexOf(folder), 1);
    else this.folders.push(folder);
    await this.session.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: isOpen ? [] : change, removed: isOpen ? change : [] },
    });
  }

  /** The current problems in the files of the folders and in visible files. */
  expected(): Shown {
    const files = this.#files();
    const ignored = new Ignored(files);
    const found = new Map<string, readonly string[]>();
    for (const uri of new Set([...this.#checked(files), ...this.panel.visible])) {
      const source = files.read(uri);
      const { scheme, fsPath } = URI.parse(uri);
      if (!source || (scheme === "file" && ignored.has(fsPath))) continue;
      const items = diagnose(source, new Library(files, { today })).map(diagnosticLine).sort();
      if (items.length > 0) found.set(uri, items);
    }
    return found;
  }

  /** The files as the editor sees them, without any cache. */
  #files(): Files {
    const { opened } = this.panel;
    const disk = new Disk();
    return {
      read: (uri) => {
        const text = opened.get(uri)?.text;
        return text === undefined ? disk.read(uri) : Source.of(uri, text);
      },
      why: (uri) => disk.why(uri),
    };
  }

  #checked(files: Files): string[] {
    const folders = this.folders.filter((folder) => this.has(folder));
    return filesOf(
      folders.map((folder) => join(this.root, folder)),
      files,
    ).paths.map((path) => URI.file(path).toString());
  }

  /** Waits until the panel shows the current problems. @returns What it shows, and what it should show. */
  async atRest(): Promise<{ readonly shown: unknown; readonly expected: unknown }> {
    const expected = plain(this.expected());
    for (let look = 1; ; look++) {
      const shown = plain(this.panel.shown);
      if (JSON.stringify(shown) === JSON.stringify(expected) || look === LOOKS) return { shown, expected };
      await pause(5);
    }
  }

  #text(path: string): string | undefined {
    return this.has(path) ? readFileSync(join(this.root, path), "utf8") : undefined;
  }

  #isWatched(path: string): boolean {
    return this.folders.some((folder) => path.startsWith(`${folder}/`));
  }

  /** Whether a change would not be reported, although other files may depend on it. */
  #isUnseen(path: string): boolean {
    return !this.#isWatched(path) && !path.endsWith(".threat.yaml");
  }

  /** Reports events in open folders; nothing watches other folders. */
  async #tell(...events: readonly (readonly [path: string, type: number])[]): Promise<void> {
    const changes = events
      .filter(([path]) => this.#isWatched(path))
      .map(([path, type]) => ({ uri: this.uri(path), type }));
    if (changes.length > 0)
      await this.session.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  }
}

function plain(shown: Shown): Record<string, readonly string[]> {
  return Object.fromEntries([...shown].sort(([a], [b]) => (a < b ? -1 : 1)));
}
