/**
 * Decides which files a document may lead to: those of the workspace and those of folders that a configuration in a
 * trusted workspace adds. So it is safe to open a document from somebody else without asking first what it reads.
 */
import { URI, Utils } from "vscode-uri";
import type { Source } from "../syntax/source.ts";
import { addedFoldersIn, configurationAbove } from "../workspace/configuration.ts";
import type { Files, Unread } from "../workspace/files.ts";
import { fileExists } from "../workspace/files.ts";
import { folderOf, foldersUpFrom, isAtOrBelow, normalizeUri } from "./uris.ts";
import { unread } from "./readResult.ts";

/** Folders that a file must lie below, with links resolved. Equal folders have equal keys. */
export interface Roots {
  readonly key: string;
  /** The URIs of the folders. */
  readonly folders: ReadonlySet<string>;
}

/** The folders and settings that decide what may be read. */
export interface Workspace {
  /** The folders that are open in the editor; `undefined` without an editor. */
  readonly open?: Roots;
  /** The folder in which a command runs. Outside of a repository, the files below it belong together. */
  readonly current?: string;
  /** Whether configurations may add folders. */
  readonly isTrusted: boolean;
  /** Whether to skip configurations above the open folders: each look-up costs a request over the network. */
  readonly isRemote?: boolean;
}

/** Looks up a file that must lie below the roots, with links resolved. Without roots, it may lie anywhere. */
type LookUp = (uri: string, roots: Roots | undefined) => Source | Unread;

/** Creates roots from the URIs of folders. */
export function rootsOf(folders: readonly string[]): Roots {
  const normal = [...new Set(folders.map(normalizeUri))].sort();
  return { key: normal.join("\n"), folders: new Set(normal) };
}

/** Finds files within the bounds of a workspace, for one state of its configurations. */
export class Bounds implements Files {
  readonly #lookUp: LookUp;
  readonly #workspace: () => Workspace;
  /** By the URI of the folder. */
  readonly #homes = new Map<string, Roots | undefined>();

  constructor(lookUp: LookUp, workspace: () => Workspace) {
    this.#lookUp = lookUp;
    this.#workspace = workspace;
  }

  read(uri: string, from?: string): Source | undefined {
    const found = this.find(uri, from);
    return isUnread(found) ? undefined : found;
  }

  why(uri: string, from?: string): Unread {
    const found = this.find(uri, from);
    return isUnread(found) ? found : unread("unknown");
  }

  /** Returns a file, or why it cannot be read. */
  find(uri: string, from?: string): Source | Unread {
    if (from === undefined) return this.#unnamed(normalizeUri(uri));
    const normalizedUri = from.startsWith("untitled:") ? this.#placed(normalizeUri(uri)) : normalizeUri(uri);
    // A new file that has no folder yet cannot resolve relative paths.
    let found = unread(from.startsWith("untitled:") && !hasPlace(from) ? "missing" : "outside");
    for (const roots of this.rootsFor(from)) {
      if (!isAtOrBelow(normalizedUri, roots.folders)) continue;
      const here = this.#lookUp(normalizedUri, roots);
      if (!isUnread(here) || here.state !== "outside") return here;
      found = here;
    }
    return found;
  }

  /**
   * Reads a file that is not a text, such as a template.
   * @param read Reads it if it lies below the roots, with links resolved.
   */
  async readBytes(
    uri: string,
    from: string,
    read: (uri: string, roots: Roots) => Promise<Uint8Array | Unread>,
  ): Promise<Uint8Array | Unread> {
    const normalizedUri = normalizeUri(uri);
    for (const roots of this.rootsFor(from)) {
      if (!isAtOrBelow(normalizedUri, roots.folders)) continue;
      const found = await read(normalizedUri, roots);
      if (found instanceof Uint8Array || found.state !== "outside") return found;
    }
    return unread("outside");
  }

  /**
   * Yields the folders below which a file may lead to others: first those of its workspace, then also those that a
   * configuration adds.
   */
  *rootsFor(from: string): Generator<Roots> {
    const home = this.#homeOf(from);
    yield home;
    if (this.#workspace().isTrusted) yield* this.#addedTo(home, from);
  }

  *#addedTo(home: Roots, from: string): Generator<Roots> {
    const configuration = configurationAbove(from, this);
    if (!configuration) return;
    const base = URI.parse(folderOf(configuration.uri));
    const added = addedFoldersIn(configuration).map((path) => Utils.resolvePath(base, path).toString());
    yield rootsOf([...home.folders, base.toString(), ...added]);
  }

  /**
   * Finds a file that no document names, such as a configuration. Here too, a link must not lead out of the workspace.
   */
  #unnamed(uri: string): Source | Unread {
    // Only a document that is open has such a URI.
    if (uri.startsWith("untitled:")) return this.#lookUp(uri, undefined);
    const { open, isRemote } = this.#workspace();
    const isElsewhere = isRemote === true || !uri.startsWith("file:");
    if (isElsewhere && open && !isAtOrBelow(uri, open.folders)) return unread("missing");
    return this.#lookUp(uri, this.rootsAt(uri));
  }

  /**
   * Returns the folders that a file must lie below if it was found by a search or if no document names it; `undefined`
   * if it may lie anywhere.
   */
  rootsAt(uri: string): Roots | undefined {
    const normalizedUri = normalizeUri(uri);
    const { open } = this.#workspace();
    if (open) return isAtOrBelow(normalizedUri, open.folders) ? open : undefined;
    return isGit(normalizedUri) ? undefined : this.#workspaceOf(normalizedUri);
  }

  #homeOf(from: string): Roots {
    const { open } = this.#workspace();
    const uri = this.#placed(normalizeUri(from).replace(/^untitled:(?:\/\/)?(?=[^:]*\/)/, "file://"));
    // A new file that has no folder yet belongs to the open folders.
    if (open && (isAtOrBelow(uri, open.folders) || uri.startsWith("untitled:"))) return open;
    return this.#workspaceOf(uri) ?? rootsOf([folderOf(uri)]);
  }

  /**
   * Maps a `file:` URI to the open folder that has the same path in another scheme, since a new file is treated as if
   * it were saved there.
   */
  #placed(uri: string): string {
    for (const each of this.#workspace().open?.folders ?? []) {
      const [, path = each] = /^(?!file:)[^:]+:(.*)$/.exec(each) ?? [];
      const onDisk = `file:${path.startsWith("//") ? path : `//${path}`}`;
      if (isAtOrBelow(uri, new Set([onDisk]))) return each + uri.slice(onDisk.length);
    }
    return uri;
  }

  /** Returns the repository of a file, or else the current folder, if the file lies in one of these. */
  #workspaceOf(uri: string): Roots | undefined {
    const folder = folderOf(uri);
    if (this.#homes.has(folder)) return this.#homes.get(folder);
    const { current } = this.#workspace();
    const all = Array.from(foldersUpFrom(folder));
    const repository = all.find((each) => fileExists(`${each}/.git`, this));
    const root = repository ?? (current !== undefined && all.includes(current) ? current : undefined);
    const home = root === undefined ? undefined : rootsOf([root]);
    this.#homes.set(folder, home);
    return home;
  }
}

/** Whether the result of a look-up is the reason why a file cannot be read. */
export function isUnread(found: Source | Unread): found is Unread {
  return "state" in found;
}

function isGit(uri: string): boolean {
  return uri.endsWith("/.git");
}

/** Whether the editor knows where a new file will be saved. */
function hasPlace(untitled: string): boolean {
  return untitled.startsWith("untitled:/");
}
