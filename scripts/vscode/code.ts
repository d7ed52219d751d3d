/** Runs the command `code` of an installed VS Code. */
import process from "node:process";
import { runProcess } from "./process.ts";

/**
 * The output of `code --version`: version, commit and architecture. Other programs with that name print something else.
 */
const VERSION = /^1\.(\d+)\.\d+\S*\r?\n[0-9a-f]{40}\r?\n\w+\s*$/;

/** The oldest version that the extension supports is 1.91. */
const OLDEST = 91;

const windows = process.platform === "win32";

/** Whether `code` opens a window on this screen. */
export async function hasCode(): Promise<boolean> {
  const { platform, env } = process;
  // In a terminal of a remote window, `code` cannot load an extension from this machine.
  if (env.VSCODE_IPC_HOOK_CLI ?? env.WSL_DISTRO_NAME) return false;
  if (platform === "linux" && !(env.DISPLAY ?? env.WAYLAND_DISPLAY)) return false;
  // VS Code refuses to run as root.
  if (platform === "linux" && process.getuid?.() === 0) return false;
  try {
    const [, version] = VERSION.exec(await code(["--version"])) ?? [];
    return version !== undefined && Number(version) >= OLDEST;
  } catch {
    return false;
  }
}

/** Opens folders and files in a new window with the extensions in these folders. */
export async function openCode(extensions: readonly string[], paths: readonly string[]): Promise<void> {
  const options = extensions.map((folder) => `--extensionDevelopmentPath=${folder}`);
  await code(["--new-window", ...options, ...paths]);
}

async function code(args: readonly string[]): Promise<string> {
  // On Windows, `code` is a batch file, which only a shell can start.
  return runProcess("code", windows ? args.map((each) => `"${each}"`) : [...args], { shell: windows });
}
