/** Parses a text with the package `yaml`. Never throws, and accepts the blank lines that YAML allows and the package does not. */
import type { CST, Document } from "yaml";
import { Composer, Lexer, Parser } from "yaml";
import { coreSchema } from "./coreSchema.ts";
import type { OffsetEdit } from "./offsetEdits.ts";
import { applyEdits } from "./offsetEdits.ts";
import { MAX_LEVELS } from "./limits.ts";
import { lineAt } from "./recovery/lines.ts";

/** How deep the parser may nest: a mistake can nest what follows deeper than its author did. */
const MAX_OPEN = 4 * MAX_LEVELS;

/** How often a text is parsed again because of blank lines with tabs: each time all that the parser reports are replaced. */
const MAX_TRIES = 20;

/** The first document of a text; `undefined` where there is none, or where it is nested too deep. */
export function compose(text: string): Document.Parsed | undefined {
  // Errors are created by the thousand, and their stack traces cost more than parsing.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return composed(text);
  } catch {
    // Nested too deep. The parser promises not to throw, but its stack is finite.
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
  // Directives may ask for the rules of another version.
  const rules = /^\uFEFF?[\s#%]/.test(text) && text.includes("%") ? {} : { schema: coreSchema };
  const composer = new Composer({ ...rules, uniqueKeys: false, version: "1.2", logLevel: "silent" });
  const { value } = composer.compose(tokensOf(text), true, text.length).next();
  return value ?? undefined;
}

/** The tokens of a text, as long as they are not nested so deep that composing them would exhaust the stack. */
function* tokensOf(text: string): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > MAX_OPEN) throw new RangeError("nested too deep");
  }
  yield* parser.end();
}

/** The edits that replace tabs on blank lines, as far as these are the first errors: same length, same offsets. */
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
 * A blank line with a tab is valid, but the parser rejects it in some places: also below a block scalar, if nothing follows that
 * scalar. Source: YAML 1.2.2, productions 79 (l-comment) and 211 (l-yaml-stream).
 */
function blankWithTab(text: string, { code, at, contentEnd }: AtLine): OffsetEdit | undefined {
  if (code !== "TAB_AS_INDENT" && code !== "BAD_INDENT") return undefined;
  const line = lineAt(text, at);
  if (line.contentStart < line.contentEnd) return undefined;
  const { start, end } = line;
  const isLast = end >= contentEnd;
  if (code === "BAD_INDENT" && !isLast) return undefined;
  // At the end, the lines that follow would be reported next.
  const blank = text.slice(start, isLast ? text.length : end);
  if (!blank.includes("\t")) return undefined;
  return { at: start, remove: blank.length, insert: blank.replaceAll("\t", " ") };
}
