/** Tests that the time of exchanging a taxonomy grows with its length, and not with the square of it. */
import { describe, expect, it } from "vitest";
import { contentOfScheme } from "../../server/src/cli/skos/content.ts";
import { jsonldOf } from "../../server/src/cli/skos/jsonld.ts";
import type { Statement } from "../../server/src/cli/skos/statement.ts";
import { expanded } from "../../server/src/cli/skos/statement.ts";
import { exportedOf } from "../../server/src/cli/skos/statements.ts";
import { turtleOf } from "../../server/src/cli/skos/turtle.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { growthOf, MOST_GROWTH } from "../growth.ts";

const SCHEME = "urn:s";

describe("the time of an exchange grows with its length", () => {
  const concepts = (count: number, broader: (index: number) => number): Statement[] => [
    { subject: SCHEME, property: expanded("rdf:type"), value: { uri: expanded("skos:ConceptScheme") } },
    ...Array.from({ length: count }, (_, index): Statement[] => [
      { subject: `urn:${index}`, property: expanded("rdf:type"), value: { uri: expanded("skos:Concept") } },
      { subject: `urn:${index}`, property: expanded("skos:inScheme"), value: { uri: SCHEME } },
      { subject: `urn:${index}`, property: expanded("skos:prefLabel"), value: { text: "A", language: "" } },
      {
        subject: `urn:${index}`,
        property: expanded("skos:broader"),
        value: { uri: `urn:${broader(index)}` },
      },
    ]).flat(),
  ];
  const exported = (count: number): (() => unknown) => {
    const lines = Array.from({ length: count }, (_, index) => `  c-${index}: { title: Category ${index} }\n`);
    const source = Source.of("file:///a.taxonomy.yaml", `taxonomy: 1\nid: a\ncategories:\n${lines.join("")}`);
    const library = new Library({ read: (uri) => (uri === source.uri ? source : undefined) });
    const taxonomy = library.taxonomy(source.uri, source.uri);
    if (taxonomy?.categories.size !== count) throw new Error("The taxonomy is incomplete.");
    return () => {
      const { statements } = exportedOf(taxonomy, () => undefined);
      return [jsonldOf(statements), turtleOf(statements, SCHEME)];
    };
  };
  it.each([
    ["an export", exported],
    [
      "an import of a circle of broader concepts",
      (count: number) => {
        const statements = concepts(count, (index) => (index + 1) % count);
        return () => contentOfScheme(statements, SCHEME);
      },
    ],
    [
      "an import of a chain of broader concepts",
      (count: number) => {
        const statements = concepts(count, (index) => Math.max(0, index - 1));
        return () => contentOfScheme(statements, SCHEME);
      },
    ],
  ])("%s", (_name, workOf) => {
    expect(growthOf(workOf)).toBeLessThan(MOST_GROWTH);
  });
});
