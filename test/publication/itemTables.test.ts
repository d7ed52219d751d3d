/** Tests the tables and lines of an item: ratings side by side, lists as tables, short facts on one line, who disagrees. */
import { readFileSync } from "node:fs";
import type { Nodes, Text } from "mdast";
import { describe, expect, it } from "vitest";
import { schemas } from "../../server/src/format/schema.ts";
import type { Translations } from "../../server/src/language/texts.ts";
import { inLanguage } from "../../server/src/language/texts.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import {
  columnShares,
  isWide,
  lettersOnLine,
  sharesWithRoom,
} from "../../server/src/publication/tree/tableShape.ts";
import { isLabelOf, tableNode } from "../../server/src/publication/tree/tree.ts";
import type { BlockContent } from "../../server/src/publication/tree/tree.ts";
import { assessmentsIn } from "../assessments.ts";

function blocksIn(text: string): BlockContent[] {
  const [assessment] = assessmentsIn(`assessment: 1\ntitle: Ports\n${text}`);
  if (!assessment) throw new Error("A file has at least one assessment.");
  return publicationOf(assessment).body.children as BlockContent[];
}

function wordsOf(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(wordsOf).join("") : "";
}

/** The tables that have a name, each as lines of cells. */
function tablesIn(text: string): string[][] {
  return blocksIn(text).flatMap((block) =>
    block.type === "table" && block.data?.name !== undefined
      ? [block.children.map((row) => row.children.map(wordsOf).join(" | "))]
      : [],
  );
}

const linesIn = (text: string): string[] =>
  blocksIn(text).flatMap((block) => (block.type === "table" ? [] : [wordsOf(block)]));

const spanish = JSON.parse(
  readFileSync(new URL("../../l10n/bundle.l10n.es.json", import.meta.url), "utf8"),
) as Translations;

/** All choices of some of a list. */
function subsetsOf<T>([first, ...rest]: readonly T[]): T[][] {
  if (first === undefined) return [[]];
  const others = subsetsOf(rest);
  return [...others, ...others.map((each) => [first, ...each])];
}

const threat = (keys: string): string => `threats:\n  flood:\n    title: Flood\n${keys}`;

describe("The threats at a glance", () => {
  const rowsOf = (keys: string): string[] =>
    blocksIn(`threats: { a: { title: A, ${keys} }, b: { title: B } }\n`).flatMap((block) =>
      block.type === "table" && block.data?.id === "table-threats"
        ? block.children.map((row) => row.children.map(wordsOf).join(" | "))
        : [],
    );

  it("have the inherent and residual ratings only if no threat is rated as it is today", () => {
    const stages = "inherent: { likelihood: { term: likely, because: It rains. } }, residual: { risk: low }";
    expect(rowsOf(stages)).toEqual([
      "Threat | Inherent (without controls) | Residual (with the controls)",
      "1. A | Likelihood: likely (55–80%) | Risk: low",
      "2. B | – | –",
    ]);
    expect(rowsOf(`${stages}, risk: high`)).toEqual(["Threat | Risk", "1. A | high", "2. B | –"]);
  });
});

it("shares that are wanted leave room for the longest word of each column", () => {
  const cells = (...texts: readonly string[]): Text[][] => texts.map((value) => [{ type: "text", value }]);
  const rows = [cells("Elemento", "Conclusión", "Motivo"), cells("Crecida", "muy pocos", "El dique.")];
  expect(sharesWithRoom(rows, [0.4, 0.3, 0.3])).toEqual([0.4, 0.3, 0.3]);
  const [first = 0, second = 0, third = 0] = sharesWithRoom(rows, [0.45, 0.1, 0.45]);
  expect(second * lettersOnLine(false)).toBeGreaterThanOrEqual("Conclusión".length + 4);
  expect(first + second + third).toBeCloseTo(1);
  expect(sharesWithRoom([], [0.5, 0.5])).toEqual([0.5, 0.5]);
});

