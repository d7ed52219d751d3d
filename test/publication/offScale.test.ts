/** Tests that values which are on no scale of the document are marked as such, in words, wherever they are shown. */
import { describe, expect, it } from "vitest";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { tablesOf } from "../../server/src/publication/data/tables.ts";
import type { FigureNode } from "../../server/src/publication/tree/tree.ts";
import { layoutFigure } from "../../server/src/writers/figures/figure.ts";
import { writeCsv } from "../../server/src/writers/spreadsheets/csv.ts";
import { readFileSync } from "node:fs";
import type { Translations } from "../../server/src/language/texts.ts";
import { inLanguage } from "../../server/src/language/texts.ts";
import { ratedTerm } from "../../server/src/publication/values/estimates.ts";
import { valueAt } from "../../server/src/syntax/node.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { assessmentsIn, libraryOf } from "../assessments.ts";
import { wordsOfPublication } from "./words.ts";

const spanish = JSON.parse(
  readFileSync(new URL("../../l10n/bundle.l10n.es.json", import.meta.url), "utf8"),
) as Translations;

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

describe("A term without the name of its scale", () => {
  const labelsOf = (of: string, terms: readonly string[]): string[] => {
    const scale = `scale: 1\nid: own\ntitle: Own\nof: ${of}\nterms:\n${terms.map((label, index) => `  - { term: t${String(index)}, label: ${label} }\n`).join("")}`;
    const text = `assessment: 1\ntitle: Ports\nscales: { ${of}: ./own.scale.yaml }\nthreats:\n${terms.map((_, index) => `  a${String(index)}: { title: A, ${of}: t${String(index)} }\n`).join("")}`;
    const uri = "file:///a.threat.yaml";
    const library = libraryOf({ [uri]: text, "file:///own.scale.yaml": scale });
    const [own = expect.unreachable()] = assessmentsOf(Source.of(uri, text), library);
    return own.facts.flatMap(({ item: { value } }) => {
      const node = valueAt(value, of);
      return node ? [ratedTerm(of as "impact", node, own)?.words ?? ""] : [];
    });
  };

  it.each([
    ["risk", ["low risk", "medium risk", "high risk"], ["low", "medium", "high"]],
    ["risk", ["no risk", "low risk", "high risk"], ["no risk", "low risk", "high risk"]],
    ["impact", ["at low impact", "impact unknown"], ["at low impact", "impact unknown"]],
    ["risk", ["safe", "at risk"], ["safe", "at risk"]],
  ])("%s: %j is %j", (of, terms, expected) => {
    expect(labelsOf(of, terms)).toEqual(expected);
  });

  it("keeps a term that has no other words", () => {
    const words = ["sin riesgo", "riesgo bajo", "riesgo alto"];
    const inWords = inLanguage(spanish, () => labelsOf("risk", words));
    expect(inWords).toEqual(words);
    expect(inLanguage(spanish, () => labelsOf("risk", ["riesgo bajo", "riesgo alto"]))).toEqual([
      "bajo",
      "alto",
    ]);
  });
});
