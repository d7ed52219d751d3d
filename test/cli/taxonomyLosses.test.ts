/** Tests that an exchange of taxonomies says what it leaves out. */
import { describe, expect, it } from "vitest";
import { folderWith, runCli } from "./program.ts";

describe("what an export leaves out", () => {
  const leftOut = (file: string): string[] => {
    const cwd = folderWith({ "a.taxonomy.yaml": `taxonomy: 1\nid: a\nlanguage: en\n${file}` });
    const { status, stdout, stderr } = runCli(["taxonomy", "export", "a.taxonomy.yaml"], { cwd });
    expect(status).toBe(0);
    expect(stdout).toContain("skos:ConceptScheme");
    return stderr.split("\n").filter(Boolean);
  };
  const UNPLACED = "Left out, because SKOS has no place for it: ";
  const UNRESOLVED = "Left out, because it names nothing that the program can find: ";

  it("is what SKOS has no place for, by its keys", () => {
    expect(
      leftOut(`x-team: us
categories:
  fire:
    title: Fire
    aliases: [Fire, Blaze]
    conditions: { police: acute }
    notes: { police: Not its task. }
    examples:
      - plain
      - { name: at sea, also-in: flood, condition: potential, note: Rare. }
      - { name: at home, titles: { es: en casa }, examples: [{ name: kitchen }, { name: attic, titles: { es: ático } }] }
    matches: [{ kind: close, taxonomy: nrr-2025, category: drought, note: By its effects. }]
  flood: { title: Flood, examples: [{ name: river, titles: { es: río } }] }
`),
    ).toEqual([
      `${UNPLACED}x-team, conditions, notes, examples.also-in, examples.condition, examples.note, examples.titles, examples.examples.titles and matches.note.`,
    ]);
  });

  it("is what names nothing, with the keys that lead to it", () => {
    expect(
      leftOut(`clusters:
  nature: { title: Nature, replaced-by: natur }
categories:
  fire:
    cluster: natur
    title: Fire
    see-also: [flod, flood]
    matches:
      - { kind: exactly, URL: "https://example.org/fire" }
      - { kind: exact, taxonomy: nrr-2025, category: [drought, drout] }
      - { kind: exact, taxonomy: ./gone.taxonomy.yaml, category: fire }
  flood: { title: Flood }
`),
    ).toEqual([
      `${UNRESOLVED}"natur" in clusters.nature.replaced-by.`,
      `${UNRESOLVED}"natur" in categories.fire.cluster.`,
      `${UNRESOLVED}"flod" in categories.fire.see-also.`,
      `${UNRESOLVED}"exactly" in categories.fire.matches.kind.`,
      `${UNRESOLVED}"drout" in categories.fire.matches.category.`,
      `${UNRESOLVED}"./gone.taxonomy.yaml" in categories.fire.matches.taxonomy.`,
    ]);
  });

  it("is a relation that is a part of the hierarchy, and nothing else", () => {
    const file = `clusters: { nature: { title: Nature } }
categories: { fire: { cluster: nature, title: Fire, see-also: nature } }
`;
    expect(leftOut(file)).toEqual([`${UNPLACED}see-also.`]);
    expect(leftOut(file.replace(", see-also: nature", ""))).toEqual([]);
  });
});
