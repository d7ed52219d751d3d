/** Reads what the kernel knows about a process, from `/proc`. This works on Linux only. */
import { existsSync, readFileSync } from "node:fs";
import process from "node:process";
import { ScriptFailure } from "../vscode/program.ts";

/** The peak memory of a process, in bytes. */
export function peakMemory(pid: number): number {
  return statusOf(pid, "VmHWM") * 1024;
}

/** The peak memory of a process, in bytes; 0 if it has just ended. */
export function peakMemoryIfRunning(pid: number): number {
  try {
    return peakMemory(pid) || 0;
  } catch {
    return 0;
  }
}

/** The resident memory of a process, in bytes. */
export function residentMemory(pid: number): number {
  return statusOf(pid, "VmRSS") * 1024;
}

/** How often the main thread of a process has stopped to wait: for a message, a file or a timer. */
export function pauses(pid: number): number {
  return statusOf(pid, "voluntary_ctxt_switches");
}

/** The processor time of a process, in ticks of 10 ms. */
export function ticks(pid: number): number {
  // The program name, in parentheses, may contain any character.
  const fields = read(pid, "stat")
    .replace(/^.*\) /s, "")
    .split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

/** The processor time of all child processes of this one that have ended, in milliseconds. */
export function endedChildrenTime(): number {
  const fields = read(process.pid, "stat")
    .replace(/^.*\) /s, "")
    .split(" ");
  return 10 * (Number(fields[13]) + Number(fields[14]));
}

function statusOf(pid: number, name: string): number {
  return Number(new RegExp(`^${name}:\\s*(\\d+)`, "m").exec(read(pid, "status"))?.[1]);
}

function read(pid: number, name: string): string {
  const path = `/proc/${pid}/${name}`;
  if (!existsSync(path)) throw new ScriptFailure(`There is no ${path}: this is measured on Linux only.`);
  return readFileSync(path, "utf8");
}
