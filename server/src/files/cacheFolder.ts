/** Finds the folder for what a program can make again. */
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import process from "node:process";

/** The user's cache folder, by the convention of the platform. */
export function cacheFolder({ env, platform }: Pick<NodeJS.Process, "env" | "platform"> = process): string {
  const { LOCALAPPDATA = "", XDG_CACHE_HOME = "" } = env;
  if (platform === "win32" && LOCALAPPDATA !== "") return LOCALAPPDATA;
  if (isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME;
  return platform === "darwin" ? join(homedir(), "Library", "Caches") : join(homedir(), ".cache");
}
