/** Tests where the definition of an entity is found. */
import { describe, expect, it } from "vitest";
import { definition } from "../../server/src/features/definition.ts";
import { cursorAt, HARBOUR_FILES } from "./harbourFiles.ts";
import { TestWorkspace } from "./workspace.ts";

function defined(marked: string, name: keyof typeof HARBOUR_FILES = "harbour.threat.yaml"): string[] {
  const { source, library, position, ...workspace } = cursorAt(marked, name);
  return TestWorkspace.prototype.shown.call({ ...workspace, library }, definition(source, library, position));
}

describe("definition finds", () => {
  it.each([
    ["an actor", "part-of: p$0ort", ["harbour.threat.yaml:7 port"]],
    ["where it is defined", "  p$0ort: {name", ["harbour.threat.yaml:7 port"]],
    ["in prose", "[[por$0t]]", ["harbour.threat.yaml:7 port"]],
    ["a footnote", "[^$0n]", ["harbour.threat.yaml:14 n"]],
    ["a category of the taxonomy", "[the$0ft, energy", ["port.taxonomy.yaml:5 theft"]],
    ["a category that the taxonomy extends", "en$0ergy", ["common.taxonomy.yaml:4 energy"]],
    ["a work in a bibliography", "@salas$0-2023", ["works.bib:1 salas-2023"]],
    ["the taxonomy's file", "taxonomy: port$0.taxonomy.yaml", ["port.taxonomy.yaml:1"]],
    ["the superseded file", "old/ha$0rbour", ["harbour.threat.yaml:1"]],
    ["nothing in free text", "title: The har$0bour", []],
  ])("%s", (_, marked, expected) => {
    expect(defined(marked)).toEqual(expected);
  });

  it("a category of a bundled taxonomy, a term of a scale and an anchor", () => {
    const text =
      "taxonomy: bailey-2005\nthreats:\n  t: {likelihood: &l likely}\n  u: {category: ener$0gy, likelihood: *l}\n";
    const at = (marked: string): string[] => {
      const workspace = new TestWorkspace({ "a.threat.yaml": marked });
      return workspace.shown(definition(workspace.source, workspace.library, workspace.position));
    };
    expect(at(text)).toEqual([expect.stringMatching(/^bailey-2005\.taxonomy\.yaml:\d+ energy$/)]);
    const plain = text.replace("$0", "");
    expect(at(plain.replace("&l likely", "&l like$0ly"))).toEqual([
      expect.stringMatching(/^icd-203-likelihood\.scale\.yaml:\d+ likely$/),
    ]);
    expect(at(plain.replace("*l", "*$0l"))).toEqual(["a.threat.yaml:3 l"]);
  });
});
