/** Draws a matrix of likelihood and impact. Threats have arrows from stage to stage: without controls, today, with controls. */
import type { MatrixCells, MatrixFigure, MatrixThreat } from "../../publication/tree/figures.ts";
import { addAll } from "../../syntax/memo.ts";
import { maxOf } from "../../syntax/minMax.ts";
import { legendPart, type LegendItem } from "./legend.ts";
import {
  centeredText,
  rectangle,
  textMark,
  type Drawing,
  type DrawnMark,
  type DrawnPart,
  type Area,
} from "./marks.ts";
import { arrowMarks } from "./matrixArrows.ts";
import { gridPart, levelPaint, type Sign } from "./matrixGrid.ts";
import { signMarks, spanMarks, type SignSize, type RiskStage } from "./matrixSigns.ts";
import { cornersOf } from "./matrixSlots.ts";
import { textWidth } from "./textWidth.ts";
import { wrapped } from "./wrap.ts";

const MOST_PLACES = 16;
const MOST_THREATS = 200;
const MOST_LETTERS = 200;
const STAGES: readonly RiskStage[] = ["inherent", "current", "residual"];

/** Lays the figure out. @param width The wanted width. A matrix with many columns is wider. */
export function drawMatrix(whole: MatrixFigure, width: number): Drawing {
  const figure = bounded(whole);
  const size = sizeOf(figure.threats);
  const signs = figure.threats.flatMap((threat, index) => signsOf(threat, index, figure));
  const heading = titlePart(figure.heading ?? "", { x: 0, top: 0, width });
  const grid = gridPart(figure, signs, { x: 0, top: heading.bottom, width, size });
  const right = Math.max(width, grid.right + 1);
  const place = { x: 0, width: right };
  const levels = legendPart(levelItems(figure), { ...place, top: grid.bottom + 20 });
  const items = [...stageItems(figure, signs, size), ...(grid.hasArrows ? [arrowItem(figure, size)] : [])];
  const legend = legendPart(items, { ...place, top: levels.bottom + 8 });
  const list = listPart(figure, stagesOf(signs), { ...place, top: legend.bottom + 14, size });
  const marks = [heading, grid, levels, legend, list].flatMap((part) => part.marks);
  return { width: right, height: list.bottom, marks };
}

function bounded(figure: MatrixFigure): MatrixFigure {
  return {
    ...figure,
    likelihoods: figure.likelihoods.slice(0, MOST_PLACES),
    impacts: figure.impacts.slice(0, MOST_PLACES),
    legend: figure.legend.slice(0, MOST_PLACES),
    threats: figure.threats.slice(0, MOST_THREATS),
  };
}

function sizeOf(threats: readonly MatrixThreat[]): SignSize {
  const size = threats.length > 60 ? 9.5 : 11;
  const widest = threats.reduce(
    (most, { sign }) => Math.max(most, textWidth(sign.slice(0, 8), { size, bold: true })),
    0,
  );
  return { width: Math.min(Math.max(size * 1.9, widest + 10), 48), height: size * 1.8, size };
}

function signsOf(threat: MatrixThreat, index: number, figure: MatrixFigure): readonly Sign[] {
  return STAGES.flatMap((stage) => {
    const cells = threat[stage];
    const sorted = cells && sortedCells(cells, figure);
    return sorted ? [{ sign: threat.sign, stage, threat: index, cells: sorted }] : [];
  });
}

/** The range with its lower ends first, or nothing if it is not in the matrix. */
function sortedCells(
  { likelihood, impact }: MatrixCells,
  { likelihoods, impacts }: MatrixFigure,
): MatrixCells | undefined {
  const [rows, columns] = [sorted(likelihood, likelihoods.length), sorted(impact, impacts.length)];
  return rows && columns && { likelihood: rows, impact: columns };
}

function sorted(
  [one, other]: readonly [number, number],
  count: number,
): readonly [number, number] | undefined {
  const isPlace = (place: number): boolean => Number.isInteger(place) && place >= 0 && place < count;
  return isPlace(one) && isPlace(other) ? [Math.min(one, other), Math.max(one, other)] : undefined;
}

function wordsFor(stage: RiskStage, figure: MatrixFigure): string {
  return { inherent: figure.inherentLabel, current: figure.currentLabel, residual: figure.residualLabel }[
    stage
  ];
}

