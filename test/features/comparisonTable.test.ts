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

| Compared | Items in both | Of the top three | Kendall's τ-b | Spearman's ρ | Rank-biased overlap |
| --- | :---: | :---: | :---: | :---: | :---: |
| Port of Santa Rosa – Santa Rosa | 3 | 3 of 3 | 0\\.33 | 0\\.50 | 0\\.81 to 0.90 |

- Kendall's τ-b compares the order of each pair of shared items: 1 if all pairs have the same order, −1 if all are reversed.
- Spearman's ρ compares the ranks of the shared items, so that large moves count more: 1 for the same order, −1 for the reverse.
- Rank-biased overlap compares the whole lists and counts the top most: 1 for the same lists, 0 for nothing in common.
- If there are two values, they are the lowest and the highest over all ways to read composite entries.`);
  });

  it("the comparison table is undefined without rankings", () => {
    expect(comparisonTable(onlyAssessmentIn("title: T\n"))).toBeUndefined();
  });
});