it("A column has room for its name in bold letters", () => {
  const row = (...cells: string[]): Text[][] => cells.map((value) => [{ type: "text", value }]);
  const long = "word ".repeat(60);
  const [first = 0] = columnShares([row("Confidence", "B"), row("low", long)]);
  expect(Math.round(first * lettersOnLine(false))).toBeGreaterThanOrEqual(16);
});

describe("A table", () => {
  const row = (...cells: string[]): Text[][] => cells.map((value) => [{ type: "text", value }]);
  const long = "A text that needs several lines. ".repeat(9);
  const facts = ["by December 31, 2026", "1\u00a0250\u00a0000\u00a0EUR", "very likely"] as const;

  it("has room for a date, an amount and a word of a scale on one line, next to long texts", () => {
    const rows = [row("What", "When", "Cost", "Likelihood"), row(long, ...facts)];
    const widths = columnShares(rows).map((share) => share * lettersOnLine(isWide(tableNode(rows, {}))));
    facts.forEach((fact, index) => {
      expect(widths[index + 1]).toBeGreaterThanOrEqual(fact.length);
    });
    expect(sharesWithRoom(rows, [0.7, 0.1, 0.1, 0.1])[2]).toBeGreaterThan(
      facts[1].length / lettersOnLine(true),
    );
  });

  it("is set in smaller letters if its words and facts need it", () => {
    const wide = [
      row("What", "Departments", "Since", "Until", "Cost", "Owner"),
      row(long, "Telecommunications", ...facts, "Operations Department"),
    ];
    expect(isWide(tableNode(wide, {}))).toBe(true);
    expect(isWide(tableNode([row("What", "When"), row(long, "2026")], {}))).toBe(false);
    const shares = columnShares(wide);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  });
});

describe("The ratings of a threat", () => {
  it("are a table with a column for each stage and a row for each dimension", () => {
    const text = threat(`    inherent: { likelihood: likely, impact: 4 }
    likelihood: unlikely
    impact: { level: 3, dimensions: { human: 2 }, because: Few live there. }
    risk: low
    residual: { likelihood: unlikely, risk: low, because: The wall holds. }
`);
    expect(tablesIn(text)).toEqual([
      [
        "Rating | Inherent (without controls) | Current | Residual (with the controls)",
        "Likelihood | likely (55–80%) | unlikely (20–45%) | unlikely (20–45%)",
        "Impact | 4 (significant) | 3 (moderate). Few live there. | not stated",
        "Impact: human | – | 2 (limited) | –",
        "Risk | not stated | low | low",
        "Reason | – | – | The wall holds.",
      ],
    ]);
    expect(linesIn(text).join("\n")).not.toMatch(/Likelihood|Risk:|Residual/);
  });

  it("are lines if only one stage is rated", () => {
    const text = threat("    likelihood: likely\n    risk: high\n    residual: {}\n");
    expect(tablesIn(text)).toEqual([]);
    expect(linesIn(text)).toContain("Residual risk (with the controls): not stated");
    expect(linesIn(text)).toContain("Likelihood: likely (55–80%)");
  });

  it("lose nothing of a stage that is not a map, or that a file has twice", () => {
    expect(
      linesIn(threat("    inherent: very bad\n    risk: high\n    residual: { risk: low }\n")),
    ).toContain("Without controls: very bad");
    const twice = threat("    inherent: { risk: high }\n    inherent: { risk: low }\n    risk: low\n");
    expect(tablesIn(twice).flat().join("\n")).toContain("Risk | high; low | low");
    const unknown = threat("    risk: high\n    residual: { risk: low, colour: green }\n");
    expect(tablesIn(unknown).flat()).toContain("Colour | – | green");
  });
});

describe("A list of controls", () => {
  it("is a table of the facts that most of them have, and the rest is with the text", () => {
    const text = threat(`    controls:
      - { text: A wall., effectiveness: effective, because: It held. }
      - { text: A plan., effectiveness: untested, modifies: impact }
      - A watch.
`);
    expect(tablesIn(text)).toEqual([
      [
        "Control | Effectiveness",
        "A wall. Reason: It held. | effective",
        "A plan. Changes: impact | untested",
        "A watch. | –",
      ],
    ]);
    const blocks = blocksIn(text);
    const label = blocks.findIndex((block) => wordsOf(block) === "Controls:");
    expect(isLabelOf(blocks[label] as Nodes, blocks[label + 1])).toBe(true);
  });

  it("is not a table with one control, or without facts", () => {
    expect(tablesIn(threat("    controls: [{ text: A wall., effectiveness: effective }]\n"))).toEqual([]);
    expect(tablesIn(threat("    controls: [A wall., A plan.]\n"))).toEqual([]);
  });
});

