/**
 * Runs a program with the code that V8 compiled in an earlier process.
 * The compile cache of Node.js contains only the functions that are compiled while a file loads. Most functions compile
 * later, and would be compiled again in every process.
 */
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { Script } from "node:vm";
import { replaceFile } from "../files/replace.ts";

/** The time after which most of a program is compiled, in milliseconds from its start. */
const SETTLED = 10_000;

/** The wrapper that Node.js puts around a CommonJS module. */
const HEAD = "(function (exports, require, module, __filename, __dirname) {";

/**
 * Runs a CommonJS file with its compiled code from the cache folder. If the folder has none that this engine accepts,
 * the compiled code is stored there ten seconds after the start, or when the process exits.
 * @param folder A folder for this cache only: its other files are deleted.
 */
export function runWithCache(file: string, folder: string): void {
  const { size, mtimeMs } = statSync(file);
  const cachePath = join(folder, `${basename(file)}-${size}-${Math.floor(mtimeMs)}`);
  const cachedData = contentOf(cachePath);
  const source = `${HEAD}${readFileSync(file, "utf8")}\n})`;
  const where = { filename: file, columnOffset: -HEAD.length };
  const script = new Script(source, { ...where, ...(cachedData ? { cachedData } : {}) });
  if (!cachedData || script.cachedDataRejected === true)
    onceSettled(() => {
      store(script.createCachedData(), cachePath);
    });
  const module = { exports: {} };
  const run = script.runInThisContext() as (...scope: unknown[]) => void;
  run(module.exports, createRequire(file), module, file, dirname(file));
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

/** Writes a file atomically, and deletes the other files in its folder. Without write access, nothing is cached. */
function store(content: Buffer, path: string): void {
  const folder = dirname(path);
  try {
    replaceFile(path, content);
    for (const name of readdirSync(folder)) if (name !== basename(path)) rmSync(join(folder, name));
  } catch {
    // The next process tries again.
  }
}
