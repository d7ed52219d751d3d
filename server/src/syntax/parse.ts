/** Reads one piece with the YAML parser. Never throws: what the parser cannot read is mended, said, and read again. */
import { compose } from "./compose.ts";
import type { OffsetEdit } from "./offsetEdits.ts";
import { applyEdits, toOriginal } from "./offsetEdits.ts";
import type { ParseBudget } from "./parseBudget.ts";
import { canParse, canParseAgain, hasLeft, newParseBudget, spend, tryingOf } from "./parseBudget.ts";
import { MAX_TEXT } from "./limits.ts";
import type { Diagnosis } from "./recovery/diagnose.ts";
import { diagnosisOf } from "./recovery/diagnose.ts";
import { lineAt } from "./recovery/lines.ts";
import {
  textAfterDocumentEnd,
  nestedTooDeep,
  notYaml,
  strayByteOrderMark,
  restNotParsed,
  fileTooLarge,
  tooManyErrors,
} from "./recovery/documentErrors.ts";
import { bracketsAt } from "./recovery/scalars.ts";
import type { AliasNode, Node } from "./node.ts";
import { aliasesIn, anchorsIn } from "./node.ts";
import type { Span } from "./span.ts";
import type { RawPiece } from "./split.ts";
import { hasConflict, withoutConflicts } from "./conflicts.ts";
import { lineBreakOf } from "./offsetEdits.ts";
import type { PieceFix } from "./recovery/fix.ts";
import { withWorkingFixes } from "./verifyFixes.ts";
import { isTooDeep, toTree } from "./tree.ts";
import { addAll } from "./memo.ts";

/** Something that YAML does not allow, said in the words of a reader who does not know YAML. */
export interface PieceProblem extends Span {
  readonly message: string;
  /** For what YAML allows, but hardly means what its author does. */
  readonly severity?: "warning";
  /** The ways to fix it. */
  readonly fixes: readonly PieceFix[];
}

export interface ParseResult {
  readonly tree: Node | undefined;
  readonly problems: readonly PieceProblem[];
  /** Every alias in the tree. */
  readonly aliases: readonly AliasNode[];
  /** Every node of the tree that has an anchor. */
  readonly anchors: readonly Node[];
}

/** What needs more mends than this is beyond repair; what was understood so far stays. */
const MAX_RECOVERIES = 40;

/** Every mend reads the piece once more: a long one is not mended as often. In code units. */
const MAX_PARSED = 100_000;

/** Allowed at the beginning of a file. */
const BYTE_ORDER_MARK = "\uFEFF";

/** Reads a piece, and offers of the ways to fix what is wrong with it those that do. */
export function parsePiece(part: ParseInput, budget = newParseBudget()): ParseResult {
  const reading = parseAll(part, budget);
  return reading.problems.some(({ fixes }) => fixes.length > 0)
    ? { ...reading, problems: withWorkingFixes(part, reading.problems, tryingWith(tryingOf(budget))) }
    : reading;
}

/** Reads texts to try repairs out, as long as there is effort left: what was cut short has no fewer problems for it. */
function tryingWith(budget: ParseBudget): (part: ParseInput) => ParseResult | undefined {
  return (part) => {
    if (!canParseAgain(budget, part.text)) return undefined;
    const reading = parseAll(part, budget);
    return hasLeft(budget) ? reading : undefined;
  };
}

export type ParseInput = Pick<RawPiece, "text" | "role" | "before">;

function parseAll(part: ParseInput, budget: ParseBudget): ParseResult {
  const { text, role } = part;
  if (role === "foreign") return unparsed([text.length > MAX_TEXT ? fileTooLarge(text) : notYaml(text)]);
  if (role === "directive") return unparsed([]);
  if (!canParse(budget)) {
    const isFirst = !budget.isEndReported;
    budget.isEndReported = true;
    return unparsed(isFirst ? [restNotParsed(text)] : []);
  }
  const prepared = prepare(part);
  return role === "mark" && text.startsWith("...")
    ? unparsed(textAfterDocumentEnd(prepared.recovered))
    : readMended(part, prepared, budget);
}

