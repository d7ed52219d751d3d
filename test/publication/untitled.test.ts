/** Tests the names of what has no title: no id is printed where the document says what it is. */
import { describe, expect, it } from "vitest";
import { changesReport } from "../../server/src/publication/changes/changesReport.ts";
import { editionSteps } from "../../server/src/publication/changes/comparedEditions.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { assessmentsIn } from "../assessments.ts";
import { wordsOfPublication } from "./words.ts";

function wordsIn(text: string): string {
  const [assessment] = assessmentsIn(`assessment: 1\ntitle: Ports\n${text}`);
  if (!assessment) throw new Error("A file has at least one assessment.");
  return wordsOfPublication({ ...publicationOf(assessment), works: [] });
}

describe("A source without a title is named by its authors and its year", () => {
  it.each([
    ["author: Kwame Boateng, issued: 2020-05", "Boateng 2020"],
    [
      "author: [{ family: Curtis, given: G. }, { family: Gibbs, given: J. }], issued: 2004",
      "Curtis and Gibbs 2004",
    ],
    ["author: [{ family: A }, { family: B }, { family: C }], issued: 192X", "A et al. 192X"],
    [
      "author: [{ literal: Foreign Military Studies Office }], issued: 2002",
      "Foreign Military Studies Office 2002",
    ],
    ["author: [{ family: Humboldt, non-dropping-particle: von }]", "von Humboldt"],
    ["publisher: HM Government, issued: 2025", "HM Government 2025"],
    ["URL: 'https://example.org/a'", "https://example.org/a"],
    ["container-title: The Harbour", "The Harbour"],
    ["type: report", "odd id"],
  ])("%s: %s", (keys, expected) => {
    const words = wordsIn(
      `sources:\n  odd-id: { ${keys} }\nstatements:\n  one: { text: Ships wait., evidence: [{ source: odd-id, at: p. 3 }] }\n`,
    );
    expect(words).toContain(expected);
    if (expected !== "odd id") expect(words).not.toMatch(/odd.id/);
  });
});

describe("A ranking without a title is named by its holder and its time", () => {
  const ACTORS = "taxonomy: bailey-2005\nactors: { alpha: { name: Alpha }, beta: { name: Beta } }\n";

  it.each([
    ["of: alpha", "Priorities of Alpha"],
    ["of: alpha, date: 2005-01", "Priorities of Alpha (January 2005)"],
    ["of: alpha, horizon: 10 years", "Priorities of Alpha (within 10 years)"],
  ])("%s: %s", (keys, expected) => {
    const words = wordsIn(`${ACTORS}rankings:\n  odd-id: { ${keys}, order: [energy] }\n`);
    expect(words).toContain(expected);
    expect(words).not.toMatch(/odd.id/);
  });

  it("has a name of its own among those of its holder, in words and never in YAML", () => {
    const words = wordsIn(
      `${ACTORS}rankings:
  odd-a: { of: alpha, horizon: { after: 2027, before: 2028 }, order: [energy] }
  odd-b: { of: alpha, horizon: 10 years, order: [energy] }
  odd-c: { of: alpha, date: 2005-01, order: [energy] }
  odd-d: { of: alpha, order: [energy] }
  odd-e: { of: beta, order: [energy] }
  odd-f: { of: beta, order: [energy] }
`,
    );
    for (const name of ["Alpha (2027–2028)", "Alpha (within 10 years)", "Alpha", "Beta (1)", "Beta (2)"])
      expect(words.split("\n")).toContain(name);
    expect(words).not.toMatch(/odd.[a-f]|[{}]|2005-01/);
  });

  it("and by a number that no title of another one has", () => {
    const order = "title: Alpha, order: [energy]";
    const words = wordsIn(
      `${ACTORS}rankings:\n  a: { ${order} }\n  b: { ${order} }\n  c: { title: Alpha (1), order: [energy] }\n`,
    );
    expect(words).toMatch(/\nItem\nAlpha \(2\)\nAlpha \(3\)\nAlpha \(1\)\n/);
  });

  it("and so are comparisons, also with a text", () => {
    const words = wordsIn(
      `${ACTORS}rankings:\n  odd-a: { of: alpha, order: [energy] }\n  odd-b: { of: beta, order: [water] }\ncomparisons:\n  odd-c: { between: [odd-a, odd-b], claim: diverge, text: They differ. }\nsummary: See [[odd-c]].\n`,
    );
    expect(words.match(/Comparison: Alpha and Beta/g)).toHaveLength(2);
    expect(words).toContain("They differ.");
    expect(words).not.toMatch(/odd.[abc]/);
  });
});

