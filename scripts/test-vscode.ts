/**
 * Runs the suite of test/vscode inside a real VS Code: `npm run test:vscode -- [--host=desktop|browser|web] [--screenshots]`.
 * If not said otherwise, in VS Code for the desktop where this machine has it or can download it, else in the VS Code
 * server with a browser. The host "web" is a browser alone, as on vscode.dev.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runInBrowser } from "./vscode/browser.ts";
import { desktopPath, runOnDesktop } from "./vscode/desktop.ts";
import { ScriptFailure, runScript } from "./vscode/program.ts";
import { prepareTrial } from "./vscode/trial.ts";
import { runInWeb } from "./vscode/web.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

await runScript(async () => {
  const { host, pictures } = options();
  if (host === "web") return (await runInWeb()) === 0 ? 0 : 1;
  // Only the window of the browser can be photographed.
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
  /** The folder for screenshots, where they are asked for. */
  readonly pictures: string | undefined;
}

function options(): Options {
  const { values } = parseArgs({ options: { host: { type: "string" }, screenshots: { type: "boolean" } } });
  const { host, screenshots } = values;
  if (host !== undefined && !["desktop", "browser", "web"].includes(host)) {
    throw new ScriptFailure(`The host is "desktop", "browser" or "web", not "${host}".`);
  }
  return { host, pictures: screenshots ? join(root, "docs/screenshots") : undefined };
}

/** VS Code for the desktop; nothing, where there is none and nobody insists on it. */
async function desktopOr(host: string | undefined): Promise<string | undefined> {
  try {
    return await desktopPath();
  } catch (error) {
    if (host === "desktop" || !(error instanceof ScriptFailure)) throw error;
    console.log(error.message);
    return undefined;
  }
}
