/** Draws how far each two rankings agree: a square of cells with a text and a shade each. */
import type { AgreementCell, AgreementFigure } from "../../publication/tree/figures.ts";
import { legendPart } from "./legend.ts";
import {
  centeredText,
  line,
  rectangle,
  within,
  type Box,
  type Drawing,
  type DrawnMark,
  type NarrowPart,
} from "./marks.ts";
import { textWidth } from "./textWidth.ts";
import { oneLine, wrapped, type TextBlock } from "./wrap.ts";

const MOST = 30;
const ROW = 30;
const HEAD = 26;
/** The least width of a cell, and of one with a text. */
const NARROWEST = 16;
const TEXT = { size: 11 };

/** The measures of the square. */
interface Square {
  readonly labelWidth: number;
  readonly cellWidth: number;
}

/** Lays the figure out. Columns have the numbers of the rows. @param width The wanted width. */
export function drawAgreement(figure: AgreementFigure, width: number): Drawing {
  const names = figure.names.slice(0, MOST);
  const square = squareOf(names.length, width);
  const labels = names.map((name, index) =>
    wrapped(`${String(index + 1)}  ${name}`, { width: square.labelWidth - 12, lines: 2 }, { size: 12 }),
  );
  const tops = topsOf(labels);
  const marks: DrawnMark[] = names.map((_, index) =>
    centeredText(
      oneLine(String(index + 1), { size: 11, bold: true }),
      { x: square.labelWidth + (index + 0.5) * square.cellWidth, y: HEAD / 2 },
      { anchor: "middle", paint: "muted" },
    ),
  );
  for (const [row, label] of labels.entries()) {
    const [top = 0, bottom = 0] = tops.slice(row, row + 2);
    marks.push(centeredText(label, { x: 0, y: (top + bottom) / 2 }));
    for (let column = 0; column < names.length; column++) {
      const box = {
        x: square.labelWidth + column * square.cellWidth,
        y: top,
        width: square.cellWidth,
        height: bottom - top,
      };
      for (const mark of cellMarks(box, row === column ? "self" : figure.cells[row]?.[column]))
        marks.push(mark);
    }
  }
  const legend = legendOf(figure, { top: (tops.at(-1) ?? HEAD) + 14, width });
  const right = square.labelWidth + names.length * square.cellWidth;
  return { width: Math.max(right, legend.right), height: legend.bottom, marks: [...marks, ...legend.marks] };
}

function squareOf(count: number, width: number): Square {
  const most = width - Math.max(count, 1) * NARROWEST;
  const labelWidth = Math.min(Math.max(140, width * 0.32), most);
  return { labelWidth, cellWidth: Math.min(110, (width - labelWidth) / Math.max(count, 1)) };
}

/** The tops of all rows, and the bottom of the last one. */
function topsOf(labels: readonly TextBlock[]): readonly number[] {
  const tops = [HEAD];
  for (const { height } of labels) tops.push((tops.at(-1) ?? HEAD) + Math.max(ROW, height + 8));
  return tops;
}

function cellMarks(box: Box, cell: AgreementCell | "self" | undefined): DrawnMark[] {
  const center = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  if (cell === "self") return [rectangle(box, { fill: "panel", stroke: "grid" })];
  const shade = cell?.shade;
  const text = oneLine(cell?.text ?? "", TEXT);
  const fits = textWidth(cell?.text ?? "", TEXT) + 4 <= box.width;
  return [
    rectangle(box, shade === undefined ? { stroke: "grid" } : { fill: within(shade, 0, 1), stroke: "grid" }),
    ...(fits ? [centeredText(text, center, { anchor: "middle" })] : []),
    ...(shade === undefined && !fits
      ? [line({ x: center.x - 3, y: center.y }, { x: center.x + 3, y: center.y }, { stroke: "rule" })]
      : []),
  ];
}

function legendOf(
  { legend, emptyLabel, names, cells }: AgreementFigure,
  { top, width }: { readonly top: number; readonly width: number },
): NarrowPart {
  // The shades are steps of a scale, which readers need as a whole.
  const items = legend.map((words, index) => ({
    words,
    fill: legend.length < 2 ? 0 : index / (legend.length - 1),
  }));
  const shown = Array.from(names.slice(0, MOST).keys());
  const hasEmpty = shown.some((row) =>
    shown.some((column) => row !== column && cells[row]?.[column]?.shade === undefined),
  );
  return legendPart(
    [
      ...items.map(({ words, fill }) => ({
        words,
        signWidth: 22,
        sign: ({ x, y }: { x: number; y: number }) => [
          rectangle({ x: x - 11, y: y - 7, width: 22, height: 14 }, { fill, stroke: "grid" }),
        ],
      })),
      {
        words: hasEmpty ? emptyLabel : "",
        signWidth: 22,
        sign: ({ x, y }) => [rectangle({ x: x - 11, y: y - 7, width: 22, height: 14 }, { stroke: "grid" })],
      },
    ],
    { x: 0, top, width },
  );
}
