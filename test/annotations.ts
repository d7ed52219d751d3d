/**
 * Annotations in fixtures: `$0` is the cursor, and a line of `^^^ message` expects a problem in the words above it.
 * Annotations are removed before the text is parsed, so they may appear anywhere. `annotate` adds the problems that
 * were found, for comparison.
 */
import type { Position, Range } from "vscode-languageserver-types";

/** A problem to annotate. */
interface Annotation {
  readonly range: Range;
  readonly message: string;
}

const MARK = /^(\s*)(\^+) ?(.*)$/;

/** The text without its annotations. */
export function withoutAnnotations(text: string): string {
  return text
    .split("\n")
    .filter((line) => !MARK.test(line))
    .join("\n");
}

/** The text without the cursor, and the position of the cursor. */
export function cursorIn(text: string): { text: string; position: Position } {
  const offset = text.indexOf("$0");
  if (offset < 0) throw new Error("The fixture has no cursor ($0).");
  const before = text.slice(0, offset).split("\n");
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { text: text.slice(0, offset) + text.slice(offset + 2), position };
}

/** The text with an annotation for every problem. A range of several lines is annotated on its first line. */
export function annotate(text: string, findings: readonly Annotation[]): string {
  return text
    .split("\n")
    .flatMap((line, number) => {
      const here = findings.filter(({ range }) => range.start.line === number);
      here.sort(
        (a, b) => a.range.start.character - b.range.start.character || a.message.localeCompare(b.message),
      );
      return [
        line,
        ...here.map(({ range, message }) => {
          const end = range.end.line === number ? range.end.character : line.length;
          const width = Math.max(1, end - range.start.character);
          return `${" ".repeat(range.start.character)}${"^".repeat(width)} ${message}`;
        }),
      ];
    })
    .join("\n");
}
