/** Reads which names a module exports. */
import ts from "typescript";

/** VS Code and the test runners call functions with these names. */
export const ENTRY_POINTS = new Set(["activate", "deactivate", "run", "setup"]);

/** The names that a module declares and exports. Re-exports are skipped, since another module declares them. */
export function exportsOf(text: string): string[] {
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
