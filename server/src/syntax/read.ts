/** Reads one piece with the YAML parser. Never throws: what the parser cannot read is mended, said, and read again. */
import { compose } from "./compose.ts";
import type { Edit } from "./edits.ts";
import { applyEdits, toOriginal } from "./edits.ts";
import type { Effort } from "./effort.ts";
import { canRead, canReadAgain, hasLeft, newEffort, spend, tryingOf } from "./effort.ts";
import { MOST_TEXT } from "./limits.ts";
import type { Diagnosis } from "./mend/diagnose.ts";
import { diagnose } from "./mend/diagnose.ts";
import { lineAt } from "./mend/lines.ts";
import { behindEnd, nestedTooDeep, notYaml, strayMark, restUnread, tooLong, tooMany } from "./mend/other.ts";
import { bracketsAt } from "./mend/values.ts";
import type { AliasNode, Node } from "./node.ts";
import { aliasesIn, anchorsIn } from "./node.ts";
import type { Span } from "./place.ts";
import type { Part } from "./split.ts";
import { hasConflict, withoutConflicts } from "./conflicts.ts";
import { lineBreakOf } from "./edits.ts";
import type { Repair } from "./mend/repair.ts";
import { withRightRepairs } from "./verify.ts";
import { isTooDeep, toTree } from "./tree.ts";
import { addAll } from "./memo.ts";

/** Something that YAML does not allow, said in the words of a reader who does not know YAML. */
export interface SyntaxProblem extends Span {
  readonly message: string;
  /** For what YAML allows, but hardly means what its author does. */
  readonly severity?: "warning";
  /** The ways to fix it. */
  readonly repairs: readonly Repair[];
}

export interface Reading {
  readonly tree: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** Every alias in the tree. */
  readonly aliases: readonly AliasNode[];
  /** Every node of the tree that has an anchor. */
  readonly anchors: readonly Node[];
}

/** What needs more mends than this is beyond repair; what was understood so far stays. */
const MOST_MENDS = 40;

/** Every mend reads the piece once more: a long one is not mended as often. In code units. */
const MOST_READ = 100_000;

/** Allowed at the beginning of a file. */
const BYTE_ORDER_MARK = "\uFEFF";

/** Reads a piece, and offers of the ways to fix what is wrong with it those that do. */
export function read(part: ReadPart, effort = newEffort()): Reading {
  const reading = readAll(part, effort);
  return reading.problems.some(({ repairs }) => repairs.length > 0)
    ? { ...reading, problems: withRightRepairs(part, reading.problems, tryingWith(tryingOf(effort))) }
    : reading;
}

/** Reads texts to try repairs out, as long as there is effort left: what was cut short has no fewer problems for it. */
function tryingWith(effort: Effort): (part: ReadPart) => Reading | undefined {
  return (part) => {
    if (!canReadAgain(effort, part.text)) return undefined;
    const reading = readAll(part, effort);
    return hasLeft(effort) ? reading : undefined;
  };
}

export type ReadPart = Pick<Part, "text" | "role" | "before">;

function readAll(part: ReadPart, effort: Effort): Reading {
  const { text, role } = part;
  if (role === "foreign") return unread([text.length > MOST_TEXT ? tooLong(text) : notYaml(text)]);
  if (role === "directive") return unread([]);
  if (!canRead(effort)) {
    const isFirst = !effort.isEndSaid;
    effort.isEndSaid = true;
    return unread(isFirst ? [restUnread(text)] : []);
  }
  const prepared = prepare(part);
  return role === "mark" && text.startsWith("...")
    ? unread(behindEnd(prepared.mended))
    : readMended(part, prepared, effort);
}

/** A text as it is read now, and what was found wrong in it so far. */
interface Mended {
  readonly mended: string;
  /** Where an offset of it lies in the text as it was written. */
  readonly at: (offset: number) => number;
  readonly problems: SyntaxProblem[];
}

/** The text without what the parser could not even begin with. */
function prepare({ text, before }: ReadPart): Mended {
  const problems: SyntaxProblem[] = [];
  // A lone CR breaks lines for the protocol but not for the parser: same length, same places.
  let mended = text.replace(/\r(?!\n)/g, "\n");
  if (hasConflict(mended) && isWithinConflict(mended, before)) {
    const { text: merged, problems: conflicts } = withoutConflicts(mended);
    addAll(problems, conflicts);
    mended = merged;
  }
  if (before === "start" || !text.startsWith(BYTE_ORDER_MARK))
    return { mended, at: (offset) => Math.min(offset, text.length), problems };
  problems.push(strayMark(text));
  return { mended: mended.slice(1), at: (offset) => Math.min(offset + 1, text.length), problems };
}

