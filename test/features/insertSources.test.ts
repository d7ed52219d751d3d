/** Tests the insertion of several sources at once. */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { insertSources } from "../../server/src/features/actions/insertSources.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { applyTextEdits } from "../../server/src/syntax/write/safety.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { libraryOf } from "../assessments.ts";

const BIBTEX = `@book{clark, title = {On Rivers}, author = {Clark, Ann}, year = {2004}, doi = {10.1/ABC}}
@report{lee, title = {Ports}, institution = {Office}, year = {2010}}
`;
const CSL = JSON.stringify([
  { id: "clark", type: "book", title: "On rivers", issued: { "date-parts": [[2004]] } },
  { id: "lee", type: "report", title: "Ports", issued: { "date-parts": [[2010]] } },
]);
const RIS = `TY  - BOOK
ID  - clark
TI  - On Rivers
PY  - 2004
ER  -
TY  - RPRT
ID  - lee
TI  - Ports
PY  - 2010
ER  -
`;

function inserted(
  text: string,
  before = "assessment: 1\ntitle: T\n",
  files = {},
): { text: string; note: string | undefined } {
  const source = Source.of("file:///a.threat.yaml", before);
  const [assessment] = assessmentsOf(source, libraryOf(files));
  if (!assessment) throw new Error("There is no assessment.");
  const { edit, note } = insertSources(text, assessment);
  return { text: edit ? applyTextEdits(source, [edit]).text : before, note };
}

