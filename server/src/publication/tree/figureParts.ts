/** Splits a figure that no page can hold into several: readers can read each of them, and what the last one leaves out it says. */
import { t } from "@vscode/l10n";
import { formatMessage } from "../../language/messageFormat.ts";
import { sentences } from "../../language/texts.ts";
import type { CoverageFigure, Figure, MatrixFigure, MatrixThreat, RankingsFigure } from "./figures.ts";
import type { FigureNode } from "./tree.ts";
import { textNode } from "./tree.ts";

/** How much one picture shows, so that its texts can be read on a page. */
const MOST = { rows: 24, columns: 24, rankings: 4, entries: 40, threats: 40, arrows: 8 };

/** The most parts of a figure: nobody looks through more of them, and a table has everything. */
const MOST_PARTS = 12;

/** Returns the figures that show what one figure says: usually itself. Each part has a caption and a text of its own. */
export function figureParts(node: FigureNode): FigureNode[] {
  const parts = partsOf(node.figure);
  const [only] = parts;
  if (only && parts.length === 1) {
    const alternative = only === node.figure ? node.alternative : sentences(node.alternative, only.remark);
    return [{ ...node, figure: only, alternative }];
  }
  return bounded(parts).map((figure, index, { length }) => {
    const [part, count] = [String(index + 1), String(length)];
    const own = index === 0 ? node.alternative : t("Part {0} of {1} of the figure.", part, count);
    return {
      ...node,
      figure,
      caption: [...node.caption, textNode(" "), textNode(t("(part {0} of {1})", part, count))],
      alternative: sentences(own, figure.remark),
      data: {
        ...node.data,
        ...(index > 0 && node.data?.id !== undefined && { id: `${node.data.id}-${part}` }),
      },
    };
  });
}

/** The first parts of a figure. The last of them says how much is left out. */
function bounded(parts: readonly Figure[]): readonly Figure[] {
  const leftOut = parts.length - MOST_PARTS;
  if (leftOut <= 0) return parts;
  const remark = formatMessage(
    t(
      "The figure is too long for a document: {leftOut, plural, one {# further part is} other {# further parts are}} left out. The tables and the text have everything.",
    ),
    { leftOut },
  );
  return parts
    .slice(0, MOST_PARTS)
    .map((part, index) =>
      index === MOST_PARTS - 1 ? { ...part, remark: sentences(part.remark ?? "", remark) } : part,
    );
}

function partsOf(figure: Figure): Figure[] {
  switch (figure.kind) {
    case "rankings":
      return rankingsParts(figure);
    case "agreement":
      // A square cannot be split, and is small enough for a page: see `MAX_COMPARED`.
      return [figure];
    case "matrix":
      return matrixParts(figure).flatMap((part) =>
        cut(part, { list: part.threats, most: MOST.threats }, (threats) => ({ ...part, threats })),
      );
    case "ranges":
      return cut(figure, { list: figure.rows, most: MOST.rows }, (rows) => ({ ...figure, rows }));
    case "coverage":
      return coverageParts(figure);
    case "change":
      return cut(figure, { list: figure.items, most: MOST.entries }, (items) => ({ ...figure, items }));
    case "calibration":
      return cut(figure, { list: figure.rows, most: MOST.rows }, (rows) => ({ ...figure, rows }));
  }
}

/** The runs of a list, as even as possible. @param most How many a run has at most. */
function runsOf(count: number, most: number): (readonly [from: number, to: number])[] {
  const runs = Math.max(1, Math.ceil(count / most));
  const begin = (run: number): number => Math.round((run * count) / runs);
  return Array.from({ length: runs }, (_, run) => [begin(run), begin(run + 1)] as const);
}

/** Neighboring parts share a ranking, so that no line between two is lost. */
function rankingsParts(figure: RankingsFigure): RankingsFigure[] {
  const columns = figure.columns.map(({ title, entries, unranked }) => ({
    title,
    entries: entries.slice(0, MOST.entries),
    unranked: unranked.slice(0, MOST.entries),
  }));
  const left = figure.columns.reduce(
    (most, { entries, unranked }) =>
      Math.max(most, entries.length - MOST.entries, unranked.length - MOST.entries),
    0,
  );
  const remark =
    left > 0
      ? formatMessage(
          t(
            "Only the first {entries, plural, one {# entry} other {# entries}} of each ranking. The table has all of them.",
          ),
          { entries: MOST.entries },
        )
      : undefined;
  const bounded = { ...figure, columns, ...(remark !== undefined && { remark }) };
  if (columns.length <= MOST.rankings) return [left > 0 ? bounded : figure];
  return runsOf(columns.length - 1, MOST.rankings - 1).map(([from, to]) => ({
    ...bounded,
    columns: columns.slice(from, to + 1),
    ...(figure.between && { between: figure.between.slice(from, to) }),
  }));
}

/** A matrix for each kind of points, if there are too many arrows between them. */
function matrixParts(figure: MatrixFigure): MatrixFigure[] {
  const { threats, inherentLabel, currentLabel, residualLabel } = figure;
  if (threats.filter(({ inherent, residual }) => inherent ?? residual).length <= MOST.arrows) return [figure];
  const none = { inherent: undefined, current: undefined, residual: undefined };
  const isPlaced = ({ inherent, current, residual }: MatrixThreat): boolean =>
    (inherent ?? current ?? residual) !== undefined;
  const stages = [
    ["inherent", inherentLabel],
    ["current", currentLabel],
    ["residual", residualLabel],
  ] as const;
  return stages.flatMap(([stage, heading]): MatrixFigure[] => {
    // What has no place at all is said once.
    const shown = threats.filter((threat) => threat[stage] ?? (stage === "current" && !isPlaced(threat)));
    return shown.length > 0
      ? [
          {
            ...figure,
            heading,
            threats: shown.map((threat) => ({ ...threat, ...none, [stage]: threat[stage] })),
          },
        ]
      : [];
  });
}

/** Cuts a figure along a list. A figure whose list is short enough stays the same object. */
function cut<F extends Figure, T>(
  figure: F,
  { list, most }: { readonly list: readonly T[]; readonly most: number },
  withPart: (part: readonly T[]) => F,
): F[] {
  const runs = runsOf(list.length, most);
  return runs.length === 1 ? [figure] : runs.map(([from, to]) => withPart(list.slice(from, to)));
}

/** A part knows which of its threats and recommendations have a cell in another one: they are not empty. */
function coverageParts(figure: CoverageFigure): CoverageFigure[] {
  const { threats, recommendations, cells, accepted } = figure;
  const [rows, columns] = [runsOf(threats.length, MOST.rows), runsOf(recommendations.length, MOST.columns)];
  if (rows.length * columns.length === 1) return [figure];
  const covered = cells.map((row) => row.includes(true));
  const used = recommendations.map((_, place) => cells.some((row) => row[place] === true));
  return rows.flatMap(([top, bottom]) =>
    columns.map(([from, to]) => ({
      ...figure,
      threats: threats.slice(top, bottom),
      ...(accepted && { accepted: accepted.slice(top, bottom) }),
      recommendations: recommendations.slice(from, to),
      cells: cells.slice(top, bottom).map((row) => row.slice(from, to)),
      elsewhere: { threats: covered.slice(top, bottom), recommendations: used.slice(from, to) },
    })),
  );
}
