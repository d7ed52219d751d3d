/** Runs the VS Code server of the npm package code-server: VS Code with a browser as its window. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { npm, startProcess, type RunningProgram } from "./process.ts";
import { ScriptFailure, step } from "./program.ts";
import { projectRoot } from "../root.ts";

/** The package pins its dependencies. It needs Node.js 24, which also runs the scripts of this project. */
const VERSION = "4.139.1";

/** The package is not a dependency of the project: it is large, and only those who open VS Code need it. */
const folder = join(projectRoot, ".vscode-server/");
/** The folder of VS Code after the installation. */
export const vscode = join(folder, "node_modules/code-server/lib/vscode");

/** How long the server may take to start, in milliseconds. */
const PATIENCE = 60_000;

/** The folder for settings and unsaved files, which persist between starts. */
export const homeFolder = join(folder, "home");

/** Installs the server if needed. @throws ScriptFailure if npm fails. */
export async function installServer(): Promise<void> {
  const done = join(folder, `installed-${VERSION}`);
  if (existsSync(done)) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  // Without install scripts: they compile modules for terminals and log files, which are not needed.
  const install = [
    "install",
    "--ignore-scripts",
    "--omit=dev",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  try {
    await step(`Installing VS Code into .vscode-server (only this once, 600 MB)`, async () => {
      await npm([...install, "--save-exact", `code-server@${VERSION}`], folder);
      await npm(install, vscode);
    });
  } catch (error) {
    if (!(error instanceof ScriptFailure)) throw error;
    const [, ...reasons] = error.message.split("\n");
    throw new ScriptFailure(
      `VS Code could not be installed from the npm registry. Is this machine online? What npm says:

  ${reasons.slice(0, 4).join("\n  ")}

A VS Code that is installed elsewhere can take the extension as a file, which "npm run package" makes.`,
    );
  }
  writeFileSync(done, "");
}

/** How to start the server. */
interface ServerOptions {
  /** The folder for settings, extensions and logs. */
  readonly home: string;
  /** The VSIX files to install. */
  readonly extensions: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** A running VS Code server. */
export interface VSCodeServer {
  readonly program: RunningProgram;
  /** The URL that opens a folder or a workspace, and optionally a file in it. */
  readonly url: (folder: string, file?: string) => string;
}

/** Starts the server on a free local port. Its URL contains a secret token. */
export async function startServer(options: ServerOptions): Promise<VSCodeServer> {
  const { home, extensions, args = [], env = {} } = options;
  const settings = join(home, "data/User/settings.json");
  if (!existsSync(settings)) {
    mkdirSync(dirname(settings), { recursive: true });
    writeFileSync(settings, `${JSON.stringify({ ...quiet, ...options.settings }, null, 2)}\n`);
  }
  const token = randomBytes(16).toString("hex");
  const program = startProcess(
    process.execPath,
    [
      join(vscode, "out/server-main.js"),
      ...["--host", "127.0.0.1", "--port", "0", "--connection-token", token],
      ...["--accept-server-license-terms", "--telemetry-level", "off", "--server-data-dir", home],
      ...["--extensions-dir", join(home, "extensions")],
      ...extensions.flatMap((vsix) => ["--install-extension", vsix]),
      ...["--force", "--start-server"],
      ...args,
    ],
    { env: { ...process.env, ...env } },
  );
  const port = await portOf(program);
  return { program, url: (folder, file) => address({ port, token, folder, file }) };
}

/** Settings that hide what a user of one extension does not need. */
export const quiet = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "telemetry.telemetryLevel": "off",
  "extensions.ignoreRecommendations": true,
  "update.mode": "none",
};

async function portOf(program: RunningProgram): Promise<string> {
  const listening = new Promise<string>((resolve) => {
    program.child.stdout?.on("data", () => {
      const [, port] = /Extension host agent listening on (\d+)/.exec(program.output()) ?? [];
      if (port) resolve(port);
    });
  });
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE, undefined).unref());
  const port = await Promise.race([listening, late, program.ended.then(() => undefined)]);
  if (!port) throw new ScriptFailure(`The VS Code server did not start:\n${program.output()}`);
  return port;
}

function address(at: { port: string; token: string; folder: string; file: string | undefined }): string {
  const host = `127.0.0.1:${at.port}`;
  const parameters: Record<string, string> = {
    tkn: at.token,
    [at.folder.endsWith(".code-workspace") ? "workspace" : "folder"]: decodeURIComponent(
      pathToFileURL(at.folder).pathname,
    ),
  };
  if (at.file) {
    const file = `vscode-remote://${host}${pathToFileURL(at.file).pathname}`;
    parameters.payload = JSON.stringify([["openFile", file]]);
  }
  return `http://${host}/?${Object.entries(parameters)
    .map(([name, value]) => `${name}=${readable(value)}`)
    .join("&")}`;
}

/** Encodes only the characters that require it. */
function readable(value: string): string {
  return encodeURIComponent(value).replaceAll("%2F", "/").replaceAll("%3A", ":");
}
