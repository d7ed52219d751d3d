/**
 * Reads files for the server that it cannot read itself: in a browser all files, elsewhere those that are not on a
 * disk. The server decides what may be read; VS Code's file system providers read it.
 */
import type { CancellationToken, Disposable } from "vscode";
import { Disposable as All, FileSystemError, FileType, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { base64Of } from "../../server/src/files/base64.ts";
import type {
  FindFilesParams,
  FindFilesResult,
  ListFolderParams,
  ListFolderResult,
  ReadAssetParams,
  ReadAssetResult,
  ReadFilesParams,
  ReadFilesResult,
  ReadTranslationsParams,
  RemoteReading,
} from "../../server/src/files/remoteProtocol.ts";
import {
  FIND_FILES,
  LIST_FOLDER,
  READ_ASSET,
  READ_FILES,
  READ_TRANSLATIONS,
} from "../../server/src/files/remoteProtocol.ts";
import { isFormatFile, isSkippedFolder } from "../../server/src/format/kind.ts";
import { failureFrom } from "./fileErrors.ts";
import { errorText } from "../../server/src/language/errorText.ts";
import { languagesOf } from "../../server/src/language/languageCodes.ts";

/** Answers the server's requests for files: those of the user, and those of the extension, which a worker cannot read. */
export function answerForFiles(client: BaseLanguageClient, extension: Uri): Disposable {
  return All.from(
    client.onRequest(READ_FILES, async ({ uris, most }: ReadFilesParams): Promise<ReadFilesResult> => ({
      readings: await Promise.all(uris.map(async (uri) => read(uri, most))),
    })),
    client.onRequest(FIND_FILES, async ({ folder }: FindFilesParams, token: CancellationToken) =>
      find(folder, token),
    ),
    client.onRequest(LIST_FOLDER, async ({ folder, most }: ListFolderParams) => list(folder, most)),
    answerForTranslations(client, extension),
    answerForAssets(client, extension),
  );
}

/** Sends the translations of a language. */
function answerForTranslations(client: BaseLanguageClient, extension: Uri): Disposable {
  return client.onRequest(
    READ_TRANSLATIONS,
    async ({ language }: ReadTranslationsParams): Promise<unknown> => {
      for (const each of languagesOf(language)) {
        const file = Uri.joinPath(extension, "l10n", `bundle.l10n.${each}.json`);
        try {
          return JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file))) as unknown;
        } catch {
          // There may be one for the language without its region.
        }
      }
      return {};
    },
  );
}

/** Sends files that only some documents need. */
function answerForAssets(client: BaseLanguageClient, extension: Uri): Disposable {
  return client.onRequest(READ_ASSET, async ({ path }: ReadAssetParams): Promise<ReadAssetResult> => {
    const file = Uri.joinPath(extension, "dist", path);
    try {
      if (!/^(?:(?:assets|citations)\/)?\w[\w.-]*$/.test(path)) throw FileSystemError.FileNotFound(file);
      return { bytes: await workspace.fs.readFile(file) };
    } catch (error) {
      return { failure: errorText(error) };
    }
  });
}

/**
 * Reads a file for the server.
 * @param most The maximum size, in bytes.
 */
async function read(uriText: string, most: number): Promise<RemoteReading> {
  try {
    const uri = Uri.parse(uriText, true);
    const { type, size } = await workspace.fs.stat(uri);
    if ((type & FileType.File) === 0) return { failure: "not-a-file" };
    if (size > most) return { failure: "too-large" };
    const bytes = await workspace.fs.readFile(uri);
    // Some file system providers do not know the size before they read.
    return bytes.length > most ? { failure: "too-large" } : { base64: base64Of(bytes) };
  } catch (error) {
    return failureFrom(error);
  }
}

/** The maximum number of entries that a search visits in a folder and its subfolders. */
const MAX_ENTRIES = 20_000;

/** Finds our files in a folder. VS Code's own search works only with the few providers that implement one. */
async function find(folder: string, token: CancellationToken): Promise<FindFilesResult> {
  const uris: string[] = [];
  let seen = 0;
  let level = [Uri.parse(folder, true)];
  while (level.length > 0) {
    const next: Uri[] = [];
    for (const [parent, entries] of await Promise.all(
      level.map(async (each) => [each, await entriesOf(each)] as const),
    )) {
      for (const [name, type] of entries) {
        if (token.isCancellationRequested || ++seen > MAX_ENTRIES) return { uris, isPartial: true };
        const uri = Uri.joinPath(parent, name);
        // Links to folders are not followed, so that no file is found twice.
        if (type === FileType.Directory && !isSkippedFolder(name)) next.push(uri);
        else if ((type & FileType.File) !== 0 && isFormatFile(name)) uris.push(uri.toString());
      }
    }
    level = next;
  }
  return { uris, isPartial: false };
}

async function list(folder: string, most: number): Promise<ListFolderResult> {
  const entries = await entriesOf(Uri.parse(folder, true));
  return {
    entries: entries
      .slice(0, most)
      .map(([name, type]) => ({ name, isFolder: (type & FileType.Directory) !== 0 })),
    isPartial: entries.length > most,
  };
}

/** The entries of a folder; none if it cannot be read. */
async function entriesOf(folder: Uri): Promise<readonly [name: string, type: FileType][]> {
  try {
    return await workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
