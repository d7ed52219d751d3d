/** Tests what documents say where there is nothing: no answer, no recommendation, no controls, nothing to compare. */
import { shownTexts } from "../writers/drawings.ts";
import { describe, expect, it } from "vitest";
import { publicationOf } from "../../server/src/publication/publication.ts";
import type { BlockContent, Publication } from "../../server/src/publication/tree/tree.ts";
import { drawCoverage } from "../../server/src/writers/figures/coverage.ts";
import { assessmentsIn } from "../assessments.ts";
import { wordsOfPublication } from "./words.ts";
import { writeText } from "../../server/src/writers/text/text.ts";

function publicationIn(text: string): Publication {
  const [assessment] = assessmentsIn(`assessment: 1\ntitle: Ports\n${text}`);
  if (!assessment) throw new Error("A file has at least one assessment.");
  return publicationOf(assessment);
}

const wordsIn = (text: string): string => wordsOfPublication(publicationIn(text));

type FigureNode = Extract<BlockContent, { type: "figure" }>;

function coverageIn(text: string): FigureNode {
  const found = publicationIn(text).body.children.find(
    (node): node is FigureNode => node.type === "figure" && node.figure.kind === "coverage",
  );
  if (!found) throw new Error("The document has no figure of coverage.");
  return found;
}

describe("A key question", () => {
  const questions =
    "questions:\n  boats: How many boats?\n  close: { title: Closure, text: Will the port close? }\n";

  it("leads to the statements that answer it, and says if none does", () => {
    const { body } = publicationIn(
      `${questions}statements:\n  nine: { title: Nine boats, text: There are nine., answers: boats }\n  ten: { title: Ten crews, text: There are ten., answers: [boats] }\n`,
    );
    const words = JSON.stringify(body);
    const boats = words.slice(words.indexOf("How many boats"), words.indexOf("Will the port close"));
    expect(boats).toMatch(/Answer:.*statement-nine.*Nine boats.*; .*statement-ten.*Ten crews/);
    expect(boats).not.toContain("not answered");
    expect(words.slice(words.indexOf("Will the port close"))).toMatch(/Answer:.*not answered/);
  });
});

describe("The figure of coverage", () => {
  const threats = (names: readonly string[]): string =>
    `threats:\n${names.map((name) => `  ${name.toLowerCase()}: { title: ${name}${name.startsWith("A") ? ", accepted: Insured." : ""} }\n`).join("")}recommendations:\n  wall: { title: A wall, addresses: [flood] }\n`;

  it("tells accepted threats from those without a recommendation, by name", () => {
    const { alternative, figure } = coverageIn(threats(["Flood", "Fire", "Ash", "Acid"]));
    expect(alternative).toBe(
      "Threats without a recommendation: Fire. Accepted without a recommendation: Ash and Acid.",
    );
    const drawn = figure.kind === "coverage" ? shownTexts(drawCoverage(figure, 600)) : [];
    expect(drawn.slice(-3)).toEqual([
      "addresses the threat",
      "threat without a recommendation",
      "threat that is accepted without a recommendation",
    ]);
  });

  it("says that each threat is addressed, only if so", () => {
    expect(coverageIn(threats(["Flood"])).alternative).toBe("Each threat is addressed by a recommendation.");
    expect(coverageIn(threats(["Flood", "Ash"])).alternative).toBe("Accepted without a recommendation: Ash.");
  });

  it("marks the same threats in its parts as in the whole", () => {
    const names = Array.from({ length: 60 }, (_, index) => `${index % 3 === 0 ? "A" : "B"}${String(index)}`);
    const parts = publicationIn(threats(["Flood", ...names])).body.children.flatMap((node) =>
      node.type === "figure" && node.figure.kind === "coverage" ? [node.figure] : [],
    );
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts)
      expect(part.threats.map((name, index) => [name, part.accepted?.[index]])).toEqual(
        part.threats.map((name) => [name, name.includes(". A")]),
      );
  });
});

