/** Tests the annex on method: what readers are told of the scales. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { libraryOf } from "../assessments.ts";
import { wordsOfPublication } from "./words.ts";

const SCALE = `scale: 1
id: house
title: The scale of the house
of: likelihood
definition: How often *it* happens.
within: { natural: 5 years, accidental: 5 years, state: 2 years }
terms:
  - { term: rare, percent: { from: 0, to: 10 } }
  - { term: common, percent: { from: 10, to: 100 } }
source: "The Office, *Handbook*, 2024."
URL: https://example.org/handbook
`;

function annexOf(scale: string): string {
  const text = `assessment: 1\ntitle: Ports\nscales: { likelihood: ./house.scale.yaml }\nthreats:\n  flood: { title: Flood, likelihood: rare }\n`;
  const library = libraryOf({ "file:///house.scale.yaml": scale });
  const [assessment] = assessmentsOf(Source.of("file:///port.threat.yaml", text), library);
  if (!assessment) throw new Error("A file has at least one assessment.");
  return wordsOfPublication(publicationOf(assessment));
}

const spanish = JSON.parse(
  readFileSync(new URL("../../l10n/bundle.l10n.es.json", import.meta.url), "utf8"),
) as Record<string, string>;

it("a scale comes with what it measures, its periods, and where it is published", () => {
  const words = annexOf(SCALE).replace(/\n/g, "");
  expect(words).toContain("The scale of the house");
  expect(words).toContain(
    "How often it happens. Periods: within 5 years (natural, accidental); within 2 years (state). Source: The Office, Handbook, 2024. https://example.org/handbook",
  );
});

it("a scale without them has only its terms", () => {
  const bare = SCALE.replace(/^(?:definition|within|source|URL).*\n/gm, "");
  expect(annexOf(bare)).not.toMatch(/Periods|Source:|happens/);
});

it("a scale without ranges and meanings is a line", () => {
  const plain = SCALE.replace(/, percent: \{.*?\} \}/g, " }");
  expect(annexOf(plain).replace(/\n/g, "")).toContain("The scale of the house: rare · common");
});

it("no bundled scale tells readers how to write", () => {
  const folder = new URL("../../server/data/scales/", import.meta.url);
  const texts = readdirSync(folder).map((name) =>
    readFileSync(new URL(name, folder), "utf8").replace(/\s+/g, " "),
  );
  const ORDERS = /(?:[.:] |")(?:Use|Do not|Write|Give|State|Avoid|Prefer|No use|Indique|Escriba|No exprese) /;
  expect(texts.filter((text) => ORDERS.test(text.replace(/remarks:.*/, "")))).toEqual([]);
});

it("no bundled scale has English words around the titles of its publication in Spanish", () => {
  const folder = new URL("../../server/data/scales/", import.meta.url);
  const ENGLISH =
    /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|appendix|table|figure|edition|Office|United|with|the)\b/;
  for (const name of readdirSync(folder)) {
    const source = /^source: "?(.*?)"?$/m.exec(readFileSync(new URL(name, folder), "utf8"))?.[1];
    const words = source === undefined ? undefined : spanish[source];
    expect([name, words?.replace(/\*[^*]*\*|«[^»]*»/g, "")]).toEqual([
      name,
      expect.not.stringMatching(ENGLISH),
    ]);
  }
});

it("a scale comes with its remarks", () => {
  expect(annexOf(`${SCALE}remarks: Adopted *in March*.\n`).replace(/\n/g, "")).toContain("Adopted in March.");
});

const TAXONOMY = `taxonomy: 1
id: house
title: The hazards of the house
definition: What can harm the house.
scope: No wars.
source: "The Office, *List*, 2024."
remarks: Two titles are alike.
clusters: { earth: { title: Earth }, water: { title: Water } }
categories:
  quake: { title: Quake, cluster: earth }
  slide: { title: Slide, cluster: earth }
  flood: { title: Flood, cluster: water }
`;

it("a taxonomy comes with what it says of itself, and with its categories in its own order", () => {
  const text = `assessment: 1\ntitle: Ports\ntaxonomy: ./house.taxonomy.yaml\nthreats:\n  a: { title: Wave, category: flood }\n  b: { title: Scree, category: slide }\n  c: { title: Tremor, category: quake }\n`;
  const library = libraryOf({ "file:///house.taxonomy.yaml": TAXONOMY });
  const [assessment] = assessmentsOf(Source.of("file:///port.threat.yaml", text), library);
  const words = assessment ? wordsOfPublication(publicationOf(assessment)).replace(/\n/g, "") : "";
  expect(words).toMatch(
    /What can harm the house\. No wars\. Two titles are alike\. Source: The Office, List, 2024\.EarthQuakeSlideWaterFlood/,
  );
});
