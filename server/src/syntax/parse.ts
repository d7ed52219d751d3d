/**
 * Parses one piece with the YAML parser. Never throws: it reports each error, edits the text to recover, and parses
 * again.
 */
import { compose } from "./compose.ts";
import type { OffsetEdit } from "./offsetEdits.ts";
import { applyEdits, toOriginal } from "./offsetEdits.ts";
import type { ParseBudget } from "./parseBudget.ts";
import { canParse, canParseAgain, hasLeft, newParseBudget, spend, fixBudgetOf } from "./parseBudget.ts";
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

/** A syntax problem, explained to readers who do not know YAML. Offsets count from the start of the piece. */
export interface PieceProblem extends Span {
  readonly message: string;
  /** Set if YAML allows the text, but the author probably means something else. */
  readonly severity?: "warning";
  /** The message if a word that the other one takes for a key is none of the format. */
  readonly ifNoKey?: { readonly word: string; readonly message: string };
  /** Possible fixes; may be empty. */
  readonly fixes: readonly PieceFix[];
}

/** The result of parsing one piece. */
export interface ParseResult {
  readonly tree: Node | undefined;
  readonly problems: readonly PieceProblem[];
  /** All aliases in the tree. */
  readonly aliases: readonly AliasNode[];
  /** All nodes of the tree that have an anchor. */
  readonly anchors: readonly Node[];
}

/** The most recoveries for one piece. After that, the tree keeps what was parsed so far. */
const MAX_RECOVERIES = 20;

/**
 * The most text to parse for the recoveries of one piece, in code units. A long piece gets fewer recoveries, because
 * each one parses the piece again.
 */
const MAX_PARSED = 50_000;

/** Allowed only at the beginning of a file. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Parses a piece. The problems keep only the fixes that work. The budget limits the effort for all pieces of a version.
 */
export function parsePiece(input: ParseInput, budget = newParseBudget()): ParseResult {
  const result = parseAll(input, budget);
  return result.problems.some(({ fixes }) => fixes.length > 0)
    ? { ...result, problems: withWorkingFixes(input, result.problems, parserForTrying(fixBudgetOf(budget))) }
    : result;
}

/**
 * Parses texts to try out fixes while the budget lasts. Returns `undefined` after that, because an incomplete result
 * would seem to have fewer problems.
 */
function parserForTrying(budget: ParseBudget): (input: ParseInput) => ParseResult | undefined {
  return (input) => {
    if (!canParseAgain(budget, input.text)) return undefined;
    const result = parseAll(input, budget);
    return hasLeft(budget) ? result : undefined;
  };
}

/** The properties of a piece that affect its parsing. */
export type ParseInput = Pick<RawPiece, "text" | "role" | "before">;

function parseAll(input: ParseInput, budget: ParseBudget): ParseResult {
  const { text, role } = input;
  if (role === "foreign") return unparsed([text.length > MAX_TEXT ? fileTooLarge(text) : notYaml(text)]);
  if (role === "directive") return unparsed([]);
  if (!canParse(budget)) {
    const isFirst = !budget.isEndReported;
    budget.isEndReported = true;
    return unparsed(isFirst ? [restNotParsed(text)] : []);
  }
  const prepared = prepare(input);
  return role === "marker" && text.startsWith("...")
    ? unparsed(textAfterDocumentEnd(prepared.recovered))
    : parseWithRecovery(input, prepared, budget);
}

/** The text to parse next, with the problems found so far. */
interface RecoveredText {
  readonly recovered: string;
  /** Maps an offset in `recovered` to the offset in the original text. */
  readonly at: (offset: number) => number;
  readonly problems: PieceProblem[];
}

/**
 * Removes from the text what the parser cannot handle at all: lone CRs, conflict markers and a misplaced byte order
 * mark.
 */
