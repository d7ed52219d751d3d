/** Draws the entries of a ranking: each kind has a shape of its own, so that color is not needed. */
import type { RankedEntry } from "../../publication/tree/figures.ts";
import {
  centeredText,
  path,
  pathMark,
  rectangle,
  textMark,
  heightOf,
  type Box,
  type Look,
  type DrawnMark,
} from "./marks.ts";
import {
  hasRankText,
  PADDING,
  POINTED,
  TIE_INDENT,
  type RankingLayout,
  type PlacedEntry,
} from "./rankingLayout.ts";
import { wrapped } from "./wrap.ts";

type Kind = RankedEntry["kind"];

const OUTLINE: Look = { fill: "paper", stroke: "rule" };

/** The marks of an entry, and of the rank and the bracket if it is the first with this rank. */
export function entryMarks(placed: PlacedEntry, layout: RankingLayout): readonly DrawnMark[] {
  const { entry, box, isTied } = placed;
  const hasRank = hasRankText(entry);
  const indent = (hasRank ? layout.rankWidth : 0) + (isTied ? TIE_INDENT : 0);
  const body = { ...box, x: box.x + indent, width: box.width - indent };
  return [
    ...(hasRank ? rankMarks(placed, layout) : []),
    ...shapeMarks(entry.kind, body),
    ...labelMarks(placed, body),
  ];
}

function rankMarks(
  { entry, tie, isTied }: PlacedEntry,
  { rankWidth, size }: RankingLayout,
): readonly DrawnMark[] {
  if (!tie) return [];
  const cell = { ...tie, width: rankWidth };
  const block = wrapped(entry.rankText, { width: rankWidth - 4, lines: 1 }, { size, bold: true });
  const middle = { x: cell.x + rankWidth / 2, y: cell.y + cell.height / 2 };
  return [
    rectangle(cell, { fill: "panel", stroke: "rule", radius: 2 }),
    centeredText(block, middle, { anchor: "middle" }),
    ...(isTied ? [bracket({ ...tie, x: tie.x + rankWidth + 3 })] : []),
  ];
}

function bracket({ x, y, height }: Box): DrawnMark {
  return pathMark(path`M${x + 4} ${y + 1}H${x}V${y + height - 1}H${x + 4}`, {
    stroke: "ink",
    strokeWidth: 1.8,
  });
}

/** The shape of a kind of entries, also for the legend. */
export function shapeMarks(kind: Kind, box: Box): readonly DrawnMark[] {
  switch (kind) {
    case "plain":
      return [rectangle(box, { ...OUTLINE, radius: 2 })];
    case "composite": {
      const card = { ...box, width: box.width - 3, height: box.height - 3 };
      return [
        rectangle({ ...card, x: card.x + 3, y: card.y + 3 }, { ...OUTLINE, fill: "panel", radius: 2 }),
        rectangle(card, { ...OUTLINE, radius: 2 }),
      ];
    }
    case "outside":
      return [pathMark(hexagon(box), { ...OUTLINE, stroke: "ink" })];
    case "gap":
      return [rectangle(box, { stroke: "rule", dash: "4 3", radius: 2 })];
  }
}

function hexagon({ x, y, width, height }: Box): string {
  const [right, bottom, middle] = [x + width, y + height, y + height / 2];
  return path`M${x} ${middle}L${x + POINTED} ${y}H${right - POINTED}L${right} ${middle}L${right - POINTED} ${bottom}H${x + POINTED}z`;
}

function labelMarks({ entry, label, note }: PlacedEntry, body: Box): readonly DrawnMark[] {
  const x = body.x + PADDING + (entry.kind === "outside" ? POINTED : 0);
  const height = heightOf([label, ...(note ? [note] : [])]);
  const top = body.y + (body.height - (entry.kind === "composite" ? 3 : 0) - height) / 2;
  const paint = entry.kind === "gap" ? "muted" : "ink";
  return [
    textMark(label, { x, y: top }, { paint }),
    ...(note ? [textMark(note, { x, y: top + label.height }, { paint: "muted" })] : []),
  ];
}

/** Two entries with a bracket, for the legend. */
export function tieMarks({ x, y, width, height }: Box): readonly DrawnMark[] {
  const half = (height - 3) / 2;
  return [
    bracket({ x, y: y - 1, width, height: height + 2 }),
    rectangle({ x: x + 8, y, width: width - 8, height: half }, OUTLINE),
    rectangle({ x: x + 8, y: y + half + 3, width: width - 8, height: half }, OUTLINE),
  ];
}
