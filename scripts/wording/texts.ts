/**
 * Extracts the texts for readers from a file: a whole page, the descriptions in a schema, or the comments and messages
 * in code.
 */
import type { Node as JsonNode } from "jsonc-parser";
import { parseTree } from "jsonc-parser";
import ts from "typescript";

/** A text with its offset in the file. */
interface Passage {
  readonly text: string;
  readonly offset: number;
}

/** The length of the opening quotation mark of a literal. */
const QUOTE = 1;

/** The texts in a file, by its extension: `.md`, `.json`, `.test.ts` (only the names of tests) or `.ts`. */
export function passagesIn(path: string, content: string): Passage[] {
  if (path.endsWith(".json")) return Array.from(valuesIn(parseTree(content), path.endsWith(".schema.json")));
  if (path.endsWith(".test.ts")) return [...testNamesIn(parsed(path, content))];
  return path.endsWith(".ts") ? passagesOfCode(path, content) : [{ text: content, offset: 0 }];
}

/** The keys of a schema whose values are for readers. */
const DESCRIBING: ReadonlySet<unknown> = new Set(["title", "description", "enumDescriptions"]);

/** The strings in a JSON file. In a schema, only the descriptions. */
function* valuesIn(node: JsonNode | undefined, isSchema: boolean, isText = !isSchema): Generator<Passage> {
  if (node?.type === "string" && isText) yield { text: String(node.value), offset: node.offset + QUOTE };
  if (node?.type === "array") for (const item of node.children ?? []) yield* valuesIn(item, isSchema, isText);
  if (node?.type !== "object") return;
  for (const { children: [key, value] = [] } of node.children ?? []) {
    if (isSchema && key?.value === "examples") continue;
    yield* valuesIn(value, isSchema, !isSchema || DESCRIBING.has(key?.value));
  }
}

/** The properties of a rule that are for readers. */
const OF_A_RULE: ReadonlySet<string> = new Set(["summary", "why", "description"]);

function passagesOfCode(path: string, content: string): Passage[] {
  const file = parsed(path, content);
  return [...commentsIn(content), ...messagesIn(file, file)].sort((a, b) => a.offset - b.offset);
}

function parsed(path: string, content: string): ts.SourceFile {
  return ts.createSourceFile(path, content, ts.ScriptTarget.Latest, true);
}

/** The functions that name a test or a group of tests, also as in `it.each(…)(…)`. */
const NAMING = /^(?:it|test|describe|suite)\b/;

/** The names of tests and of their groups. */
function* testNamesIn(node: ts.Node): Generator<Passage> {
  if (ts.isCallExpression(node) && NAMING.test(node.expression.getText())) yield* textOf(node.arguments[0]);
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* testNamesIn(child);
}

function* commentsIn(content: string): Generator<Passage> {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, content);
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const isComment =
      kind === ts.SyntaxKind.SingleLineCommentTrivia || kind === ts.SyntaxKind.MultiLineCommentTrivia;
    // Comment delimiters become spaces, so that offsets stay and Markdown contains only words.
    if (isComment)
      yield {
        text: scanner.getTokenText().replaceAll(/^\s*(?:\/\*\*?|\/\/|\*)|\*\/$/gm, blanks),
        offset: scanner.getTokenStart(),
      };
  }
}

/** The functions that look up a message: ours, and VS Code's. */
const LOOKUPS: ReadonlySet<string> = new Set(["t", "l10n.t"]);

/** The messages, and the properties of rules. */
function* messagesIn(node: ts.Node, file: ts.SourceFile): Generator<Passage> {
  if (ts.isCallExpression(node) && LOOKUPS.has(node.expression.getText(file)))
    yield* textOf(node.arguments[0]);
  if (ts.isPropertyAssignment(node) && OF_A_RULE.has(node.name.getText(file)))
    yield* textOf(node.initializer);
  const found: Passage[] = [];
  ts.forEachChild(node, (child) => {
    found.push(...messagesIn(child, file));
  });
  yield* found;
}

function* textOf(node: ts.Node | undefined): Generator<Passage> {
  if (node && ts.isStringLiteralLike(node)) yield { text: node.text, offset: node.getStart() + QUOTE };
}

/** As many spaces as the text has characters. */
function blanks(text: string): string {
  return text.replaceAll(/[^\n]/g, " ");
}
