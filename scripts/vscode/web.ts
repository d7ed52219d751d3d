/**
 * Runs the suite in the extension host of a browser's worker, in a page without a server, as on vscode.dev: all of it in a workspace
 * that is trusted, and then what a workspace is promised that is not.
 */
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { listFiles, PackageManager } from "@vscode/vsce";
import { build } from "../build.ts";
import { keepLogs, openPage, PATIENCE } from "./browser.ts";
import { chromiumPath } from "./chromium.ts";
import { ScriptFailure, step, temporaryFolder } from "./program.ts";
import { installServer, quiet } from "./server.ts";
import { openStage } from "./stage.ts";
import { servePage } from "./static.ts";
import { buildMemory, buildSuite } from "./suite.ts";
import { settings } from "./trial.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

interface Round {
  readonly name: string;
  /** Of the folders: VS Code trusts those of every scheme but the one that GitHub's repositories have. */
  readonly scheme: string;
  readonly isRestricted: boolean;
}

const rounds: readonly Round[] = [
  { name: "trusted", scheme: "memory", isRestricted: false },
  { name: "not trusted", scheme: "vscode-vfs", isRestricted: true },
];

/** Gives the number of tests that failed. @throws Failure where the suite did not come to its end. */
export async function runInWeb(): Promise<number> {
  await installServer();
  const executablePath = await chromiumPath();
  const extension = await step("Building the extension", async () => {
    await build();
    return packedFiles();
  });
  let failures = 0;
  for (const round of rounds) failures += await play(round, { extension, executablePath });
  return failures;
}

/** The extension as it is packed, as a folder. */
export async function packedFiles(): Promise<string> {
  const folder = temporaryFolder();
  for (const path of await listFiles({ cwd: root, packageManager: PackageManager.None }))
    cpSync(join(root, path), join(folder, path), { recursive: true });
  return folder;
}

interface Given {
  readonly extension: string;
  readonly executablePath: string;
}

async function play({ name, scheme, isRestricted }: Round, given: Given): Promise<number> {
  const stage = await openStage(undefined);
  const page = await step(`Opening a page whose workspace is ${name}`, async () => {
    const [suite, memory] = [temporaryFolder(), temporaryFolder()];
    await buildSuite(suite, "browser", { stage: stage.url, isRestricted });
    await buildMemory(memory, scheme, exampleTexts());
    const url = await servePage({
      extensions: new Map([
        ["/memory", memory],
        ["/suite", suite],
        ["/extension", given.extension],
      ]),
      workspace: { scheme: "vscode-userdata", path: WORKSPACE },
      settings: { ...quiet, ...settings },
      asksForTrust: isRestricted,
    });
    const storageState = storedFor(url, { folders: [{ uri: uriOfScheme(scheme), name: "examples" }] });
    const page = await openPage(given.executablePath, { storageState });
    return Object.assign(page, { address: url });
  });
  const messages: string[] = [];
  page.on("console", (message) => messages.push(message.text()));
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE, undefined));
  const played = stage.play(page);
  await page.goto(page.address);
  const failures = await Promise.race([played, late]);
  if (failures !== 0) await keepLogs({ page, messages });
  if (failures === undefined) throw new ScriptFailure("The suite did not come to its end.");
  await page.context().browser()?.close();
  return failures;
}

/** Where VS Code keeps in a browser what belongs to the reader. */
export const WORKSPACE = "/User/Workspaces/suite.code-workspace";

/**
 * What the browser has stored for the page: a workspace to which folders can be added. Where it lay in memory like its folder, VS
 * Code would wait for it before it starts the extension that has it.
 * @returns A file, for Playwright.
 */
export function storedFor(url: string, workspace: object): string {
  const records = [{ key: WORKSPACE, value: JSON.stringify(workspace) }];
  const stores = ["vscode-userdata-store", "vscode-logs-store", "vscode-filehandles-store"].map((name) => ({
    name,
    autoIncrement: false,
    indexes: [],
    records: name === "vscode-userdata-store" ? records : [],
  }));
  const { origin } = new URL(url);
  const databases = [{ name: "vscode-web-db", version: 3, stores }];
  const file = join(temporaryFolder(), "stored.json");
  writeFileSync(
    file,
    JSON.stringify({ cookies: [], origins: [{ origin, localStorage: [], indexedDB: databases }] }),
  );
  return file;
}

/** Not a path that is easily quoted. */
export const WEB_FOLDER = "/año 1 & 2/examples";

/** A repository of GitHub has an authority. */
export function uriOfScheme(scheme: string): string {
  return `${scheme}:${scheme === "vscode-vfs" ? "//memory" : ""}${encodeURI(WEB_FOLDER).replaceAll("&", "%26")}`;
}

/** The texts of the examples, by their paths in memory. */
export function exampleTexts(): Record<string, string> {
  const folder = join(root, "examples");
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return Object.fromEntries(
    paths
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [
        `${WEB_FOLDER}/${path.replaceAll("\\", "/")}`,
        readFileSync(join(folder, path), "utf8"),
      ]),
  );
}
