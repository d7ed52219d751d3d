import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { publicationOf } from "../../server/src/publication/publication.ts";
import type { Publication } from "../../server/src/publication/tree/tree.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import type { Translations } from "../../server/src/language/texts.ts";
import { inLanguage } from "../../server/src/language/texts.ts";
import { writeText } from "../../server/src/writers/text/text.ts";
import { writeHtml } from "../../server/src/writers/html/html.ts";
import { assessmentsIn, libraryOf } from "../assessments.ts";
import { exampleFiles } from "../examples.ts";
import { fc, runs, timeout } from "../property.ts";
import { HOSTILE_TEXT, samplePublication } from "./sample.ts";
import { sampleFigures } from "./sampleFigures.ts";
import { wordsOfPublication } from "./words.ts";

const texts = exampleFiles.map((name) =>
  readFileSync(new URL(`../../examples/${name}`, import.meta.url), "utf8"),
);

function publicationIn(text: string): Publication {
  const [assessment] = assessmentsIn(text);
  if (!assessment) throw new Error("A file has at least one assessment.");
  return publicationOf(assessment);
}

function wordsIn(text: string): string {
  return wordsOfPublication(publicationIn(text));
}

const spanish = JSON.parse(
  readFileSync(new URL("../../l10n/bundle.l10n.es.json", import.meta.url), "utf8"),
) as Translations;

const HEAD = "assessment: 1\ntitle: Ports\n";

