/** Shows what cannot be read of a file, so that nothing is lost without a word. */
import { t } from "@vscode/l10n";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { formatMessage } from "../../language/messageFormat.ts";
import { addAll, memo } from "../../syntax/memo.ts";
import type { Piece } from "../../syntax/piece.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import { pieceSpan, spansByPiece } from "../../syntax/span.ts";
import type { Mistakes } from "../../syntax/unreadLines.ts";
import { unreadLines } from "../../syntax/unreadLines.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import type { BlockContent } from "../tree/tree.ts";
import { withSpan, headingNode, noticeNode, textNode } from "../tree/tree.ts";

/** How much text is shown, so that a document of any file can be made. */
const MAX_TEXT = 100_000;

/** Whether parts of the file cannot be read as they are. */
export function hasUnreadText(assessment: Assessment): boolean {
  return unreadPieces(assessment).length > 0;
}

/** The pieces with a mistake, and those that no section of the document has, because what is above them is wrong. */
function unreadPieces(assessment: Assessment): Piece[] {
  const { document } = assessment;
  const wrong = errorsByPiece(assessment);
  const others = [repeatedKeys(assessment), mistypedValues(assessment)];
  if ([wrong, ...others].every(({ size }) => size === 0)) return [];
  const read = readPieces(assessment);
  const own = new Set(document.pieces);
  // A document over the limit, or a line between two documents, is in none of them.
  const outside = Array.from(wrong.keys()).filter((piece) => !own.has(piece));
  const isUnread = (piece: Piece): boolean => wrong.size > 0 && !read.has(piece) && hasText(piece);
  return [
    ...document.pieces.filter(
      (piece) => [wrong, ...others].some((mistakes) => mistakes.has(piece)) || isUnread(piece),
    ),
    ...outside,
  ];
}

/** The errors that keep a text from being read as it is. */
const errorsByPiece = memo(({ syntaxProblems }: Assessment) =>
  spansByPiece(syntaxProblems.flatMap(({ span, severity }) => (severity === "warning" ? [] : span))),
);

/** The keys that a map has already: the first one counts. */
const repeatedKeys = memo(({ facts }: Assessment) =>
  spansByPiece(facts.flatMap(({ duplicateKeys }) => duplicateKeys.map(({ span }) => span))),
);

/** Maps and lists that are no value of their key, such as a title. */
const mistypedValues = memo(({ facts }: Assessment) =>
  spansByPiece(
    facts.flatMap(({ item: { piece }, violations }) =>
      violations.flatMap(({ keyword, node }) =>
        keyword === "type" && (node?.kind === "map" || node?.kind === "list") ? pieceSpan(piece, node) : [],
      ),
    ),
  ),
);

/** The pieces that the sections of the document have. */
function readPieces({ sections }: Assessment): ReadonlySet<Piece> {
  return new Set(sections.flatMap(({ piece, items }) => [piece, ...items.map((item) => item.piece)]));
}

/** Whether a piece has more than comments and the marker of a document. */
function hasText({ text, role }: Piece): boolean {
  return role !== "marker" && text.split("\n").some((line) => /^\s*[^\s#]/.test(line));
}

/** The parts of the file that cannot be read as they are, each with its text. */
export function unreadBlocks(assessment: Assessment): BlockContent[] {
  const parts = unreadParts(assessment);
  if (parts.length === 0) return [];
  const blocks: BlockContent[] = [headingNode(1, [textNode(t("What could not be read"))])];
  let room = MAX_TEXT;
  let left = 0;
  for (const run of runsOf(parts, assessment)) {
    const text = showHidden(
      run.map(({ piece, start, end }) => piece.text.slice(start, end)).join(""),
    ).trimEnd();
    left += Math.max(0, text.length - room);
    if (room > 0) addAll(blocks, unreadPart(run, text.slice(0, room), assessment));
    room = Math.max(0, room - text.length);
  }
  return left > 0 ? [...blocks, noticeNode(leftOut(left))] : blocks;
}

/** The lines that cannot be read: of a piece that the document has, only those that its tree lacks. */
function unreadParts(assessment: Assessment): PieceSpan[] {
  const read = readPieces(assessment);
  return unreadPieces(assessment).flatMap((piece) => {
    const lines = read.has(piece) ? unreadLines(piece, mistakesIn(piece, assessment)) : [];
    const whole = { start: 0, end: piece.text.length };
    return (lines.length > 0 ? lines : [whole]).map((span) => pieceSpan(piece, span));
  });
}

/** Joins the pieces that follow each other, up to the next mistake. */
function runsOf(parts: readonly PieceSpan[], assessment: Assessment): [PieceSpan, ...PieceSpan[]][] {
  const runs: [PieceSpan, ...PieceSpan[]][] = [];
  const places = new Map(assessment.document.pieces.map((piece, index) => [piece, index]));
  for (const part of parts) {
    const last = runs.at(-1)?.at(-1);
    const follows =
      last?.end === last?.piece.text.length &&
      last !== undefined &&
      places.get(last.piece) === (places.get(part.piece) ?? 0) - 1;
    if (follows && !errorsByPiece(assessment).has(part.piece)) runs.at(-1)?.push(part);
    else runs.push([part]);
  }
  return runs;
}

function mistakesIn(piece: Piece, assessment: Assessment): Mistakes {
  return {
    errors: errorsByPiece(assessment).get(piece) ?? NONE,
    repeatedKeys: repeatedKeys(assessment).get(piece) ?? NONE,
    mistypedValues: mistypedValues(assessment).get(piece) ?? NONE,
  };
}

const NONE: readonly PieceSpan[] = [];

function unreadPart(
  [first, ...others]: readonly [PieceSpan, ...PieceSpan[]],
  text: string,
  assessment: Assessment,
): BlockContent[] {
  const { errors, repeatedKeys: repeated, mistypedValues: mistyped } = mistakesIn(first.piece, assessment);
  const mistakes = [...errors, ...repeated, ...mistyped];
  const error = mistakes.find(({ start }) => first.start <= start && start < first.end);
  const line = assessment.source.range(error ?? first).start.line + 1;
  const code: BlockContent = { type: "code", value: text.replace(/^\n+/, "") };
  return [
    withSpan(first, noticeNode(t("From line {0} on, the source file has a mistake. It says:", line))),
    others.length === 0 ? withSpan(first, code) : code,
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