/** A text as it is read now, and what was found wrong in it so far. */
interface Mended {
  readonly recovered: string;
  /** Where an offset of it lies in the text as it was written. */
  readonly at: (offset: number) => number;
  readonly problems: PieceProblem[];
}

/** The text without what the parser could not even begin with. */
function prepare({ text, before }: ParseInput): Mended {
  const problems: PieceProblem[] = [];
  // A lone CR breaks lines for the protocol but not for the parser: same length, same places.
  let recovered = text.replace(/\r(?!\n)/g, "\n");
  if (hasConflict(recovered) && isWithinConflict(recovered, before)) {
    const { text: merged, problems: conflicts } = withoutConflicts(recovered);
    addAll(problems, conflicts);
    recovered = merged;
  }
  if (before === "start" || !text.startsWith(BYTE_ORDER_MARK))
    return { recovered, at: (offset) => Math.min(offset, text.length), problems };
  problems.push(strayByteOrderMark(text));
  return { recovered: recovered.slice(1), at: (offset) => Math.min(offset + 1, text.length), problems };
}

/** Reads a text, mends its first mistake and reads it again, until there is none or nobody can mend it. */
function readMended({ text, role }: ParseInput, prepared: Mended, budget: ParseBudget): ParseResult {
  const { problems } = prepared;
  let { recovered, at } = prepared;
  const seen = new Set<string>();
  const note = notingIn(problems, text);
  for (let recoveries = 1; ; recoveries++) {
    const { tree: makeTree, diagnoses } = parseOnce(recovered, at);
    // What comes back after it was mended cannot be mended.
    const news = diagnoses
      .map((diagnosis) => ({
        edits: diagnosis.recoveries,
        problem: asWritten(diagnosis, { text, recovered, at }),
      }))
      .filter(({ problem }) => !seen.has(keyOf(problem)));
    if (recoveries === 1 && news.length > 0) spend(budget, recovered);
    for (const { problem } of news) {
      seen.add(keyOf(problem));
      note(problem);
    }
    const edits = inOrder(news.flatMap((each) => each.edits));
    const isRecoverable =
      edits.length > 0 && recoveries <= MAX_RECOVERIES && recoveries * recovered.length <= MAX_PARSED;
    if (!isRecoverable || !canParseAgain(budget, recovered)) {
      if (isRecoverable && !budget.isReported) problems.push(tooManyErrors(problems.at(-1)));
      budget.isReported ||= isRecoverable;
      problems.sort((a, b) => a.start - b.start);
      const tree = makeTree();
      // Words without a colon are a mistake too, though not of this piece alone.
      if (role === "entry" && tree?.kind === "scalar" && problems.length === 0) spend(budget, text);
      return readingOf(text, tree, problems);
    }
    recovered = applyEdits(recovered, edits);
    const [earlier, before] = [at, toOriginal(edits)];
    at = (offset) => earlier(before(offset));
  }
}

function readingOf(text: string, tree: Node | undefined, problems: readonly PieceProblem[]): ParseResult {
  return {
    tree,
    problems,
    aliases: text.includes("*") ? aliasesIn(tree) : [],
    anchors: text.includes("&") ? anchorsIn(tree) : [],
  };
}

/** A text as it was written and as it is read now. */
interface Texts extends Pick<Mended, "recovered" | "at"> {
  readonly text: string;
}

/** The problem of a diagnosis, at offsets in the text as it was written. */
function asWritten({ problem, fixes }: Diagnosis, texts: Texts): PieceProblem {
  return {
    ...problem,
    start: texts.at(problem.start),
    end: texts.at(problem.end),
    fixes: fixes.flatMap((fix) => inPiece(fix, texts)),
  };
}

