/** Tries repairs out: only one that leaves a text with fewer problems, and with none that were not there before, is offered. */
import { applyEdits } from "./offsetEdits.ts";
import type { PieceFix } from "./recovery/fix.ts";
import type { Node } from "./node.ts";
import type { ParseResult, ParseInput, PieceProblem } from "./parse.ts";
import { Splitter } from "./split.ts";

/** Every repair is tried by reading the piece again: of a piece with more problems, the others come when these are fixed. */
const MAX_TRIED = 12;

/** A piece that is longer, in code units, is not read again. */
const MAX_TEXT = 40_000;

/** The problems of a piece with those of their repairs that fix them. */
export function withWorkingFixes(
  part: ParseInput,
  problems: readonly PieceProblem[],
  read: (part: ParseInput) => ParseResult | undefined,
): readonly PieceProblem[] {
  let left = part.text.length > MAX_TEXT ? 0 : MAX_TRIED;
  const known = new Set(problems.map(({ message }) => message));
  const isRight = ({ edits }: PieceFix): boolean => {
    if (left-- <= 0) return false;
    const text = applyEdits(part.text, edits);
    const parts = partsOf(part, text);
    const readings = readAllOf(parts, read);
    if (!readings) return false;
    const now = readings.flatMap((each) => each.problems);
    const isLost = readings.some(({ tree }, index) => parts[index] && isUnkeyedText(parts[index], tree));
    const isTornOff = part.before === "start" && /^\uFEFF?[ ]/.test(text);
    return (
      !isLost && !isTornOff && now.length < problems.length && now.every(({ message }) => known.has(message))
    );
  };
  return problems.map(({ fixes, ...said }) => {
    let right: readonly PieceFix[] | undefined;
    return {
      ...said,
      // Most problems are gone before anybody asks how to fix them.
      get fixes() {
        return (right ??= fixes.filter(isRight));
      },
    };
  });
}

/** What all the parts say; nothing where there is no effort left for one of them. */
function readAllOf(
  parts: readonly ParseInput[],
  read: (part: ParseInput) => ParseResult | undefined,
): readonly ParseResult[] | undefined {
  const readings: ParseResult[] = [];
  for (const part of parts) {
    const reading = read(part);
    if (!reading) return undefined;
    readings.push(reading);
  }
  return readings;
}

/** Whether a text is left where only keys may be. */
function isUnkeyedText({ role, text }: ParseInput, tree: Node | undefined): boolean {
  if (tree?.kind !== "scalar") return false;
  return role === "entry" || (role === "item" && !text.trimStart().startsWith("-"));
}

/** What a piece becomes with another text: it may fall into several. */
function partsOf({ before }: ParseInput, text: string): readonly ParseInput[] {
  const splitter = new Splitter(before);
  splitter.feed(text);
  return splitter.end();
}
