/** Tests that values which are on no scale of the document are marked as such, in words, wherever they are shown. */
import { describe, expect, it } from "vitest";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { tablesOf } from "../../server/src/publication/tables.ts";
import type { FigureNode } from "../../server/src/publication/tree.ts";
import { layoutFigure } from "../../server/src/writers/figures/figure.ts";
import { writeCsv } from "../../server/src/writers/spreadsheets/csv.ts";
import { assessmentsIn } from "../assessments.ts";
import { wordsOfPublication } from "./words.ts";

const THREATS = `assessment: 1
title: Ports
threats:
  flood: { title: Flood, likelihood: likely, impact: 4, confidence: high }
  storm:
    title: Storm
    likelihood: { term: sporadic, within: 2 years }
    impact: 7
    confidence: { level: fairish, because: One gauge. }
    inherent: { likelihood: { from: seldom, to: likely }, impact: { level: 9 } }
statements:
  closure: { role: key-judgment, kind: judgment, text: It closes., likelihood: { term: mayhap, percent: 30% }, confidence: shaky }
  calm: { role: key-judgment, kind: judgment, text: It opens., likelihood: 30%, confidence: low }
sources:
  log: { type: report, title: Log, reliability: Q }
`;

const [assessment] = assessmentsIn(THREATS);
if (!assessment) throw new Error("A file has at least one assessment.");
const publication = publicationOf(assessment);

describe("A value that is not on its scale", () => {
  const words = wordsOfPublication(publication);
  const drawn = publication.body.children
    .filter((node): node is FigureNode => node.type === "figure")
    .flatMap(({ figure }) => layoutFigure(figure, { width: 1200, language: "en" }).marks)
    .flatMap((mark) => (mark.kind === "text" ? [mark.block.lines.join(" ")] : []));

  it.each(["sporadic", "7", "fairish", "seldom to likely", "9", "shaky", "Q"])(
    "%j is marked in the text",
    (value) => {
      expect(words).toContain(`${value} (not on the scale)`);
    },
  );

  it("is marked before its figures", () => {
    expect(words).toContain("mayhap (not on the scale, 30%)");
  });

  it.each([
    "sporadic (not on the scale)",
    "fairish (not on the scale)",
    "shaky (not on the scale)",
    "Storm (not in the matrix)",
  ])("is marked in a figure: %s", (text) => {
    expect(drawn.some((each) => each.startsWith(text))).toBe(true);
  });

  it.each(["sporadic", "7", "fairish"])("%j is marked in a table", (value) => {
    expect(tablesOf(assessment).map(writeCsv).join("\n")).toContain(`${value} (not on the scale)`);
  });

  it("is not a percentage, a term, or a word for which there is no scale", () => {
    expect(words.match(/[^\n]*not on the scale/g)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^30%|^likely|^high|^low|^4/)]),
    );
    const [other] = assessmentsIn(
      THREATS.replace("threats:", "scales: { likelihood: ./missing.scale.yaml }\nthreats:"),
    );
    if (!other) throw new Error("A file has at least one assessment.");
    expect(wordsOfPublication(publicationOf(other))).not.toContain("sporadic (not");
  });
});
