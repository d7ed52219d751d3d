/** Finds the files of the format in folders. */
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { kindOf } from "../format/schema.ts";

/** Whether a file is one of the format by its name. */
export function isOurs(path: string): boolean {
  return /\.threat\.ya?ml$/i.test(path) || kindOf(basename(path)) !== "assessment";
}

/** Whether a folder is left out: hidden ones, and what was installed. */
export function isPassedOver(folder: string): boolean {
  return /^(?:\.|node_modules$)/.test(folder);
}

/** The paths of the files in a folder and below, as they are found; what cannot be read is passed over. */
export async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (!entry.isDirectory() && isOurs(entry.name)) yield join(folder, entry.name);
  for (const entry of entries) {
    if (entry.isDirectory() && !isPassedOver(entry.name)) yield* filesBelow(join(folder, entry.name));
  }
}
