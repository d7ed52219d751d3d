/** Tests scores: which judgments count, the report on them, and the report as data. */
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, it, test } from "vitest";
import type { JudgmentRecord, Standing } from "../../server/src/publication/score/judgmentRecords.ts";
import { judgmentRecords } from "../../server/src/publication/score/judgmentRecords.ts";
import { scoreOf } from "../../server/src/publication/score/score.ts";
import { scoreReport } from "../../server/src/publication/score/scoreReport.ts";
import { scoreData, scoreTables } from "../../server/src/publication/data/scoreTables.ts";
import { writeText } from "../../server/src/writers/text/text.ts";
import { assessmentsIn, TODAY } from "../assessments.ts";

function records(...texts: readonly string[]): JudgmentRecord[] {
  return texts.flatMap((text, index) =>
    assessmentsIn(text).flatMap((assessment) =>
      judgmentRecords({ assessment, file: `${String(index)}.threat.yaml`, today: TODAY }),
    ),
  );
}

const HEAD = "assessment: 1\ntitle: T\ndate: 2024-01-15\n";
const threat = (keys: string): string => `${HEAD}threats:\n  flood: {title: Flood, ${keys}}\n`;
const LIKELY = "likelihood: {term: likely, within: 2024}";

function reportText(...texts: readonly string[]): string {
  const publication = scoreReport(scoreOf(records(...texts)), {
    language: "en",
    date: TODAY,
    assessments: 1,
    broken: [],
    style: "full",
  });
  return writeText(publication).replace(/\s+/g, " ");
}

test.each<[Standing, string]>([
  ["scored", `${LIKELY}, outcome: occurred`],
  ["scored", "likelihood: {percent: 60%, within: 2024}, outcome: occurred"],
  [
    "scored",
    "likelihood: {term: likely, within: 2 years}, outcome: {status: did-not-occur, date: 2026-01-15}",
  ],
  [
    "scored",
    "likelihood: {from: unlikely, to: likely, within: 2024}, outcome: {status: occurred, date: 2024-03}",
  ],
  ["due", LIKELY],
  ["partly", `${LIKELY}, outcome: {status: partly}`],
  ["cannot-be-told", `${LIKELY}, outcome: cannot-be-told`],
  ["open", "likelihood: {term: likely, within: 3 years}"],
  ["open", "likelihood: {term: likely, within: 3 years}, outcome: occurred"],
  ["undated", "likelihood: likely, outcome: occurred"],
  ["undated", "likelihood: {term: likely, within: next season}, outcome: occurred"],
  ["late", "likelihood: {term: likely, within: 2023}, outcome: occurred"],
  ["no-band", "likelihood: {term: perhaps, within: 2024}, outcome: occurred"],
  ["no-band", "likelihood: {percent: 640%, within: 2024}, outcome: occurred"],
  ["no-likelihood", "outcome: occurred"],
  ["no-likelihood", "residual: {likelihood: likely}, outcome: occurred"],
  ["no-status", `${LIKELY}, outcome: happened`],
  ["no-status", `${LIKELY}, outcome: {date: 2024}`],
  ["outside", `${LIKELY}, outcome: {status: occurred, date: 2025-03}`],
  ["outside", `${LIKELY}, outcome: {status: occurred, date: 2023-12}`],
])("%s: %s", (standing, keys) => {
  expect(records(threat(keys)).map((record) => record.standing)).toEqual([standing]);
});

