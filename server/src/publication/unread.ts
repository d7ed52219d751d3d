/** Shows what cannot be read of a file, so that nothing is lost without a word. */
import { t } from "@vscode/l10n";
import { showHidden } from "../language/hiddenCharacters.ts";
import { formatMessage } from "../language/messageFormat.ts";
import { addAll } from "../syntax/memo.ts";
import type { Piece } from "../syntax/piece.ts";
import { pieceSpan } from "../syntax/span.ts";
import type { Assessment } from "../workspace/assessment.ts";
import type { BlockContent } from "./tree.ts";
import { withSpan, headingNode, noticeNode, textNode } from "./tree.ts";

/** How much text is shown, so that a document of any file can be made. */
const MAX_TEXT = 100_000;

/** Whether parts of the file cannot be read as they are. */
export function hasUnreadText(assessment: Assessment): boolean {
  return unreadPieces(assessment).length > 0;
}

/** The pieces with an error, and those that no section of the document has, because what is above them is wrong. */
function unreadPieces({ document, sections, syntaxProblems }: Assessment): Piece[] {
  const wrong = new Set(
    syntaxProblems.filter(({ severity }) => severity !== "warning").map(({ span }) => span.piece),
  );
  if (wrong.size === 0) return [];
  const read = new Set(sections.flatMap(({ piece, items }) => [piece, ...items.map((item) => item.piece)]));
  const own = new Set(document.pieces);
  // A document over the limit, or a line between two documents, is in none of them.
  const outside = Array.from(wrong).filter((piece) => !own.has(piece));
  return [
    ...document.pieces.filter((piece) => wrong.has(piece) || (!read.has(piece) && hasText(piece))),
    ...outside,
  ];
}

/** Whether a piece has more than comments and the marker of a document. */
function hasText({ text, role }: Piece): boolean {
  return role !== "marker" && text.split("\n").some((line) => /^\s*[^\s#]/.test(line));
}

/** The parts of the file that cannot be read as they are, each with its text. */
export function unreadBlocks(assessment: Assessment): BlockContent[] {
  const pieces = unreadPieces(assessment);
  if (pieces.length === 0) return [];
  const blocks: BlockContent[] = [headingNode(1, [textNode(t("What could not be read"))])];
  let room = MAX_TEXT;
  let left = 0;
  for (const run of runsOf(pieces, assessment)) {
    const text = showHidden(run.map((piece) => piece.text).join("")).trimEnd();
    left += Math.max(0, text.length - room);
    if (room > 0) addAll(blocks, unreadPart(run, text.slice(0, room), assessment));
    room = Math.max(0, room - text.length);
  }
  return left > 0 ? [...blocks, noticeNode(leftOut(left))] : blocks;
}

/** Joins the pieces that follow each other, up to the next mistake. */
function runsOf(pieces: readonly Piece[], { document, syntaxProblems }: Assessment): [Piece, ...Piece[]][] {
  const wrong = new Set(syntaxProblems.map(({ span }) => span.piece));
  const runs: [Piece, ...Piece[]][] = [];
  const places = new Map(document.pieces.map((piece, index) => [piece, index]));
  for (const piece of pieces) {
    const last = runs.at(-1)?.at(-1);
    const follows = last !== undefined && places.get(last) === (places.get(piece) ?? 0) - 1;
    if (follows && !wrong.has(piece)) runs.at(-1)?.push(piece);
    else runs.push([piece]);
  }
  return runs;
}

function unreadPart(
  [first, ...others]: readonly [Piece, ...Piece[]],
  text: string,
  { source, syntaxProblems }: Assessment,
): BlockContent[] {
  const whole = pieceSpan(first, { start: 0, end: first.text.length });
  const error = syntaxProblems.find(({ span, severity }) => span.piece === first && severity !== "warning");
  const line = source.range(error?.span ?? whole).start.line + 1;
  const code: BlockContent = { type: "code", value: text.replace(/^\n+/, "") };
  return [
    withSpan(whole, noticeNode(t("From line {0} on, the source file has a mistake. It says:", line))),
    others.length === 0 ? withSpan(whole, code) : code,
  ];
}

function leftOut(characters: number): string {
  return formatMessage(
    t(
      "{characters, plural, one {# more character of the parts with mistakes is not shown.} other {# more characters of the parts with mistakes are not shown.}}",
    ),
    { characters },
  );
}
