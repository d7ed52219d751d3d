/** Tests what differs between two versions of an assessment. */
import { describe, expect, it } from "vitest";
import type { FieldChange } from "../../server/src/model/editions/changes.ts";
import { changedFields } from "../../server/src/model/editions/changes.ts";
import type { PreviousAssessment } from "../../server/src/model/editions/previousAssessment.ts";
import { previousAssessmentIn } from "../../server/src/model/editions/previousAssessment.ts";
import { daysOf } from "../../server/src/model/dates/edtf.ts";
import { noteThatMentions } from "../../server/src/model/editions/changeNotes.ts";
import { areOtherPeriods } from "../../server/src/model/dates/period.ts";
import { Source } from "../../server/src/syntax/source.ts";

/** The two texts as assessments. */
function versions(...texts: readonly [before: string, after: string]): PreviousAssessment[] {
  return texts.map((text) =>
    previousAssessmentIn(Source.of("file:///a.threat.yaml", `assessment: 1\n${text}`)),
  );
}

/** The changed fields of each definition of both texts, in short. */
function changes(before: string, after: string): string[] {
  const [one = expect.unreachable(), other = expect.unreachable()] = versions(before, after);
  return Array.from(other.definitions.values()).flatMap(({ key, item }) => {
    const fields = changedFields((one.definitions.get(key) ?? expect.unreachable()).item, item);
    return fields.length > 0 ? [`${key}: ${fields.map(shown).join("; ")}`] : [];
  });
}

const shown = ({ key, before = "–", after = "–" }: FieldChange): string => `${key} ${before} → ${after}`;
const statement = (fields: string): string => `statements:\n  a: {kind: judgment, text: A., ${fields}}\n`;