describe("Lines", () => {
  it("have several short facts, with the place of all of them in the source", () => {
    const text = threat("    origin: natural\n    trend: rising\n    basis: guess\n");
    const line = blocksIn(text).find((block) => wordsOf(block).startsWith("Origin:"));
    expect(line && wordsOf(line)).toBe("Origin: natural · Trend: rising");
    const span = line?.data?.span;
    expect(span?.piece.text.slice(span.start, span.end)).toBe("natural\n    trend: rising");
  });

  it("say of a dissent that names nobody what is missing", () => {
    const text = threat(
      "    dissent:\n      - { by: Staff, text: It is dry., because: No rain. }\n      - It is wet.\n      - { by: [], text: It snows. }\n",
    );
    expect(linesIn(text)).toEqual(
      expect.arrayContaining(["Staff dissents: It is dry. Reason: No rain.", "Dissent:"]),
    );
    expect(linesIn(threat("    dissent: { by: [Staff, Navy, Police], text: It is dry. }\n"))).toContain(
      "Staff, Navy and Police dissent: It is dry.",
    );
    expect(linesIn(threat("    dissent: [It is wet.]\n"))).toContain("Dissent: It is wet.");
  });

  it.each([
    ["English", {}, /^(?:The navy dissents|The navy and Staff dissent)(?:\.|:(?! [\p{L} ]+:))/u],
    ["Spanish", spanish, /^(?:The navy disiente|The navy y Staff disienten)(?:\.|:(?! [\p{L} ]+:))/u],
  ] as const)("have one label for a dissent, whatever it has, in %s", (_, language, form) => {
    const navy = "actors: { navy: { name: The navy } }\n";
    const values = { text: "It is dry.", because: "No rain.", likelihood: "unlikely", confidence: "low" };
    const others = { ...values, evidence: "[{ source: a }, { source: b }]" };
    const keys = Object.keys(schemas.assessment.definitions?.dissent?.properties ?? {});
    expect(["by", ...Object.keys(others)].toSorted()).toEqual(keys.toSorted());
    for (const by of ["navy", "[navy, Staff]"])
      for (const some of subsetsOf(Object.entries(others))) {
        const dissent = [["by", by], ...some]
          .map(([key, value]) => `${key ?? ""}: ${value ?? ""}`)
          .join(", ");
        const lines = inLanguage(language, () =>
          linesIn(`${navy}${threat(`    dissent: [{ ${dissent} }]\n`)}`),
        );
        const line = lines.find((each) => /^The navy.* (?:dissent|disient)/.test(each));
        expect(line).toMatch(form);
      }
  });

  it("write a word that says what kind of thing it is without a label", () => {
    const actors = "actors:\n  army: { name: Army, kind: armed-force }\n  odd: { name: Odd, kind: crowd }\n";
    const words = linesIn(
      `${actors}statements:\n  wet: { text: It is wet., role: observation, kind: information }\n`,
    );
    expect(words).toContain("Army. Armed force");
    expect(words).toContain("Odd. Kind: crowd");
    expect(words).toContain("Observation · Reported by a source");
  });

  it("put a count and its unit, and a rank and its number of ranks, into one fact", () => {
    const text =
      "findings:\n  days: { title: Days, source: log, count: 12315, unit: days, rank: 2, among: 7 }\n  more: { title: More, source: log, unit: days }\n";
    const words = linesIn(text).join("\n");
    expect(words).toMatch(/Rank: 2 of 7\..*Count: 12,?315 days/);
    expect(words).toContain("Unit: days");
  });
});