describe("sources from the clipboard", () => {
  it.each([
    ["BibTeX", BIBTEX],
    ["CSL JSON", CSL],
    ["RIS", RIS],
  ])("are all inserted, with one edit: %s", (_, text) => {
    const { text: after, note } = inserted(text);
    expect(after).toMatch(
      /sources:\n {2}clark:\n {4}type: book\n {4}title: On [Rr]ivers\n(?: {4}.*\n)* {2}lee:\n {4}type: report\n {4}title: Ports\n/,
    );
    expect(note).toBe("2 sources are inserted.");
  });

  it.each([
    ["its first author and year", "AU  - Pérez Soto, Ana\nTI  - Robo\nPY  - 2024/05/01/", "pérez-soto-2024"],
    ["its author", "AU  - CEPAL\nTI  - Robo", "cepal"],
    ["its title", "TI  - Robo en los puertos\nPY  - 2024", "robo-en-los-puertos"],
    ["nothing", "PY  - 2024", "source"],
  ])("of RIS without a key get an id from %s", (_, fields, id) => {
    const { text } = inserted(`TY  - RPRT\n${fields}\nER  - \n`);
    expect(text).toContain(`sources:\n  ${id}:\n    type: report\n`);
  });

  it("are not inserted twice: the same title and year", () => {
    const before = "assessment: 1\nsources:\n  rivers: { type: book, title: On rivers, issued: 2004 }\n";
    const { text, note } = inserted(BIBTEX, before);
    expect(text).toContain("  lee:");
    expect(text).not.toContain("clark");
    expect(note).toBe('1 source is inserted. 1 source is already there: "On Rivers".');
  });

  it("are not inserted twice: the same DOI", () => {
    const before =
      "assessment: 1\nsources:\n  rivers: { type: book, title: R, DOI: https://doi.org/10.1/abc }\n";
    expect(inserted(BIBTEX, before).text).not.toContain("clark");
  });

  it("are not inserted if a bibliography of the document has them", () => {
    const before = "assessment: 1\nbibliography: refs.bib\n";
    const { text, note } = inserted(BIBTEX, before, {
      "file:///refs.bib": BIBTEX.replaceAll("{clark", "{c1").replaceAll("{lee", "{l1"),
    });
    expect(text).toBe(before);
    expect(note).toBe('2 sources are already there: "On Rivers" and "Ports".');
  });

  it("are inserted once if the text has them twice", () => {
    expect(inserted(BIBTEX + BIBTEX).text.match(/title: Ports/g)).toHaveLength(1);
  });

  it("get an id of their own if another work has it", () => {
    const { text } = inserted("@book{x, title={A}, year={2001}}\n@book{x, title={B}, year={2002}}");
    expect(text).toMatch(/ {2}x:\n[^]* {2}x-2:\n/);
  });

  it("belong into a file if they are too many", () => {
    const many = Array.from(
      { length: 501 },
      (_, at) => `@book{b${String(at)}, title={T ${String(at)}}, year={2001}}`,
    ).join("\n");
    expect(inserted(many).note).toBe(
      "The text has more than 500 entries. Save them in a file, and name it under “bibliography”.",
    );
  });

  it.each([
    ["the DOI", "doi={10.1/a}", "doi={10.1/b}"],
    ["the first author", "author={Clark, Ann}", "author={Lee, Bo}"],
  ])("are other works if only the title and the year are the same: %s differs", (_, one, other) => {
    const entry = (key: string, field: string): string =>
      `@article{${key}, title={Introduction}, year={2019}, ${field}}\n`;
    const { text, note } = inserted(entry("a", one) + entry("b", other));
    expect(text.match(/title: Introduction/g)).toHaveLength(2);
    expect(note).toBe("2 sources are inserted.");
    const before = `assessment: 1\nsources:\n  a: { type: report, title: Introduction, issued: 2019, author: [{ family: Clark }], DOI: 10.1/a }\n`;
    expect(inserted(entry("b", other), before).text).toContain("  b:\n");
  });

  it("that are many web addresses are not inserted", () => {
    const many = Array.from({ length: 501 }, (_, at) => `https://e.org/${String(at)}`).join("\n");
    expect(inserted(many)).toEqual({
      text: "assessment: 1\ntitle: T\n",
      note: "The text has more than 500 web addresses. Copy fewer of them.",
    });
  });

  it("are not inserted twice: the same web address", () => {
    const before = "assessment: 1\nsources:\n  a: { type: webpage, title: Ports, URL: https://e.org/a }\n";
    const { text, note } = inserted("See https://e.org/a.", before);
    expect(text).toBe(before);
    expect(note).toBe('1 source is already there: "Ports".');
  });

  it.each([
    ["one space before the dash", RIS.replaceAll("  -", " -")],
    ["a byte order mark", `\uFEFF${RIS}`],
  ])("may be RIS with %s", (_, text) => {
    expect(inserted(text).note).toBe("2 sources are inserted.");
  });

  it.each([
    ["See https://e.org/a.", { "https://e.org/a": "See" }],
    ["(https://e.org/wiki/Port_(city))", { "https://e.org/wiki/Port_(city)": "TODO" }],
    ["[Port report](https://e.org/a)", { "https://e.org/a": "Port report" }],
    ["<https://e.org/a>\nPort report", { "https://e.org/a": "Port report" }],
    [
      "Port report\nhttps://e.org/a\n\nhttps://e.org/b River report",
      { "https://e.org/a": "Port report", "https://e.org/b": "River report" },
    ],
    [
      "https://e.org/a\nPort report\nhttps://e.org/b\nRiver report",
      { "https://e.org/a": "Port report", "https://e.org/b": "River report" },
    ],
    ["[https://e.org/a](https://e.org/a)", { "https://e.org/a": "TODO" }],
    [
      "1. https://e.org/a\n2) Port: https://e.org/b",
      { "https://e.org/a": "TODO", "https://e.org/b": "Port" },
    ],
    ["(Port) report https://e.org/a", { "https://e.org/a": "(Port) report" }],
    ["Port report (https://e.org/a), 2019", { "https://e.org/a": "Port report 2019" }],
    ["- [A](https://e.org/a)\n- [B](https://e.org/b)", { "https://e.org/a": "A", "https://e.org/b": "B" }],
  ] as [string, Record<string, string>][])("may be web addresses: %s", (text, expected) => {
    const { sources } = parse(inserted(text).text) as {
      sources: Record<string, { URL: string; title: string }>;
    };
    const found = Object.fromEntries(Object.values(sources).map(({ URL, title }) => [URL, title]));
    expect(found).toEqual(expected);
  });
});
