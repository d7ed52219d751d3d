/** Reads PDFs of broken files: they show every word of their authors. */
import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { plainCitations } from "../../server/src/features/plainCitations.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { assessmentAsMeant } from "../../server/src/workspace/asMeant.ts";
import { withCitations } from "../../server/src/writers/citations/cited.ts";
import { withWholeLinks } from "../../server/src/writers/links.ts";
import { writePdf } from "../../server/src/writers/pdf/pdf.ts";
import { exampleAssessment } from "../exampleAssessments.ts";
import { fc, runs, timeout } from "../property.ts";
import { breakable } from "../writers/mistakes.ts";
import { testEngine } from "../writers/pdfEngine.ts";
import { programOutput, inFolder } from "./programs.ts";

/** The words of a PDF in lower case, without spaces and hyphens: lines break within words. */
async function wordsOf(pdf: Uint8Array): Promise<string> {
  return await inFolder(async (folder) => {
    writeFileSync(`${folder}/broken.pdf`, pdf);
    const text = await programOutput("pdftotext", ["-raw", `${folder}/broken.pdf`, "-"]);
    return text.toLowerCase().replaceAll(/[\s\u00ad\u2010-]/g, "");
  });
}

describe.each(["first.threat.yaml", "andean-water-utility/agua.threat.yaml"] as const)(
  "The PDF of a broken %s",
  (name) => {
    it("loses no word of its authors", { timeout }, async () => {
      const { text } = exampleAssessment(name);
      const { broken, anyMistake, lostWords } = breakable(text);
      const property = fc.asyncProperty(
        fc.array(anyMistake, { minLength: 1, maxLength: 2 }),
        async (mistakes) => {
          const { assessment, text: now } = exampleAssessment(name, () => broken(mistakes));
          const publication = publicationOf(assessmentAsMeant(assessment));
          const cited = withWholeLinks(withCitations(publication, plainCitations(publication)));
          const pdf = await writePdf(cited, { compiler: await testEngine() });
          expect(lostWords(now, await wordsOf(pdf))).toEqual([]);
        },
      );
      await fc.assert(property, runs(8));
    });
  },
);
