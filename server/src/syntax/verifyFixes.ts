/** Tries out fixes. A fix is offered only if the text then has fewer problems, and no new ones. */
import { applyEdits } from "./offsetEdits.ts";
import type { PieceFix } from "./recovery/fix.ts";
import type { Node } from "./node.ts";
import type { ParseResult, ParseInput, PieceProblem } from "./parse.ts";
import { Splitter } from "./split.ts";

/**
 * The most fixes to try per piece, because each is tried by parsing the piece again. The others are tried after these
 * problems are fixed.
 */
const MAX_FIXES = 12;

/** A longer piece, in code units, is not parsed again. */
const MAX_PIECE = 40_000;

/** The problems of a piece, each with only those of its fixes that work. */
export function withWorkingFixes(
  part: ParseInput,
  problems: readonly PieceProblem[],
  parse: (part: ParseInput) => ParseResult | undefined,
): readonly PieceProblem[] {
  let left = part.text.length > MAX_PIECE ? 0 : MAX_FIXES;
  const known = new Set(problems.map(({ message }) => message));
  const isRight = ({ edits }: PieceFix): boolean => {
    if (left-- <= 0) return false;
    const text = applyEdits(part.text, edits);
    const parts = partsOf(part, text);
    const results = parseParts(parts, parse);
    if (!results) return false;
    const now = results.flatMap((each) => each.problems);
    const isLost = results.some(({ tree }, index) => parts[index] && isUnkeyedText(parts[index], tree));
    const isTornOff = part.before === "start" && /^\uFEFF?[ ]/.test(text);
    return (
      !isLost && !isTornOff && now.length < problems.length && now.every(({ message }) => known.has(message))
    );
  };
  return problems.map(({ fixes, ...problem }) => {
    let right: readonly PieceFix[] | undefined;
    return {
      ...problem,
      // Tries the fixes lazily, because most problems disappear before anyone asks how to fix them.
      get fixes() {
        return (right ??= fixes.filter(isRight));
      },
    };
  });
}

/** Parses all parts; `undefined` if the budget is used up. */
function parseParts(
  parts: readonly ParseInput[],
  parse: (part: ParseInput) => ParseResult | undefined,
): readonly ParseResult[] | undefined {
  const results: ParseResult[] = [];
  for (const part of parts) {
    const result = parse(part);
    if (!result) return undefined;
    results.push(result);
  }
  return results;
}

/** Whether a text remains where only keys are allowed. */
function isUnkeyedText({ role, text }: ParseInput, tree: Node | undefined): boolean {
  if (tree?.kind !== "scalar") return false;
  return role === "entry" || (role === "item" && !text.trimStart().startsWith("-"));
}

/** Splits a piece with a new text, because it may become several pieces. */
function partsOf({ before }: ParseInput, text: string): readonly ParseInput[] {
  const splitter = new Splitter(before);
  splitter.feed(text);
  return splitter.end();
}