describe("The numbers of threats and recommendations", () => {
  const both = `threats: { a: { title: Flood, likelihood: likely }, b: { title: Fire } }
recommendations:
  wall: { title: Build a wall, addresses: [a], actors: [Town] }
  pump: { number: "(7)", title: Buy a pump, addresses: [b] }
`;

  it("are the same in headings, tables and figures", () => {
    const blocks = blocksIn(both);
    const headings = blocks.filter(({ type }) => type === "heading").map(wordsOf);
    const rows = blocks.flatMap((block) =>
      block.type === "table" ? block.children.map(({ children: [cell] }) => cell && wordsOf(cell)) : [],
    );
    const figures = blocks.flatMap((block) => (block.type === "figure" ? [JSON.stringify(block)] : []));
    for (const name of ["1. Flood", "2. Fire", "1. Build a wall", "(7) Buy a pump"]) {
      expect(headings).toContain(name);
      expect(rows).toContain(name);
      expect(figures.join("\n")).toContain(name);
    }
  });

  it.each([
    ["there is only one", "wall: { title: Build a wall, addresses: [a] }", ["Build a wall"]],
    [
      "the author gives them to others",
      "wall: { number: 2, title: Build a wall, addresses: [a] }, pump: { title: Buy a pump, addresses: [b] }",
      ["2. Build a wall", "Buy a pump"],
    ],
  ])("are left out if %s", (_why, recommendations, names) => {
    const blocks = blocksIn(
      `threats: { a: { title: Flood }, b: { title: Fire } }\nrecommendations: { ${recommendations} }\n`,
    );
    const headings = blocks.filter(({ type }) => type === "heading").map(wordsOf);
    for (const name of names) expect(headings).toContain(name);
    const figures = blocks.flatMap((block) => (block.type === "figure" ? [block.figure] : []));
    expect(figures).toContainEqual(expect.objectContaining({ kind: "coverage", recommendations: names }));
  });
});

describe("A key judgment without a title", () => {
  const judgment = (text: string): BlockContent[] =>
    blocksIn(`statements:\n  one: { role: main-point, number: 1, text: "${text}" }\n`);

  it("is its own heading, or has its first words as one", () => {
    const short = judgment("The port closes.").filter(({ type }) => type === "heading");
    expect(short.map(wordsOf)).toContain("1. The port closes.");
    const long = judgment(`The port closes. ${"It is wet. ".repeat(30)}`);
    const heading = long.findIndex((block) => wordsOf(block).startsWith("1. The port closes. It"));
    expect(long[heading]?.type).toBe("heading");
    expect(wordsOf(long[heading] as Nodes)).toMatch(/…$/);
    expect(wordsOf(long[heading + 1] as Nodes)).toContain("It is wet. ".repeat(29));
  });
});

describe("Names", () => {
  it("say what a numbered statement is", () => {
    const words = linesIn(
      "summary: See [[one]] and [[two]].\nstatements:\n  one: { role: main-point, number: 1, text: A. }\n  two: { role: observation, number: 1, text: B. }\n",
    );
    expect(words.join("\n")).toContain("See Main point 1 and Observation 1.");
  });

  it("keep what a text names", () => {
    const text =
      "summary: We see that [[one]].\nterms:\n  big-bandit: { text: A ruler. }\nstatements:\n  one: { text: 'Crime turns a [[big-bandit]] into a mayor [[two]].' }\n  two: { text: Yes. }\n";
    expect(linesIn(text).join("\n")).toContain("We see that “Crime turns a big bandit into a mayor”.");
  });
});

describe("The ranks of items", () => {
  it("tell an entry that names several items from a tie", () => {
    const text =
      "taxonomy: bailey-2005\nrankings:\n  a: { title: A, order: [{ covers: [water, energy] }, terrorism] }\n  b: { title: B, order: [{ tie: [water, energy] }, terrorism] }\n";
    const table = blocksIn(text).find((block) => block.data?.id === "table-rankings");
    const rows = table && "children" in table ? table.children.map(wordsOf) : [];
    expect(rows).toContain("Water1 (joint)1 (tied)");
    expect(linesIn(text).join("\n")).toContain("Joint: the ranking names several items in one entry.");
  });
});
