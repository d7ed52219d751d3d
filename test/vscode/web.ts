/** Runs the suite in a web extension host, without Node.js and without a disk. */
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

/** Called by VS Code. The script that serves the page puts its own URL and the name of the suite into the manifest. */
export async function activate({ extension }: ExtensionContext): Promise<void> {
  const { stage, isRestricted } = extension.packageJSON as {
    readonly stage: string;
    readonly isRestricted: boolean;
  };
  playOn(stage);
  await tellScript(isRestricted ? runRestricted : async () => runSuite(impossibleInWeb));
}

/** Sends the files to the script, which runs the command line. */
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
