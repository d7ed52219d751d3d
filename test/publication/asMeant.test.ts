/** Tests that readers get what authors have written under another name of a key, under the name that it is meant for. */
import { describe, expect, it } from "vitest";
import { keySynonyms } from "../../server/src/format/keySynonyms.ts";
import { schemas } from "../../server/src/format/schema.ts";
import { synonymsFor } from "../../server/src/format/synonyms.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { assessmentAsMeant } from "../../server/src/workspace/asMeant.ts";
import type { Assessment } from "../../server/src/workspace/assessment.ts";
import { assessmentsIn } from "../assessments.ts";
import { exampleAssessment } from "../exampleAssessments.ts";
import { wordsOfPublication } from "./words.ts";

const wordsOf = (assessment: Assessment): string =>
  wordsOfPublication(publicationOf(assessmentAsMeant(assessment)));

function wordsIn(text: string): string {
  const [assessment] = assessmentsIn(text);
  if (!assessment) throw new Error("A file has at least one assessment.");
  return wordsOf(assessment);
}

/** All keys that the format knows anywhere. */
const known = new Set(JSON.stringify(schemas.assessment).match(/(?<=")[\p{L}-]+(?=":)/gu));

const EXAMPLES = [
  "river-port-register/register.threat.yaml",
  "andean-water-utility/agua.threat.yaml",
] as const;

describe.each(EXAMPLES)("The document of %s", (name) => {
  const { assessment, text } = exampleAssessment(name);
  const words = wordsOf(assessment);
  const keys = new Set(Array.from(text.matchAll(/^\s*(?:- )?([a-z-]+):/gm), ([, key = ""]) => key));
  const cases = Array.from(keys).flatMap((key) =>
    synonymsFor(key, keySynonyms, (each) => each === key)
      .filter((word) => !known.has(word))
      .slice(0, 1)
      .map((word) => [word, key] as const),
  );

  it("has many keys with synonyms", () => {
    expect(cases.length).toBeGreaterThan(20);
  });

  it.each(cases)("is the same with %s in place of %s", (word, key) => {
    const renamed = (line: string): string =>
      line.replace(new RegExp(`(?<=^\\s*(?:- )?|[{,] )${key}:`, "g"), `${word}:`);
    const { assessment: other } = exampleAssessment(name, (all) => all.split("\n").map(renamed).join("\n"));
    expect(wordsOf(other).split("\n")).toEqual(words.split("\n"));
  });
});

describe("A key that is meant for another", () => {
  it("keeps its text where the other key is there too, or cannot have the value", () => {
    const words = wordsIn(
      "assessment: 1\ntitle: Ports\nheadline: Harbors\nabstract: [one, two]\nrecommendations:\n  fence: { title: Fence, due: 2027-01-15, horizon: 2 years }\n",
    );
    for (const each of ["Ports", "Harbors", "one", "two", "Due:", "2027-01-15", "within 2 years"])
      expect(words).toContain(each);
  });

  it("does not make a document without one be read again", () => {
    const { assessment } = exampleAssessment("first.threat.yaml");
    expect(assessmentAsMeant(assessment)).toBe(assessment);
  });
});
