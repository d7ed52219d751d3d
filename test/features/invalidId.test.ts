/** Tests the fix of an invalid id, which is a rename within the file. */
import { describe, expect, it } from "vitest";
import { codeActions } from "../../server/src/features/codeActions.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { edited, TestWorkspace } from "./workspace.ts";

describe("the fix of an invalid id", () => {
  function fixed(text: string, name = "a.threat.yaml"): string | undefined {
    const { source, library } = new TestWorkspace({ [name]: text });
    const wrong = inspect(source, library).filter(({ rule }) => rule === "no-wrong-value");
    const [finding] = wrong;
    expect(finding?.message).toContain("cannot be an id");
    const fix = finding?.fixes[0];
    if (!fix) return undefined;
    const range = finding.range;
    const action = codeActions(source, library, { range, only: ["quickfix"] }).find(({ title }) =>
      title.startsWith("Rename"),
    );
    expect(action?.isPreferred).toBeUndefined();
    expect(action?.title).toMatch(/^Rename ".*" to ".*" in this file$/);
    const after = edited(
      source,
      fix.edits.map(({ range: place, text: newText }) => ({ range: place, newText })),
    );
    const again = new TestWorkspace({ [name]: after });
    const left = inspect(again.source, again.library).filter(({ rule }) => rule === "no-wrong-value");
    expect(left.length).toBeLessThan(wrong.length);
    return after;
  }

  it("changes every use in the file, and no text", () => {
    const text = `actors:
  Red-Fleet: {name: Red-Fleet, kind: group}
  'x': {name: X, part-of: "Red-Fleet"}
rankings:
  r: {of: Red-Fleet, title: Red-Fleet first}
summary: "Of [[Red-Fleet]], not Red-Fleet. \`[[Red-Fleet]]\`"
`;
    expect(fixed(text)).toBe(
      text
        .replace("  Red-Fleet:", "  red-fleet:")
        .replace('"Red-Fleet"', '"red-fleet"')
        .replace("of: Red", "of: red")
        .replace("[[Red-Fleet]], not Red-Fleet", "[[red-fleet]], not Red-Fleet")
        .replace("red-fleet first", "Red-Fleet first")
        .replace("of: red-Fleet", "of: red-fleet"),
    );
  });

  it("changes the citations of a source, the references to a note and the uses of an actor in a taxonomy", () => {
    expect(fixed("sources:\n  Curtis: {type: book}\nsummary: See [@Curtis, p. 3].\n")).toBe(
      "sources:\n  curtis: {type: book}\nsummary: See [@curtis, p. 3].\n",
    );
    expect(fixed("notes:\n  N 1: {text: x}\nsummary: See.[^x]\n")).toContain("  n-1: {");
    expect(
      fixed("categories:\n  c: {title: C, conditions: {MX: acute}, notes: {MX: x}}\n", "t.taxonomy.yaml"),
    ).toBe("categories:\n  c: {title: C, conditions: {mx: acute}, notes: {mx: x}}\n");
  });

  it("changes one concept only: other entities with this id stay", () => {
    const text =
      "actors:\n  Mexico: {name: M}\nterms:\n  Mexico: {see-also: [Mexico]}\nrankings:\n  r: {of: Mexico}\n";
    expect(fixed(text)).toBe(
      text.replace("Mexico: {name", "mexico: {name").replace("of: Mexico", "of: mexico"),
    );
  });

  it("is not offered if the new id is taken, or if a use cannot be changed", () => {
    expect(fixed("actors:\n  A B: {}\n  a-b: {}\n")).toBeUndefined();
    expect(fixed("actors:\n  A B: {}\n  A-B: {}\n")).toBeUndefined();
    expect(fixed("terms:\n  a-b: {}\nactors:\n  A B: {}\n")).toBeUndefined();
    expect(fixed("x-i: &i A\nactors:\n  A: {}\nrankings:\n  r: {of: *i}\n")).toBeUndefined();
  });
});
