/** Bibliographies: works are found in every format, whatever is half-typed beside them. */
import { describe, expect, it } from "vitest";
import { readBibliography } from "../../server/src/model/bibliography.ts";
import { familyOf } from "../../server/src/model/bibliography/csl.ts";
import { Source } from "../../server/src/syntax/source.ts";

function works(name: string, text: string): string[] {
  const source = Source.of(`file:///${name}`, text);
  return Array.from(readBibliography(source).values(), ({ id, csl, place }) => {
    const { texts, names, dates } = csl;
    const authors = (names.get("author") ?? []).map(familyOf);
    const { start, end } = source.range(place);
    const word = source.line(start.line).slice(start.character, end.character);
    return [
      id,
      authors.join("; "),
      dates.get("issued"),
      texts.get("title"),
      `${start.line + 1} ${word}`,
    ].join(" | ");
  });
}

describe("BibTeX", () => {
  it("gives keys, names, years and titles, without LaTeX", () => {
    const text = String.raw`@comment{nothing}
@string{wb = "World Bank"}
@book{perez-2004,
  title = {{On {W}ater} in Per{\'u}},
  author = {P{\'e}rez Gil, Jos\'e and {World Bank} and Rosa Mu\~noz},
  year = 2004
}
@article(arzt, title = "Sm{\"u}ll", date = "2005-01")`;
    expect(works("a.bib", text)).toEqual([
      "perez-2004 | Pérez Gil; World Bank; Muñoz | 2004 | On Water in Perú | 3 perez-2004",
      "arzt |  | 2005-01 | Smüll | 8 arzt",
    ]);
  });

  it("goes on behind what is half-typed", () => {
    expect(
      works("a.bib", "@book{a,\n title = {Unfinished,\n author = {X\n@book{b, title={Whole}}\n@book{"),
    ).toEqual([expect.stringMatching(/^a \| .* \| 1 a$/), "b |  |  | Whole | 4 b"]);
  });
});

describe("CSL", () => {
  it("is read as JSON and as YAML", () => {
    const entry = {
      id: "a",
      title: "T",
      author: [{ family: "F" }, { literal: "L" }],
      issued: { "date-parts": [[2004, 5]] },
    };
    expect(works("a.json", JSON.stringify([entry]))).toEqual(["a | F; L | 2004-05 | T | 1 a"]);
    expect(works("a.yaml", "references:\n- id: a\n  title: T\n  issued: 2004\n- title: no id\n")).toEqual([
      "a |  | 2004 | T | 2 a",
    ]);
  });

  it("that is none gives nothing", () => {
    for (const text of ["", "[", "{", "null", "[1, null, {id: [x]}]", '{"references": 3}'])
      expect(works("a.json", text)).toEqual([]);
  });
});
