/** Measures parsing a long bibliography: its keys, its problems, and a single entry. */
import { parse } from "@retorquere/bibtex-parser";
import {
  bibliographyProblemsOf,
  readBibliography,
} from "../../server/src/model/bibliography/bibliography.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { median, timed } from "./figures.ts";
import type { BenchPart } from "./row.ts";
import { raceRow } from "./row.ts";

const ENTRIES = 5_000;
const READINGS = 3;

/** Compares our parser with another one. */
export const bibliography: BenchPart = {
  method: `A file in BibTeX with ${ENTRIES} entries is read, in this process: its keys, what is wrong in it, and what one entry says. The
    other is \`@retorquere/bibtex-parser\`, which reads what all entries say; ${READINGS} times by turns.`,
  async *rows() {
    const own: number[] = [];
    const theirs: number[] = [];
    for (let turn = 0; turn < READINGS; turn++) {
      // Each turn uses a different text, because results are cached.
      const text = bibtexOf(ENTRIES, `turn ${turn}`);
      own.push(
        await timed(async () => {
          const source = Source.of(`file:///bench-${turn}.bib`, text);
          const works = readBibliography(source);
          if (works.size !== ENTRIES || bibliographyProblemsOf(source).length > 0)
            throw new Error("It was not read.");
          works.get(`key-${ENTRIES - 1}`)?.csl.texts.get("title");
          return Promise.resolve();
        }),
      );
      theirs.push(
        await timed(async () => {
          if (parse(text).entries.length !== ENTRIES) throw new Error("It was not read.");
          return Promise.resolve();
        }),
      );
    }
    yield raceRow({
      what: `bibliography of ${ENTRIES} entries → keys, problems, one entry`,
      ours: median(own),
      other: median(theirs),
      faster: 10,
    });
  },
};

function bibtexOf(count: number, note: string): string {
  return Array.from(
    { length: count },
    (_, index) => `@article{key-${index},
  author = {Salas Huanca, Rosa and P{\\'e}rez, Ana Mar{\\'i}a and {World Bank}},
  title = {On {Water} and its Threats in ${index} Towns, ${note}},
  journal = {Journal of Security},
  year = {${1950 + (index % 70)}}, volume = {${index % 40}}, number = {2}, pages = {41--63},
  doi = {10.1000/x.${index}},
}
`,
  ).join("\n");
}
