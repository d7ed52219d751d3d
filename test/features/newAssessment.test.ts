/** Tests new assessments: for any answers, the only problems in the file are the texts that are still to be written. */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { choices, newAssessment } from "../../server/src/features/newAssessment.ts";
import { inLanguage } from "../../server/src/language/texts.ts";
import { statusOf } from "../../server/src/features/status.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf, TODAY } from "../assessments.ts";
import { fc, runs } from "../property.ts";

const library = libraryOf();
const nowhere = { taxonomyFiles: [] };

describe("the choices", () => {
  it("are kinds of actors and bundled taxonomies, with their meanings", () => {
    const { kinds, taxonomies } = choices(library, nowhere);
    expect(kinds[0]).toEqual({ id: "state", label: "country", detail: "A country as a whole." });
    expect(taxonomies.find(({ id }) => id === "bailey-2005")).toMatchObject({
      detail: expect.stringContaining("Natural disasters · ") as string,
    });
  });

  it("begin with the taxonomies of the open folders, by the path that the new file needs", () => {
    const text = "taxonomy: 1\nid: port\ntitle: The port's list\nclusters:\n  sea: { title: The sea }\n";
    const files = {
      "file:///desk/port.taxonomy.yaml": text,
      "file:///desk/a%20b/it%27s.taxonomy.yaml": text.replace("The port's", "Another"),
      "file:///other/half.taxonomy.yml": "titl",
      "file:///desk/c%3Ad.taxonomy.yaml": text.replace("The port's", "With a colon,"),
    };
    const folders = { folder: "file:///desk", taxonomyFiles: Object.keys(files) };
    const { taxonomies } = choices(libraryOf(files), folders);
    expect(taxonomies.slice(0, 4)).toEqual([
      { id: "../other/half.taxonomy.yml", label: "../other/half.taxonomy.yml", detail: "" },
      { id: "a b/it's.taxonomy.yaml", label: "Another list", detail: "The sea" },
      { id: "port.taxonomy.yaml", label: "The port's list", detail: "The sea" },
      { id: "./c:d.taxonomy.yaml", label: "With a colon, list", detail: "The sea" },
    ]);
    for (const { id } of taxonomies.slice(1)) {
      const answers = { title: "T", actors: [{ name: "A", kind: "state" }], taxonomy: id };
      const { text } = newAssessment(answers, TODAY);
      // Both before and after it is saved.
      for (const scheme of ["untitled", "file"]) {
        const status = statusOf(Source.of(`${scheme}:///desk/new.threat.yaml`, text), libraryOf(files));
        expect(status).toMatchObject({ isFound: true });
      }
    }
  });
});

const answers = {
  title: 'Threats: "now"',
  actors: [
    { name: "Mexico", kind: "state" },
    { name: "Port, north", kind: "company" },
    { name: "Mexico", kind: "government" },
  ],
  taxonomy: "bailey-2005",
};

it("a new assessment says its language, if that is not English", () => {
  expect(newAssessment(answers, TODAY).text).not.toContain("language:");
  expect(inLanguage({ en: "es" }, () => newAssessment(answers, TODAY).text)).toContain("\nlanguage: es\n");
});

describe("the new file", () => {
  it("has a kind and a ranking for each actor, and returns the offsets of the gaps", () => {
    const { text, gaps } = newAssessment(answers, TODAY);
    expect(text).toContain("title: 'Threats: \"now\"'\ndate: 2026-11-25\ntaxonomy: bailey-2005\n");
    expect(text).toContain(
      "  mexico:\n    name: Mexico\n    kind: state\n  port-north:\n    name: Port, north\n",
    );
    expect(text).toContain("  mexico-2:\n    name: Mexico\n    kind: government\n");
    expect(text).toContain(
      "  mexico-2026:\n    of: mexico\n    estimated-by: author\n    basis: analyst-judgment\n    date: 2026-11-25\n    order:\n      - \n",
    );
    expect(gaps.map((gap) => text.slice(gap - 19, gap + 1))).toEqual(
      gaps.map(() => "    order:\n      - \n"),
    );
    expect(gaps).toHaveLength(3);
  });

  it("has problems only at the gaps", () => {
    const { text, gaps } = newAssessment(answers, TODAY);
    const findings = inspect(Source.of("file:///a.threat.yaml", text), library);
    expect(findings.map(({ rule, range }) => [rule, range.start.line])).toEqual(
      gaps.map((gap) => ["no-wrong-value", text.slice(0, gap).split("\n").length - 1]),
    );
    const filled = text.replaceAll("- \n", "- organized-crime\n");
    expect(inspect(Source.of("file:///a.threat.yaml", filled), library)).toEqual([]);
  });

  const words = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: fc.constantFrom("a", " ", "\n", "\t", ":", "#", "'", '"', "-", "😀"), maxLength: 60 }),
    fc.constantFrom(
      "# x",
      "- y",
      "? z",
      "a: b",
      "a #b",
      "yes",
      "no",
      "null",
      "~",
      "1.0",
      "0x1F",
      "2005",
      "---",
    ),
    fc.constantFrom(`${"long ".repeat(12)}\nand on`, `${"x".repeat(50)}\n\n`),
    fc.constantFrom(
      "[",
      "{}",
      "*a",
      "&a",
      "!t",
      "|",
      ">",
      "%",
      "@",
      "`",
      "…",
      "Título: «x»",
      "\u2028",
      "\uFEFF",
    ),
  );
  const { kinds, taxonomies } = choices(library, nowhere);
  const given = fc.record({
    title: words,
    actors: fc.array(
      fc.record({
        name: fc.oneof(words, fc.constantFrom("Mexico", "Ñuñoa", "日本")),
        kind: fc.constantFrom(...kinds.map(({ id }) => id)),
      }),
      { maxLength: 4 },
    ),
    taxonomy: fc.oneof(words, fc.constantFrom(...taxonomies.map(({ id }) => id))),
  });

  it("contains exactly the answers, whatever their words", () => {
    fc.assert(
      fc.property(given, (said) => {
        const file = parse(newAssessment(said, TODAY).text) as Record<string, unknown>;
        if (said.title.trim() !== "") expect(file.title).toBe(said.title);
        expect(file.taxonomy).toBe(said.taxonomy);
        const named = said.actors.filter(({ name }) => name.trim() !== "");
        if (named.length > 0) expect(Object.values(file.actors as object)).toEqual(named);
        expect(Object.keys(file.rankings as object)).toHaveLength(Math.max(1, named.length));
      }),
      runs(300),
    );
  });

  it("has no error but the empty orders, for any answers", () => {
    fc.assert(
      fc.property(given, (said) => {
        const { text, gaps } = newAssessment({ ...said, taxonomy: "bailey-2005" }, TODAY);
        const source = Source.of("file:///a.threat.yaml", text);
        const errors = inspect(source, library).filter(({ severity }) => severity === "error");
        expect(errors.map(({ rule }) => rule)).toEqual(gaps.map(() => "no-wrong-value"));
      }),
    );
  });
});

it("the status shows the taxonomy of a file", () => {
  const status = (text: string): unknown => statusOf(Source.of("file:///a.threat.yaml", text), library);
  expect(status("taxonomy: bailey-2005\n")).toEqual({
    taxonomy: "Nontraditional security threats (Bailey 2005)",
    isFound: true,
  });
  expect(status("taxonomy: gone.taxonomy.yaml\n")).toEqual({
    taxonomy: "gone.taxonomy.yaml",
    isFound: false,
  });
  expect(status("title: T\n")).toEqual({ taxonomy: null, isFound: false });
});