describe("the judgments", () => {
  it("leave out information, items without a likelihood, and count what is restated once", () => {
    const text = `${HEAD}statements:
  a: {kind: information, text: A., likelihood: {term: likely, within: 2024}, outcome: occurred}
  b: {kind: judgment, text: B.}
  c: {kind: judgment, text: C., likelihood: {term: likely, within: 2024}, outcome: occurred}
  d: {kind: judgment, text: D., restates: c, likelihood: {term: likely, within: 2024}, outcome: occurred}
`;
    expect(records(text).map(({ id, standing }) => [id, standing])).toEqual([
      ["c", "scored"],
      ["d", "restated"],
    ]);
  });

  it("take a percentage before the band of the term, and the period of the scale", () => {
    const [own] = records(
      threat("likelihood: {term: likely, percent: 60-65%, within: 2024}, outcome: occurred"),
    );
    expect(own?.band).toEqual({ from: 60, to: 65 });
    const [scaled] = records(
      `${HEAD}scales: {likelihood: nrr-likelihood}\nthreats:\n  a: {title: A, origin: state, likelihood: 3, outcome: did-not-occur}\n`,
    );
    expect(scaled).toMatchObject({ end: "2026-01-15", standing: "scored" });
  });

  it("know who judged, and notice what says that something will not happen", () => {
    const text = `${HEAD}authors: [Ana Peña, Li Wei]
actors: {navy: {name: Navy}}
statements:
  a: {kind: judgment, text: It will not flood., holder: [navy, author], ${LIKELY}, outcome: occurred}
`;
    expect(records(text)).toMatchObject([
      { holders: ["Navy", "Ana Peña and Li Wei (authors)"], isDenied: true },
    ]);
    expect(
      scoreOf(records(text))
        .groups.get("holder")
        ?.map(({ label }) => label),
    ).toEqual(["Ana Peña and Li Wei (authors)", "Navy"]);
    expect(reportText(text)).toContain("seem to say that something will not happen");
  });

  it("carry the markings of the assessment and their own", () => {
    const text = `${HEAD}handling: TLP:GREEN\nthreats: {a: {title: A, handling: TLP:AMBER, ${LIKELY}, outcome: occurred}}\n`;
    expect(reportText(text)).toContain("TLP:GREEN / TLP:AMBER");
  });
});

const many = (count: number, status: string): string =>
  `${HEAD}threats:\n${Array.from({ length: count }, (_, index) => `  t${String(index)}: {title: T, ${LIKELY}, outcome: ${status}}\n`).join("")}`;

describe("the report", () => {
  it("concludes nothing from few, and says how few", () => {
    const text = reportText(many(19, "did-not-occur"));
    expect(text).toContain("19 judgments are too few to conclude anything: with fewer than 20");
    expect(text).not.toMatch(/too strong|too weak|nothing speaks against/);
    expect(text).not.toMatch(/Reliability /);
  });

  it.each([
    ["did-not-occur", "the words were too strong"],
    ["occurred", "the words were too weak"],
  ])("says of 20 likely events that %s: %s", (status, words) => {
    expect(reportText(many(20, status))).toContain(words);
  });

  it("names the terms and the levels that do not fit although all together do", () => {
    const group = (term: string, confidence: string, status: string): string =>
      Array.from(
        { length: 25 },
        (_, index) =>
          `  ${term}-${String(index)}: {title: T, likelihood: {term: ${term}, within: 2024}, confidence: ${confidence}, outcome: ${status}}\n`,
      ).join("");
    const text = `${HEAD}threats:\n${group("very-likely", "low", "did-not-occur")}${group("very-unlikely", "high", "occurred")}`;
    const report = reportText(text);
    expect(report).not.toContain("nothing speaks against");
    expect(report).toContain("Single groups did not.");
    expect(report).toContain(
      "Terms that do not fit: very unlikely (more often than said) and very likely (less often than said).",
    );
    expect(report).toContain(
      "Levels of confidence that do not fit: low (less often than said) and high (more often than said).",
    );
  });

  it("tells a confidence that only the text states from one that nobody states", () => {
    const judgment = (id: string, text: string, keys = ""): string =>
      `  ${id}: {kind: judgment, text: ${text}, ${LIKELY}, ${keys}outcome: occurred}\n`;
    const { groups } = scoreOf(
      records(
        `${HEAD}statements:\n${judgment("a", "We judge with high confidence that it leaks.")}${judgment("b", "It leaks.")}${judgment("c", "It leaks again.", "confidence: low, ")}`,
      ),
    );
    expect(groups.get("confidence")?.map(({ label }) => label)).toEqual([
      "low",
      "in the text only",
      undefined,
    ]);
    const threats = records(threat(`${LIKELY}, description: We have moderate confidence in this judgment.`));
    expect(threats.map(({ saysConfidence }) => saysConfidence)).toEqual([true]);
  });

  it("counts what has another id in another edition once, and what has the same title in one edition twice", () => {
    const edition = (...items: readonly (readonly [id: string, title: string])[]): string =>
      `${HEAD}threats:\n${items.map(([id, title]) => `  ${id}: {title: ${title}, ${LIKELY}, outcome: occurred}\n`).join("")}`;
    const subjectsOf = (...texts: readonly string[]): number => scoreOf(records(...texts)).subjects;
    expect(subjectsOf(edition(["leak", "The dam leaks"]), edition(["seepage", "The  Dam leaks"]))).toBe(1);
    expect(subjectsOf(edition(["leak", "Leak"]), edition(["leak", "Seepage"]))).toBe(1);
    expect(subjectsOf(edition(["leak", "Leak"], ["seepage", "Leak"]), edition(["leak", "Leak"]))).toBe(2);
    expect(
      subjectsOf(edition(["a", "A"]), edition(["b", "A"]), edition(["b", "B"]), edition(["c", "B"])),
    ).toBe(1);
    expect(reportText(edition(["a", "A"]), edition(["b", "A"]))).toContain(
      "The 2 judgments are about only 1 threat or question",
    );
  });

  it("has no score for what cannot be told, and says so", () => {
    const text = reportText(many(3, "cannot-be-told"));
    expect(text).toContain("None of them has a score yet");
    expect(text).toContain("3 judgments. Nobody can tell whether it happened.");
    expect(text).not.toContain("Brier score");
  });

  it("names the judgments whose outcome is missing", () => {
    expect(reportText(threat(LIKELY))).toContain("1 judgment is due");
  });
});

