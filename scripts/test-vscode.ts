/**
 * Runs the suite in test/vscode inside a real VS Code: `npm run test:vscode -- [--host=desktop|browser|web]
 * [--screenshots]`.
 * The default is VS Code for the desktop if it is installed or can be downloaded, and otherwise the VS Code server with
 * a browser. The host "web" is only a browser, as on vscode.dev.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runInBrowser } from "./vscode/browser.ts";
import { desktopPath, runOnDesktop } from "./vscode/desktop.ts";
import { ScriptFailure, runScript } from "./vscode/program.ts";
import { prepareTrial } from "./vscode/trial.ts";
import { runInWeb } from "./vscode/web.ts";
import { projectRoot } from "./root.ts";

await runScript(async () => {
  const { host, pictures } = options();
  if (host === "web") return (await runInWeb()) === 0 ? 0 : 1;
  // Screenshots are possible only in the browser.
  const desktop = host === "browser" || pictures ? undefined : await desktopOr(host);
  console.log(
    desktop ? `The host is VS Code for the desktop: ${desktop}` : "The host is the VS Code server.",
  );
  const trial = await prepareTrial(pictures);
  const failures = desktop ? await runOnDesktop(trial, desktop) : await runInBrowser(trial);
  return failures === 0 ? 0 : 1;
});

interface Options {
  readonly host: string | undefined;
  /** The folder for screenshots, if they are requested. */
  readonly pictures: string | undefined;
}

function options(): Options {
  const { values } = parseArgs({ options: { host: { type: "string" }, screenshots: { type: "boolean" } } });
  const { host, screenshots } = values;
  if (host !== undefined && !["desktop", "browser", "web"].includes(host)) {
    throw new ScriptFailure(`The host is "desktop", "browser" or "web", not "${host}".`);
  }
  return { host, pictures: screenshots ? join(projectRoot, "docs/screenshots") : undefined };
}

/** The path of VS Code for the desktop, or `undefined` if there is none and it was not requested. */
async function desktopOr(host: string | undefined): Promise<string | undefined> {
  try {
    return await desktopPath();
  } catch (error) {
    if (host === "desktop" || !(error instanceof ScriptFailure)) throw error;
    console.log(error.message);
    return undefined;
  }
}
