/** Tests the head of a PDF, and how deep its table of contents is. */
import { describe, expect, it } from "vitest";
import type { Head, PhrasingContent, Publication } from "../../server/src/publication/tree/tree.ts";
import { headingNode, textNode } from "../../server/src/publication/tree/tree.ts";
import { typstSource } from "../../server/src/writers/pdf/source.ts";
import { samplePublication } from "../publication/sample.ts";

const words = (value: string): PhrasingContent[] => [textNode(value)];

function withBlocks(...children: Publication["body"]["children"]): Publication {
  return { ...samplePublication, body: { type: "root", children } };
}

function sourceOf(publication: Publication): string {
  const options = { covers: () => true, figures: undefined, paper: "a4" } as const;
  return typstSource(publication, options).files.get("/main.typ") ?? "";
}

describe("the head", () => {
  const headOf = (change: Partial<Publication["head"]>): string =>
    sourceOf({ ...samplePublication, head: { ...samplePublication.head, ...change } }).split("\n")[1] ?? "";

  it.each([
    ["2026-11-02", "date: datetime(year: 2026, month: 11, day: 2)"],
    ["2026-02-30", "date: none"],
    ["2026", "date: none"],
  ])("of the day %s has the %s", (day, expected) => {
    expect(headOf({ day })).toContain(expected);
  });

  it.each([
    ["es", `lang: "es", region: none`],
    ["es-MX", `lang: "es", region: "mx"`],
    ["zh-Hant-TW", `lang: "zh", region: "tw"`],
    ["klingon", `lang: "en", region: none`],
  ])("of the language %s has %s", (language, expected) => {
    expect(headOf({ language })).toContain(expected);
  });

  it("has no marking if there is none", () => {
    const head: { -readonly [Key in keyof Head]: Head[Key] } = { ...samplePublication.head };
    delete head.marking;
    expect(sourceOf({ ...samplePublication, head })).toContain("marking: none");
  });
});

describe("the table of contents", () => {
  const contents = (...depths: (1 | 2 | 3)[]): string | undefined =>
    /#contents\(.*\)/.exec(
      sourceOf(withBlocks(...depths.map((depth) => headingNode(depth, words("H"))))),
    )?.[0];

  it.each<[string, (1 | 2 | 3)[], string | undefined]>([
    ["no", [1, 2], undefined],
    ["three", [1, 2, 3], `#contents(title: [#"Contents";], depth: 3, further: ())`],
    ["two", [1, 2, ...Array<3>(60).fill(3)], `#contents(title: [#"Contents";], depth: 2, further: ())`],
    ["one", [1, ...Array<2>(60).fill(2)], `#contents(title: [#"Contents";], depth: 1, further: ())`],
  ])("has %s levels for a document of its length", (_, depths, expected) => {
    expect(contents(...depths)).toBe(expected);
  });

  it("has fewer levels below a long title block, with which it shares a page", () => {
    const headings = [1, ...Array<number>(27).fill(2)].map((depth) =>
      headingNode(depth as 1 | 2, words("H")),
    );
    const depthBelow = (facts: number): string | undefined => {
      const publication = withBlocks(...headings);
      const fact = { label: "Handling", value: words("Not for publication. ".repeat(8)) };
      const head = { ...publication.head, facts: Array.from({ length: facts }, () => fact) };
      return /depth: (\d)/.exec(sourceOf({ ...publication, head }))?.[1];
    };
    expect([depthBelow(1), depthBelow(6)]).toEqual(["3", "1"]);
  });

  it("lists what is in the first parts of a long document, as far as there is room", () => {
    const headings = [
      headingNode(1, words("Judgments"), "judgments"),
      headingNode(2, words("It rains."), "rain"),
      headingNode(2, words("long ".repeat(60)), "long"),
      headingNode(1, words("Threats"), "threats"),
      ...Array.from({ length: 60 }, (_, index) => headingNode(2, words("H"), `h-${index}`)),
    ];
    expect(sourceOf(withBlocks(...headings))).toContain(
      `depth: 1, further: (label("part-rain"), label("part-long"),))`,
    );
  });
});
