/** The suite in the extension host of a browser's worker, where there is neither Node.js nor a disk. */
import type { ExtensionContext, Uri } from "vscode";
import { FileType, Uri as Address, workspace } from "vscode";
import { foundIn, happensBy, type FoundOutside, type CheckReport } from "./outside.ts";
import { impossibleInWeb } from "./impossibleInWeb.ts";
import { runRestricted, runSuite, tellScript } from "./run.ts";
import { playOn, say } from "./stage.ts";

const { fs } = workspace;

happensBy({
  write: async (file, text) => fs.writeFile(file, new TextEncoder().encode(text)),
  move: async (from, to) => fs.rename(from, to),
  remove: async (what) => {
    const isThere = await fs.stat(what).then(
      () => true,
      () => false,
    );
    if (isThere) await fs.delete(what, { recursive: true });
  },
  check,
});

/** What VS Code calls. The script that has made the page says in the manifest where it listens, and what is to be tested. */
export async function activate({ extension }: ExtensionContext): Promise<void> {
  const { stage, isRestricted } = extension.packageJSON as {
    readonly stage: string;
    readonly isRestricted: boolean;
  };
  playOn(stage);
  await tellScript(isRestricted ? runRestricted : async () => runSuite(impossibleInWeb));
}

/** The script has the command line, and is told the files. */
async function check(what: readonly Uri[]): Promise<FoundOutside[]> {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const [first] = folders;
  if (!first) return [];
  const files: Record<string, string> = {};
  for (const folder of folders) await collect(folder, files);
  const report = await say({ files, check: what.map(({ path }) => path) });
  return foundIn(JSON.parse(report) as CheckReport, (path) => first.with({ path: `/${path}` }));
}

async function collect(folder: Uri, files: Record<string, string>): Promise<void> {
  for (const [name, type] of await fs.readDirectory(folder)) {
    const uri = Address.joinPath(folder, name);
    if (type === FileType.Directory) await collect(uri, files);
    else files[uri.path] = new TextDecoder().decode(await fs.readFile(uri));
  }
}
