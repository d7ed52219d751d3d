/** Tests that every writer makes a document of a broken file, and that no word of its authors is lost. */
import { describe, expect, it } from "vitest";
import { plainCitations } from "../../server/src/features/plainCitations.ts";
import { normalizedOf } from "../../server/src/publication/data/normalized.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { tablesOf } from "../../server/src/publication/data/tables.ts";
import { assessmentAsMeant } from "../../server/src/workspace/asMeant.ts";
import { withCitations } from "../../server/src/writers/citations/cited.ts";
import { writeHtml } from "../../server/src/writers/html/html.ts";
import { writeGithubMarkdown } from "../../server/src/writers/markdown/githubMarkdown.ts";
import { writeMarkdown } from "../../server/src/writers/markdown/markdown.ts";
import { writePlainMarkdown } from "../../server/src/writers/markdown/plainMarkdown.ts";
import { writeXlsx } from "../../server/src/writers/spreadsheets/xlsx.ts";
import { writeCsv } from "../../server/src/writers/spreadsheets/csv.ts";
import { writeText } from "../../server/src/writers/text/text.ts";
import { exampleAssessment } from "../exampleAssessments.ts";
import type { exampleFiles } from "../examples.ts";
import { fc, runs, timeout } from "../property.ts";
import { breakable } from "./mistakes.ts";
import { writeSample } from "./wordSample.ts";

const EXAMPLES = [
  "first.threat.yaml",
  "five-state-union.threat.yaml",
  "andean-water-utility/agua.threat.yaml",
] as const satisfies readonly (typeof exampleFiles)[number][];

const squeezed = (text: string): string => text.toLowerCase().replace(/\s+/g, " ");

describe.each(EXAMPLES)("A broken %s", (name) => {
  const { text } = exampleAssessment(name);
  const { broken, anyMistake, lostWords } = breakable(text);

  it("loses no word of its authors", { timeout }, () => {
    const property = fc.property(fc.array(anyMistake, { minLength: 1, maxLength: 2 }), (mistakes) => {
      const { assessment, text: now } = exampleAssessment(name, () => broken(mistakes));
      const publication = publicationOf(assessmentAsMeant(assessment));
      const shown = squeezed(writeText(withCitations(publication, plainCitations(publication))));
      expect(lostWords(now, shown)).toEqual([]);
    });
    fc.assert(property, runs(60));
  });

  it("becomes a document in every format", { timeout }, async () => {
    const property = fc.asyncProperty(anyMistake, async (mistake) => {
      const { assessment } = exampleAssessment(name, () => broken([mistake]));
      const publication = publicationOf(assessmentAsMeant(assessment));
      const cited = withCitations(publication, plainCitations(publication));
      const tables = tablesOf(assessment);
      const written = [
        writeHtml(cited),
        writePlainMarkdown(cited),
        writeGithubMarkdown(cited),
        writeMarkdown(publication, { name: "broken" }).text,
        JSON.stringify(normalizedOf(assessment, publication)),
        (await writeSample(cited)).length,
        tables.length > 0 ? (await writeXlsx(tables)).length + tables.map(writeCsv).length : "no tables",
      ];
      for (const each of written) expect(each).toBeTruthy();
    });
    await fc.assert(property, runs(6));
  });
});