describe("A value without anything", () => {
  it.each([
    ["controls: []", "none"],
    ["tags: []", "none"],
    ["controls: {}", "not stated"],
    ["likelihood: {}", "not stated"],
    ["impact: { level: 3, dimensions: {} }", "none"],
  ])("%s is %s", (keys, expected) => {
    expect(wordsIn(`threats:\n  flood: { title: Flood, ${keys} }\n`)).toContain(expected);
  });

  it("is not an empty item of a list", () => {
    expect(wordsIn("statements:\n  one: { text: Ships wait., evidence: [{}, {}] }\n")).toMatch(
      /not stated[^]*not stated/,
    );
  });
});

describe("What only a part of a value says", () => {
  it.each([
    ["likelihood: { from: unlikely }", "Likelihood: From: unlikely"],
    ["likelihood: { term: likely, from: unlikely, to: even }", "likely"],
    ["impact: { to: 4 }", "Impact: To: 4"],
    ["cost: { from: 5000, currency: EUR }", "at least 5,000 EUR"],
    ["cost: { amount: 9000, from: 5000, currency: EUR }", "9,000 EUR, at least 5,000 EUR"],
  ])("%s is not lost", (keys, expected) => {
    const [assessment = expect.unreachable()] = assessmentsIn(
      `assessment: 1\ntitle: Ports\nthreats:\n  flood: { title: Flood, ${keys.startsWith("cost") ? "" : keys} }\nrecommendations:\n  wall: { title: Wall, ${keys.startsWith("cost") ? keys : ""} }\n`,
    );
    expect(writeText(publicationOf(assessment)).replace(/\s+/g, " ")).toContain(expected);
  });
});

describe("The title block", () => {
  it.each([
    ['title: ""', "Untitled assessment"],
    ["title: Ports\nauthors:", "Authors"],
    ["title: Ports\nauthors: []", "Authors"],
    ['title: Ports\nauthors: [""]', "Authors"],
    ["title: Ports\ndate:", "Date"],
    ['title: Ports\ndate: ""', "Date"],
  ])("%j says what is missing", (keys, expected) => {
    const [assessment = expect.unreachable()] = assessmentsIn(`assessment: 1\n${keys}\n`);
    const { head } = publicationOf(assessment);
    expect([head.title, ...head.facts.map(({ label }) => label)]).toContain(expected);
  });
});

describe("A brief", () => {
  const briefOf = (text: string): string => {
    const [assessment = expect.unreachable()] = assessmentsIn(`assessment: 1\ntitle: Ports\n${text}`);
    return wordsOfPublication(publicationOf(assessment, { style: "brief" }));
  };

  it("has a single threat and a single recommendation", () => {
    const words = briefOf(
      "threats:\n  flood: { title: Flood, owner: Pilots }\nrecommendations:\n  wall: { title: A wall, actors: Pilots }\n",
    );
    expect(words).toMatch(/Threats\n[^]*Flood\n[^]*Recommendations\n[^]*A wall/);
  });

  it("has all judgments if none is a key judgment", () => {
    const text = (role: string): string =>
      briefOf(
        `statements:\n  one: { kind: judgment, text: It rains., ${role} }\n  two: { kind: judgment, text: It pours. }\n`,
      );
    expect(text("")).toMatch(/Judgments\n[^]*It rains[^]*It pours/);
    expect(text("role: key-judgment")).not.toContain("It pours");
  });

  it("has threats of which only the titles are known", () => {
    const words = briefOf("threats:\n  flood: { title: Flood }\n  fire: { title: Fire }\n");
    expect(words).toMatch(/\nFlood\nFire\n/);
  });
});

