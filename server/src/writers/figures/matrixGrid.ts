/** Draws the cells of a matrix with their levels of risk, the axes, and the signs of threats in the cells. */
import type { MatrixFigure } from "../../publication/tree/figures.ts";
import {
  centeredText,
  rectangle,
  textMark,
  type Box,
  type DrawnMark,
  type DrawnPart,
  type Area,
  type Point,
} from "./marks.ts";
import { arrowMarks } from "./matrixArrows.ts";
import { signMarks, spanMarks, type SignSize, type RiskStage } from "./matrixSigns.ts";
import { cornersOf, slotsOf, type Slot, type SlotRoom, type Wanted } from "./matrixSlots.ts";
import { wrapped } from "./wrap.ts";

/** A threat at one stage. */
export interface Sign extends Wanted {
  readonly sign: string;
  readonly stage: RiskStage;
  /** The same for all stages of a threat. */
  readonly threat: number;
}

/** The measures of a matrix. */
interface Grid {
  readonly left: number;
  readonly cellWidth: number;
  readonly room: SlotRoom;
  /** The top and the height of each likelihood. */
  readonly rows: readonly { readonly top: number; readonly height: number }[];
  readonly top: number;
  readonly bottom: number;
  readonly slots: readonly Slot[];
}

const TITLE_WIDTH = 22;
const LABEL_WIDTH = 92;
const LOWEST = 58;
const NARROWEST = 62;
const INSIDE = 5;
const AXIS = { size: 12, bold: true };

/** The matrix. @param signs All that is placed in it; their cells are within the matrix. */
export function gridPart(
  figure: MatrixFigure,
  signs: readonly Sign[],
  { x, top, width, size }: Area & { readonly size: SignSize },
): DrawnPart & { readonly right: number; readonly hasArrows: boolean } {
  const grid = gridOf(figure, signs, { x, top, width, size });
  const axes = axesPart(figure, grid, x);
  const arrows = arrowsOf(signs, grid, size);
  return {
    marks: [
      ...cellMarks(figure, grid),
      ...signs.flatMap((sign, index) => spansOf(sign, index, grid)),
      ...arrows,
      ...wordMarks(figure, grid),
      ...axes.marks,
      ...signs.flatMap((sign, index) =>
        cornersOf(sign.cells).flatMap((corner) =>
          signMarks(sign.sign, sign.stage, { ...pointOf(corner, grid.slots[index], grid), size }),
        ),
      ),
    ],
    bottom: axes.bottom,
    right: grid.left + grid.cellWidth * figure.impacts.length,
    hasArrows: arrows.length > 0,
  };
}

function gridOf(
  { likelihoods, impacts, levels }: MatrixFigure,
  signs: readonly Sign[],
  { x, top, width, size }: Area & { readonly size: SignSize },
): Grid {
  const left = x + TITLE_WIDTH + LABEL_WIDTH;
  const cellWidth = Math.max(
    NARROWEST,
    size.width + 12,
    (x + width - left - 1) / Math.max(impacts.length, 1),
  );
  const slotWidth = size.width + 5;
  const perRow = Math.max(1, Math.floor((cellWidth - 2 * INSIDE) / slotWidth));
  const wordRoom = { width: cellWidth - 2 * INSIDE, lines: 3 };
  const words = likelihoods.map((_, likelihood) =>
    impacts.map((__, impact) => {
      const level = levels[likelihood]?.[impact];
      return level === undefined ? undefined : wrapped(level, wordRoom, { size: 10.5 });
    }),
  );
  const room: SlotRoom = { perRow, slotWidth, slotHeight: size.height + 5, words };
  const { slots, rows } = slotsOf(signs, room);
  let bottom = top;
  const placed = rows
    .map((count, likelihood) => ({
      likelihood,
      height: Math.max(LOWEST, count * room.slotHeight + 2 * INSIDE),
    }))
    .reverse()
    .map(({ likelihood, height }) => {
      const begin = bottom;
      bottom += height;
      return { likelihood, top: begin, height };
    });
  // Without likelihoods, the title of their axis still needs room.
  bottom = Math.max(bottom, top + LOWEST + 2);
  return { left, cellWidth, room, rows: placed.reverse(), top, bottom, slots };
}

function boxOfCell([likelihood, impact]: readonly [number, number], { left, cellWidth, rows }: Grid): Box {
  const { top, height } = rows[likelihood] ?? { top: 0, height: 0 };
  return { x: left + impact * cellWidth, y: top, width: cellWidth, height };
}

function pointOf(cell: readonly [number, number], slot: Slot | undefined, grid: Grid): Point {
  const { x, y, width } = boxOfCell(cell, grid);
  const { perRow, slotWidth, slotHeight } = grid.room;
  const { column, row } = slot ?? { column: 0, row: 0 };
  const inset = (width - perRow * slotWidth) / 2;
  return { x: x + inset + (column + 0.5) * slotWidth, y: y + INSIDE + (row + 0.5) * slotHeight };
}

