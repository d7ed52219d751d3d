/** Finds scalars in a text: where they begin and end, and how they are quoted. */
import { isCollection, isScalar, visit } from "yaml";
import type { Document, Scalar } from "yaml";
import type { OffsetEdit } from "../offsetEdits.ts";
import type { Span } from "../span.ts";
import { lineContent, depthOf, isBlank, isItem, isKey, lineAt, linesBelow } from "./lines.ts";

/** A scalar, as the parser read it. */
export interface ParsedScalar extends Span {
  readonly node: Scalar;
  /** Whether it is inside brackets. */
  readonly inFlow: boolean;
}

/** All scalars of a document, in order. */
export function scalarsIn(document: Document.Parsed): ParsedScalar[] {
  const scalars: ParsedScalar[] = [];
  visit(document, {
    Scalar(_key, node, path) {
      const [start, end] = node.range ?? [0, 0];
      const inFlow = path.some((each) => isCollection(each) && each.flow);
      scalars.push({ node, inFlow, start, end });
    },
  });
  return scalars;
}

/** The innermost brackets that contain an offset or end at it, as unclosed ones do. */
export function bracketsAt(document: Document.Parsed, offset: number): Span | undefined {
  let found: Span | undefined;
  visit(document, {
    Collection(_key, node) {
      const [start, end] = node.range ?? [0, 0];
      if (node.flow && start < offset && offset <= end) found = { start, end };
    },
  });
  return found;
}

/** Whether the scalar is in quotation marks. */
export function isQuoted({ node }: ParsedScalar): boolean {
  return isScalar(node) && node.type?.startsWith("QUOTE") === true;
}

/** Whether the scalar is a block scalar, with `|` or `>`. */
export function isParsedBlockScalar({ node }: ParsedScalar): boolean {
  return isScalar(node) && node.type?.startsWith("BLOCK") === true;
}

/** The dashes and the key before a value. */
const BEFORE = /^(?:-[ \t]+)*(?:(?:(?:"[^"]*"|'[^']*')[ \t]*|[^\s"'[{][^:#]*):[ \t]+)?/;

/** The start of the value at an offset, on its line and outside of brackets. */
export function valueStart(text: string, offset: number): number {
  const { contentStart } = lineAt(text, offset);
  return contentStart + (BEFORE.exec(text.slice(contentStart, offset))?.[0].length ?? 0);
}

/** The end of the value that begins at `start` outside of brackets, on its first line. */
export function firstLineEnd(text: string, start: number): number {
  const { contentEnd } = lineAt(text, start);
  const comment = text.slice(start, contentEnd).search(/(?<![ \t])[ \t]+#/);
  return comment > 0 ? start + comment : contentEnd;
}

/**
 * The end of the value that begins at `start` outside of brackets, including lines below that can only belong to it.
 */
export function valueEnd(text: string, start: number): number {
  const line = lineAt(text, start);
  const dashes = /^(?:-[ \t]+)*/.exec(lineContent(text, line))?.[0].length ?? 0;
  let end = firstLineEnd(text, start);
  for (const below of linesBelow(text, line)) {
    const content = lineContent(text, below);
    if (isBlank(below) || depthOf(below) <= depthOf(line) + dashes || isKey(content) || isItem(content))
      break;
    end = below.contentEnd;
  }
  return end;
}

/** The end of the value that begins at `start` inside brackets. */
export function flowValueEnd(text: string, start: number): number {
  const { contentEnd } = lineAt(text, start);
  const end = text.slice(start + 1, contentEnd).search(/(?:(?<![ \t])[ \t]+)?[,\]}]/);
  return end < 0 ? contentEnd : start + 1 + end;
}

/** The edit that puts a span into single quotation marks. `inner` replaces the text of the span. */
export function quoteSpan(text: string, { start, end }: Span, inner = text.slice(start, end)): OffsetEdit {
  return { at: start, remove: end - start, insert: `'${inner.replaceAll("'", "''")}'` };
}
