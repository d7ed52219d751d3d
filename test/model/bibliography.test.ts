/** Tests bibliographies: works are found in every format, even next to incomplete entries. */
import { describe, expect, it } from "vitest";
import {
  bibliographyProblemsOf,
  readBibliography,
} from "../../server/src/model/bibliography/bibliography.ts";
import { familyOf } from "../../server/src/model/bibliography/csl.ts";
import { Source } from "../../server/src/syntax/source.ts";

function works(name: string, text: string): string[] {
  const source = Source.of(`file:///${name}`, text);
  return Array.from(readBibliography(source).values(), ({ id, csl, span }) => {
    const { texts, names, dates } = csl;
    const authors = (names.get("author") ?? []).map(familyOf);
    const { start, end } = source.range(span);
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
  it("has keys, names, years and titles, without LaTeX", () => {
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

  it("continues after an incomplete entry", () => {
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

  it("repeats what an alias names: a value, a key or a whole entry", () => {
    const text = `references:
- &a {id: a, title: T, author: &who [{family: F}]}
- {id: b, title: U, author: *who}
- {<<: *a, id: c}
- *a
- &cycle {id: d, title: [*cycle]}
`;
    expect(works("a.yaml", text)).toEqual([
      "a | F |  | T | 2 a",
      "b | F |  | U | 3 b",
      "c | F |  | T | 4 c",
      "d |  |  |  | 6 d",
    ]);
    const problems = bibliographyProblemsOf(Source.of("file:///a.yaml", text));
    expect(problems.map(({ kind }) => kind)).toEqual(["duplicate"]);
  });

  it("has no works if it is invalid", () => {
    for (const text of ["", "[", "{", "null", "[1, null, {id: [x]}]", '{"references": 3}'])
      expect(works("a.json", text)).toEqual([]);
  });
});

it.each([
  ["a.bib", "@book{a, title={T}}\n", "1 a"],
  ["a.json", '[{"id": "a", "title": "T"}]', "1 a"],
  ["a.yaml", "references:\n- {id: a, title: T}\n", "2 a"],
  ["a.ris", "TY  - BOOK\nID  - a\nTI  - T\nER  - \n", "2 a"],
])("a byte order mark at the beginning of %s changes nothing", (name, text, at) => {
  expect(works(name, `\uFEFF${text}`)).toEqual([`a |  |  | T | ${at}`]);
});

describe("RIS", () => {
  it("a key and a type do not continue on the next line", () => {
    const text = "TY  - BOOK\nof a kind\nID  - a\nTI- Not a tag\nTI  - T\ngoes on\nER  - \n";
    expect(works("a.ris", text)).toEqual(["a |  |  | T goes on | 3 a"]);
  });

  it.each([
    ["a repeated date", "JOUR", "PY  - 2004\nPY  - 2005\nDA  - 2004/05/06\nDA  - 2004", "2004-05-06"],
    ["an unknown type", "XXXX", "PY  - 2004", "2004"],
    ["a page", "WEB", "PY  - 2004", "2004"],
    ["a conference", "CONF", "PY  - 2004", "2004"],
    ["a day without a year", "NEWS", "PY  - 2003\nDA  - May 6", "2003-05-06"],
    ["a season", "JOUR", "Y1  - 2004///Spring", "2004-21"],
    ["a year with slashes", "CHAP", "Y1  - 2004///", "2004"],
    ["a month and a season", "BOOK", "PY  - 2004/06//Summer", "2004-06"],
    ["a day", "HEAR", "PY  - 2004/06/07/", "2004-06-07"],
    ["an ambiguous day", "JOUR", "DA  - 05/06/2004", "05/06/2004"],
    ["an ambiguous day next to its year", "JOUR", "PY  - 2004\nDA  - 05/06/2004", "2004"],
    ["an unambiguous day", "JOUR", "DA  - 13/06/2004", "2004-06-13"],
    ["an invalid month", "JOUR", "DA  - 2004/13/45", "2004"],
    ["a case", "CASE", "DA  - 2004", "2004"],
    ["a statute", "STAT", "DA  - 2004", "2004"],
  ])("keeps authors, date and title of an entry with %s", (_, type, lines, issued) => {
    const text = `TY  - ${type}\nAU  - Lee, Kim\nA1  - Doe, Jo\nTI  - T\n${lines}\nID  - k\nER  - \n`;
    const [work] = works("a.ris", text);
    expect(work).toMatch(`k | Lee; Doe | ${issued} | T | `);
  });

  it.each([...`NEWS HEAR CASE BILL UNBILL STAT WEB XXXX JOUR CONF RPRT`.split(" "), ""])(
    "keeps the authors of %s",
    (type) => {
      for (const tag of ["AU", "A1"])
        expect(works("a.ris", `TY  - ${type}\n${tag}  - Lee, Kim\nT1  - T\nID  - k\nER  - \n`)).toEqual([
          expect.stringContaining("k | Lee |  | T"),
        ]);
    },
  );

  it("keeps the book of a chapter and its editor", () => {
    const text = "TY  - CHAP\nAU  - Lee, Kim\nTI  - T\nBT  - Book\nED  - Doe, Jo\nID  - k\nER  - \n";
    const csl = readBibliography(Source.of("file:///a.ris", text)).get("k")?.csl;
    expect(csl?.texts.get("title")).toBe("T");
    expect(csl?.texts.get("container-title")).toBe("Book");
    expect(csl?.names.get("editor")).toEqual([{ family: "Doe", given: "Jo" }]);
  });
});

it.each([
  [{ raw: "5/6/2004" }, "5/6/2004"],
  [{ raw: "13/06/2004" }, "2004-06-13"],
  [{ raw: "06/13/2004" }, "2004-06-13"],
  [{ raw: "5 June 2004" }, "2004-06-05"],
  [{ "date-parts": [[2004, 13, 45]] }, "2004"],
  [{ "date-parts": [[2004, 6, 31]] }, "2004-06"],
  [{ "date-parts": [2004, 5] }, "2004-05"],
  [{ "date-parts": "2004" }, "2004"],
  [{ "date-parts": 2004 }, "2004"],
  [{ "date-parts": [] }, ""],
  [[{ year: 2004, month: 13 }], "2004"],
])("a date in CSL is read from %j", (issued, expected) => {
  expect(works("a.json", JSON.stringify([{ id: "a", issued }]))).toEqual([
    expect.stringContaining(`a |  | ${expected} | `),
  ]);
});

it("an invalid month in CSL is not read as a season", () => {
  expect(works("a.bib", "@misc{k, year=2004, month=13}")).toEqual([expect.stringContaining("| 2004 |")]);
});
