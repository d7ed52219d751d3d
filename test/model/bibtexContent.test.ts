/** Tests that the content of BibTeX entries is read as its author means it. */
import { describe, expect, it } from "vitest";
import { readBibtex } from "../../server/src/model/bibliography/bibtex.ts";
import { bibtexContentOf } from "../../server/src/model/bibliography/bibtexContent.ts";

function contents(text: string): Record<string, unknown>[] {
  const file = readBibtex(text);
  return file.entries.map((entry) => {
    const { texts, names, dates } = bibtexContentOf(entry, file);
    return Object.fromEntries<unknown>([...texts, ...names, ...dates]);
  });
}

describe("the content of an entry", () => {
  it.each([
    [
      "macros, joined and within one another",
      '@string{a = "x" # { y}} @string{b = a # "z"} @book{k, title = b # { !}}',
      { title: "x yz !" },
    ],
    ["an undefined macro", "@book{k, title = nowhere}", { title: "nowhere" }],
    [
      "a cycle of crossref",
      "@book{k, title={T}, crossref={l}}\n@book{l, crossref={k}, year=2001}",
      { title: "T", issued: "2001" },
    ],
    [
      "a cycle of xdata",
      "@book{k, title={T}, xdata={k,l}}\n@xdata{l, xdata={k}, year=2001}",
      { title: "T", issued: "2001" },
    ],
    [
      "signs that are special in LaTeX",
      "@book{k, title={100% of $5 & more_or #1}}",
      { title: "100% of $5 & more_or #1" },
    ],
    ["a month", "@book{k, year=2001, month=feb}", { issued: "2001-02" }],
    ["a range of years", "@book{k, year={1998--2002}}", { issued: "1998/2002" }],
    ["the first of two fields", "@book{k, title={One}, title={Two}}", { title: "One" }],
    [
      "a number of a report",
      "@techreport{k, type={White paper}, number={7}}",
      { number: "7", genre: "White paper" },
    ],
    ["a number of a journal", "@article{k, number={7}}", { issue: "7" }],
    ["an accent on a dotless letter", "@book{k, title={Luc{\\'\\i}a}}", { title: "Lucía" }],
    [
      "an institution",
      "@book{k, author={{Ministry of Energy and Water} and {\\'E}tat, X}}",
      { author: [{ literal: "Ministry of Energy and Water" }, { family: "État", given: "X" }] },
    ],
    [
      "a particle",
      "@book{k, author={Ludwig van der Berg and de la Cruz, Ana}}",
      {
        author: [
          { family: "Berg", given: "Ludwig", "non-dropping-particle": "van der" },
          { family: "Cruz", given: "Ana", "non-dropping-particle": "de la" },
        ],
      },
    ],
    [
      "signs for less and more",
      String.raw`@book{k, title={infants <1 year and >65, $a<b$ \emph{<2} \<3\>}, author={{A > B}}}`,
      { title: "infants <1 year and >65, a<b <2 <3>", author: [{ literal: "A > B" }] },
    ],
    [
      "spaces after a backslash",
      String.raw`@book{k, title={Dr.\ Strange at St.\ Martin's \\ x}, author={St.\ John, Mary\ Ann}, publisher={A.\ B}}`,
      {
        title: "Dr. Strange at St. Martin's x",
        author: [{ family: "St. John", given: "Mary Ann" }],
        publisher: "A. B",
      },
    ],
    [
      "only the names that are not empty",
      "@book{k, author={ and Smith, J. and  and Doe, J. and}, editor={and Roe, Al}}",
      {
        author: [
          { family: "Smith", given: "J." },
          { family: "Doe", given: "J." },
        ],
        editor: [{ family: "Roe", given: "Al" }],
      },
    ],
    [
      "a suffix",
      "@book{k, author={King, Jr., Martin Luther}}",
      { author: [{ family: "King", given: "Martin Luther", suffix: "Jr." }] },
    ],
  ])("has %s", (_, text, expected) => {
    expect(contents(text)[0]).toMatchObject(expected);
  });
});