it("A result without a title is named by its source and the place in it", () => {
  const words = wordsIn(
    "sources:\n  odd-id: { author: Kwame Boateng, issued: 2020 }\nresults:\n  odd-r: { source: odd-id, at: table 2, share: 40% }\nsummary: See [[odd-r]].\n",
  );
  expect(words).toContain("Boateng 2020, table 2");
  expect(words).not.toMatch(/odd.r/);
});

it("A numbered statement has its text where two editions are compared", () => {
  const edition = (date: string, id: string, text: string): string => `assessment: 1
title: Ports
date: ${date}
statements: { ${id}: { kind: judgment, role: key-judgment, number: 1, text: ${text} } }
recommendations: { pump: { title: Buy a pump, addresses: [${id}] } }
`;
  const editions = [
    ...assessmentsIn(edition("2024", "dry", "The river falls dry."), "file:///2024.threat.yaml"),
    ...assessmentsIn(edition("2025", "wet", "The river floods."), "file:///2025.threat.yaml"),
  ];
  const [step = expect.unreachable()] = editionSteps(editions, ["", ""]);
  const words = wordsOfPublication(changesReport([step]));
  expect(words).toContain("Key judgment 1 (“The river falls dry”)");
  expect(words).toContain("Key judgment 1 (“The river floods”)");
});

it("What is gone has its name in the reason that names it by its id", () => {
  const head = (date: string): string => `assessment: 1\ntitle: Ports\ndate: ${date}\n`;
  const threats =
    "threats: { r-01: { title: Coastal flood }, r-02: { title: Storm }, r-011: { title: Fire } }\n";
  const after = `${head("2025")}summary: We drop r-01 and “R-02”, see https://a.example/r-01 and r-02.pdf.\nthreats: { r-011: { title: Fire } }\n`;
  const [step = expect.unreachable()] = editionSteps(
    [
      ...assessmentsIn(`${head("2024")}${threats}`, "file:///2024.threat.yaml"),
      ...assessmentsIn(after, "file:///2025.threat.yaml"),
    ],
    ["", ""],
  );
  const words = wordsOfPublication(changesReport([step]));
  expect(
    words.match(/We drop “Coastal flood” and “Storm”, see https:\/\/a.example\/r-01 and r-02.pdf\./g),
  ).toHaveLength(2);
});

describe("What has no title is named by the first paragraph of its text", () => {
  it.each([
    ["The hosts:\\n\\n| Host | Address |\\n|---|---|\\n| `gw-1` | 10.0.0.1 |", "The hosts:"],
    ["Block `203.0.113.0/24` at the *edge*.", "Block 203.0.113.0/24 at the edge"],
    ["| Host | Address |\\n|---|---|\\n| gw-1 | 10.0.0.1 |", "Host Address gw-1 10.0.0.1"],
    ["The [[odd-id]] holds [@nobody, p. 3].", "The odd id holds"],
    ["![The river](https://example.org/r.png) rises.", "The river rises"],
  ])("%s", (text, expected) => {
    const words = wordsIn(
      `statements:\n  one: { text: "${text}" }\n  two: { text: Ships wait., evidence: [{ statement: one }] }\n`,
    );
    expect(words.replace(/\n/g, "")).toContain(`Evidence: ${expected}`);
  });
});

it("A term without a name is named by its id in words, and not by its definition", () => {
  const words = wordsIn(
    "terms:\n  usual-course: { definition: What usually happens. }\n  worst: { definition: The worst., contrasts-with: usual-course }\n",
  );
  expect(words.replace(/\n/g, "")).toContain("usual course. What usually happens.");
  expect(words.replace(/\n/g, "")).toContain("In contrast to: usual course");
});