describe("A publication", () => {
  it("says a likelihood as a word, a band and a period", () => {
    const words = wordsIn(
      `${HEAD}threats:\n  flood: { title: Flood, likelihood: { term: likely, within: 2 years }, confidence: { level: high, because: Gauges agree. } }\n`,
    );
    expect(words).toContain("likely (55–80%), within 2 years");
    expect(words).toContain("high\n. \nGauges agree.");
  });

  it("says what is not stated", () => {
    const words = wordsIn(
      `${HEAD}statements:\n  closure:\n    role: key-judgment\n    kind: judgment\n    text: The port closes.\n`,
    );
    expect(words).toContain("not stated");
    expect(words).toContain("The assessment names no sources.");
  });

  it("names what is not defined", () => {
    expect(wordsIn(`${HEAD}summary: See [[nothing]] and [@nobody-2004, p. 3].\n`)).toContain(
      "“nothing” (not described)",
    );
  });

  it.each([".", ",", ";", "?", ")"])(
    "leaves no space of a citation before %j in the name of a statement",
    (sign) => {
      const text = `${HEAD}summary: See [[closure]].\nsources: { a: { type: report } }\nstatements:\n  closure: { text: "It closes [@a]${sign} Or not." }\n`;
      expect(wordsIn(text)).toContain(`It closes${sign} Or not`);
      expect(wordsIn(text)).not.toMatch(/ [.,;?)]/);
    },
  );

  it("has a part of threats only if there are threats", () => {
    const closure = "{ text: It closes., likelihood: { term: likely, within: 2 years } }";
    const titles = (text: string): string[] => wordsIn(text).split("\n");
    expect(titles(`${HEAD}statements:\n  a: ${closure}\n`)).toContain("Likelihoods");
    expect(titles(`${HEAD}statements:\n  a: ${closure}\n`)).not.toContain("Threats");
    expect(titles(`${HEAD}threats:\n  a: { title: Fire }\n`)).toContain("Threats");
  });

  it("shows text that cannot be read", () => {
    expect(wordsIn(`${HEAD}summary: |\n  One.\nactors:\n  port: { name: "Port\n`)).toContain(
      'port: { name: "Port',
    );
  });

  it("shows keys that the format does not know", () => {
    const words = wordsIn(
      `${HEAD}threats:\n  flood: { title: Flood, frobnication: Every spring }\nodd-section:\n  budgets: { people: Odd words }\n  shelters: 14\n`,
    );
    for (const each of ["Every spring", "budgets", "people", "Odd words", "shelters", "14"])
      expect(words).toContain(each);
  });

  it("leaves out the author's own keys", () => {
    expect(
      wordsIn(`${HEAD}x-secret: hidden words\nthreats:\n  flood: { title: Flood, x-file: hidden file }\n`),
    ).not.toContain("hidden");
  });

  it("keeps the locators and prefixes of citations", () => {
    const { body } = publicationIn(
      `${HEAD}summary: Drugs rose [see @curtis, p. 20; @rocha].\nsources:\n  curtis: { type: report, title: A }\n  rocha: { type: report, title: B }\n`,
    );
    expect(JSON.stringify(body)).toContain(
      JSON.stringify({
        type: "citation",
        works: [{ id: "curtis", prefix: "see", locator: "p. 20" }, { id: "rocha" }],
      }),
    );
  });

  it("shows HTML and pictures in prose as words", () => {
    const html = writeHtml(
      publicationIn(
        `${HEAD}summary: |\n  <img src=x onerror=alert(1)> ![p](http://x.example/p.png) [l](javascript:alert(1))\n`,
      ),
    );
    expect(html).not.toMatch(/<img|javascript:alert\(1\)"|<script/);
    expect(html).toContain("&#x3C;img src=x onerror=alert(1)>");
  });

  it("says plainly that no category fits an entry", () => {
    const order = "order: [{ label: Piracy, outside: true, nearest: terrorism }, energy]";
    const words = wordsIn(`${HEAD}taxonomy: bailey-2005\nrankings:\n  a: { title: A, ${order} }\n`);
    expect(words).toMatch(/No category fits\n\. \nNearest category: /);
    expect(words).not.toMatch(/outside (?:of )?the taxonomy/i);
  });

  it("says in its brief form what comparisons conclude, and where the rankings part", () => {
    const [assessment] = assessmentsIn(
      `${HEAD}taxonomy: bailey-2005
rankings:
  a: { title: A, order: [terrorism, energy] }
  b: { title: B, order: [energy, terrorism] }
comparisons:
  both:
    title: The two ministries
    text: They read the same file.
    between: [a, b]
    claim: partly-converge
    caveat: Two readings only.
    items:
      - { on: terrorism, kind: misalignment, text: First and second. }
      - { on: energy, kind: convergence, text: Near the top of both. }
`,
    );
    const words = assessment && wordsOfPublication(publicationOf(assessment, { style: "brief" }));
    expect(words).toContain("The two ministries");
    expect(words).toContain("They read the same file.");
    expect(words).toContain("First and second.");
    expect(words).not.toContain("Near the top of both.");
    expect(words).not.toContain("Two readings only.");
  });

  it("puts the sample of a survey before its results and the ranking that comes from it", () => {
    const words = wordsIn(`${HEAD}sources:
  poll: { type: report, title: Poll, survey: { population: households, sample-size: 1096 } }
rankings:
  r: { title: Fears, estimated-by: poll, order: [{ label: Floods, outside: true }] }
results:
  pay: { title: Would pay, source: poll, share: 57% }
  save: { title: Would save, source: poll, share: 40% }
`);
    const sample = /Survey:[\s\S]{0,20}Poll[\s\S]{0,20}Population: [\s\S]{0,5}households[\s\S]{0,40}1,?096/;
    const [, beforeRanking = "", beforeResults = ""] = words.split(/(?=Fears\n)|(?=Survey results)/);
    expect([beforeRanking, beforeResults].map((each) => sample.test(each))).toEqual([true, true]);
    expect(words.slice(words.indexOf("Would pay"), words.indexOf("Would save"))).not.toMatch(sample);
  });

  it("names the source of several results once, above them", () => {
    const text = `${HEAD}sources:
  log: { type: report, title: Log of the port }
results:
  one: { title: Thefts, source: log, at: table 1, count: 3 }
  two: { title: Fires, source: log, at: table 2, count: 4 }
`;
    const results = wordsIn(text).split("Survey results")[1]?.split("Sources\n")[0] ?? "";
    expect(results.match(/Log of the port/g)).toHaveLength(1);
    expect(results).toMatch(/Log of the port[^]*Thefts[^]*table 1[^]*Fires[^]*table 2/);
  });

  it("says the points of a comparison in sentences, without the labels of a form", () => {
    const text = `${HEAD}taxonomy: bailey-2005
actors: { mexico: { name: Mexico } }
rankings: { a: { order: [energy] }, b: { order: [water] } }
comparisons:
  c:
    between: [a, b]
    claim: diverge
    items:
      - { on: [energy, water], kind: conflict, stage: actual, text: Both want it., reasons: { mexico: It is short. } }
      - { kind: convergence, stray: odd words, on: { not: an id } }
`;
    const [assessment = expect.unreachable()] = assessmentsIn(text);
    const words = writeText(publicationOf(assessment)).replace(/\s+/g, " ");
    expect(words).toContain("- Energy, Water (conflict, actual): Both want it. Mexico: It is short.");
    expect(words).toMatch(/an id.*convergence.*odd words/);
    expect(words).not.toMatch(/\b(?:On|Stage|Reasons):/);
  });

  it("names a language and a length in the document's language", () => {
    const text = `${HEAD}sources: { a: { type: book, title: A, language: qu } }\ncontext: { c: { text: Elections., every: 4 years } }\n`;
    expect(wordsIn(text)).toMatch(/Quechua/);
    const spanishWords = inLanguage(spanish, () => wordsIn(text));
    expect(spanishWords).toMatch(/quechua/);
    expect(spanishWords).toMatch(/4 años/);
  });

  it("counts ties in the table of rankings", () => {
    const words = wordsIn(
      `${HEAD}taxonomy: bailey-2005\nrankings:\n  a: { title: A, order: [organized-crime, { tie: [energy, water] }, terrorism] }\n  b: { title: B, order: [terrorism, energy] }\n`,
    );
    expect(words).toMatch(/2\n \(tied\)/);
  });

  it(
    "is made of every damaged example, and no word of it runs",
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...texts),
          fc.nat(),
          fc.nat(60),
          fc.constantFrom("", HOSTILE_TEXT, "\n", "  "),
          (text, start, length, added) => {
            const from = start % text.length;
            const damaged = text.slice(0, from) + added + text.slice(from + length);
            const all = assessmentsOf(Source.of("file:///a.threat.yaml", damaged), libraryOf());
            for (const assessment of all) {
              const html = writeHtml(publicationOf(assessment));
              expect(html).not.toMatch(/<script|<img|<iframe|href="(?!#|https?:|mailto:)/i);
            }
          },
        ),
        runs(60),
      );
    },
    timeout,
  );
});