function prepare({ text, before }: ParseInput): RecoveredText {
  const problems: PieceProblem[] = [];
  // A lone CR breaks a line in LSP but not in the parser. The replacement has the same length, so offsets stay valid.
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

/** Parses a text, recovers from its errors and parses it again, until none is left or no recovery is possible. */
function parseWithRecovery(
  { text, role }: ParseInput,
  prepared: RecoveredText,
  budget: ParseBudget,
): ParseResult {
  const { problems } = prepared;
  let { recovered, at } = prepared;
  const seen = new Set<string>();
  const addProblem = problemCollector(problems, text);
  for (let recoveries = 1; ; recoveries++) {
    const { tree: makeTree, diagnoses } = parseOnce(recovered, at);
    // An error that returns after its recovery cannot be recovered from.
    const fresh = diagnoses
      .map((diagnosis) => ({
        edits: diagnosis.recoveries,
        problem: asWritten(diagnosis, { text, recovered, at }),
      }))
      .filter(({ problem }) => !seen.has(keyOf(problem)));
    if (recoveries === 1 && fresh.length > 0) spend(budget, recovered);
    for (const { problem } of fresh) {
      seen.add(keyOf(problem));
      addProblem(problem);
    }
    const edits = inOrder(fresh.flatMap((each) => each.edits));
    const isRecoverable =
      edits.length > 0 && recoveries <= MAX_RECOVERIES && recoveries * recovered.length <= MAX_PARSED;
    if (!isRecoverable || !canParseAgain(budget, recovered)) {
      if (isRecoverable && !budget.isReported) problems.push(tooManyErrors(problems.at(-1)));
      budget.isReported ||= isRecoverable;
      problems.sort((a, b) => a.start - b.start);
      const tree = makeTree();
      // Words without a colon are an error too. The section reports it, because that depends on the pieces around.
      if (role === "entry" && tree?.kind === "scalar" && problems.length === 0) spend(budget, text);
      return resultOf(text, tree, problems);
    }
    recovered = applyEdits(recovered, edits);
    const [earlier, before] = [at, toOriginal(edits)];
    at = (offset) => earlier(before(offset));
  }
}

/** The result for a text, with the aliases and anchors of its tree. */
export function resultOf(
  text: string,
  tree: Node | undefined,
  problems: readonly PieceProblem[],
): ParseResult {
  return {
    tree,
    problems,
    aliases: text.includes("*") ? aliasesIn(tree) : [],
    anchors: text.includes("&") ? anchorsIn(tree) : [],
  };
}

/** The original text and the text to parse. */
interface Texts extends Pick<RecoveredText, "recovered" | "at"> {
  readonly text: string;
}

/** The problem of a diagnosis, at offsets in the original text. */
function asWritten({ problem, fixes }: Diagnosis, texts: Texts): PieceProblem {
  return {
    ...problem,
    start: texts.at(problem.start),
    end: texts.at(problem.end),
    fixes: fixes.flatMap((fix) => inPiece(fix, texts)),
  };
}

/** Whether the conflict markers in a text belong to a conflict, and are not a ruler. */
function isWithinConflict(text: string, before: RawPiece["before"]): boolean {
  return /^<{7}(?=[ \n]|$)/m.test(text) || /^(?:ours|theirs) /.test(before);
}

/** A fix at offsets in the piece; none if an earlier recovery has changed the text that it replaces. */
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

/** Sorts edits, and keeps the first of those that overlap. */
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

/** Parses a text once. Returns the first error if there is one, otherwise all suspicious nodes. */
function parseOnce(
  text: string,
  at: (offset: number) => number,
): { tree: () => Node | undefined; diagnoses: readonly Diagnosis[] } {
  const document = compose(text);
  if (!document) return { tree: nothing, diagnoses: [nestedTooDeep(text)] };
  const [error] = document.errors;
  // A key without its colon can nest the text below as deeply as brackets, but a recovery can fix that.
  const isUnreadable = isTooDeep(document.contents);
  if (isUnreadable && (!error || bracketsAt(document, error.pos[0])))
    return { tree: nothing, diagnoses: [nestedTooDeep(text)] };
  // YAML readers skip unknown directives, but the author hardly meant to write a directive.
  const skipped = document.warnings.filter(({ code }) => code === "BAD_DIRECTIVE").slice(0, MAX_RECOVERIES);
  const suspicions: Diagnosis[] = [];
  const make = (): Node | undefined =>
    toTree({ document, text, at, suspect: (suspicion) => suspicion && suspicions.push(suspicion) });
  // Builds no tree yet: if the text is parsed again, it is not needed.
  if (error)
    return { tree: isUnreadable ? nothing : make, diagnoses: [diagnosisOf({ text, error, document })] };
  for (const warning of skipped) suspicions.push(diagnosisOf({ text, error: warning, document }));
  const tree = make();
  return { tree: () => tree, diagnoses: suspicions };
}

const nothing = (): undefined => undefined;

/** Adds problems, but at most one per line, because a second one is mostly a consequence of the first recovery. */
function problemCollector(problems: PieceProblem[], text: string): (problem: PieceProblem) => void {
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
