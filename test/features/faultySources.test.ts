/** Tests the problems in source files: they are reported where the file is named and at their own lines. */
import { describe, expect, it } from "vitest";
import { inspect } from "../../server/src/rules/inspect.ts";
import { MAX_PROBLEMS } from "../../server/src/syntax/limits.ts";
import { TestWorkspace } from "./workspace.ts";

describe("problems of source files are reported", () => {
  const twice = "@misc{k, title={First}}\n@misc{k, title={Second}}\n";
  it.each([
    ["of a key that is there twice", "r.bib", twice, ["no-duplicate-id"], ["2:7 no-duplicate-id"]],
    [
      "of keys that differ in case",
      "r.bib",
      twice.replace("{k, title={S", "{K, title={S"),
      ["no-duplicate-id"],
      ["2:7 no-duplicate-id"],
    ],
    [
      "of an entry that never ends",
      "r.bib",
      "@misc{k, title={T}\n@misc{j, title={U}}\n",
      ["no-syntax-error"],
      ["1:1 no-syntax-error"],
    ],
    [
      "of an entry without a key",
      "r.bib",
      "@misc{k, title={T}}\n@misc{title={U}}\n",
      ["no-syntax-error"],
      ["2:1 no-syntax-error"],
    ],
    [
      "of an empty file",
      "r.bib",
      "\n",
      ["no-missing-file", "no-undefined-reference"],
      ["1:1 no-syntax-error"],
    ],
    [
      "of text that is no BibTeX",
      "r.bib",
      "See the library.\n",
      ["no-missing-file"],
      ["1:1 no-syntax-error"],
    ],
    ["of JSON that is none", "r.json", "{ not json", ["no-missing-file"], ["1:3 no-syntax-error"]],
    [
      "of JSON that breaks off",
      "r.json",
      '[{"id": "k", "type": "book"},\n',
      ["no-syntax-error"],
      ["2:1 no-syntax-error"],
    ],
    [
      "of YAML without references",
      "r.yaml",
      "references: {}\n",
      ["no-missing-file"],
      ["1:1 no-syntax-error"],
    ],
    [
      "of two ids in JSON",
      "r.json",
      '[{"id": "k"},\n {"id": "k"}]',
      ["no-duplicate-id"],
      ["2:10 no-duplicate-id"],
    ],
    [
      "of RIS that never ends",
      "r.ris",
      "TY  - BOOK\nID  - k\nTY  - BOOK\nID  - l\nER  - \n",
      ["no-syntax-error"],
      ["1:7 no-syntax-error"],
    ],
    [
      "of an entry that inherits from none",
      "r.bib",
      "@misc{k, title={T},\n  crossref={p}}\n@misc{j, xdata={d, k}}\n",
      ["no-undefined-reference"],
      [],
    ],
    [
      "of entries that inherit in a circle, once",
      "r.bib",
      "@misc{k, crossref={j}}\n@misc{j, xdata={i}}\n@misc{i, crossref={K}}\n@misc{h, crossref={k}}\n",
      ["no-circular-reference"],
      ["1:20 no-circular-reference"],
    ],
    [
      "of an entry that inherits from itself",
      "r.bib",
      "@misc{k, crossref={k}}\n",
      ["no-circular-reference"],
      ["1:20 no-circular-reference"],
    ],
    [
      "of a second document",
      "r.yaml",
      "---\nreferences:\n- id: k\n  title: T\n---\nreferences:\n- id: j\n  title: T\n",
      ["no-syntax-error"],
      ["5:1 no-syntax-error"],
    ],
    [
      "of nothing, where an entry is known by another key",
      "r.bib",
      "@misc{k, crossref={old}}\n@misc{p, ids={older, Old}}\n",
      [],
      [],
    ],
    [
      "of an entry that cannot be read, and not that others miss it",
      "r.bib",
      "@misc{k, crossref={p}}\n@misc{title={P}}\n",
      ["no-syntax-error"],
      ["2:1 no-syntax-error"],
    ],
    [
      "of nothing, where three dashes end the list",
      "r.yaml",
      "---\nreferences:\n- id: k\n  title: T\n---\n",
      [],
      [],
    ],
    ["of nothing, where only comments follow", "r.yaml", "- id: k\n  title: T\n...\n---\n# end\n", [], []],
    ["of nothing", "r.bib", "@misc{k, title={T}}\n", [], []],
  ])("%s, at the file name and at its line", (_, file, text, here, there) => {
    const head = `assessment: 1\ntitle: T\nbibliography: ${file}\n`;
    const { files, library } = new TestWorkspace({
      "a.threat.yaml": `${head}summary: See [@k].\n`,
      [file]: text,
    });
    const [assessment, sources] = Array.from(files.values(), (source) => inspect(source, library));
    // The assessment names no taxonomy, and the works are incomplete on purpose.
    const others = ["require-taxonomy", "require-source-fields"];
    const ofFiles = assessment?.map(({ rule }) => rule).filter((rule) => !others.includes(rule));
    expect(ofFiles).toEqual(here);
    expect(
      sources?.map(({ rule, range }) => `${range.start.line + 1}:${range.start.character + 1} ${rule}`),
    ).toEqual(there);
  });

  it.each([
    ["other works", "title={U}", 'use the key "k" for different works'],
    ["the same title in another year", "title={T}, year=2002", 'use the key "k" for different works'],
    ["another DOI", "title={T}, doi={10.1/b}", 'use the key "k" for different works'],
    ["the same work", "title={T}, year=2001", ""],
    ["the same work, otherwise written", "title={{T}.}, date={2001-05}, publisher={P}", ""],
    ["the same work by its DOI", "title={T: a subtitle}, doi={10.1/A}", ""],
    ["a work that says less", "note={N}", ""],
  ])("for a cited key that two files have for %s", (_, fields, message) => {
    const head = "assessment: 1\ntitle: T\nbibliography: [a.bib, b.bib]\n";
    const ofOther = (summary: string, b = `@misc{k, ${fields}}\n`): string => {
      const { files, library } = new TestWorkspace({
        "a.threat.yaml": `${head}${summary}`,
        "a.bib": "@misc{k, title={T}, year=2001, doi={10.1/a}}\n@misc{j, title={J}}\n",
        "b.bib": b,
      });
      const [assessment] = Array.from(files.values(), (source) => inspect(source, library));
      return assessment?.find(({ rule }) => rule === "no-duplicate-id")?.message ?? "";
    };
    const told = ofOther("summary: See [@k].\n");
    if (message === "") expect(told).toBe("");
    else expect(told).toContain(message);
    expect(ofOther("summary: See [@j].\n")).toBe("");
    expect(ofOther("sources: {k: {type: book, title: V}}\nsummary: See [@k].\n")).toBe("");
    const both = ofOther("summary: See [@k] and [@j].\n", `@misc{k, ${fields}}\n@misc{j, title={I}}\n`);
    expect(both).toContain(message === "" ? 'the key "j"' : "The same applies to one more key.");
  });

  it("unless a parent entry is in another file of the same assessment", () => {
    const { files, library } = new TestWorkspace({
      "a.threat.yaml": "assessment: 1\ntitle: T\nbibliography: [a.bib, b.bib]\nsummary: See [@k].\n",
      "a.bib": "@inproceedings{k, title={T}, crossref={P}}\n@misc{j, xdata={q, OLD}, title={J}}\n",
      "b.bib": "@proceedings{p, title={P}, year=2001, ids={old}}\n",
    });
    const [assessment] = Array.from(files.values(), (source) => inspect(source, library));
    const found = assessment?.filter(({ rule }) => rule === "no-undefined-reference");
    expect(found?.map(({ message }) => message)).toEqual([expect.stringContaining('"q"')]);
  });

  it.each(["r.txt", "r.bibtex", "r"])("with the supported extensions if a file is called %s", (name) => {
    const { files, library } = new TestWorkspace({
      "a.threat.yaml": `assessment: 1\ntitle: T\nbibliography: ./${name}\nsummary: S.\n`,
      [name]: twice,
    });
    const [assessment] = Array.from(files.values(), (source) => inspect(source, library));
    const found = assessment?.find(({ rule }) => rule === "no-missing-file");
    expect(found?.message).toContain('end in ".bib" (BibTeX), ".json" or ".yaml" (CSL), or ".ris"');
  });

  it("up to a number that users can read", () => {
    const { files, library } = new TestWorkspace({
      "a.threat.yaml": "assessment: 1\ntitle: T\nbibliography: r.bib\nsummary: See [@k].\n",
      "r.bib": "@misc{k, title={T}}\n".repeat(MAX_PROBLEMS + 20),
    });
    const [assessment, sources] = Array.from(files.values(), (source) => inspect(source, library));
    expect(sources).toHaveLength(MAX_PROBLEMS + 1);
    expect(sources?.at(-1)?.message).toMatch(/^19 more problems/);
    expect(assessment?.find(({ rule }) => rule === "no-duplicate-id")?.related).toHaveLength(10);
  });

  it("by the rules that the configuration enables", () => {
    const { files, library } = new TestWorkspace({
      "r.bib": twice,
      ".threat-assessment.yaml": "rules: {no-duplicate-id: off}\n",
    });
    expect(Array.from(files.values(), (source) => inspect(source, library))[0]).toEqual([]);
  });
});
