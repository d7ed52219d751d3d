/** Checks the legends of figures: each sign that a figure has is explained, and no other. */
import { describe, expect, it } from "vitest";
import type { Figure } from "../../server/src/publication/tree/figures.ts";
import { layoutFigure } from "../../server/src/writers/figures/figure.ts";
import { sampleFigures } from "../publication/sampleFigures.ts";
import { curves, shownTexts } from "./drawings.ts";

const options = { language: "en" };

describe("a legend", () => {
  const sampleOf = <K extends Figure["kind"]>(kind: K): Extract<Figure, { kind: K }> => {
    const found = sampleFigures.find((figure) => figure.kind === kind);
    return (found as Extract<Figure, { kind: K }> | undefined) ?? expect.unreachable();
  };
  const wordsOf = (figure: Figure, words: object): string[] => {
    const shown = shownTexts(layoutFigure(figure, options));
    const all = Object.values(words) as string[];
    return all.filter((text) => shown.includes(text));
  };

  it("explains what each line between rankings means, and no other", () => {
    const figure = sampleOf("rankings");
    const { higher, lower, same } = figure.words;
    expect(wordsOf(figure, { higher, lower, same })).toEqual([higher, lower, same]);
    const [left] = figure.columns;
    const columns = left ? [left, left] : [];
    expect(wordsOf({ ...figure, columns }, { higher, lower, same })).toEqual([same]);
  });

  it("explains bars, points and dots of ranges", () => {
    const figure = sampleOf("ranges");
    const { band, point, confidence } = figure.words;
    expect(wordsOf(figure, figure.words)).toEqual([band, point, confidence]);
    const shown = (place: number): string[] =>
      wordsOf({ ...figure, rows: figure.rows.slice(place, place + 1) }, figure.words);
    expect([0, 1, 2].map(shown)).toEqual([[band, confidence], [], [point]]);
  });

  it("explains the dots and the gaps of coverage", () => {
    const figure = sampleOf("coverage");
    const { addressed, openThreat, accepted, openRecommendation } = figure.words;
    expect(wordsOf(figure, figure.words)).toEqual([addressed, openThreat, accepted, openRecommendation]);
    const full = { ...figure, cells: figure.threats.map(() => [true, true]) };
    expect(wordsOf(full, figure.words)).toEqual([addressed]);
  });

  it("explains the signs of a change", () => {
    const figure = sampleOf("change");
    expect(wordsOf(figure, figure.words)).toEqual(Object.values(figure.words));
    const items = [{ label: "Theft", before: 1, after: 1, places: 0 }];
    expect(wordsOf({ ...figure, items }, figure.words)).toEqual([figure.words.keeps]);
  });

  it("explains arrows of a matrix, and only the levels that a cell has", () => {
    const figure = sampleOf("matrix");
    expect(wordsOf(figure, [figure.arrowLabel])).toEqual([figure.arrowLabel]);
    const still = { ...figure, threats: figure.threats.slice(1), legend: [...figure.legend, "extreme"] };
    expect(wordsOf(still, [figure.arrowLabel, "extreme"])).toEqual([]);
  });

  it("leaves out the signs that no group of a calibration and no pair of rankings has", () => {
    const calibration = sampleOf("calibration");
    const rows = calibration.rows.filter(({ isFew }) => isFew);
    expect(wordsOf({ ...calibration, rows }, [calibration.shareLabel])).toEqual([]);
    const agreement = sampleOf("agreement");
    const cells = agreement.cells.map((row) => row.map((cell) => cell && { ...cell, shade: 0.5 }));
    expect(wordsOf(agreement, [agreement.emptyLabel])).toEqual([agreement.emptyLabel]);
    expect(wordsOf({ ...agreement, cells }, [agreement.emptyLabel])).toEqual([]);
  });

  it("tells lines apart without colors", () => {
    const looks = curves(layoutFigure(sampleOf("rankings"), options)).map(
      ({ stroke, strokeWidth, dash }) => [stroke, `${strokeWidth ?? ""} ${dash ?? ""}`] as const,
    );
    const byPaint = new Map(looks);
    expect(new Set(byPaint.values()).size).toBe(byPaint.size);
  });
});
