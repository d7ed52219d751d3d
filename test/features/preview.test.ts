/** Tests the preview: Markdown of an assessment. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { comparisonTable } from "../../server/src/features/comparisonTable.ts";
import { preview } from "../../server/src/features/preview.ts";
import { onlyAssessmentIn, RANKINGS_TEXT } from "./comparedRankings.ts";

describe("the preview", () => {
  it("says everything in words", () => {
    expect(preview(onlyAssessmentIn(RANKINGS_TEXT))).toBe(`# Threats to the \\*harbour\\*

Ana Ruiz, Tom · November 2026 · Nontraditional security threats (Bailey 2005)

## Summary

The *Port of Santa Rosa* fears *Energy* most [Salas 2023, p. 3]. (1)

## Actors

### Port of Santa Rosa

*kind*: company

### Santa Rosa

## Rankings

${comparisonTable(onlyAssessmentIn(RANKINGS_TEXT)) ?? ""}

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
      const text = preview(onlyAssessmentIn(readFileSync(`examples/${name}`, "utf8")));
      expect(text).not.toMatch(/\[\[|\[@|\[\^/);
      expect(text).toContain("## Rankings");
    },
  );

  it.each(["", "]", "title: [", "rankings:\n  r: {order: 3}\n"])("of %j is not empty", (text) => {
    expect(preview(onlyAssessmentIn(text))).toMatch(/^# /);
  });
});
