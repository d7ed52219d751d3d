/** Finds Chromium, Chrome or Edge on this machine, or installs Chromium on Debian. */
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { runProcess } from "./process.ts";
import { ScriptFailure, step } from "./program.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

/** Paths outside the PATH. */
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
  String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
];

/** The path of the browser. `CHROME_PATH` overrides it. @throws ScriptFailure if there is none. */
export async function chromiumPath(): Promise<string> {
  const chosen = process.env.CHROME_PATH;
  if (chosen) return chosen;
  const found = installed();
  if (found) return found;
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    await step("Installing Chromium with apt-get (only this once)", async () => {
      const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
      await runProcess("apt-get", ["update"], { env });
      // The font makes screenshots readable.
      const packages = ["chromium", "fonts-dejavu-core"];
      await runProcess("apt-get", ["install", "--yes", "--no-install-recommends", ...packages], { env });
    });
  }
  const path = installed();
  if (path) return path;
  throw new ScriptFailure(
    "There is no Chromium, Chrome or Edge here to drive VS Code with. Install one, or name it in CHROME_PATH.",
  );
}

function installed(): string | undefined {
  const folders = process.env.PATH?.split(delimiter) ?? [];
  return [...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...places].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
