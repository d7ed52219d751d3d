/** Reads files that people write by hand. An error in one of them is reported with its place. */
import { readFileSync, statSync } from "node:fs";
import { relative } from "node:path";
import type { ParseError } from "jsonc-parser";
import { parse as parseJson, printParseErrorCode } from "jsonc-parser";
import { parseDocument } from "yaml";
import { ScriptFailure } from "./vscode/program.ts";

/**
 * Returns the content of a JSON file.
 * @throws ScriptFailure with line and column if it is not JSON.
 */
export function readJson(path: string): unknown {
  const text = textOf(path);
  const errors: ParseError[] = [];
  const content: unknown = parseJson(text, errors, { disallowComments: true });
  const [error] = errors;
  if (error === undefined) return content;
  const before = text.slice(0, error.offset).split("\n");
  // The parser names its errors in one word: CommaExpected.
  const what = printParseErrorCode(error.error).replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`);
  throw new ScriptFailure(
    `${shown(path)} is not JSON: ${what.toLowerCase()} in line ${before.length}, column ${(before.at(-1) ?? "").length + 1}.`,
  );
}

/**
 * Returns the content of a YAML file.
 * @throws ScriptFailure with line and column if it is not YAML.
 */
export function readYaml(path: string): unknown {
  const document = parseDocument(textOf(path));
  const [error] = document.errors;
  if (error === undefined) return document.toJS();
  // The message continues with an excerpt of the file.
  throw new ScriptFailure(
    `${shown(path)} is not YAML: ${error.message.split("\n", 1)[0]?.replace(/:$/, "")}.`,
  );
}

function textOf(path: string): string {
  if (statSync(path).isDirectory()) throw new ScriptFailure(`${shown(path)} is a folder, not a file.`);
  return readFileSync(path, "utf8");
}

function shown(path: string): string {
  return relative("", path).replaceAll("\\", "/") || ".";
}