describe("changed fields", () => {
  it.each([
    ["likelihood: likely", "likelihood: unlikely", "likelihood likely → unlikely"],
    ["likelihood: {from: unlikely, to: likely}", "likelihood: likely", "likelihood unlikely–likely → likely"],
    ["likelihood: {percent: 60%}", "likelihood: {percent: 78%}", "percent 60% → 78%"],
    [
      "likelihood: {term: likely, within: 2 years}",
      "likelihood: {term: likely, within: 10 years}",
      "within 2 years → 10 years",
    ],
    [
      "likelihood: {term: likely, within: 2026-11/2027-05}",
      "likelihood: {term: likely, within: 10 years}",
      "within 2026-11/2027-05 → 10 years",
    ],
    [
      "likelihood: {term: likely, within: 2027/2028}",
      "likelihood: {term: likely, within: 2028/2037}",
      "within 2027/2028 → 2028/2037",
    ],
    ["horizon: 2 years", "horizon: 2027/2036", "horizon 2 years → 2027/2036"],
    ["likelihood: likely", "role: observation", "likelihood likely → –"],
    ["role: observation", "confidence: low", "confidence – → low"],
    ["confidence: low", "confidence: {level: high, because: Seen.}", "confidence low → high"],
    ["trend: stable", "trend: rising", "trend stable → rising"],
    ["outcome: occurred", "outcome: {status: did-not-occur}", "outcome occurred → did-not-occur"],
    [
      "likelihood: {term: likely, within: 2025}, outcome: occurred",
      "likelihood: {term: likely, within: 2025}, outcome: partly",
      "outcome occurred → partly",
    ],
    [
      "residual: {likelihood: likely, impact: 2}",
      "residual: {likelihood: unlikely, impact: {level: 4}}",
      "residual.likelihood likely → unlikely; residual.impact 2 → 4",
    ],
    ["cost: about 40.000 euros", "cost: about 90.000 euros", "cost about 40.000 euros → about 90.000 euros"],
    ['cost: "1.5 million euros"', 'cost: "15 million euros"', "cost 1.5 million euros → 15 million euros"],
    ['cost: "2 million euros"', 'cost: "2 billion euros"', "cost 2 million euros → 2 billion euros"],
    [
      'cost: "2 mil millones de pesos"',
      'cost: "2 millones de pesos"',
      "cost 2 mil millones de pesos → 2 millones de pesos",
    ],
    [
      'cost: "less than 40,000 euros"',
      'cost: "more than 40,000 euros"',
      "cost less than 40,000 euros → more than 40,000 euros",
    ],
    [
      "cost: 40.000 euros como máximo",
      "cost: 40.000 euros como mínimo",
      "cost 40.000 euros como máximo → 40.000 euros como mínimo",
    ],
    [
      'cost: "no more than 40,000 euros"',
      'cost: "no less than 40,000 euros"',
      "cost no more than 40,000 euros → no less than 40,000 euros",
    ],
    ["cost: v1.2.3", "cost: v1.2.4", "cost v1.2.3 → v1.2.4"],
    ['cost: "40,000 euros"', 'cost: "40,000 dollars"', "cost 40,000 euros → 40,000 dollars"],
    [
      'cost: "40.000 euros al año"',
      'cost: "40.000 euros al mes"',
      "cost 40.000 euros al año → 40.000 euros al mes",
    ],
    ['cost: "40,000 euros"', 'cost: "40,00 euros"', "cost 40,000 euros → 40,00 euros"],
    [
      "cost: 40.000 euros",
      "cost: {amount: 40000, currency: USD}",
      "cost 40.000 euros → amount: 40000, currency: USD",
    ],
    [
      "cost: 40.000 euros",
      "cost: {amount: 40000, currency: PLN}",
      "cost 40.000 euros → amount: 40000, currency: PLN",
    ],
    [
      'cost: "US$ 40,000"',
      "cost: {amount: 40000, currency: MXN}",
      "cost US$ 40,000 → amount: 40000, currency: MXN",
    ],
    [
      "cost: 40.000 euros por trimestre",
      "cost: 40.000 euros por semestre",
      "cost 40.000 euros por trimestre → 40.000 euros por semestre",
    ],
    ["horizon: by June 2026", "horizon: by June 2027", "horizon by June 2026 → by June 2027"],
    [
      "horizon: a más tardar en junio de 2026",
      "horizon: {before: 2027-06}",
      "horizon a más tardar en junio de 2026 → before: 2027-06",
    ],
    ["horizon: 2026-06-30", "horizon: 2027-06-30", "horizon 2026-06-30 → 2027-06-30"],
    [
      "cost: {amount: 40000, currency: EUR}",
      "cost: {amount: 40000, currency: USD}",
      "cost amount: 40000, currency: EUR → amount: 40000, currency: USD",
    ],
  ])("%s, then %s", (before, after, expected) => {
    expect(changes(statement(before), statement(after))).toEqual([`statement a: ${expected}`]);
  });

  it.each([
    [
      "likelihood: {term: likely, within: 2025}, outcome: occurred",
      "likelihood: {term: likely, within: 2026}, outcome: did-not-occur",
    ],
    [
      "likelihood: {term: likely, within: 1 year}, outcome: occurred",
      "likelihood: {term: likely, within: 1 year}, outcome: did-not-occur",
    ],
    ["likelihood: almost-certain", "likelihood: {term: Almost certain}"],
    ["likelihood: {percent: 60%}", "likelihood: {percent: 60 %}"],
    ["likelihood: {term: likely, within: 2027}", "likelihood: {term: likely, within: 2029}"],
    ["confidence: low", "confidence: {level: low, because: Nobody saw it.}"],
    ["role: observation", "title: Another title"],
    ["cost: about 40.000 euros a year", "cost: {amount: 40000, currency: EUR, per: year}"],
    ["cost: {amount: 40000, currency: EUR}", "cost: {amount: 40000, currency: EUR, text: Two guards.}"],
    ['cost: "up to 40,000 euros"', 'cost: "no más de 40.000 euros"'],
    ['cost: "at least 40,000 euros"', "cost: {from: 40000, currency: EUR}"],
    ['cost: "40,000 euros at most"', "cost: {to: 40000, currency: EUR}"],
    ['cost: "12,50,000 rupees"', "cost: Rs. 1250000"],
    ["cost: 10 to 20 million euros", "cost: {from: 10000000, to: 20000000, currency: EUR}"],
    ['cost: "de 1,5 a 2 millones de euros"', "cost: 1.500.000–2.000.000 €"],
    ['cost: "500,000 to 1 million euros"', "cost: {from: 500000, to: 1000000, currency: EUR}"],
    ["cost: 40.000 euros p. a.", "cost: {amount: 40000, currency: EUR, per: year}"],
    ['cost: "$40,000"', "cost: {amount: 40000, currency: MXN}"],
    ["cost: about 1.5 million euros", "cost: {amount: 1500000, currency: EUR}"],
    ['cost: "1,5 millones de euros"', "cost: 1.500.000 €"],
    ["horizon: by June 2026", "horizon: {before: 2026-06}"],
    ["horizon: before 2026-06", "horizon: {before: 2026-06}"],
    ["horizon: {after: 2026-06}", "horizon: {after: 2026-06}"],
    ["horizon: by June 2026", "horizon: a más tardar en junio de 2026"],
    ["order: [x], horizon: until 2026", "order: [x], horizon: until 2027"],
    ["residual: {impact: 2}", "residual: {impact: {level: 2, because: The fence.}}"],
  ])("%s, then %s, says the same", (before, after) => {
    expect(changes(statement(before), statement(after))).toEqual([]);
  });

  it.each([
    ["2025-11/2026-05", "2026-11/2027-05"],
    ["2025-11-03/2026-05-14", "2026-11/2027-05"],
    ["2 years", "24 months"],
    ["2 years", "2026-11/2028-10"],
    ["2026-11/2028-11", "two years"],
    ["en los próximos dos años", "2 years"],
    ["2027", "1 year"],
    ["until 2027", "10 years"],
    ["the coming season", "2 years"],
  ])("the period %s, then %s, is as long", (before, after) => {
    const text = (period: string): string =>
      statement(`likelihood: {term: likely, within: ${period}}, horizon: ${period}`);
    expect(changes(text(before), text(after))).toEqual([]);
  });

  it.each([
    ["2023-01-20", "2023", "2024-01-22", "2 years", true],
    ["2023-01-20", "2023", "2024-01-22", "2024/2025", true],
    ["2023-01-20", "2023", "2024-01-22", "2026", true],
    ["2023-01-20", "2027", "2024-01-22", "10 years", true],
    ["2023-01-20", "until 2023", "2024-01-22", "2 years", true],
    ["2023-01-20", "2023", "2023-01-20", "2024", true],
    ["2023-01-20", "2023/2024", "2023-01-20", "2024/2025", true],
    ["2023-01-20", "2023", "2024-01-22", "2024", false],
    ["2023-01-20", "2025", "2024-01-22", "2025", false],
    ["2023-01-20", "by June 2026", "2024-01-22", "a más tardar en junio de 2026", false],
    ["2023-01-20", "Q2 2023", "2024-01-22", "segundo trimestre de 2024", false],
    ["2023-01-20", "2023", "2024-01-22", "1 year", false],
    ["2023-01-20", "2025", "2024-01-22", "2 years", false],
    ["2023-01-20", "until the end of 2024", "2024-01-22", "2 años", false],
    ["2023-01-20", "2023-12-31", "2024-06-01", "2024-12-31", false],
    ["2023-01-20", "2023", "2023-01-20", "2023-01/2023-12", false],
    ["2023-01-20", "the season", "2024-01-22", "2024", false],
    ["2023-01-20", "2023", "", "2026", false],
  ])(
    "in the edition of %s the period %s, in that of %s %s, differs: %s",
    (then, before, now, after, differs) => {
      const [one, other] = [
        { text: before, asOf: daysOf(then) },
        { text: after, asOf: daysOf(now) },
      ] as const;
      expect(areOtherPeriods(one, other)).toBe(differs);
    },
  );

  it.each([
    ["The employers will not lock out the union.", "The employers will lock out the union.", true],
    ["They won't strike.", "They will strike.", true],
    ["They can strike.", "They cannot strike.", true],
    ["La patronal no cerrará el puerto.", "La patronal cerrará el puerto.", true],
    [
      "The booking system is still the weakest part.",
      "The booking system is no longer the weakest part.",
      true,
    ],
    ["They will strike again.", "They will never strike again.", true],
    ["Todavía usan el estrecho.", "Ya no usan el estrecho.", true],
    ["They use the strait.", "They still use the strait.", false],
    ["They will strike.", "They will not strike before June.", false],
    ["They do not strike.", "They strike.", false],
    ["They will not strike.", "They won’t strike.", false],
    ["They will not strike.", "They will NOT strike", false],
  ])("%s, then %s, turns: %s", (before, after, isTurned) => {
    const text = (words: string): string => `statements: {a: {kind: judgment, text: "${words}"}}\n`;
    expect(changes(text(before), text(after)).length).toBe(isTurned ? 1 : 0);
  });

  it.each([
    ["port", "The report on ships is out.", false],
    ["port", "The port-north is gone.", false],
    ["port", "We drop port.", true],
    ["r-1", "r-10 has moved.", false],
    ["r-1", "R-1 has been closed.", true],
    ["x", "The coastal floods are over.", true],
    ["x", "La INUNDACIÓN costera.", false],
  ])("the id %s: the note “%s” mentions it: %s", (id, note, isMentioned) => {
    const [before] = versions(`threats: {${id}: {title: Coastal flood}}\n`, "");
    const definition = before?.byId.get(id) ?? expect.unreachable();
    expect(noteThatMentions(definition, [note]) !== undefined).toBe(isMentioned);
  });

  it("recommendations and comparisons", () => {
    const before = `comparisons:
  both: {between: [a, b], claim: converge}
recommendations:
  r: {title: R, status: proposed, priority: 1, horizon: {before: 2026-06}, actors: [a, b], addresses: x}
`;
    const after = `comparisons:
  both: {between: [b, a], claim: diverge}
recommendations:
  r: {title: R, status: rejected, priority: 3, horizon: {before: 2027-06}, actors: [b, a], addresses: [x, y]}
`;
    expect(changes(before, after)).toEqual([
      "comparison both: claim converge → diverge",
      "recommendation r: status proposed → rejected; priority 1 → 3; horizon before: 2026-06 → before: 2027-06; addresses x → x, y",
    ]);
  });
});
