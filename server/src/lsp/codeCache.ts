/**
 * Runs a program with what the engine has made of its code in an earlier process. The cache of Node.js has only what is
 * compiled when a file is loaded, before anything of it runs: most functions would be compiled anew in every process.
 */
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { Script } from "node:vm";
import { replaceFile } from "../files/replace.ts";

/** When most of what a program needs has been compiled, in milliseconds from its start. */
const SETTLED = 10_000;

/** What Node.js, too, puts around a file of this kind. */
const HEAD = "(function (exports, require, module, __filename, __dirname) {";

/**
 * Runs a CommonJS file. Its compiled code comes from the folder, which holds nothing else; where it is missing there, or
 * another engine has made it, it is put there once the program has run for a while, or ends.
 */
export function runWithCache(file: string, folder: string): void {
  const { size, mtimeMs } = statSync(file);
  const kept = join(folder, `${basename(file)}-${size}-${Math.floor(mtimeMs)}`);
  const cachedData = contentOf(kept);
  const source = `${HEAD}${readFileSync(file, "utf8")}\n})`;
  const where = { filename: file, columnOffset: -HEAD.length };
  const script = new Script(source, { ...where, ...(cachedData ? { cachedData } : {}) });
  if (!cachedData || script.cachedDataRejected === true)
    onceSettled(() => {
      keep(script.createCachedData(), kept);
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
  const early = (): void => {
    clearTimeout(timer);
    act();
  };
  const timer = setTimeout(() => {
    process.removeListener("exit", early);
    act();
  }, SETTLED).unref();
  process.once("exit", early);
}

/** Writes a file in one step, and deletes the others beside it. A folder that cannot be written to costs time and nothing else. */
function keep(content: Buffer, path: string): void {
  const folder = dirname(path);
  try {
    replaceFile(path, content);
    for (const name of readdirSync(folder)) if (name !== basename(path)) rmSync(join(folder, name));
  } catch {
    // The next process tries again.
  }
}
