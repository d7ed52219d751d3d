/** Checks the page about the paper: the messages that it quotes, their number, and the figures of the comparison. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CoefficientRange } from "../../server/src/model/agreement/agreement.ts";
import { agreement, overlapRange } from "../../server/src/model/agreement/agreement.ts";
import type { Pairs } from "../../server/src/model/agreement/coefficients.ts";
import { kendallTauB, spearmanRho } from "../../server/src/model/agreement/coefficients.ts";
import { comparableRankings } from "../../server/src/model/agreement/comparedRankings.ts";
import { activeRules } from "../../server/src/rules/active.ts";
import { check } from "../../server/src/rules/check.ts";
import type { Assessment } from "../../server/src/workspace/assessment.ts";
import { noConfiguration } from "../../server/src/workspace/configuration.ts";
import { assessmentsIn } from "../assessments.ts";
import { projectRoot } from "../../scripts/root.ts";

const read = (path: string): string => readFileSync(join(projectRoot, path), "utf8");
const page = read("docs/paper.md");
const [paper] = assessmentsIn(read("examples/us-mexico-2005.threat.yaml")) as [Assessment];
const findings = check(paper, activeRules({ ...noConfiguration, preset: "strict" })).flat();

describe("the problems in the paper", () => {
  it("the page quotes each problem verbatim, once", () => {
    const quoted = Array.from(page.matchAll(/^```text\n(.*)\n```$/gm), ([, message]) => message);
    expect(new Set(quoted)).toEqual(new Set(findings.map(({ message }) => message)));
    expect(new Set(quoted).size).toBe(quoted.length);
  });

  it("the page counts the problems by rule, with their severity", () => {
    const rows = Array.from(
      page.matchAll(/^\| `([a-z-]+)` +\| (\w+) +\| +(\d+) \|$/gm),
      ([, rule, severity, count]) => `${String(rule)} ${String(severity)} ${String(count)}`,
    );
    const counts = new Map<string, number>();
    for (const { rule, severity } of findings) {
      const key = `${rule.id} ${severity}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(rows.sort()).toEqual([...counts].map(([key, count]) => `${key} ${count}`).sort());
  });
});

describe("the comparison of rankings", () => {
  const columns = ["mexico-2005", "united-states-2005"].flatMap((id) =>
    paper.rankings.filter((ranking) => ranking.id.text === id),
  );
  const [mexico = [], unitedStates = []] = comparableRankings(columns, paper).groups;
  const found = agreement(mexico, unitedStates);

  /**
   * The ranks of organized crime, terrorism, natural disasters and communications in Mexico and in the United States.
   */
  const plain: Pairs = [
    [1, 4],
    [4, 1],
    [6, 5],
    [7, 3],
  ];
  const readings: readonly (readonly [string, Pairs])[] = [
    ["two items that tie", [...plain, [5, 2], [5, 6]]],
    ["one item, at the better", [...plain, [5, 2]]],
    ["one item, at the mean", [...plain, [5, 4]]],
    ["one item, at the worse", [...plain, [5, 6]]],
    ["energy before water", [...plain, [5, 2], [5.5, 6]]],
    ["water before energy", [...plain, [5.5, 2], [5, 6]]],
  ];

  it.each(readings)("the figures are right if Energy/water is read as: %s", (reading, pairs) => {
    const row = page.split("\n").find((line) => line.startsWith(`| ${reading}`)) ?? "";
    expect(row.split("|").slice(2, 5).map(Number)).toEqual([
      pairs.length,
      ...[kendallTauB(pairs), spearmanRho(pairs)].map((value) => Number(value?.toFixed(2))),
    ]);
  });

  it("the range covers all readings in the table", () => {
    const span = (of: (pairs: Pairs) => number | undefined): CoefficientRange => {
      const values = readings.map(([, pairs]) => of(pairs) ?? NaN);
      return { low: Math.min(...values), high: Math.max(...values) };
    };
    expect(found.kendall).toEqual(span(kendallTauB));
    expect(found.spearman).toEqual(span(spearmanRho));
    expect(page).toContain(
      "Kendall's τ-b lies between 0.00 and 0.20, and Spearman's ρ between 0.09 and 0.31",
    );
    expect(found.kendall?.high.toFixed(2)).toBe("0.20");
    expect(found.spearman?.high.toFixed(2)).toBe("0.31");
  });

  it("the page gives the overlap of the top items and of the whole lists", () => {
    expect([3, 4, 5].map((k) => found.topOverlap(k)?.ids.toSorted())).toEqual([
      [],
      ["organized-crime", "terrorism"],
      ["energy", "organized-crime", "terrorism"],
    ]);
    const overlap = overlapRange(mexico, unitedStates);
    expect(page).toContain(
      `lies between ${String(overlap?.low.toFixed(2))} and ${String(overlap?.high.toFixed(2))}. The first three`,
    );
  });

  it("the page gives the results of other readings", () => {
    const immigration = readings.map(([, pairs]) => kendallTauB([...pairs, [2, 7]])?.toFixed(2));
    expect(immigration).toEqual(["-0.10", "-0.07", "-0.14", "-0.20", "-0.05", "-0.14"]);
  });
});
