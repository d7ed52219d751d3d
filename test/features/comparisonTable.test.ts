/** Tests the comparison table of an assessment. */
import { describe, expect, it } from "vitest";
import { comparisonTable } from "../../server/src/features/comparisonTable.ts";
import { onlyAssessmentIn, RANKINGS_TEXT } from "./comparedRankings.ts";

describe("the comparison table", () => {
  it("the comparison table has a row for each ranked item and a column for each ranking", () => {
    expect(comparisonTable(onlyAssessmentIn(RANKINGS_TEXT)))
      .toBe(`| Ranked | Port of Santa Rosa | Santa Rosa |
| --- | :---: | :---: |
| Energy | 1 | 2 |
| Terrorism | 2 | 1 |
| Water | 3 | 3 |
| Organized crime | – | 3 |

| Compared | Items in both | Of the top three | Kendall's τ-b |
| --- | :---: | :---: | :---: |
| Port of Santa Rosa – Santa Rosa | 3 | 3 of 3 | −1.00 to 0.33 |`);
  });

  it("the comparison table is undefined without rankings", () => {
    expect(comparisonTable(onlyAssessmentIn("title: T\n"))).toBeUndefined();
  });
});
