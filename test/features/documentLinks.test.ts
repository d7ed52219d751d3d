/** Tests document links: their words and targets. */
import { expect, it } from "vitest";
import { documentLinks } from "../../server/src/features/documentLinks.ts";
import { TestWorkspace } from "./workspace.ts";

/** "word → target". */
function links(texts: Readonly<Record<string, string>>): string[] {
  const { source, library } = new TestWorkspace(texts);
  return documentLinks(source, library).map(
    ({ range: { start, end }, target }) =>
      `${source.line(start.line).slice(start.character, end.character)} → ${target ?? ""}`,
  );
}

it("document links open files, bundled ones too, but not missing ones", () => {
  const text = `taxonomy: bailey-2005
scales: {likelihood: mine.scale.yaml, confidence: icd-203-confidence}
bibliography: [w.bib, gone.bib]
supersedes: old.threat.yaml
`;
  expect(
    links({ "a.threat.yaml": text, "mine.scale.yaml": "scale: 1\n", "w.bib": "", "old.threat.yaml": "" }),
  ).toEqual([
    "bailey-2005 → threat-assessment:/bailey-2005.taxonomy.yaml",
    "mine.scale.yaml → file:///mine.scale.yaml",
    "icd-203-confidence → threat-assessment:/icd-203-confidence.scale.yaml",
    "w.bib → file:///w.bib",
    "old.threat.yaml → file:///old.threat.yaml",
  ]);
});

it("document links open web pages in sources and prose, without a trailing full stop", () => {
  const text = `sources:
  a: {type: book, URL: "https://example.org/a_(b).pdf", DOI: 10.1007/s12117-004-1000-1}
summary: See (https://example.org/x) and https://example.org/y. Not example.org.
`;
  expect(links({ "a.threat.yaml": text })).toEqual([
    "https://example.org/a_(b → https://example.org/a_(b",
    "10.1007/s12117-004-1000-1 → https://doi.org/10.1007/s12117-004-1000-1",
    "https://example.org/x → https://example.org/x",
    "https://example.org/y → https://example.org/y",
  ]);
});
