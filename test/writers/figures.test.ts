/** Checks the drawings of figures: what they show, where the texts are, and that any content gives well-formed and bounded SVG. */
import { describe, expect, it } from "vitest";
import type { Figure, RankedEntry, RankingsFigure } from "../../server/src/publication/tree/figures.ts";
import { strongNode, textNode, type PhrasingContent } from "../../server/src/publication/tree/tree.ts";
import { drawFigure, figureDrawer, layoutFigure } from "../../server/src/writers/figures/figure.ts";
import type { Drawing } from "../../server/src/writers/figures/marks.ts";
import { curves, dense, shownTexts, misplaced, parsed, paths, figureTexts } from "./drawings.ts";
import { sampleFigures } from "../publication/sampleFigures.ts";
import { fc, runs, timeout } from "../property.ts";
import { anyFigure, anyLabel } from "./anyFigure.ts";

const options = { id: "f", title: "A title", alternative: "What it shows.", language: "en" } as const;

describe.each(sampleFigures.map((figure) => [figure.kind, figure] as const))(
  "the figure of %s",
  (kind, figure) => {
    const { svg } = drawFigure(figure, { ...options, theme: "print" });

    it("has a title and a description with ids of its own", () => {
      const { elements } = parsed(svg);
      expect(elements[0]).toMatchObject({
        name: "svg",
        attributes: { role: "img", "aria-labelledby": "f-title f-desc", "xml:lang": "en" },
      });
      const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
      expect(ids).toEqual(["f-title", "f-desc"]);
      expect(svg).toContain('<desc id="f-desc">What it shows.</desc>');
    });

    it("shows every text of the data", () => {
      const shown = dense(parsed(svg).text);
      const all = figureTexts(figure).filter((text) => text !== "no place in the matrix");
      expect(all.filter((text) => !shown.includes(dense(text)))).toEqual([]);
      expect(all.length).toBeGreaterThan(5);
    });

    it("has no text over another one, in any width", () => {
      for (const width of [360, 520, 680, 1200])
        expect(misplaced(layoutFigure(figure, { ...options, width }))).toEqual([]);
    });

    it("needs nothing else and has the colors of the theme", () => {
      expect(svg).not.toMatch(/var\(|url\(|href|<style|<script|<image| style=/);
      const { svg: editor } = drawFigure(figure, { ...options, theme: "editor" });
      expect(editor).toContain("var(--vscode-editor-foreground, currentColor)");
      expect(editor).not.toMatch(/(?:fill|stroke)="#/);
    });

    it("is the same text each time, with two decimals at most", () => {
      expect(drawFigure(structuredClone(figure), { ...options, theme: "print" }).svg).toBe(svg);
      expect(svg.replace(/<desc[^]*?<\/desc>/, "")).not.toMatch(/\d\.\d{3}/);
      expect(kind).toBe(figure.kind);
    });
  },
);

it.each(["rankings", "agreement", "coverage"])(
  "the figure of %s is only as wide as what it shows",
  (kind) => {
    for (const figure of sampleFigures.filter((each) => each.kind === kind)) {
      const drawing = layoutFigure(figure, { ...options, width: 2400 });
      expect(drawing.width).toBeLessThan(2300);
      expect(misplaced(drawing)).toEqual([]);
    }
  },
);

describe("rankings", () => {
  const entry = (label: string, rank: number, more: Partial<RankedEntry> = {}): RankedEntry => ({
    label,
    rank,
    rankText: String(rank),
    keys: [label],
    kind: "plain",
    ...more,
  });
  const words = {
    tied: "tied",
    composite: "composite",
    outside: "outside",
    gap: "gap",
    unranked: "unranked",
    higher: "higher",
    lower: "lower",
    same: "same",
  };
  const figureOf = (...columns: (readonly RankedEntry[])[]): RankingsFigure => ({
    kind: "rankings",
    words,
    columns: columns.map((entries, index) => ({ title: `Ranking ${index + 1}`, entries, unranked: [] })),
  });
  const drawn = (...columns: (readonly RankedEntry[])[]): Drawing =>
    layoutFigure(figureOf(...columns), options);

  it("connects equal keys only, and a composite entry with all that it covers", () => {
    const left = [
      entry("energy/water", 1, { keys: ["energy", "water"], kind: "composite" }),
      entry("crime", 2),
    ];
    const right = [entry("water", 1), entry("energy", 2), entry("terrorism", 3)];
    // The curves below them explain the two in the legend.
    const lines = curves(drawn(left, right)).slice(0, 2);
    expect(lines.map(({ stroke }) => stroke)).toEqual(["rule", "fall"]);
    const starts = lines.map(({ data }) => data.slice(0, data.indexOf("C")));
    expect(new Set(starts).size).toBe(1);
  });

  it("has no line to a gap", () => {
    expect(curves(drawn([entry("x", 1)], [entry("x", 1, { kind: "gap" })]))).toEqual([]);
  });

  it("writes the rank of tied entries once", () => {
    const drawing = drawn([entry("a", 1.5), entry("b", 1.5), entry("c", 3)]);
    expect(shownTexts(drawing).filter((line) => line === "1.5")).toHaveLength(1);
    expect(shownTexts(drawing)).toContain("tied");
  });

  it("explains only what it has", () => {
    expect(shownTexts(drawn([entry("a", 1), entry("b", 2)]))).toEqual(["Ranking 1", "1", "a", "2", "b"]);
  });

  it("continues in another part with the last ranking of the part above", () => {
    const columns = Array.from({ length: 9 }, () => [entry("a", 1), entry("b", 2)]);
    const drawing = drawn(...columns);
    const titles = shownTexts(drawing).filter((line) => line.startsWith("Ranking"));
    expect(new Set(titles).size).toBe(9);
    expect(titles.length).toBeGreaterThan(9);
    // One of them is in the legend.
    expect(curves(drawing)).toHaveLength(17);
    expect(drawing.width).toBeLessThanOrEqual(680);
  });
});

describe("the matrix", () => {
  const [sample] = sampleFigures.filter((figure) => figure.kind === "matrix");
  if (!sample) throw new Error("The sample has no matrix.");
  const cell = (
    likelihood: number,
    impact: number,
  ): { likelihood: [number, number]; impact: [number, number] } => ({
    likelihood: [likelihood, likelihood],
    impact: [impact, impact],
  });
  const threat = (sign: string, current: ReturnType<typeof cell>): (typeof sample.threats)[number] => ({
    sign,
    label: `Threat ${sign}`,
    current,
    inherent: undefined,
    residual: undefined,
  });

  it("has room for 50 threats in a cell and for 50 ranges", () => {
    const same = Array.from({ length: 50 }, (_, index) => threat(`${index + 1}`, cell(1, 1)));
    const wide = same.map((each) => ({ ...each, current: { likelihood: [0, 2], impact: [0, 1] } as const }));
    for (const threats of [same, wide]) {
      const drawing = layoutFigure({ ...sample, threats }, options);
      expect(misplaced(drawing)).toEqual([]);
      expect(drawing.height).toBeLessThan(3000);
    }
  });

  it("shows each end of a range, and says what has no place", () => {
    const threats = [
      threat("A", { likelihood: [0, 2], impact: [1, 1] }),
      threat("B", { likelihood: [1, 0], impact: [0, 1] }),
      threat("C", cell(7, 0)),
    ];
    const lines = shownTexts(layoutFigure({ ...sample, threats }, options));
    const count = (sign: string): number => lines.filter((line) => line === sign).length;
    // Each also has a line in the list.
    expect(["A", "B", "C"].map(count)).toEqual([3, 5, 1]);
    expect(lines).toContain("Threat C (no place in the matrix)");
  });

  it("draws arrows from stage to stage", () => {
    const threats = ["1", "2", "3"].map((sign) => ({
      ...threat(sign, cell(1, 1)),
      inherent: cell(2, 2),
      residual: cell(0, 0),
    }));
    const arrows = paths(layoutFigure({ ...sample, threats }, options)).filter(
      ({ data, stroke }) => data.includes("Q") && stroke === "ink",
    );
    // One of them is in the legend.
    expect(arrows).toHaveLength(7);
  });
});

it("writes the numbers of an axis in the language of the document", () => {
  const [ranges] = sampleFigures.filter(({ kind }) => kind === "ranges");
  if (!ranges) throw new Error("The sample has no ranges.");
  expect(shownTexts(layoutFigure(ranges, { language: "en" }))).toContain("55%");
  expect(shownTexts(layoutFigure(ranges, { language: "es" }))).toContain("55\u00a0%");
  expect(shownTexts(layoutFigure(ranges, { language: "no such language" }))).toContain("55%");
});

it("draws a figure of a document with its caption as the title", () => {
  const [figure] = sampleFigures;
  if (!figure) throw new Error("There is no sample.");
  const caption: PhrasingContent[] = [textNode("The "), strongNode(textNode("<ranks>"))];
  const draw = figureDrawer({ theme: "editor", language: "es" });
  const { svg } = draw({ type: "figure", figure, caption, alternative: "All." }, "ranks");
  expect(svg).toContain('<title id="ranks-title">The &lt;ranks&gt;</title>');
  expect(svg).toContain('lang="es"');
});

describe("any figure", () => {
  it(
    "is well-formed, with finite numbers, whatever it contains",
    () => {
      const property = fc.property(
        anyFigure,
        anyLabel,
        fc.constantFrom("print", "editor"),
        (figure, words, theme) => {
          const { svg } = drawFigure(figure, {
            id: words,
            title: words,
            alternative: words,
            language: words,
            theme,
          });
          const { elements } = parsed(svg);
          const values = elements.flatMap(({ attributes }) => Object.values(attributes));
          expect(values.filter((value) => /NaN|Infinity|undefined/.test(value))).toEqual([]);
          expect(elements.filter(({ name }) => !KNOWN.includes(name))).toEqual([]);
          expect(svg.length).toBeLessThan(3_000_000);
        },
      );
      fc.assert(property, runs(300));
    },
    timeout,
  );

  it(
    "has no text over another one",
    () => {
      const width = fc.integer({ min: 360, max: 1400 });
      const property = fc.property(anyFigure, width, (figure, wanted) => {
        expect(misplaced(layoutFigure(figure, { language: "en", width: wanted }))).toEqual([]);
      });
      fc.assert(property, runs(300));
    },
    timeout,
  );

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -5, 0])("has a width if %s is wanted", (width) => {
    for (const figure of sampleFigures) {
      const drawing = layoutFigure(figure, { language: "en", width });
      expect(drawing.width).toBeGreaterThan(300);
      expect(drawing.width).toBeLessThan(2500);
    }
  });
});

const KNOWN = ["svg", "title", "desc", "g", "text", "rect", "path"];

it.each(hugeFigures().map((figure) => [figure.kind, figure] as const))(
  "draws hundreds of items of %s",
  (_, figure) => {
    const { svg } = drawFigure(figure, { ...options, theme: "print" });
    expect(svg.length).toBeLessThan(10_000_000);
    parsed(svg);
  },
);

/** Figures with more of everything than anybody reads. */
function hugeFigures(): readonly Figure[] {
  const many = Array.from({ length: 1000 }, (_, index) => `${index} ${"long label ".repeat(200)}`);
  const [rankings, matrix, ranges, coverage, change, agreement] = sampleFigures;
  const keys = many.slice(0, 100);
  const entries = many.map((label) => ({ label, rank: 1, rankText: "1", keys, kind: "plain" as const }));
  const range = { likelihood: [0, 2], impact: [0, 2] } as const;
  return [
    {
      ...agreement,
      names: many,
      cells: many.map(() => many.map((text) => ({ text, shade: 0.5 }))),
    } as Figure,
    {
      ...rankings,
      columns: Array.from({ length: 40 }, () => ({ title: "All", entries, unranked: [] })),
    } as Figure,
    {
      ...matrix,
      threats: many.map((label) => ({
        sign: label,
        label,
        current: range,
        inherent: range,
        residual: range,
      })),
    } as Figure,
    {
      ...ranges,
      rows: many.map((label) => ({ label, words: label, band: undefined, confidence: undefined })),
    } as Figure,
    {
      ...coverage,
      threats: many,
      recommendations: many,
      cells: many.map(() => many.map(() => true)),
    } as Figure,
    { ...change, items: many.map((label, index) => ({ label, before: index, after: -index })) } as Figure,
  ];
}
