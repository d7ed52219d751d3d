/** Tests that a document in Spanish writes each number of its own as Spanish does. The words of the authors stay as they are. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { writtenFigure } from "../../server/src/language/figures.ts";
import type { Translations } from "../../server/src/language/texts.ts";
import { inLanguage } from "../../server/src/language/texts.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import type { FigureNode, Publication } from "../../server/src/publication/tree/tree.ts";
import { layoutFigure } from "../../server/src/writers/figures/figure.ts";
import { exampleFiles } from "../examples.ts";
import { exampleAssessment } from "../exampleAssessments.ts";
import { wordsOfPublication } from "./words.ts";

const spanish = JSON.parse(
  readFileSync(new URL("../../l10n/bundle.l10n.es.json", import.meta.url), "utf8"),
) as Translations;

/** A decimal number with a point, and a number without a no-break space before its percent sign; no parts of longer numbers or addresses. */
const NOT_SPANISH = /(?<![\w./-])\d+\.\d+(?![\w./])|\d(?:%| %)/g;

/** The texts of authors: values with letters, and names of versions. */
function textsOfAuthors(value: unknown, key = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => textsOfAuthors(each, key));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, each]) => [name, ...textsOfAuthors(each, name)]);
  const text = String(value);
  return key === "version" || /\p{L}/u.test(text) ? [text] : [];
}

/** The texts in the pictures of a document. */
function drawnTexts({ body }: Publication): string[] {
  return body.children
    .filter((node): node is FigureNode => node.type === "figure")
    .flatMap(({ figure }) => layoutFigure(figure, { width: 680, language: "es" }).marks)
    .flatMap((mark) => (mark.kind === "text" ? mark.block.lines : []));
}

describe.each(exampleFiles)("The document of %s in Spanish", (name) => {
  const { assessment, texts } = exampleAssessment(name);
  const own = texts.flatMap((text) =>
    parseAllDocuments(text).flatMap((each) => textsOfAuthors(each.toJS({ maxAliasCount: -1 }))),
  );
  const publication = inLanguage(spanish, () => publicationOf(assessment));

  it("has no number of another language", () => {
    const words = [wordsOfPublication(publication), ...drawnTexts(publication)].join("\n");
    const foreign = Array.from(
      words.matchAll(NOT_SPANISH),
      ({ 0: number, index }) => [number, words.slice(index - 40, index + 20)] as const,
    );
    expect(foreign.filter(([number]) => !own.some((text) => text.includes(number)))).toEqual([]);
  });
});

describe("A number that an author has written", () => {
  it.each([
    ["1234.50", "1,234.50", "1234,50"],
    ["12500", "12,500", "12\u00a0500"],
    ["-433.7", "−433.7", "−433,7"],
    ["+2", "+2", "+2"],
    ["about 4.5", undefined, undefined],
    ["12345678901234567890", undefined, undefined],
  ])("%s is written as the language does", (written, english, inSpanish) => {
    expect(writtenFigure(written)).toBe(english);
    expect(inLanguage(spanish, () => writtenFigure(written))).toBe(inSpanish);
  });
});
