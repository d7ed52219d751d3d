/** Checks that no two modules export the same name for different things. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "../../scripts/root.ts";
import { ENTRY_POINTS, exportsOf } from "./exportedNames.ts";

/** Exceptions. There are none: choose another name instead of adding one. */
const ALLOWED: readonly string[] = [];

/** The modules that export each name. */
function modulesByName(paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const modules = new Map<string, Set<string>>();
  for (const path of paths)
    for (const name of exportsOf(readFileSync(join(projectRoot, path), "utf8")))
      modules.set(name, (modules.get(name) ?? new Set()).add(path));
  return modules;
}

it("the test finds what a module exports", () => {
  const text = [
    "export interface A {}",
    "export const b = 1, [c, d] = [2, 3];",
    "export function e() {}",
    "export type { F } from './f.ts';",
    "const g = 1;",
  ].join("\n");
  expect(exportsOf(text)).toEqual(["A", "b", "c", "d", "e"]);
});

it("each exported name has one meaning", () => {
  const paths = execFileSync("git", ["ls-files", "*.ts"], { cwd: projectRoot, encoding: "utf8" })
    .split("\n")
    .filter((path) => /^(?:client|server|scripts|test)\/.*(?<!\.generated\.d)\.ts$/.test(path));
  const several = Array.from(modulesByName(paths)).filter(
    ([name, modules]) => modules.size > 1 && !ENTRY_POINTS.has(name) && !ALLOWED.includes(name),
  );
  expect(several.map(([name, modules]) => `${name}: ${[...modules].sort().join(", ")}`)).toEqual([]);
  expect(paths.length).toBeGreaterThan(500);
});