describe("the data", () => {
  const schema = JSON.parse(
    readFileSync(new URL("../../schemas/score.schema.json", import.meta.url), "utf8"),
  ) as object;
  const validate = new Ajv({ strict: true, strictRequired: false }).compile(schema);
  const example = ["2023", "2024", "2025"].flatMap((year) =>
    records(
      readFileSync(new URL(`../../examples/strait-outlook/${year}.threat.yaml`, import.meta.url), "utf8"),
    ),
  );
  const score = scoreOf(example);

  it.each([
    ["the example", example],
    ["nothing", []],
    ["what has no score", records(threat("outcome: occurred"))],
  ])("fits its schema: %s", (_, all) => {
    validate(scoreData(scoreOf(all), { language: "en", date: TODAY }));
    expect(validate.errors).toBeNull();
  });

  it("has the same figures however the files are ordered", () => {
    const data = (all: readonly JudgmentRecord[]): unknown => {
      const whole = scoreData(scoreOf(all), { language: "en", date: TODAY });
      return { ...(whole as object), judgments: [] };
    };
    expect(data(example.toReversed())).toEqual(data(example));
  });

  // `score.expected.py` computes them from the files with other programs.
  it("has the figures of the example", () => {
    expect(score.counts.get("scored")).toBe(33);
    expect(score.total).toMatchObject({
      count: 33,
      occurred: 18,
      score: {
        best: expect.closeTo(EXAMPLE.best, 9) as number,
        middle: expect.closeTo(EXAMPLE.middle, 9) as number,
        worst: expect.closeTo(EXAMPLE.worst, 9) as number,
      },
    });
    expect(score.parts).toEqual({
      reliability: expect.closeTo(EXAMPLE.reliability, 9) as number,
      resolution: expect.closeTo(EXAMPLE.resolution, 9) as number,
      uncertainty: expect.closeTo(EXAMPLE.uncertainty, 9) as number,
    });
  });

  it("has a row for each judgment and each group", () => {
    const [judgments, calibration] = scoreTables(score);
    expect(judgments?.rows).toHaveLength(38);
    expect(judgments?.rows.every((row) => row.length === judgments.columns.length)).toBe(true);
    expect(calibration?.rows[0]?.slice(0, 4)).toEqual(["All", "All", 33, 18]);
  });
});

const EXAMPLE = JSON.parse(readFileSync(new URL("score.expected.json", import.meta.url), "utf8")) as Record<
  "best" | "middle" | "worst" | "reliability" | "resolution" | "uncertainty",
  number
>;

test("names the single groups that do not fit, also if all together do not", () => {
  const threats = Array.from(
    { length: 25 },
    (_, index) =>
      `  t${String(index)}: { title: Threat ${String(index)}, ${LIKELY}, outcome: did-not-occur }\n`,
  ).join("");
  const text = reportText(`${HEAD}threats:\n${threats}`);
  expect(text).toContain("came true less often than the words say: the words were too strong.");
  expect(text).toContain("Terms that do not fit: likely (less often than said).");
});

test("says what a score needs if no judgment has one", () => {
  const text = reportText(threat(LIKELY));
  expect(text).toContain("1 judgment with a likelihood or an outcome. None of them has a score yet");
  expect(text).not.toContain("Of 0 judgments");
});
