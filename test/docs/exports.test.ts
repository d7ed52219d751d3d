/** Checks that a module exports only what another module uses. Everything else is its own affair, and can change freely. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import ts from "typescript";
import { expect, it } from "vitest";
import { projectRoot } from "../../scripts/root.ts";
import { ENTRY_POINTS, exportsOf } from "./exportedNames.ts";

/** Packages import the modules of scripts/parsers, and tests of types have functions that are only compiled. */
const OTHERS = /^scripts\/parsers\/|\.test\.ts$/;

/** Stands for every export of a module. */
const ALL = "*";

/** What a module uses of others, as `path#name`. */
function usedBy(path: string, text: string): string[] {
  const used: string[] = [];
  const hasInner = text.includes("import(");
  const visit = (node: ts.Node): void => {
    const [specifier, names] = importIn(node) ?? [];
    if (specifier?.startsWith("."))
      for (const name of names ?? [ALL]) used.push(`${join(dirname(path), specifier)}#${name}`);
    if (ts.isSourceFile(node) || hasInner) ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("module.ts", text, ts.ScriptTarget.Latest));
  return used;
}

/** The module that a node imports, and the names; no names if it imports all of them. */
function importIn(node: ts.Node): [specifier: string, names: readonly string[] | undefined] | undefined {
  if (ts.isImportDeclaration(node))
    return [textIn(node.moduleSpecifier), namesIn(node.importClause?.namedBindings)];
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return [textIn(node.moduleSpecifier), namesIn(node.exportClause)];
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return [textIn(node.argument.literal), undefined];
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0])
    return [textIn(node.arguments[0]), undefined];
  return undefined;
}

/** The names that a module hands on. */
function handedOnBy(text: string): string[] {
  const { statements } = ts.createSourceFile("module.ts", text, ts.ScriptTarget.Latest);
  return statements.flatMap((statement) =>
    ts.isExportDeclaration(statement) && statement.exportClause && ts.isNamedExports(statement.exportClause)
      ? statement.exportClause.elements.map(({ name }) => name.text)
      : [],
  );
}

function textIn(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : "";
}

function namesIn(
  bindings: ts.NamedImportBindings | ts.NamedExportBindings | undefined,
): string[] | undefined {
  return bindings && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings))
    ? bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
    : undefined;
}

it("the test finds what a module uses of others", () => {
  const text = [
    "import { a, type B as C } from './x.ts';",
    "import * as all from '../y.ts';",
    "export { d } from './z.ts';",
    "const e = await import('./e.ts');",
    "import ts from 'typescript';",
  ].join("\n");
  expect(usedBy("lib/m.ts", text)).toEqual([
    "lib/x.ts#a",
    "lib/x.ts#B",
    "y.ts#*",
    "lib/z.ts#d",
    "lib/e.ts#*",
  ]);
});

it("each exported name is used by another module", () => {
  const modules = execFileSync("git", ["ls-files", "*.ts"], { cwd: projectRoot, encoding: "utf8" })
    .split("\n")
    .filter((path) => /(?<!\.d)\.ts$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(projectRoot, path), "utf8") }));
  const used = new Set(modules.flatMap(({ path, text }) => usedBy(path, text)));
  const unused = modules
    .filter(({ path }) => !OTHERS.test(path))
    .flatMap(({ path, text }) =>
      [...exportsOf(text), ...handedOnBy(text)]
        .filter((name) => !ENTRY_POINTS.has(name) && ![name, ALL].some((each) => used.has(`${path}#${each}`)))
        .map((name) => `${path}: ${name}`),
    );
  expect(unused).toEqual([]);
});