/** Reads a text, mends its first mistake and reads it again, until there is none or nobody can mend it. */
function readMended({ text, role }: ReadPart, prepared: Mended, effort: Effort): Reading {
  const { problems } = prepared;
  let { mended, at } = prepared;
  const seen = new Set<string>();
  const note = notingIn(problems, text);
  for (let mends = 1; ; mends++) {
    const { tree: makeTree, diagnoses } = understand(mended, at);
    // What comes back after it was mended cannot be mended.
    const news = diagnoses
      .map((diagnosis) => ({ edits: diagnosis.mends, problem: asWritten(diagnosis, { text, mended, at }) }))
      .filter(({ problem }) => !seen.has(keyOf(problem)));
    if (mends === 1 && news.length > 0) spend(effort, mended);
    for (const { problem } of news) {
      seen.add(keyOf(problem));
      note(problem);
    }
    const edits = inOrder(news.flatMap((each) => each.edits));
    const isMendable = edits.length > 0 && mends <= MOST_MENDS && mends * mended.length <= MOST_READ;
    if (!isMendable || !canReadAgain(effort, mended)) {
      if (isMendable && !effort.isSaid) problems.push(tooMany(problems.at(-1)));
      effort.isSaid ||= isMendable;
      problems.sort((a, b) => a.start - b.start);
      const tree = makeTree();
      // Words without a colon are a mistake too, though not of this piece alone.
      if (role === "entry" && tree?.kind === "scalar" && problems.length === 0) spend(effort, text);
      return readingOf(text, tree, problems);
    }
    mended = applyEdits(mended, edits);
    const [earlier, before] = [at, toOriginal(edits)];
    at = (offset) => earlier(before(offset));
  }
}

function readingOf(text: string, tree: Node | undefined, problems: readonly SyntaxProblem[]): Reading {
  return {
    tree,
    problems,
    aliases: text.includes("*") ? aliasesIn(tree) : [],
    anchors: text.includes("&") ? anchorsIn(tree) : [],
  };
}

/** A text as it was written and as it is read now. */
interface Texts extends Pick<Mended, "mended" | "at"> {
  readonly text: string;
}

/** The problem of a diagnosis, at offsets in the text as it was written. */
function asWritten({ problem, repairs }: Diagnosis, texts: Texts): SyntaxProblem {
  return {
    ...problem,
    start: texts.at(problem.start),
    end: texts.at(problem.end),
    repairs: repairs.flatMap((repair) => inPiece(repair, texts)),
  };
}

/** Whether the marks in a text are those of a conflict, and not a row of signs. */
function isWithinConflict(text: string, before: Part["before"]): boolean {
  return /^<{7}(?=[ \n]|$)/m.test(text) || /^(?:ours|theirs) /.test(before);
}

/** A repair at offsets in the piece; nothing where an earlier mend has changed what it would replace. */
function inPiece(repair: Repair, { text, mended, at }: Texts): Repair[] {
  const lineBreak = lineBreakOf(text);
  const isAsWritten = (offset: number, length: number): boolean =>
    text.slice(at(offset), at(offset + length)).replaceAll("\r", "\n") ===
    mended.slice(offset, offset + length).replaceAll("\r", "\n");
  const edits = repair.edits.map(({ at: offset, remove, insert }) => ({
    at: at(offset),
    remove: at(offset + remove) - at(offset),
    insert: insert.replace(/\r?\n/g, lineBreak),
  }));
  const isWritten = repair.edits.every(({ at: offset, remove }) => {
    const start = Math.max(offset - 1, 0);
    return isAsWritten(start, Math.min(offset + remove + 1, mended.length) - start);
  });
  return isWritten ? [{ ...repair, edits }] : [];
}

/** Edits in order, of those that overlap the first. */
function inOrder(edits: readonly Edit[]): Edit[] {
  let end = -1;
  return [...edits]
    .sort((a, b) => a.at - b.at)
    .filter(({ at, remove }) => {
      if (at <= end) return false;
      end = at + remove;
      return true;
    });
}

function keyOf({ start, message }: SyntaxProblem): string {
  return `${start} ${message}`;
}

function unread(problems: readonly SyntaxProblem[]): Reading {
  return { tree: undefined, problems, aliases: [], anchors: [] };
}

/** What the parser makes of a text: the first error if there is one, else all that is doubtful. */
function understand(
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
  const skipped = document.warnings.filter(({ code }) => code === "BAD_DIRECTIVE").slice(0, MOST_MENDS);
  const doubts: Diagnosis[] = [];
  const make = (): Node | undefined =>
    toTree({ document, text, at, doubt: (doubt) => doubt && doubts.push(doubt) });
  // Of what is read once more, nobody wants the tree.
  if (error) return { tree: isUnreadable ? nothing : make, diagnoses: [diagnose({ text, error, document })] };
  for (const warning of skipped) doubts.push(diagnose({ text, error: warning, document }));
  const tree = make();
  return { tree: () => tree, diagnoses: doubts };
}

const nothing = (): undefined => undefined;

/** What comes second on a line is mostly what came of mending the first: one problem a line is enough. */
function notingIn(problems: SyntaxProblem[], text: string): (problem: SyntaxProblem) => void {
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
