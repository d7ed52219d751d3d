/** Tests the preview and the comparison table: Markdown of an assessment. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { comparisonTable } from "../../server/src/features/comparisonTable.ts";
import { preview } from "../../server/src/features/preview.ts";
import type { Assessment } from "../../server/src/workspace/assessment.ts";
import { assessmentsIn } from "../assessments.ts";

function only(text: string): Assessment {
  const [assessment] = assessmentsIn(text);
  if (!assessment) throw new Error("There is no document.");
  return assessment;
}

const TEXT = `assessment: 1
title: Threats to the *harbour*
authors: [{name: Ana Ruiz}, Tom]
date: 2026-11
taxonomy: bailey-2005
summary: |
  The [[port]] fears [[energy]] most [@salas-2023, p. 3].[^n]
actors:
  port: {name: Port of Santa Rosa, kind: company}
  town: {name: Santa Rosa}
rankings:
  first: {of: port, order: [energy, terrorism, water]}
  second: {of: town, order: [terrorism, energy, {label: Both, covers: [water, organized-crime]}], unranked: {impunity: {reason: not-ranked}}}
sources:
  salas-2023: {type: article-journal, title: Flow, author: [{family: Salas, given: Rosa}], issued: 2023, container-title: Water, volume: 12, issue: 2, page: 41–63, DOI: 10.1000/x}
notes:
  n: {text: "Measured at [[port]]."}
`;

describe("the preview", () => {
  it("says everything in words", () => {
    expect(preview(only(TEXT))).toBe(`# Threats to the \\*harbour\\*

Ana Ruiz, Tom · November 2026 · Nontraditional security threats (Bailey 2005)

## Summary

The *Port of Santa Rosa* fears *Energy* most [Salas 2023, p. 3]. (1)

## Actors

### Port of Santa Rosa

*kind*: company

### Santa Rosa

## Rankings

${comparisonTable(only(TEXT)) ?? ""}

### first

*of*: Port of Santa Rosa

### second

*of*: Santa Rosa

## Sources

- Salas, Rosa. 2023. “Flow.” *Water*, 12 (2), 41–63. <https://doi.org/10.1000/x>

## Notes

### (1)

Measured at *Port of Santa Rosa*.
`);
  });

  it.each(["us-mexico-2005.threat.yaml", "first.threat.yaml"])(
    "of %s has no syntax of the format left",
    (name) => {
      const text = preview(only(readFileSync(`examples/${name}`, "utf8")));
      expect(text).not.toMatch(/\[\[|\[@|\[\^/);
      expect(text).toContain("## Rankings");
    },
  );

  it.each(["", "]", "title: [", "rankings:\n  r: {order: 3}\n"])("of %j is not empty", (text) => {
    expect(preview(only(text))).toMatch(/^# /);
  });
});

describe("the comparison table", () => {
  it("has a row for each ranked item and a column for each ranking", () => {
    expect(comparisonTable(only(TEXT))).toBe(`| Ranked | Port of Santa Rosa | Santa Rosa |
| --- | :---: | :---: |
| Energy | 1 | 2 |
| Terrorism | 2 | 1 |
| Water | 3 | 3 |
| Organized crime | – | 3 |

| Compared | Items in both | Of the top three | Kendall's τ-b |
| --- | :---: | :---: | :---: |
| Port of Santa Rosa – Santa Rosa | 3 | 3 of 3 | −1.00 to 0.33 |`);
  });

  it("is undefined without rankings", () => {
    expect(comparisonTable(only("title: T\n"))).toBeUndefined();
  });
});