describe("The HTML of a publication", () => {
  const html = writeHtml(samplePublication);

  it("has every word of the sample", () => {
    const shown = html
      .replace(/<[^>]*>/g, "\n")
      .replaceAll("&#x3C;", "<")
      .replaceAll("&#x26;", "&")
      .replaceAll("&amp;", "&");
    for (const line of [
      "Threats to the port of Santa Rosa",
      "TLP:AMBER+STRICT",
      "Ana Peña",
      "A note of two paragraphs.",
      "“A quotation.”",
      HOSTILE_TEXT,
    ])
      expect(shown).toContain(line);
    for (const { kind } of sampleFigures) expect(shown).toContain(`What the figure ${kind} shows.`);
  });

  it("links references to their targets", () => {
    const targets = new Set(Array.from(html.matchAll(/ id="([^"]+)"/g), ([, id]) => id));
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(targets).toContain(target);
  });

  it("is the same for the same publication", () => {
    expect(writeHtml(samplePublication)).toBe(html);
  });

  it("keeps the style sheet of a house inside its element", () => {
    expect(writeHtml(samplePublication, { style: "</style><script>alert(1)</script>" })).not.toContain(
      "</style><script>",
    );
  });
});

it.each(["- ", "1. ", "> ", ">", "> - ", "- 1. "])(
  "the document has the text after %j 3,000 times",
  (mark) => {
    const publication = publicationIn(`${HEAD}summary: |\n  ${mark.repeat(3000)}Harbours are open.\n`);
    expect(writeHtml(publication)).toContain("Harbours are open.");
  },
);
