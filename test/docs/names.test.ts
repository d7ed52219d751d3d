/** Checks that no two modules export the same name for different things. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { projectRoot } from "../../scripts/root.ts";

/** VS Code and the test runners call functions with these names. */
const ENTRY_POINTS = new Set(["activate", "deactivate", "run", "setup"]);

/** Exceptions. There are none: choose another name instead of adding one. */
const ALLOWED: readonly string[] = [];

/** The names that a module declares and exports. Re-exports are skipped, since another module declares them. */
function exportsOf(text: string): string[] {
  const { statements } = ts.createSourceFile("module.ts", text, ts.ScriptTarget.Latest);
  return statements.flatMap((statement) => {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
    const named = statement as { readonly name?: ts.Node };
    return named.name && ts.isIdentifier(named.name) ? [named.name.text] : [];
  });
}

function namesIn(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesIn(element.name) : []));
}

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