function titlePart(title: string, { x, top, width }: Area): DrawnPart {
  if (title === "") return { marks: [], bottom: top };
  const block = wrapped(title, { width, lines: 2 }, { size: 13, bold: true });
  return { marks: [textMark(block, { x, y: top })], bottom: top + block.height + 6 };
}

/** The levels that a cell has, from the lowest to the highest. */
function levelItems({ legend, levels }: MatrixFigure): readonly LegendItem[] {
  const used = new Set(levels.flat());
  return legend
    .filter((words) => used.has(words))
    .map((words) => ({
      words,
      signWidth: 26,
      sign: ({ x, y }) => [
        rectangle(
          { x: x - 13, y: y - 7, width: 26, height: 14 },
          { fill: levelPaint(words, legend) ?? "paper", stroke: "rule" },
        ),
      ],
    }));
}

/** The stages if there are others than the present one, and the sign for ranges if there are any. */
function stageItems(figure: MatrixFigure, signs: readonly Sign[], size: SignSize): readonly LegendItem[] {
  const used = STAGES.filter((stage) => signs.some((sign) => sign.stage === stage));
  const stages = used.map((stage): LegendItem => ({
    words: wordsFor(stage, figure),
    signWidth: size.width,
    sign: (center) => signMarks("", stage, { ...center, size }),
  }));
  const small = { width: 12, height: 12, size: size.size };
  const range: LegendItem = {
    words: figure.rangeLabel,
    signWidth: 40,
    sign: ({ x, y }) => [
      ...spanMarks({ x: x - 14, y }, { x: x + 14, y }),
      ...[x - 14, x + 14].flatMap((end) => signMarks("", "current", { x: end, y, size: small })),
    ],
  };
  return [
    ...(used.length > 1 || used[0] !== "current" ? stages : []),
    ...(signs.some(({ cells }) => cornersOf(cells).length > 1) ? [range] : []),
  ];
}

function arrowItem({ arrowLabel }: MatrixFigure, size: SignSize): LegendItem {
  return {
    words: arrowLabel,
    signWidth: 30,
    sign: ({ x, y }) =>
      arrowMarks({ x: x - 15 - size.width / 2, y }, { x: x + 15 + size.width / 2, y }, { others: [], size }),
  };
}

/** As many columns as most labels fit into on one line, up to 3. */
function columnsOf(threats: readonly MatrixThreat[], width: number): number {
  const widths = threats.map(({ label }) => textWidth(label.slice(0, MOST_LETTERS), { size: 11 }));
  const wide = (columns: number): number => widths.filter((each) => each > width / columns).length;
  return [3, 2].find((columns) => threats.length > columns && wide(columns) * 4 <= threats.length) ?? 1;
}

/** How each threat is shown in the list: as it is today, or at its only other stage. */
function stagesOf(signs: readonly Sign[]): ReadonlyMap<number, RiskStage> {
  const stages = new Map<number, RiskStage>();
  for (const { threat, stage } of signs)
    if (stage === "current" || !stages.has(threat)) stages.set(threat, stage);
  return stages;
}

/** What each sign means, in columns, and what has no place. */
function listPart(
  { threats, unplacedLabel }: MatrixFigure,
  stages: ReadonlyMap<number, RiskStage>,
  { x, top, width, size }: Area & { readonly size: SignSize },
): DrawnPart {
  const columns = columnsOf(threats, width - 3 * (size.width + 24));
  const columnWidth = width / columns;
  const perColumn = Math.ceil(threats.length / columns);
  const marks: DrawnMark[] = [];
  const ends = [top];
  threats.forEach(({ sign, label }, index) => {
    const column = Math.floor(index / perColumn);
    const y = ends[column] ?? top;
    const stage = stages.get(index);
    const words = stage ? label : `${label} (${unplacedLabel})`;
    const block = wrapped(words, { width: columnWidth - size.width - 24, lines: 3 }, { size: 11 });
    const height = Math.max(block.height, size.height);
    const left = x + column * columnWidth;
    addAll(marks, signMarks(sign, stage, { x: left + size.width / 2, y: y + height / 2, size }));
    marks.push(centeredText(block, { x: left + size.width + 7, y: y + height / 2 }));
    ends[column] = y + height + 5;
  });
  return { marks, bottom: maxOf(ends) };
}
