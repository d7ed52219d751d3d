/** The command `code` of a VS Code that is installed on this machine. */
import process from "node:process";
import { runProcess } from "./process.ts";

/** What `code --version` writes: version, commit and processor. Other programs of that name write something else. */
const VERSION = /^1\.(\d+)\.\d+\S*\r?\n[0-9a-f]{40}\r?\n\w+\s*$/;

/** The oldest that the extension runs in, 1.91. */
const OLDEST = 91;

const windows = process.platform === "win32";

/** Whether `code` opens a window on this screen. */
export async function hasCode(): Promise<boolean> {
  const { platform, env } = process;
  // In a terminal of a VS Code that works on another machine, `code` cannot start what is being developed here.
  if (env.VSCODE_IPC_HOOK_CLI ?? env.WSL_DISTRO_NAME) return false;
  if (platform === "linux" && !(env.DISPLAY ?? env.WAYLAND_DISPLAY)) return false;
  // It refuses to run as root.
  if (platform === "linux" && process.getuid?.() === 0) return false;
  try {
    const [, version] = VERSION.exec(await code(["--version"])) ?? [];
    return version !== undefined && Number(version) >= OLDEST;
  } catch {
    return false;
  }
}

/** Opens a window in which the extensions of some folders run, with these folders and files. */
export async function openCode(extensions: readonly string[], paths: readonly string[]): Promise<void> {
  const options = extensions.map((folder) => `--extensionDevelopmentPath=${folder}`);
  await code(["--new-window", ...options, ...paths]);
}

async function code(args: readonly string[]): Promise<string> {
  // On Windows it is a batch file, which only a shell can start.
  return runProcess("code", windows ? args.map((each) => `"${each}"`) : [...args], { shell: windows });
}
