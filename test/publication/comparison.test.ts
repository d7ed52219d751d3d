/** Tests the comparison of rankings as a report: what it says, its data against their schema, and bad input. */
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { AssessedRanking } from "../../server/src/publication/rankings/comparedNames.ts";
import { comparisonData } from "../../server/src/publication/data/comparisonData.ts";
import {
  comparisonReport,
  namedComparison,
  whyNotCompared,
} from "../../server/src/publication/rankings/comparisonReport.ts";
import { shortSentences } from "../../server/src/publication/rankings/comparisonSentences.ts";
import { comparisonTables } from "../../server/src/publication/data/comparisonTables.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { assessmentsIn, libraryOf } from "../assessments.ts";
import { wordsOfPublication } from "./words.ts";

function rankingsIn(...files: string[]): AssessedRanking[] {
  return files.flatMap((text, index) =>
    assessmentsIn(text, `file:///${String(index)}.threat.yaml`).flatMap((context) =>
      context.rankings.map((ranking) => ({ ranking, context })),
    ),
  );
}

const compared = (...files: string[]) => namedComparison(rankingsIn(...files)) ?? expect.unreachable();

const union = readFileSync(new URL("../../examples/five-state-union.threat.yaml", import.meta.url), "utf8");
const schema = JSON.parse(
  readFileSync(new URL("../../schemas/comparison.schema.json", import.meta.url), "utf8"),
) as object;

const NORTH = `title: North
threats: { flood: { title: Floods }, crime: { title: Crime }, fire: { title: Fires } }
actors: { navy: { name: The navy }, police: { name: The police } }
rankings:
  north: { title: North, order: [flood, crime, fire] }
  people: { title: People, order: [{ actor: navy }, { actor: police }] }
`;
const SOUTH = `title: South
threats: { flood: { title: Floods }, crime: { title: Crime }, fire: { title: Fires } }
rankings: { south: { title: South, order: [fire, crime, flood] } }
`;

