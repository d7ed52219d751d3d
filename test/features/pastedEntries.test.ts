/** Tests the source that is made of a BibTeX entry pasted into a document. */
import { describe, expect, it } from "vitest";
import { codeActions } from "../../server/src/features/codeActions.ts";
import { TestWorkspace } from "./workspace.ts";

/** The document after the entry at the cursor is made a source. */
function made(entry: string): string {
  const { source, library, position } = new TestWorkspace({
    "a.threat.yaml": `assessment: 1\ntitle: T\nsources:\n  a: {type: report, title: X}\n  ${entry}$0\n`,
  }).asked;
  const range = { start: position, end: position };
  const action = codeActions(source, library, { range }).find(({ title }) =>
    title.startsWith("Convert the BibTeX entry"),
  );
  const edits = action?.edit?.changes?.[source.uri] ?? [];
  return source.edit(
    edits.map(({ range: where, newText }) => ({ range: where, text: newText })),
    2,
  ).text;
}

describe("a pasted entry becomes a source", () => {
  it.each([
    [
      "with its editor and its range of years",
      "@book{dup, title={T}, editor={E, F}, year={1998--2002}, publisher={P}}",
      ["editor: [{family: E, given: F}]", "issued: 1998/2002", "publisher: P"],
    ],
    [
      "with the number and the kind of a report",
      "@techreport{r, title={T}, institution={I}, year=2003, type={White paper}, number={7}}",
      ['number: "7"', "genre: White paper", "publisher: I"],
    ],
    [
      "with particles and institutions",
      "@book{r, title={T}, author={Ludwig van der Berg and {World Bank}}}",
      ["author: [{family: Berg, given: Ludwig, non-dropping-particle: van der}, {literal: World Bank}]"],
    ],
    [
      "with what is on the Web",
      String.raw`@online{r, title={T}, url={https://e.org/a\_b}, urldate={2020-01-02}, doi={https://doi.org/10.1000/x}, langid={spanish}}`,
      ["type: webpage", "URL: https://e.org/a_b", "accessed: 2020-01-02", "DOI: 10.1000/x", "language: es"],
    ],
    ["whose date is none", "@book{r, title={T}, year={forthcoming}}", ["status: forthcoming"]],
  ])("%s", (_, entry, lines) => {
    const text = made(entry);
    for (const line of lines) expect(text).toContain(`    ${line}\n`);
    expect(text).not.toContain("@");
  });
});