describe("A note", () => {
  const timesIn = (text: string, words: string): number =>
    wordsIn(`notes:\n  a: Alpha says so [^b].\n  b: Beta says so.\n  c: Gamma says so.\n${text}`).split(words)
      .length - 1;

  it.each([
    "summary: See [^c] and [^a].",
    "statements:\n  one: { text: Ships wait., evidence: [{ note: c }] }",
  ])("is printed once, also if several texts refer to it (%s)", (text) => {
    expect(["Alpha says so", "Beta says so", "Gamma says so"].map((words) => timesIn(text, words))).toEqual([
      1, 1, 1,
    ]);
  });
});

describe("Two notes with one id", () => {
  it.each(["Ships wait.", "Ships wait [^a]."])("are both printed (%s)", (summary) => {
    const words = wordsIn(`summary: "${summary}"\nnotes:\n  a: Alpha says so.\n  a: Beta says so.\n`);
    expect(words.match(/(?:Alpha|Beta) says so/g)?.sort()).toEqual(["Alpha says so", "Beta says so"]);
  });
});

describe("A result without a source", () => {
  it.each([
    ["", /A[^]*Source:\n \nnot stated[^]*B/],
    [", source: gone", /A[^]*B[^]*gone/],
  ])("does not have that of the one before (%j)", (keys, expected) => {
    const words = wordsIn(
      `sources:\n  s: { type: book, title: Ships }\nresults:\n  a: { title: A, source: s, value: 5 }\n  b: { title: B, value: 6${keys} }\n`,
    );
    expect(words.slice(words.indexOf("figures"))).toMatch(expected);
  });
});

describe("Notes that only refer to each other, or that only code names", () => {
  it("are printed", () => {
    const words = wordsIn(
      "summary: See `[^c]`.\nnotes:\n  a: Alpha says so [^b].\n  b: Beta says so [^a].\n  c: Gamma says so.\n",
    );
    expect(words).toMatch(
      /Alpha says so[^]*Gamma says so[^]*Beta says so|Gamma says so[^]*Alpha says so[^]*Beta says so/,
    );
  });
});

describe("Rankings that have nothing in common", () => {
  const figuresIn = (orders: readonly string[]): readonly (readonly string[])[] =>
    publicationIn(
      `taxonomy: bailey-2005\nrankings:\n${orders.map((order, index) => `  r${String(index)}: { title: R${String(index)}, order: ${order} }\n`).join("")}`,
    ).body.children.flatMap((node) =>
      node.type === "figure" && node.figure.kind === "rankings"
        ? [node.figure.columns.map(({ title }) => title)]
        : [],
    );

  it.each([
    [
      ["[energy]", "[water]"],
      [["R0"], ["R1"]],
    ],
    [
      ["[energy]", "[water]", "[energy]"],
      [["R0", "R2"], ["R1"]],
    ],
    [["[energy, water]", "[terrorism]", "[water, terrorism]"], [["R0", "R1", "R2"]]],
    [["[energy]", "[]"], [["R0"]]],
    [["[energy]", "[energy]"], [["R0", "R1"]]],
    [["[energy]", "[water], unranked: { energy: {} }"], [["R0", "R1"]]],
    [
      ["[energy], unranked: { terrorism: {} }", "[water], unranked: { terrorism: {} }"],
      [["R0"], ["R1"]],
    ],
    [["[water]", "[drought], taxonomy: nrr-2025"], [["R0", "R1"]]],
  ])("%j are drawn as %j", (orders, expected) => {
    expect(figuresIn(orders)).toEqual(expected);
  });
});