describe("a comparison of rankings", () => {
  it("says what a reader should know first", () => {
    expect(shortSentences(compared(union))).toEqual([
      "5 rankings are compared: Arden, Brisa, Corvo, Delmar and Ostrava Bay. 6 items are ranked by more than half of them.",
      "The common order begins with Energy, Weather-related disasters and Organized crime.",
      "The closest to it is Delmar, with 100% of the pairs of items in this order, and the farthest is Ostrava Bay, with 47%.",
      "The part of the common order that changes if any of the rankings is left out is at most 10%.",
      "They differ most about Weather-related disasters: among the items of the common order, it has place 1 of 6 for Arden, and place 5 of 6 for Ostrava Bay.",
      "Arden, Brisa, Corvo and Delmar are alike and form the largest group.",
    ]);
  });

  it("says of two rankings that both are equally far, and counts places among the common items", () => {
    const two = compared(`title: Two
threats: { a: { title: Arson }, b: { title: Bribery }, c: { title: Crime }, d: { title: Drought } }
rankings:
  n: { title: North, order: [a, b, c] }
  s: { title: South, order: [b, d, c, a] }
`);
    const sentences = shortSentences(two).join(" ");
    expect(sentences).toMatch(/Both are equally far from it: each has \d+% of the pairs/);
    expect(sentences).toContain(
      "among the items of the common order, it has place 1 of 3 for North, and place 3 of 3 for South.",
    );
  });

  describe("by three taxonomies, of which two match only the third", () => {
    const taxonomy = (id: string, categories: string): readonly [uri: string, text: string] => [
      `file:///${id}.taxonomy.yaml`,
      `taxonomy: 1\nid: ${id}\ncategories: {${categories}}\n`,
    ];
    const to = (kind: string, category: string): string =>
      `matches: [{ kind: ${kind}, taxonomy: ./north.taxonomy.yaml, category: ${category} }]`;
    const library = libraryOf(
      Object.fromEntries([
        taxonomy("north", "a: {title: A}, b: {title: B}, c: {title: C}, d: {title: D}"),
        taxonomy(
          "south",
          `sa: {title: SA, ${to("exact", "a")}}, sb: {title: SB, ${to("exact", "b")}}, sc: {title: SC, ${to("close", "c")}}`,
        ),
        taxonomy(
          "east",
          `ea: {title: EA, ${to("exact", "a")}}, eb: {title: EB, ${to("exact", "b")}}, ec: {title: EC, ${to("exact", "c")}}`,
        ),
      ]),
    );
    const ranked = (id: string, order: string): AssessedRanking[] =>
      assessmentsOf(
        Source.of(
          `file:///${id}.threat.yaml`,
          `title: ${id}\ntaxonomy: ./${id}.taxonomy.yaml\nrankings: { ${id}: { title: ${id}, order: [${order}] } }\n`,
        ),
        library,
      ).flatMap((context) => context.rankings.map((ranking) => ({ ranking, context })));
    const three = namedComparison([
      ...ranked("north", "a, b, c, d"),
      ...ranked("south", "sb, sa, sc"),
      ...ranked("east", "ec, ea, eb"),
    ]);

    it("each two rankings share what the common order takes as one item", () => {
      const southAndEast = three?.pairs.find(({ first, second }) => first === 1 && second === 2);
      // SA is A and EA, SB is B and EB. SC is nearly C, which is EC: two items in the reverse order, or three.
      expect(southAndEast?.found).toMatchObject({
        shared: ["b", "a"],
        further: 1,
        kendall: { low: -1, high: -1 },
      });
      expect(three?.consensus.items.slice(0, 3).map(({ held }) => held.filter(Boolean).length)).toEqual([
        3, 3, 3,
      ]);
    });

    it("says where the readings leave open who is the closest, and what comes first", () => {
      const words = three ? shortSentences(three).join(" ") : "";
      expect(words).toContain(
        "Other ways to read composite entries and matches give some of them other places.",
      );
      expect(words).toContain("Another ranking may be closer or farther");
    });
  });

  it("finds the largest difference in rankings that are long enough, also of two items", () => {
    const threats =
      "threats: { a: { title: Arson }, b: { title: Bribery }, c: { title: Crime }, d: { title: Drought } }";
    const sentences = (...orders: readonly string[]): string =>
      shortSentences(
        compared(
          `title: T\n${threats}\nrankings:\n${orders.map((order, index) => `  r${String(index)}: { title: R${String(index)}, order: [${order}] }\n`).join("")}`,
        ),
      ).join(" ");
    expect(sentences("a, b", "b, a")).toContain("They differ most about Arson");
    expect(sentences("a, b, c, d", "a, b, c, d", "b, a")).toContain(
      "They do not agree on the order of Arson and Bribery.",
    );
    expect(sentences("{ tie: [a, b, c] }", "a, b, c")).toContain("The common order is that of R1");
    const report = wordsOfPublication(
      comparisonReport(
        compared(
          `title: T\n${threats}\nrankings: { x: { title: X, order: [a, b, c, d] }, y: { title: Y, order: [b, c, d] }, z: { title: Z, order: [d] } }\n`,
        ),
        "en",
      ),
    );
    // Z ranks only Drought, so that its first place is not a low one.
    expect(report).toContain("Drought\n3 of 3\n3 of 3 (X)\n3 of 3 (Y)");
  });

  it("names all groups of the largest size", () => {
    const two = compared(`title: Two
threats: { a: { title: Arson }, b: { title: Bribery }, c: { title: Crime }, d: { title: Drought } }
rankings:
  n: { title: North, order: [a, b, c, d] }
  s: { title: South, order: [d, c, b, a] }
  e: { title: East, order: [a, b, c, d] }
  w: { title: West, order: [d, c, b, a] }
`);
    expect(shortSentences(two).at(-1)).toBe(
      "Several groups of rankings that are alike are equally large: North and East; South and West.",
    );
  });

  it("calls no order the common one where the majorities go round in a circle, and says who made the rankings", () => {
    const circle = compared(`title: Circle
date: 2026
authors: [Ana Ruiz]
actors: { north: { name: North }, south: { name: South }, east: { name: East } }
threats: { a: { title: Arson }, b: { title: Bribery }, c: { title: Crime }, d: { title: Drought } }
rankings:
  n: { of: north, estimated-by: author, date: 2025, order: [a, b, c, d] }
  s: { of: south, estimated-by: south, order: [b, c, a, d] }
  e: { of: east, order: [c, a, b, d] }
`);
    const report = wordsOfPublication(comparisonReport(circle, "en"));
    expect(report).not.toContain("The common order begins");
    expect(report).toContain(
      "No single order is the best: at the top, several orders of Arson, Bribery and Crime are equally good.",
    );
    expect(report).toContain("The majorities form a circle: Arson → Bribery → Crime → Arson.");
    expect(report).toContain("North\nAna Ruiz\n2025\nCircle\n4\nSouth\nSouth\n2026");
  });

  it("says once how many rankings of a document are not compared", () => {
    const rankings = Array.from({ length: 33 }, (_, index) => `  r${String(index)}: { order: [a, b, c] }\n`);
    const [assessment = expect.unreachable()] = assessmentsIn(
      `title: T\nthreats: { a: { title: A }, b: { title: B }, c: { title: C } }\nrankings:\n${rankings.join("")}`,
    );
    const words = wordsOfPublication(publicationOf(assessment));
    expect(words.match(/3 more rankings are not compared here/g)).toHaveLength(1);
  });

  it("has data that fit their schema, tables and figures", () => {
    for (const found of [compared(union), compared(NORTH, SOUTH)]) {
      const validate = new Ajv({ strict: false }).compile(schema);
      validate(comparisonData(found, "en"));
      expect(validate.errors).toBeNull();
      expect(comparisonTables(found).map(({ name }) => name)).toEqual([
        "order",
        "holders",
        "pairs",
        "places",
      ]);
      for (const { columns, rows } of comparisonTables(found))
        for (const row of rows) expect(row).toHaveLength(columns.length);
    }
    const { body, head } = comparisonReport(compared(union), "en");
    expect(head.marking).toBe("TLP:GREEN");
    const figures = body.children.flatMap((node) => (node.type === "figure" ? [node.figure.kind] : []));
    // More rankings than a page can hold next to each other are two figures.
    expect(figures).toEqual(["rankings", "rankings", expect.any(String), expect.any(String)]);
  });

  it("joins the threats of several files, and leaves out rankings of other things", () => {
    const found = compared(NORTH, SOUTH);
    expect(found.names).toEqual(["North", "South"]);
    expect(found.apart.map(({ ranking }) => ranking.id.text)).toEqual(["people"]);
    expect(found.consensus.items.map(({ places }) => places)).toEqual([
      { first: 1, last: 3 },
      { first: 1, last: 3 },
      { first: 1, last: 3 },
    ]);
  });

  it.each([
    ["", "There is no ranking to compare."],
    [
      "rankings: { one: { title: One, order: [a] } }",
      "There is only one ranking: One. A comparison needs two.",
    ],
    [
      "threats: { a: { title: A }, b: { title: B } }\nrankings: { one: { title: One, order: [a] }, two: { title: Two, order: [b] } }",
      "No two of these rankings have an item in common: One and Two. They rank different things, ids that are not defined, or categories of taxonomies without matches.",
    ],
  ])("says why %j cannot be compared", (text, why) => {
    expect(namedComparison(rankingsIn(text))).toBeUndefined();
    expect(whyNotCompared(rankingsIn(text))).toBe(why);
  });

  it("calls a threat by its name if every ranking names it, and tells open pairs from settled ones", () => {
    const text = (second: string): string => `taxonomy: { id: wet, categories: {} }
threats: { crack: { title: The dam cracks, category: dam }, flood: { title: Floods } }
rankings: { x: { title: X, order: [crack, flood] }, y: { title: Y, order: [flood, ${second}] } }
`;
    const both = compared(text("crack"));
    expect(both.consensus.items.map(both.nameOf)).toContain("The dam cracks");
    expect(both.consensus).toMatchObject({ cost: 1, openCost: 1 });
    const settled = compared(text("crack").replace("[flood, crack]", "[crack, flood]"));
    expect(settled.consensus).toMatchObject({ cost: 0, openCost: 0 });
  });

  it("of one item, or where everything is tied, has an order that is open or has nothing to compare", () => {
    const one = compared("threats: { a: { title: A } }\nrankings: { x: { order: [a] }, y: { order: [a] } }");
    expect(shortSentences(one)[1]).toContain("One item alone has no order");
    const tied = compared(
      "threats: { a: { title: A }, b: { title: B } }\nrankings: { x: { order: [{ tie: [a, b] }] }, y: { order: [{ tie: [a, b] }] } }",
    );
    expect(tied.consensus.items.map(({ places }) => places.last)).toEqual([2, 2]);
    expect(shortSentences(tied)).toContain("The rankings do not differ about any of these items.");
  });

  describe("of rankings with one title", () => {
    const file = (rankings: string, title = "Register"): string => `title: ${title}
actors: { roads: { name: Roads }, it: { name: IT } }
threats: { a: { title: Arson }, b: { title: Bribery } }
rankings: {${rankings}}
`;
    const ranking = (id: string, of: string): string => `${id}: { title: Priorities, ${of} order: [a, b] }`;
    it.each([
      ["holders", [file(`${ranking("x", "of: roads,")}, ${ranking("y", "of: it,")}`)], ["(Roads)", "(IT)"]],
      [
        "holders of two files",
        [file(ranking("x", "of: roads,")), file(ranking("y", "of: it,"))],
        ["(Roads)", "(IT)"],
      ],
      ["files", [file(ranking("x", "")), file(ranking("y", ""), "Other")], ["(Register)", "(Other)"]],
      ["nothing else", [file(`${ranking("x", "")}, ${ranking("y", "")}`)], ["(1)", "(2)"]],
    ])("tells them apart by their %s", (_, files, details) => {
      expect(compared(...files).names).toEqual(details.map((each) => `Priorities ${each}`));
    });
  });

  it("calls only rankings with a figure equally far, and names those without one", () => {
    const some = compared(`threats: { a: { title: A }, b: { title: B } }
rankings:
  x: { title: X, order: [a, b] }
  y: { title: Y, order: [a, b] }
  z: { title: Z, order: [{ tie: [a, b] }] }
`);
    const sentences = shortSentences(some);
    expect(sentences).toContain(
      "X and Y are equally far from it: each has 100% of the pairs of items in this order.",
    );
    expect(sentences).toContain(
      "Z has no such figure, because it puts none of these items ahead of another.",
    );
  });
});