/** Whether the marks in a text are those of a conflict, and not a row of signs. */
function isWithinConflict(text: string, before: RawPiece["before"]): boolean {
  return /^<{7}(?=[ \n]|$)/m.test(text) || /^(?:ours|theirs) /.test(before);
}

/** A repair at offsets in the piece; nothing where an earlier mend has changed what it would replace. */
function inPiece(fix: PieceFix, { text, recovered, at }: Texts): PieceFix[] {
  const lineBreak = lineBreakOf(text);
  const isAsWritten = (offset: number, length: number): boolean =>
    text.slice(at(offset), at(offset + length)).replaceAll("\r", "\n") ===
    recovered.slice(offset, offset + length).replaceAll("\r", "\n");
  const edits = fix.edits.map(({ at: offset, remove, insert }) => ({
    at: at(offset),
    remove: at(offset + remove) - at(offset),
    insert: insert.replace(/\r?\n/g, lineBreak),
  }));
  const isWritten = fix.edits.every(({ at: offset, remove }) => {
    const start = Math.max(offset - 1, 0);
    return isAsWritten(start, Math.min(offset + remove + 1, recovered.length) - start);
  });
  return isWritten ? [{ ...fix, edits }] : [];
}

/** Edits in order, of those that overlap the first. */
function inOrder(edits: readonly OffsetEdit[]): OffsetEdit[] {
  let end = -1;
  return [...edits]
    .sort((a, b) => a.at - b.at)
    .filter(({ at, remove }) => {
      if (at <= end) return false;
      end = at + remove;
      return true;
    });
}

function keyOf({ start, message }: PieceProblem): string {
  return `${start} ${message}`;
}

function unparsed(problems: readonly PieceProblem[]): ParseResult {
  return { tree: undefined, problems, aliases: [], anchors: [] };
}

/** What the parser makes of a text: the first error if there is one, else all that is doubtful. */
function parseOnce(
  text: string,
  at: (offset: number) => number,
): { tree: () => Node | undefined; diagnoses: readonly Diagnosis[] } {
  const document = compose(text);
  if (!document) return { tree: nothing, diagnoses: [nestedTooDeep(text)] };
  const [error] = document.errors;
  // A key without its colon can nest what follows no less than brackets do; but that can be mended.
  const isUnreadable = isTooDeep(document.contents);
  if (isUnreadable && (!error || bracketsAt(document, error.pos[0])))
    return { tree: nothing, diagnoses: [nestedTooDeep(text)] };
  // An instruction that no YAML reader knows is skipped: it was hardly meant as one.
  const skipped = document.warnings.filter(({ code }) => code === "BAD_DIRECTIVE").slice(0, MAX_RECOVERIES);
  const suspicions: Diagnosis[] = [];
  const make = (): Node | undefined =>
    toTree({ document, text, at, suspect: (suspicion) => suspicion && suspicions.push(suspicion) });
  // Of what is read once more, nobody wants the tree.
  if (error)
    return { tree: isUnreadable ? nothing : make, diagnoses: [diagnosisOf({ text, error, document })] };
  for (const warning of skipped) suspicions.push(diagnosisOf({ text, error: warning, document }));
  const tree = make();
  return { tree: () => tree, diagnoses: suspicions };
}

const nothing = (): undefined => undefined;

/** What comes second on a line is mostly what came of mending the first: one problem a line is enough. */
function notingIn(problems: PieceProblem[], text: string): (problem: PieceProblem) => void {
  const taken = new Set<number>();
  const linesOf = function* ({ start, end }: Span): Generator<number> {
    let line = lineAt(text, start);
    yield line.start;
    while (line.end < end && line.end < text.length) {
      line = lineAt(text, line.end);
      yield line.start;
    }
  };
  for (const problem of problems) for (const line of linesOf(problem)) taken.add(line);
  return (problem) => {
    if (taken.has(lineAt(text, problem.start).start)) return;
    problems.push(problem);
    for (const line of linesOf(problem)) taken.add(line);
  };
}
