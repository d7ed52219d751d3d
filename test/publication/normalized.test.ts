/** Tests assessments as data, and their schema. */
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { Json } from "../../server/src/publication/data/normalized.ts";
import { normalizedOf } from "../../server/src/publication/data/normalized.ts";
import { publicationOf } from "../../server/src/publication/publication.ts";
import { assessmentsIn } from "../assessments.ts";
import { exampleFiles } from "../examples.ts";
import { RANKINGS_TEXT } from "../features/comparedRankings.ts";

const schema = JSON.parse(
  readFileSync(new URL("../../schemas/document.schema.json", import.meta.url), "utf8"),
) as object;
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

function normalized(text: string): Record<string, Json> {
  const [assessment] = assessmentsIn(text);
  if (!assessment) throw new Error("A file has at least one assessment.");
  return normalizedOf(assessment, publicationOf(assessment));
}

const TEXT = `assessment: 1
title: Ports
date: 2026-11
taxonomy: bailey-2005
threats:
  flood:
    title: Flood
    category: natural-disasters
    likelihood: { term: likely, within: 2 years }
    impact: { level: high, because: "See [[port]]." }
    owner: port
    affects: [port, nobody]
actors: { port: { name: Port of Santa Rosa } }
`;

describe("An assessment as data", () => {
  it("resolves names, terms and dates", () => {
    expect(normalized(TEXT)).toMatchObject({
      version: 1,
      language: "en",
      title: "Ports",
      date: { text: "2026-11", first: "2026-11-01", last: "2026-11-30" },
      sections: {
        threats: [
          {
            id: "flood",
            name: "Flood",
            likelihood: {
              label: "likely",
              band: { from: 55, to: 80 },
              terms: [{ term: "likely", percent: { from: 55, to: 80 } }, { term: "likely" }],
            },
            impact: { because: "See Port of Santa Rosa." },
            owner: { id: "port", concept: "actor", name: "Port of Santa Rosa" },
            affects: [{ id: "port" }, { id: "nobody" }],
          },
        ],
      },
    });
  });

  it("has the entries of rankings with their ranks", () => {
    const { sections, works } = normalized(RANKINGS_TEXT);
    expect(sections).toMatchObject({
      rankings: [
        {
          id: "first",
          name: "Port of Santa Rosa",
          entries: [{ rank: 1, items: [{ name: "Energy" }] }, {}, {}],
        },
        {
          entries: [
            { name: "Terrorism" },
            {},
            { rank: 3, name: "Both", items: [{ id: "water" }, { id: "organized-crime" }] },
          ],
          unranked: { impunity: {} },
        },
      ],
    });
    expect(works).toMatchObject([{ id: "salas-2023", type: "article-journal" }]);
  });

  it.each(exampleFiles)("is valid for %s", (name) => {
    const text = readFileSync(new URL(`../../examples/${name}`, import.meta.url), "utf8");
    validate(normalized(text));
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each(["", "]", "title: [", "rankings:\n  r: {order: 3}\n", "threats: text\n", "threats: [a, b]\n"])(
    "is valid for %j, which is broken",
    (text) => {
      validate(normalized(text));
      expect(validate.errors ?? []).toEqual([]);
    },
  );

  it("is not valid with a rank in words", () => {
    const data = structuredClone(normalized(RANKINGS_TEXT)) as {
      sections: { rankings: { entries: object[] }[] };
    };
    Object.assign(data.sections.rankings[0]?.entries[0] ?? {}, { rank: "1" });
    expect(validate(data)).toBe(false);
  });
});
