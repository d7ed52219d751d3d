/** Draws the ranks of an earlier assessment and of this one, with a line for each item that both rank. */
import type { ChangeFigure } from "../../publication/tree/figures.ts";
import { changeLegend, moveMark, stubMarks, tieMark } from "./changeLegend.ts";
import { rankOnSide, sidesOf, type ChangeLayout, type RankedSide, type SideItem } from "./changeLayout.ts";
import { legendPart } from "./legend.ts";
import {
  centeredText,
  heightOf,
  line,
  textMark,
  type Drawing,
  type DrawnMark,
  type DrawnPart,
} from "./marks.ts";
import { figure as numberText } from "../../language/figures.ts";
import { connectionMarks, paintOf } from "./rankingLines.ts";
import { wrapped, type TextBlock } from "./wrap.ts";

const MOST_ITEMS = 300;
const LONGEST_LINE = 250;
const WIDEST_LABEL = 280;
const RANK_WIDTH = 40;
/** The space for how far an item has moved. */
const MOVE_WIDTH = 46;

/** Lays the figure out. @param width The wanted width. */
export function drawChange(figure: ChangeFigure, width: number, language: string): Drawing {
  const items = figure.items.slice(0, MOST_ITEMS);
  const layout = layoutOf(width, language);
  const titles = titlesPart(figure.titles, layout);
  const { before, after, bottom } = sidesOf({ ...figure, items }, layout, titles.bottom + 10);
  const others = unrankedPart(items, width, bottom);
  const legend = legendPart(changeLegend(figure.words, [before, after]), {
    x: 0,
    top: others.bottom + 14,
    width,
  });
  const marks = [
    ...titles.marks,
    ...items.flatMap((_, index) => lineMarks(before.get(index), after.get(index), layout)),
    ...tieMarks(before, layout.left),
    ...tieMarks(after, layout.right),
    ...[...before.values()].flatMap((item) => leftMarks(item, layout)),
    ...[...after].flatMap(([index, item]) => rightMarks(item, before.get(index), layout)),
    ...others.marks,
    ...legend.marks,
  ];
  return { width, height: legend.bottom, marks };
}

function layoutOf(width: number, language: string): ChangeLayout {
  const fixed = 2 * RANK_WIDTH + MOVE_WIDTH;
  const lineLength = Math.min(LONGEST_LINE, (width - fixed) * 0.3);
  const labelWidth = Math.min(WIDEST_LABEL, (width - fixed - lineLength) / 2);
  const left = (width - fixed - lineLength - 2 * labelWidth) / 2 + labelWidth + RANK_WIDTH;
  return { labelWidth, left, right: left + lineLength, language };
}

function titlesPart(titles: readonly [string, string], { labelWidth, left, right }: ChangeLayout): DrawnPart {
  const width = labelWidth + RANK_WIDTH;
  const blocks = titles.map((title) => wrapped(title, { width, lines: 3 }, { size: 13, bold: true }));
  const height = blocks.reduce((most, block) => Math.max(most, block.height), 0);
  const bottom = height + 5;
  const [ends, anchors] = [[left, right], ["end", "start"] as const];
  return {
    marks: blocks.flatMap((block, index) => {
      const x = ends[index] ?? 0;
      const far = index === 0 ? x - width : x + width + MOVE_WIDTH;
      return [
        textMark(block, { x, y: height - block.height }, { anchor: anchors[index] ?? "start" }),
        line({ x, y: bottom }, { x: far, y: bottom }, { stroke: "ink", strokeWidth: 1.4 }),
      ];
    }),
    bottom,
  };
}

/** The line of an item that both rank, or a dashed stub for one that is new or dropped. */
function lineMarks(
  before: SideItem | undefined,
  after: SideItem | undefined,
  { left, right }: ChangeLayout,
): readonly DrawnMark[] {
  if (before && after) {
    const [from, to] = [
      { x: left, y: before.y },
      { x: right, y: after.y },
    ];
    return connectionMarks({ from, to, paint: paintOf(0, after.places) });
  }
  return [
    ...(before ? stubMarks({ x: left, y: before.y }, left + 34) : []),
    ...(after ? stubMarks({ x: right, y: after.y }, right - 34) : []),
  ];
}

/** An upright line between the ends of items with the same rank. */
function tieMarks(side: RankedSide, x: number): readonly DrawnMark[] {
  const items = [...side.values()];
  return items.flatMap((item, index) => {
    const before = items[index - 1];
    const isTied = before?.rank === item.rank;
    return isTied ? [tieMark({ x, y: before.y }, item.y)] : [];
  });
}

/** "2.5", or "2,5" in Spanish. */
function rankText(rank: number, language: string): string {
  return numberText(Math.round(rank * 10) / 10, undefined, language);
}

function rankBlock(rank: number, language: string): TextBlock {
  return wrapped(rankText(rank, language), { width: RANK_WIDTH - 11, lines: 1 }, { size: 12, bold: true });
}

function leftMarks(item: SideItem, { left, language }: ChangeLayout): readonly DrawnMark[] {
  const rank = rankBlock(item.rank, language);
  return [
    ...textMarks(item, left - RANK_WIDTH, "end"),
    centeredText(rank, { x: left - 9, y: item.y }, { anchor: "end" }),
  ];
}

function rightMarks(
  item: SideItem,
  before: SideItem | undefined,
  { right, language }: ChangeLayout,
): readonly DrawnMark[] {
  const rank = rankBlock(item.rank, language);
  return [
    ...textMarks(item, right + RANK_WIDTH + MOVE_WIDTH, "start"),
    centeredText(rank, { x: right + 9, y: item.y }),
    ...(before ? moveMarks(item, { x: right + RANK_WIDTH + 4, language }) : []),
  ];
}

/** How far an item has moved: a sign with the number of places. */
function moveMarks(
  { places, y }: SideItem,
  { x, language }: { readonly x: number; readonly language: string },
): readonly DrawnMark[] {
  if (places === 0) return [moveMark(places, { x, y })];
  const number = rankText(Math.abs(places), language);
  const block = wrapped(number, { width: MOVE_WIDTH - 19, lines: 1 }, { size: 11 });
  return [moveMark(places, { x, y }), centeredText(block, { x: x + 11, y }, { paint: paintOf(0, places) })];
}

function textMarks({ label, note, y }: SideItem, x: number, anchor: "start" | "end"): readonly DrawnMark[] {
  const top = y - heightOf([label, ...(note ? [note] : [])]) / 2;
  return [
    textMark(label, { x, y: top }, { anchor }),
    ...(note ? [textMark(note, { x, y: top + label.height }, { anchor, paint: "muted" })] : []),
  ];
}

/** Items without a rank on either side, below a rule. */
function unrankedPart(items: ChangeFigure["items"], width: number, top: number): DrawnPart {
  const others = items.filter(
    (item) => rankOnSide(item, "before") === undefined && rankOnSide(item, "after") === undefined,
  );
  if (others.length === 0) return { marks: [], bottom: top };
  let bottom = top + 12;
  const marks: DrawnMark[] = [line({ x: 0, y: bottom }, { x: width, y: bottom }, { stroke: "rule" })];
  for (const { label } of others) {
    const block = wrapped(label, { width: width - 16, lines: 2 }, { size: 11 });
    marks.push(line({ x: 2, y: bottom + 12 }, { x: 9, y: bottom + 12 }, { stroke: "muted" }));
    marks.push(textMark(block, { x: 16, y: bottom + 5 }, { paint: "muted" }));
    bottom += block.height + 5;
  }
  return { marks, bottom };
}
