/**
 * Runs a program with the code that V8 compiled in an earlier process.
 * The compile cache of Node.js contains only the functions that are compiled while a file loads. Most functions compile
 * later, and would be compiled again in every process.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { cachedDataVersionTag } from "node:v8";
import { Script } from "node:vm";
import { cacheFolder } from "./cacheFolder.ts";
import { replaceFile } from "./replace.ts";

/** The time after which most of a program is compiled, in milliseconds from its start. */
const SETTLED = 10_000;

/** The wrapper that Node.js puts around a CommonJS module. */
const HEAD = "(function (exports, require, module, __filename, __dirname) {";

/** A file whose code runs, with the name that its compiled code has in the cache. */
interface RunningScript {
  readonly script: Script;
  readonly cacheName: string;
  readonly isCached: boolean;
}

/**
 * Returns the folder for the compiled code of a program, in the user's cache folder. A build server has a new machine for each run, so nothing
 * is kept there.
 */
export function codeFolder(program: string): string | undefined {
  return process.env.CI ? undefined : join(cacheFolder(), "threat-assessment", program);
}

/**
 * Runs a CommonJS file, and the files next to it that it requires, with their compiled code from the cache folder. If
 * the folder lacks code that this engine accepts, the compiled code is stored there ten seconds after the start, or when
 * the process exits.
 * @param folder A folder for this cache only: its other files are deleted. Without it, nothing is kept.
 */
export function runWithCache(file: string, folder: string | undefined): void {
  if (folder === undefined) {
    createRequire(file)(file);
    return;
  }
  const running: RunningScript[] = [];
  const tag = cachedDataVersionTag();
  const run = (path: string): unknown => {
    const script = scriptOf(path, folder);
    running.push(script);
    const module = { exports: {} };
    const own = createRequire(path);
    const require = (id: string): unknown => (id.startsWith("./") ? run(own.resolve(id)) : own(id));
    const wrapped = script.script.runInThisContext() as (...scope: unknown[]) => void;
    wrapped(module.exports, require, module, path, dirname(path));
    return module.exports;
  };
  run(file);
  if (running.every(({ isCached }) => isCached)) return;
  onceSettled(() => {
    // The program may have changed the options of the engine, which only accepts code of its own options.
    if (cachedDataVersionTag() === tag) store(running, folder);
  });
}

function scriptOf(file: string, folder: string): RunningScript {
  const { size, mtimeMs } = statSync(file);
  const cacheName = `${basename(file)}-${size}-${Math.floor(mtimeMs)}`;
  const cachedData = contentOf(join(folder, cacheName));
  const source = `${HEAD}${readFileSync(file, "utf8").replace(/^#!.*/, "")}\n})`;
  const where = { filename: file, columnOffset: -HEAD.length };
  const script = new Script(source, { ...where, ...(cachedData ? { cachedData } : {}) });
  return { script, cacheName, isCached: cachedData !== undefined && script.cachedDataRejected !== true };
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function onceSettled(act: () => void): void {
  const onExit = (): void => {
    clearTimeout(timer);
    act();
  };
  const timer = setTimeout(() => {
    process.removeListener("exit", onExit);
    act();
  }, SETTLED).unref();
  process.once("exit", onExit);
}

/** Writes the compiled code, each file atomically, and deletes other files. Without write access, nothing is cached. */
function store(running: readonly RunningScript[], folder: string): void {
  const names = new Set(running.map(({ cacheName }) => cacheName));
  try {
    // What is in the folder runs, so nobody else may write to it.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const { script, cacheName, isCached } of running)
      if (!isCached) replaceFile(join(folder, cacheName), script.createCachedData());
    for (const name of readdirSync(folder)) if (!names.has(name)) rmSync(join(folder, name));
  } catch {
    // The next process tries again.
  }
}
