import { describe, expect, it } from "vitest";
import { figureParts } from "../../server/src/publication/tree/figureParts.ts";
import type { Figure, RankedEntry } from "../../server/src/publication/tree/figures.ts";
import type { FigureNode } from "../../server/src/publication/tree/tree.ts";
import { plainTextOf } from "../../server/src/publication/values/values.ts";
import { layoutFigure } from "../../server/src/writers/figures/figure.ts";
import { sampleFigures } from "./sampleFigures.ts";

function nodeOf(figure: Figure): FigureNode {
  const data = { id: "figure-x" };
  return {
    type: "figure",
    figure,
    caption: [{ type: "text", value: "Much" }],
    alternative: "All of it.",
    data,
  };
}

const many = <T>(count: number, of: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => of(index));

const entry = (index: number): RankedEntry => ({
  label: `Item ${String(index)}`,
  rank: index + 1,
  rankText: String(index + 1),
  keys: [`k${String(index)}`],
  kind: "plain",
});

const rankings = (count: number, entries: number): Figure => ({
  kind: "rankings",
  columns: many(count, (index) => ({
    title: `R${String(index)}`,
    entries: many(entries, entry),
    unranked: [],
  })),
  between: many(count - 1, (index) => `b${String(index)}`),
  words: {
    tied: "t",
    composite: "c",
    outside: "o",
    gap: "g",
    unranked: "u",
    higher: "h",
    lower: "l",
    same: "s",
  },
});

const ranges: Figure = {
  kind: "ranges",
  axis: "%",
  rows: many(280, (index) => ({
    label: String(index),
    words: "likely",
    band: undefined,
    confidence: undefined,
  })),
  confidenceTitle: "c",
  noBandLabel: "n",
  words: { band: "b", point: "p", confidence: "d" },
};

const coverage: Figure = {
  kind: "coverage",
  threats: many(50, String),
  recommendations: many(30, String),
  cells: many(50, (row) => many(30, (column) => row === 49 && column === 0)),
  accepted: many(50, (row) => row % 2 === 1),
  words: { addressed: "a", openThreat: "none", accepted: "accepted", openRecommendation: "idle" },
};

describe("The parts of a figure", () => {
  it.each(sampleFigures.map((figure) => [figure.kind, figure] as const))(
    "are one for a small one: %s",
    (_, figure) => {
      const node = nodeOf(figure);
      expect(figureParts(node)).toEqual([node]);
    },
  );

  it("share a ranking, so that each line between two is in one of them", () => {
    const parts = figureParts(nodeOf(rankings(20, 5))).map(({ figure }) => figure);
    const columns = parts.flatMap((part) =>
      part.kind === "rankings" ? [part.columns.map(({ title }) => title)] : [],
    );
    expect(new Set(columns.flat())).toEqual(new Set(many(20, (index) => `R${String(index)}`)));
    columns.slice(1).forEach((part, index) => {
      expect(part[0]).toBe(columns[index]?.at(-1));
    });
    expect(parts.flatMap((part) => (part.kind === "rankings" ? (part.between ?? []) : []))).toEqual(
      many(19, (index) => `b${String(index)}`),
    );
  });

  it("say below the picture and in its text what they leave out", () => {
    const [part] = figureParts(nodeOf(rankings(2, 300)));
    expect(part?.figure.remark).toBe("Only the first 40 entries of each ranking. The table has all of them.");
    expect(part?.alternative).toContain(part?.figure.remark);
    const drawn = part && layoutFigure(part.figure, { language: "en" });
    const texts = drawn?.marks.flatMap((mark) => (mark.kind === "text" ? mark.block.lines : [])) ?? [];
    expect(texts.join(" ")).toContain("The table has all of them.");
  });

  it("are few of a very long figure, and the last one says how many are left out", () => {
    const row = { label: "Flood", words: "likely", band: undefined, confidence: undefined };
    const parts = figureParts(nodeOf({ ...ranges, rows: many(5000, () => row) }));
    expect(parts).toHaveLength(12);
    expect(plainTextOf(parts.at(-1)?.caption ?? [])).toBe("Much (part 12 of 12)");
    const remark = "197 further parts are left out. The tables and the text have everything.";
    expect(parts.map(({ alternative }) => alternative.includes(remark))).toEqual([
      ...many(11, () => false),
      true,
    ]);
  });

  it("have all rows of ranges", () => {
    const parts = figureParts(nodeOf(ranges)).map(({ figure }) => figure);
    expect(
      parts.flatMap((part) => (part.kind === "ranges" ? part.rows.map(({ label }) => label) : [])),
    ).toEqual(many(280, String));
  });

  it("are a matrix for each kind of points, if many threats have several", () => {
    const [sample] = sampleFigures.filter((figure) => figure.kind === "matrix");
    if (!sample) throw new Error("The sample has no matrix.");
    const cells = { likelihood: [1, 1], impact: [1, 1] } as const;
    const moving = many(20, (index) => ({
      sign: String(index + 1),
      label: `Threat ${String(index + 1)}`,
      inherent: index < 12 ? cells : undefined,
      current: index < 19 ? cells : undefined,
      residual: cells,
    }));
    const parts = figureParts(nodeOf({ ...sample, threats: moving })).map(({ figure }) => figure);
    const shown = parts.flatMap((part) =>
      part.kind === "matrix" ? [[part.heading, part.threats.length]] : [],
    );
    expect(shown).toEqual([
      ["without controls", 12],
      ["today", 19],
      ["with planned controls", 20],
    ]);
    expect(figureParts(nodeOf({ ...sample, threats: moving.slice(0, 8) }))).toHaveLength(1);
  });

  it("have all cells of the coverage, and know what another part covers", () => {
    const parts = figureParts(nodeOf(coverage)).map(({ figure }) => figure);
    const cells = parts.flatMap((part) => (part.kind === "coverage" ? part.cells.flat() : []));
    expect(cells).toHaveLength(50 * 30);
    const idle = parts.flatMap((part) =>
      part.kind === "coverage"
        ? part.recommendations.filter((_, place) => part.elsewhere?.recommendations[place] !== true)
        : [],
    );
    expect(new Set(idle)).toEqual(new Set(many(29, (index) => String(index + 1))));
  });

  it("have a caption, an id and a text of their own", () => {
    const parts = figureParts(nodeOf(ranges));
    const count = String(parts.length);
    expect(plainTextOf(parts[1]?.caption ?? [])).toBe(`Much (part 2 of ${count})`);
    expect(parts.map(({ data }) => data?.id)).toEqual([
      "figure-x",
      ...many(parts.length - 1, (index) => `figure-x-${String(index + 2)}`),
    ]);
    expect(parts[1]?.alternative).toBe(`Part 2 of ${count} of the figure.`);
  });

  it("are at most as high as a page is in relation to its width", () => {
    for (const figure of [ranges, coverage, rankings(20, 300)])
      for (const part of figureParts(nodeOf(figure))) {
        const { width, height } = layoutFigure(part.figure, { language: "en" });
        expect([part.figure.kind, height / width < 2.6]).toEqual([part.figure.kind, true]);
      }
  });
});