describe("Two rankings", () => {
  const rankings = (first: string, second: string): string =>
    `taxonomy: bailey-2005\nrankings:\n  a: { title: A, order: ${first} }\n  b: { title: B, order: ${second} }\n`;
  const TIED = "all items in both share a rank";
  const FEW = "too few to compare";
  const METHOD = "How rankings are compared";

  it.each([
    ["[{ tie: [energy, water, terrorism] }]", "[{ tie: [energy, water, terrorism] }]", [TIED, METHOD]],
    ["[{ tie: [energy, water, terrorism] }]", "[energy, water, terrorism]", [TIED, METHOD]],
    ["[energy, water, terrorism]", "[water, energy, terrorism]", [METHOD]],
    ["[energy, water, terrorism]", "[energy, water]", [FEW]],
    ["[energy]", "[water]", ["No item is in more than one of these rankings."]],
  ])("%s and %s: the document says what there is to compare", (first, second, expected) => {
    const words = wordsIn(rankings(first, second));
    const all = [TIED, FEW, METHOD, "No item is in more than one"];
    for (const each of all)
      expect(words.includes(each), each).toBe(expected.some((one) => one.startsWith(each)));
  });

  it("of a comparison say that they share nothing, next to the claim", () => {
    const words = wordsIn(
      `${rankings("[energy]", "[water]")}comparisons:\n  c: { between: [a, b], claim: diverge }\n`,
    );
    expect(words).toContain("No item is in more than one of these rankings.");
  });

  it("are not needed: one ranking has nothing to be compared with", () => {
    const words = wordsIn("taxonomy: bailey-2005\nrankings:\n  a: { title: A, order: [energy, water] }\n");
    expect(words).not.toMatch(/No item is in more|How rankings are compared/);
  });
});

describe("The confidence of a judgment", () => {
  const judgment = (text: string): string =>
    `statements:\n  strike: { role: key-judgment, kind: judgment, text: "${text}" }\n`;

  it.each([
    ["", "A strike is likely.", true],
    ["", "A strike is likely. We have moderate confidence in this judgment.", false],
    ["language: en-GB\n", "We assess with high confidence that the port will close.", false],
    ["language: es\n", "Tenemos una confianza moderada en este juicio.", false],
    ["language: es\n", "Es probable que haya huelga.", true],
    ["language: de\n", "Ein Streik ist wahrscheinlich; wir sind uns ziemlich sicher.", false],
  ])("%s%s", (language, text, isMissing) => {
    expect(wordsIn(language + judgment(text)).includes("Confidence:")).toBe(isMissing);
  });
});

it("A numbered judgment has the name in the figure that the text refers to it by, because threats have numbers too", () => {
  const publication = publicationIn(`summary: See [[first]].
threats:
  strike: { title: Strike, likelihood: { percent: 60-70% } }
  flood: { title: Flood, likelihood: { percent: 10-20% } }
statements:
  first: { role: key-judgment, kind: judgment, number: 1, text: The port closes., likelihood: { percent: 60-70% }, confidence: low }
  second: { kind: judgment, number: 2, text: "It opens again.", likelihood: { percent: 60-70% }, confidence: low }
`);
  const figure = publication.body.children.find(
    (node) => node.type === "figure" && node.figure.kind === "ranges",
  );
  const rows = figure?.type === "figure" && figure.figure.kind === "ranges" ? figure.figure.rows : [];
  expect(rows.map(({ label }) => label)).toEqual([
    "1. Strike",
    "2. Flood",
    "Key judgment 1: The port closes",
    "Statement 2: It opens again",
  ]);
  expect(wordsOfPublication(publication)).toMatch(/See\s+key judgment 1/i);
});

describe("A file that the document names", () => {
  it("is named in the annex if it cannot be read", () => {
    const words = wordsIn(
      "taxonomy: no-such-taxonomy\nscales: { likelihood: ./gone.scale.yaml, impact: nrr-impact }\nbibliography: gone.bib\n",
    );
    expect(words.replace(/\n/g, "|")).toContain(
      "Files that cannot be read|Taxonomy “no-such-taxonomy”|Scale “./gone.scale.yaml”|Bibliography “gone.bib”",
    );
  });

  it("is not if it can", () => {
    expect(wordsIn("taxonomy: bailey-2005\nscales: { impact: nrr-impact }\n")).not.toContain(
      "cannot be read",
    );
  });
});
