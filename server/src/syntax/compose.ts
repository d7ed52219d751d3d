/**
 * Parses a text with the package `yaml`. Never throws, and accepts blank lines with tabs, which YAML allows but the
 * package rejects.
 */
import type { CST, Document } from "yaml";
import { Composer, Lexer, Parser } from "yaml";
import { coreSchema } from "./coreSchema.ts";
import type { OffsetEdit } from "./offsetEdits.ts";
import { applyEdits } from "./offsetEdits.ts";
import { MAX_LEVELS } from "./limits.ts";
import { lineAt } from "./recovery/lines.ts";

/**
 * The deepest nesting in the parser. It exceeds MAX_LEVELS because an error can nest the text below deeper than the
 * author did.
 */
const MAX_OPEN = 4 * MAX_LEVELS;

/**
 * How often a text is parsed again because of blank lines with tabs. Each pass replaces all that the parser reports.
 */
const MAX_TRIES = 20;

/** The first document of a text; `undefined` if there is none or it is nested too deeply. */
export function compose(text: string): Document.Parsed | undefined {
  // Stack traces are off, because with thousands of errors they would cost more than parsing.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return composed(text);
  } catch {
    // Nested too deeply. The parser promises not to throw, but its stack is finite.
    return undefined;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function composed(original: string): Document.Parsed | undefined {
  let text = original;
  for (let tries = 1; ; tries++) {
    const document = firstDocument(text);
    const blanks = document && tries < MAX_TRIES ? blanksWithTabs(text, document) : [];
    if (blanks.length === 0) return document;
    text = applyEdits(text, blanks);
  }
}

function firstDocument(text: string): Document.Parsed | undefined {
  // A directive may select another version of YAML.
  const rules = /^\uFEFF?[\s#%]/.test(text) && text.includes("%") ? {} : { schema: coreSchema };
  const composer = new Composer({ ...rules, uniqueKeys: false, version: "1.2", logLevel: "silent" });
  const { value } = composer.compose(tokensOf(text), true, text.length).next();
  return value ?? undefined;
}

/** The tokens of a text. Throws if they are nested so deeply that composing them would exhaust the stack. */
function* tokensOf(text: string): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > MAX_OPEN) throw new RangeError("nested too deep");
  }
  yield* parser.end();
}

/**
 * The edits that replace tabs on blank lines, as long as these lines are the first errors. They keep the length, so
 * offsets stay valid.
 */
function blanksWithTabs(text: string, { errors }: Document.Parsed): OffsetEdit[] {
  const edits: OffsetEdit[] = [];
  const contentEnd = text.trimEnd().length;
  let done = 0;
  for (const { code, pos } of errors) {
    if (pos[0] < done) continue;
    const blank = blankWithTab(text, { code, at: pos[0], contentEnd });
    if (!blank) break;
    edits.push(blank);
    done = blank.at + blank.remove;
  }
  return edits;
}

interface AtLine {
  readonly code: string;
  readonly at: number;
  /** Where the last line with content ends. */
  readonly contentEnd: number;
}

/**
 * The edit for a blank line with a tab. Such a line is valid, but the parser rejects some, including those below a
 * block scalar that nothing follows.
 * Source: YAML 1.2.2, productions 79 (l-comment) and 211 (l-yaml-stream).
 */
function blankWithTab(text: string, { code, at, contentEnd }: AtLine): OffsetEdit | undefined {
  if (code !== "TAB_AS_INDENT" && code !== "BAD_INDENT") return undefined;
  const line = lineAt(text, at);
  if (line.contentStart < line.contentEnd) return undefined;
  const { start, end } = line;
  const isLast = end >= contentEnd;
  // Without a line break, this is the last line of the file: nothing follows the block scalar.
  const isEnd = isLast && !text.endsWith("\n");
  if (code === "BAD_INDENT" && !isEnd) return undefined;
  // At the end, the parser would next report the following lines.
  const blank = text.slice(start, isLast ? text.length : end);
  if (!blank.includes("\t")) return undefined;
  return { at: start, remove: blank.length, insert: blank.replaceAll("\t", " ") };
}
