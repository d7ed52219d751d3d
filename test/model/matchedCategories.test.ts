/** Tests which categories of two taxonomies match, whichever of them says so. */
import { describe, expect, it } from "vitest";
import { matchedCategories } from "../../server/src/model/taxonomies/matchedCategories.ts";
import type { Taxonomy } from "../../server/src/model/taxonomies/taxonomy.ts";
import { categoryOf } from "../../server/src/model/taxonomies/taxonomy.ts";
import { bundledTaxonomies } from "../../server/src/workspace/library.ts";
import { libraryOf } from "../assessments.ts";

const files = {
  "file:///a/port.taxonomy.yaml": `taxonomy: 1
id: port
clusters:
  nature:
    title: Nature
    matches: [{ kind: close, taxonomy: bailey-2005, category: natural-disasters }]
categories:
  terror:
    title: Terror
    matches:
      - { kind: related, taxonomy: bailey-2005, category: organized-crime }
      - { kind: exact, taxonomy: bailey-2005, category: [terrorism, missing] }
  theft:
    title: Theft
    matches: [{ kind: broad, taxonomy: bailey-2005, category: diffuse-criminality }]
  fire: { title: Fire }
`,
  "file:///a/b/city.taxonomy.yaml": `taxonomy: 1
id: city
extends: bailey-2005
categories:
  arson:
    title: Arson
    matches:
      - { kind: broad, taxonomy: ../port.taxonomy.yaml, category: fire }
      - { kind: close, taxonomy: ../port.taxonomy.yaml, category: fire }
      - { kind: exact, URL: "https://example.org/arson" }
  terrorism: { title: Ours }
`,
};
const library = libraryOf(files);
const read = (name: string): Taxonomy => {
  const taxonomy = library.taxonomy(name, "file:///a/any.threat.yaml");
  if (!taxonomy) throw new Error(`There is no taxonomy "${name}".`);
  return taxonomy;
};
const [bailey, port, city] = ["bailey-2005", "./port.taxonomy.yaml", "./b/city.taxonomy.yaml"].map(read) as [
  Taxonomy,
  Taxonomy,
  Taxonomy,
];
const matches = (id: string, from: Taxonomy, to: Taxonomy): string[] => {
  const category = categoryOf(from, id);
  return category
    ? matchedCategories(category, from, to).map((each) => `${each.kind} ${each.category.id}`)
    : [];
};

describe("the categories that match one of another taxonomy", () => {
  it("are those that its own file names, the strongest first, without those that do not exist", () => {
    expect(matches("terror", port, bailey)).toEqual(["exact terrorism", "related organized-crime"]);
    expect(matches("nature", port, bailey)).toEqual(["close natural-disasters"]);
  });

  it("are also those whose file names it, in the opposite relation", () => {
    expect(matches("terrorism", bailey, port)).toEqual(["exact terror"]);
    expect(matches("diffuse-criminality", bailey, port)).toEqual(["narrow theft"]);
    expect(matches("fire", port, city)).toEqual(["close arson"]);
  });

  it("are each named once, with the strongest relation", () => {
    expect(matches("arson", city, port)).toEqual(["close fire"]);
  });

  it("include those that are inherited from the named taxonomy, and what both inherit", () => {
    expect(matches("theft", port, city)).toEqual(["broad diffuse-criminality"]);
    expect(matches("energy", bailey, city)).toEqual(["exact energy"]);
    expect(matches("terrorism", bailey, city)).toEqual([]);
  });

  it("are none without a match", () => {
    expect(matches("fire", port, bailey)).toEqual([]);
    expect(matches("arson", city, bailey)).toEqual([]);
  });

  it("are the same seen from both sides, for all bundled taxonomies", () => {
    const inverse = new Map([
      ["narrow", "broad"],
      ["broad", "narrow"],
    ]);
    const all = bundledTaxonomies.map(read);
    let count = 0;
    for (const from of all)
      for (const to of all)
        for (const category of [...from.categories.values(), ...from.clusters.values()])
          for (const each of matchedCategories(category, from, to)) {
            count++;
            expect(matches(each.category.id, to, from)).toContain(
              `${inverse.get(each.kind) ?? each.kind} ${category.id}`,
            );
          }
    expect(count).toBeGreaterThan(100);
  });
});
