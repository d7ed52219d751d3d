/** Runs the built program as a process, in folders that are removed after the test. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { afterAll, onTestFinished } from "vitest";
import { projectRoot } from "../../scripts/root.ts";

/** The program that `npm test` has built; if only Vitest was started, one built from the sources. */
export const cliProgram = existsSync(join(projectRoot, "dist/cli.cjs"))
  ? join(projectRoot, "dist/cli.cjs")
  : bundled();

/** The exit status and the output of a run. */
export interface ProgramResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Surroundings {
  readonly cwd?: string;
  /** The text of standard input; empty by default. */
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs the program without environment variables that set colors or the language. Node.js keeps its compiled code between runs. */
export function runCli(
  args: readonly string[],
  { cwd = projectRoot, input = "", env = {} }: Surroundings = {},
): ProgramResult {
  const { PATH, SystemRoot, NODE_COMPILE_CACHE } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [cliProgram, ...args], {
    cwd,
    input,
    env: { PATH, SystemRoot, NODE_COMPILE_CACHE, ...env },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

/** A new folder with these files, by relative path. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "threat-assessment-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return folder;
}

function bundled(): string {
  const folder = mkdtempSync(join(tmpdir(), "threat-assessment-program-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const outfile = join(folder, "dist/cli.cjs");
  buildSync({
    absWorkingDir: projectRoot,
    entryPoints: ["server/src/cli/main.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    define: { "import.meta.url": "__filename" },
    external: existsSync(join(projectRoot, "server/src/lsp/main.ts")) ? [] : ["../lsp/main.ts"],
    logLevel: "warning",
  });
  return outfile;
}
