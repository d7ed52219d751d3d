/** The first assessment: whatever is answered, the file has no error. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { choices, newAssessment } from "../../server/src/features/newAssessment.ts";
import { statusOf } from "../../server/src/features/status.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf, TODAY } from "../assessments.ts";

const library = libraryOf();

it("offers kinds of actors and taxonomies, with what they mean", () => {
  const { kinds, taxonomies } = choices(library);
  expect(kinds[0]).toEqual({ id: "state", label: "state", detail: "A country as a whole." });
  expect(taxonomies.find(({ id }) => id === "bailey-2005")).toMatchObject({
    detail: expect.stringContaining("Natural disasters · ") as string,
  });
});

it("begins an assessment, and says where to go on", () => {
  const answers = {
    title: "Threats: a beginning",
    actors: ["Mexico", " United States "],
    kind: "state",
    taxonomy: "bailey-2005",
  };
  const { text, cursor } = newAssessment(answers, TODAY);
  expect(text).toContain('title: "Threats: a beginning"\ndate: 2026-11-25\ntaxonomy: bailey-2005\n');
  expect(text).toContain("  united-states:\n    name: United States\n    kind: state\n");
  expect(`${text.slice(0, cursor)}|${text.slice(cursor)}`).toContain(
    "  mexico-2026:\n    of: mexico\n    estimated-by: author\n    basis: analyst-judgment\n    date: 2026-11-25\n    order: [|]\n  united-states-2026:",
  );
});

it("has no error, whatever is answered", () => {
  const { kinds, taxonomies } = choices(library);
  const answers = fc.record({
    title: fc.oneof(fc.string(), fc.constantFrom("# no", "a: b", "'", "Título: «x»", "yes", "2005")),
    actors: fc.array(
      fc.oneof(fc.string(), fc.constantFrom("Mexico", "Mexico", "Ñuñoa", "---", "null", "1e3")),
      { maxLength: 3 },
    ),
    kind: fc.constantFrom(...kinds.map(({ id }) => id)),
    taxonomy: fc.constantFrom(...taxonomies.map(({ id }) => id)),
  });
  fc.assert(
    fc.property(answers, (given) => {
      const { text, cursor } = newAssessment(given, TODAY);
      const source = Source.of("file:///a.threat.yaml", text);
      const errors = inspect(source, library).filter(({ severity }) => severity === "error");
      expect(errors.map(({ message }) => message)).toEqual([]);
      expect(text.slice(cursor - 1, cursor + 1)).toBe("[]");
    }),
  );
});

it("says by which taxonomy a file is read", () => {
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
