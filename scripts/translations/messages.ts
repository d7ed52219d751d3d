/** Finds the messages in the code: the arguments of `t()`, and of VS Code's `l10n.t()`. */
import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { projectRoot } from "../root.ts";
import type { SourceText } from "./texts.ts";

const folders = ["client/src", "server/src"];

/** The messages in all modules. */
export function messagesInCode(): SourceText[] {
  return folders.flatMap((folder) =>
    readdirSync(projectRoot + folder, { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"))
      .sort()
      .flatMap((name) => messagesIn(name, readFileSync(projectRoot + name, "utf8"))),
  );
}

/** The messages in a module. The linter requires them to be literals. */
export function messagesIn(name: string, code: string): SourceText[] {
  // Most files have no messages, and parsing takes time.
  if (!/\bt\(/.test(code)) return [];
  const file = ts.createSourceFile(name, code, ts.ScriptTarget.Latest);
  const found: SourceText[] = [];
  const visit = (node: ts.Node): void => {
    const message = ts.isCallExpression(node) && isLookup(node.expression) ? node.arguments[0] : undefined;
    if (message && ts.isStringLiteralLike(message)) {
      const line = file.getLineAndCharacterOfPosition(message.getStart(file)).line + 1;
      found.push({ kind: "messages", key: message.text, english: message.text, where: `${name}:${line}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Whether a function is `t` or `l10n.t`. */
function isLookup(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return callee.text === "t";
  return (
    ts.isPropertyAccessExpression(callee) &&
    callee.name.text === "t" &&
    ts.isIdentifier(callee.expression) &&
    callee.expression.text === "l10n"
  );
}
