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
- Two values are the lowest and the highest, over every way to read composite entries.`);
  });

  it("the comparison table has rows for actors and assets, and says that a band is not complete", () => {
    const composites = (ids: readonly string[]): string =>
      ids.map((id) => `{label: ${id}, covers: [${id}1, ${id}2]}`).join(", ");
    const letters = ["a", "b", "c", "d", "e"];
    const threats = letters.flatMap((id) => [`${id}1`, `${id}2`]);
    const text = `actors: {ports: {name: Ports}, mines: {name: Mines}}
threats: {${threats.map((id) => `${id}: {title: ${id.toUpperCase()}}`).join(", ")}}
rankings:
  one: {order: [{actor: ports}, {actor: mines}, ${composites(letters)}]}
  other: {order: [{actor: mines}, ${threats.join(", ")}], unranked: {ports: {reason: not-assessed}}}
`;
    const table = comparisonTable(onlyAssessmentIn(text)) ?? "";
    expect(table).toContain("| Ports | 1 | not ranked |");
    expect(table).toContain("| Mines | 2 | 1 |");
    expect(table).toContain("| about 0.82 to 1.00 | about 0.95 to 1.00 |");
  });

  it("the comparison table is undefined without rankings", () => {
    expect(comparisonTable(onlyAssessmentIn("title: T\n"))).toBeUndefined();
  });
});
