/** Tests what the model reads of a register: ratings, controls, dissent, markings, and rankings of actors and assets. */
import { describe, expect, it } from "vitest";
import { controlsIn } from "../../server/src/model/items/control.ts";
import { dissentIn } from "../../server/src/model/items/dissent.ts";
import { estimatesIn, estimateText, rangeOf } from "../../server/src/model/estimates/estimate.ts";
import { readHandling } from "../../server/src/model/items/handling.ts";
import { comparableRankings } from "../../server/src/model/agreement/comparedRankings.ts";
import { gradeText, ratingsIn } from "../../server/src/model/estimates/rating.ts";
import { periodFor } from "../../server/src/model/estimates/scale.ts";
import type { Item } from "../../server/src/syntax/document.ts";
import { valueAt } from "../../server/src/syntax/node.ts";
import type { Assessment } from "../../server/src/workspace/assessment.ts";
import { scalesFor, termNamed } from "../../server/src/workspace/scales.ts";
import { assessmentsIn } from "../assessments.ts";

const TEXT = `assessment: 1
title: T
scales: {likelihood: phia-likelihood, also: [nrr-likelihood, nrr-impact], disclaimer: " Both. "}
threats:
  flood:
    title: Flood
    origin: [natural, systemic]
    owner: [board, town]
    leads-to: [fire, {item: theft, kind: increases-likelihood}, {kind: causes}]
    inherent: {likelihood: likely, impact: {level: 5, dimensions: {human: 2, economic: {from: 3, to: 5}}}}
    likelihood: {from: unlikely, to: likely, within: 2 years}
    impact: {from: 3, to: 4}
    risk: {level: high, because: The council decided.}
    residual: {because: Nobody has rated it.}
    variants: [A small one., {text: A large one., likelihood: 2, impact: 5}]
    controls: [A wall., {text: A pump., effectiveness: untested, modifies: [likelihood, impact], owner: board}, {owner: town}]
    dissent: [{by: [town], text: It stays dry., because: It did in 2021.}, {by: board}]
    handling: {marking: TLP:RED, instructions: Not by mail.}
  theft: {title: Theft, handling: TLP:GREEN}
findings:
  one: {source: a, share: 5%}
results:
  two: {source: a, share: 6%}
rankings:
  sites: {order: [{asset: quay, score: 3}, {tie: [{asset: yard}, {actor: board}]}, {label: The sea, outside: true}]}
  others: {order: [{actor: board}, {asset: quay}]}
`;

const [assessment = expect.unreachable()] = assessmentsIn(TEXT);
const flood = itemNamed(assessment, "threats", "flood");
const theft = itemNamed(assessment, "threats", "theft");

function itemNamed(from: Assessment, section: string, id: string): Item {
  return from.itemsOf(section).find(({ key }) => key?.value === id) ?? expect.unreachable(id);
}

describe("a threat of a register", () => {
  it("has its own rating, the inherent one and those of its variants, but no empty one", () => {
    const shown = ratingsIn(flood).map(({ of, likelihood, impact, risk }) => [
      of,
      likelihood && estimateText(likelihood),
      impact && gradeText(impact),
      risk && gradeText(risk),
    ]);
    expect(shown).toEqual([
      ["threat", "unlikely–likely", "3–4", "high"],
      ["inherent", "likely", "5", undefined],
      ["variant", "2", "5", undefined],
    ]);
    expect(ratingsIn(flood)[0]?.risk?.because).toBe("The council decided.");
    expect(ratingsIn(theft)).toEqual([]);
  });

  it("has the range of a range of terms", () => {
    const [own = expect.unreachable()] = estimatesIn(flood);
    const scale = assessment.scales.likelihood ?? expect.unreachable();
    const [low, high] = ["unlikely", "likely"].map(
      (word) => scale.terms.find(({ term }) => term === word)?.percent,
    );
    expect(rangeOf(own, scale)).toEqual({ from: low?.from, to: high?.to });
  });

  it("has controls, and leaves out those without a text", () => {
    expect(controlsIn(flood).map(({ text, effectiveness }) => [text.text, effectiveness?.text])).toEqual([
      ["A wall.", undefined],
      ["A pump.", "untested"],
    ]);
  });

  it("has dissent and a marking", () => {
    expect(dissentIn(flood).map(({ by }) => by.map(({ text }) => text))).toEqual([["town"], ["board"]]);
    expect(readHandling(valueAt(flood.value, "handling"))).toEqual({
      marking: "TLP:RED",
      instructions: "Not by mail.",
    });
    expect(readHandling(valueAt(theft.value, "handling"))).toEqual({ marking: "TLP:GREEN" });
  });
});

it("`findings` is another name of `results`", () => {
  expect([...assessment.results.keys()]).toEqual(["one", "two"]);
  expect(assessment.results.get("one")?.share).toBe(5);
});

it("a document has the terms of every scale that it declares", () => {
  expect(scalesFor("likelihood", assessment).map(({ id }) => id)).toEqual([
    "phia-likelihood",
    "nrr-likelihood",
  ]);
  expect(scalesFor("impact", assessment).map(({ id }) => id)).toEqual(["nrr-impact"]);
  expect(termNamed("3", "likelihood", assessment)?.scale.id).toBe("nrr-likelihood");
  expect(termNamed("very-likely", "likelihood", assessment)).toBeUndefined();
  expect(assessment.scaleDisclaimer).toBe("Both.");
});

it("a scale can fix a period for each origin", () => {
  const scale = termNamed("3", "likelihood", assessment)?.scale ?? expect.unreachable();
  const phia = assessment.scales.likelihood ?? expect.unreachable();
  expect(periodFor(scale, ["natural", "systemic"])).toBe("5 years");
  expect(periodFor(scale, ["state"])).toBe("2 years");
  expect(periodFor(scale, ["natural", "state"])).toBeUndefined();
  expect(periodFor(scale, [])).toBeUndefined();
  expect(periodFor(phia, ["natural"])).toBeUndefined();
});

it("rankings of actors and assets are compared by id", () => {
  const [sites = expect.unreachable(), others = expect.unreachable()] = assessment.rankings;
  expect(sites.entries.map(({ name, other, rank }) => [name.text, other?.concept, rank])).toEqual([
    ["quay", "asset", 1],
    ["yard", "asset", 2],
    ["board", "actor", 2],
    ["The sea", undefined, 4],
  ]);
  const { groups } = comparableRankings([sites, others], assessment);
  expect(groups.map((all) => all.map(({ members }) => members))).toEqual([
    [["asset quay"], ["asset yard"], ["actor board"], ["the sea"]],
    [["actor board"], ["asset quay"]],
  ]);
});