function cellMarks({ levels, legend, likelihoods, impacts }: MatrixFigure, grid: Grid): readonly DrawnMark[] {
  return likelihoods.flatMap((_, likelihood) =>
    impacts.map((__, impact) => {
      const level = levels[likelihood]?.[impact];
      const paint = levelPaint(level ?? "", legend);
      const box = boxOfCell([likelihood, impact], grid);
      return rectangle(box, { stroke: "rule", ...(paint !== undefined && { fill: paint }) });
    }),
  );
}

/** The place of a level in the ramp; nothing for a word that the legend does not have. */
export function levelPaint(level: string, legend: readonly string[]): number | undefined {
  const place = legend.indexOf(level);
  if (place < 0) return undefined;
  return legend.length === 1 ? 0.5 : place / (legend.length - 1);
}

function boxAround({ x, y }: Point, { width, height }: SignSize): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function wordBoxes(grid: Grid): readonly Box[] {
  return grid.room.words.flatMap((words, likelihood) =>
    words.flatMap((word, impact) => {
      if (!word || word.width === 0) return [];
      const { x, y } = boxOfCell([likelihood, impact], grid);
      return [{ x: x + INSIDE, y: y + INSIDE, width: word.width, height: word.height }];
    }),
  );
}

/** The words in the cells, on plates that lines do not cross. */
function wordMarks({ levels, legend }: MatrixFigure, grid: Grid): readonly DrawnMark[] {
  return grid.room.words.flatMap((words, likelihood) =>
    words.flatMap((word, impact) => {
      if (!word || word.width === 0) return [];
      const cell = boxOfCell([likelihood, impact], grid);
      const at = { x: cell.x + INSIDE, y: cell.y + INSIDE };
      const plate = { ...at, width: word.width, height: word.height };
      const paint = levelPaint(levels[likelihood]?.[impact] ?? "", legend);
      return [rectangle(plate, { fill: paint ?? "paper", covers: true }), textMark(word, at)];
    }),
  );
}

/** The sides of a range, around it. */
function spansOf(sign: Sign, index: number, grid: Grid): readonly DrawnMark[] {
  const corners = cornersOf(sign.cells).map((corner) => pointOf(corner, grid.slots[index], grid));
  const sides = corners.length > 2 ? corners.length : corners.length - 1;
  return corners.slice(0, sides).flatMap((from, side) => {
    const to = corners[(side + 1) % corners.length];
    return to ? spanMarks(from, to) : [];
  });
}

/** The arrows between the stages of each threat: between their worst cases. */
function arrowsOf(signs: readonly Sign[], grid: Grid, size: SignSize): readonly DrawnMark[] {
  const worst = ({ cells }: Sign, index: number): Point =>
    pointOf([cells.likelihood[1], cells.impact[1]], grid.slots[index], grid);
  const others = [
    ...signs.flatMap(({ cells }, index) =>
      cornersOf(cells).map((corner) => boxAround(pointOf(corner, grid.slots[index], grid), size)),
    ),
    ...wordBoxes(grid),
  ];
  return signs.flatMap((sign, index) => {
    const before = signs[index - 1];
    if (before?.threat !== sign.threat) return [];
    return arrowMarks(worst(before, index - 1), worst(sign, index), { others, size });
  });
}

/** The names of the axes and of their places. */
function axesPart(figure: MatrixFigure, grid: Grid, x: number): DrawnPart {
  const { left, cellWidth, top, bottom, rows } = grid;
  const right = left + cellWidth * figure.impacts.length;
  const side = wrapped(figure.likelihoodTitle, { width: Math.max(bottom - top, 60), lines: 1 }, AXIS);
  const marks: DrawnMark[] = [
    textMark(side, { x, y: (top + bottom + side.width) / 2 }, { isTurned: true }),
    ...figure.likelihoods.map((label, index) => {
      const { top: begin, height } = rows[index] ?? { top: 0, height: 0 };
      const block = wrapped(label, { width: LABEL_WIDTH - 12, lines: 4 }, { size: 11.5 });
      return centeredText(block, { x: left - 8, y: begin + height / 2 }, { anchor: "end" });
    }),
  ];
  const blocks = figure.impacts.map((label) =>
    wrapped(label, { width: cellWidth - 8, lines: 4 }, { size: 11.5 }),
  );
  blocks.forEach((block, index) => {
    marks.push(textMark(block, { x: left + (index + 0.5) * cellWidth, y: bottom + 5 }, { anchor: "middle" }));
  });
  const title = wrapped(figure.impactTitle, { width: right - left, lines: 2 }, AXIS);
  const y = bottom + 5 + blocks.reduce((most, block) => Math.max(most, block.height), 0) + 4;
  marks.push(textMark(title, { x: (left + right) / 2, y }, { anchor: "middle" }));
  return { marks, bottom: y + title.height };
}
