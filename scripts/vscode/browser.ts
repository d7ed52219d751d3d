/** Runs the suite in the VS Code server, with a real browser as its window. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium, type BrowserContextOptions, type Page } from "playwright-core";
import { chromiumPath } from "./chromium.ts";
import { atEnd, ScriptFailure, step, temporaryFolder } from "./program.ts";
import { installServer, startServer, type VSCodeServer } from "./server.ts";
import { openStage, type Stage } from "./stage.ts";
import { logFolder, type Trial } from "./trial.ts";

/** The size of the window in pixels. */
const size = { width: 1440, height: 900 };

/** How long the whole suite may take, in milliseconds. */
export const SUITE_TIMEOUT = 300_000;

/** Runs the suite. @returns The number of failed tests. @throws ScriptFailure if the suite does not finish. */
export async function runInBrowser(trial: Trial): Promise<number> {
  await installServer();
  const executablePath = await chromiumPath();
  const [server, stage, page] = await step("Starting VS Code and the browser", async () => {
    const stage = await openStage(trial.pictures);
    const home = temporaryFolder();
    // The server finds the extension here when it first starts.
    cpSync(trial.suite, join(home, "extensions/suite"), { recursive: true });
    const server = await startServer({
      home,
      extensions: [trial.vsix],
      settings: trial.settings,
      // The extension and its tests work in restricted mode, but the screenshots would show its warning.
      args: trial.pictures ? ["--disable-workspace-trust"] : [],
      env: {
        THREAT_ASSESSMENT_STAGE: stage.url,
        TMPDIR: home,
        ...(trial.pictures ? { THREAT_ASSESSMENT_PICTURES: "yes" } : {}),
      },
    });
    return [server, stage, await openPage(executablePath)] as const;
  });
  const messages: string[] = [];
  page.on("console", (message) => messages.push(message.text()));
  const failures = await outcome({ server, stage, page, workspace: trial.workspace });
  if (failures !== 0) await keepLogs({ output: server.program.output(), page, messages });
  if (failures === undefined) throw new ScriptFailure("The suite did not come to its end.");
  return failures;
}

/** Opens a browser window until the script ends. */
export async function openPage(executablePath: string, options: BrowserContextOptions = {}): Promise<Page> {
  const browser = await chromium.launch({
    executablePath,
    args: [
      ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
  atEnd(() => browser.close());
  return browser.newPage({ viewport: size, deviceScaleFactor: 2, colorScheme: "light", ...options });
}

interface Run {
  readonly server: VSCodeServer;
  readonly stage: Stage;
  readonly page: Page;
  readonly workspace: string;
}

/** The number of failed tests, or `undefined` if the suite does not report it. */
async function outcome({ server, stage, page, workspace }: Run): Promise<number | undefined> {
  const failures = stage.play(page);
  await page.goto(server.url(workspace));
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, SUITE_TIMEOUT, undefined));
  const ended = server.program.ended.then(() => undefined);
  return Promise.race([failures, late, ended]);
}

interface Logs {
  /** The output of the server, if there is one. */
  readonly output?: string;
  readonly page: Page;
  readonly messages: readonly string[];
}

/** Saves logs and a screenshot, so that a failure can be examined after the script has ended. */
export async function keepLogs({ output, page, messages }: Logs): Promise<void> {
  mkdirSync(logFolder, { recursive: true });
  if (output !== undefined) writeFileSync(join(logFolder, "server.log"), output);
  writeFileSync(
    join(logFolder, "window.log"),
    messages.filter((text) => !text.includes("spdlog")).join("\n"),
  );
  await page.screenshot({ path: join(logFolder, "window.png") }).catch(() => undefined);
  console.log(`\nThe logs and pictures of the window are in ${logFolder}.`);
}
