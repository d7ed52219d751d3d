/**
 * Runs the suite in a web extension host, in a page without a server, as on vscode.dev.
 * The whole suite runs in a trusted workspace, and then the tests for an untrusted one.
 */
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listFiles, PackageManager } from "@vscode/vsce";
import { buildIfOld } from "../build.ts";
import { keepLogs, openPage, SUITE_TIMEOUT } from "./browser.ts";
import { chromiumPath } from "./chromium.ts";
import { ScriptFailure, step, temporaryFolder } from "./program.ts";
import { installServer, quiet } from "./server.ts";
import { openStage } from "./stage.ts";
import { servePage } from "./static.ts";
import { buildMemory, buildSuite } from "./suite.ts";
import { settings } from "./trial.ts";
import { projectRoot } from "../root.ts";

interface Round {
  readonly name: string;
  /** The URI scheme of the folders. VS Code trusts every scheme except that of GitHub's repositories. */
  readonly scheme: string;
  readonly isRestricted: boolean;
}

const rounds: readonly Round[] = [
  { name: "trusted", scheme: "memory", isRestricted: false },
  { name: "not trusted", scheme: "vscode-vfs", isRestricted: true },
];

/** Runs the suite. @returns The number of failed tests. @throws ScriptFailure if the suite does not finish. */
export async function runInWeb(): Promise<number> {
  await installServer();
  const executablePath = await chromiumPath();
  const extension = await step("Building the extension", async () => {
    await buildIfOld();
    return packedFiles();
  });
  let failures = 0;
  for (const round of rounds) failures += await play(round, { extension, executablePath });
  return failures;
}

/** Unpacks the packed extension. @returns Its folder. */
async function packedFiles(): Promise<string> {
  const folder = temporaryFolder();
  for (const path of await listFiles({ cwd: projectRoot, packageManager: PackageManager.None }))
    cpSync(join(projectRoot, path), join(folder, path), { recursive: true });
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
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, SUITE_TIMEOUT, undefined));
  const played = stage.play(page);
  await page.goto(page.address);
  const failures = await Promise.race([played, late]);
  if (failures !== 0) await keepLogs({ page, messages });
  if (failures === undefined) throw new ScriptFailure("The suite did not come to its end.");
  await page.context().browser()?.close();
  return failures;
}

/** The path under which VS Code stores user data in a browser. */
const WORKSPACE = "/User/Workspaces/suite.code-workspace";

/**
 * The browser's storage for the page: a workspace to which folders can be added. If the workspace file were in the
 * memory file system, VS Code would wait for it before it starts the extension that provides the file system.
 * @returns A storage state for Playwright.
 */
function storedFor(url: string, workspace: object): string {
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

/** A path that requires quoting and encoding. */
const WEB_FOLDER = "/año 1 & 2/examples";

/** The URIs of GitHub's repositories have an authority. */
function uriOfScheme(scheme: string): string {
  return `${scheme}:${scheme === "vscode-vfs" ? "//memory" : ""}${encodeURI(WEB_FOLDER).replaceAll("&", "%26")}`;
}

/** The texts of the examples, by their paths in memory. */
function exampleTexts(): Record<string, string> {
  const folder = join(projectRoot, "examples");
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
