/** Tests how two rankings are prepared for comparison: by category, whatever id each side uses. */
import { describe, expect, it } from "vitest";
import { comparableRankings } from "../../server/src/model/agreement/comparedRankings.ts";
import { assessmentsIn } from "../assessments.ts";

function membersOf(first: string, second: string): string[][][] {
  const text = `taxonomy: bailey-2005
threats:
  floods: {title: Floods, category: weather-related-disasters}
  storms: {title: Storms, category: weather-related-disasters}
rankings:
  first: {order: ${first}}
  second: {order: ${second}}
`;
  return assessmentsIn(text).flatMap((assessment) =>
    comparableRankings(assessment.rankings, assessment).groups.map((groups) =>
      groups.map(({ members }) => [...members]),
    ),
  );
}

describe("comparableRankings", () => {
  it("identifies a threat with its category", () => {
    expect(membersOf("[floods, energy]", "[energy, weather-related-disasters]")).toEqual([
      [["weather-related-disasters"], ["energy"]],
      [["energy"], ["weather-related-disasters"]],
    ]);
  });

  it("keeps a threat that both rank, and a cluster that both rank", () => {
    expect(membersOf("[floods, natural-disasters]", "[natural-disasters, floods, storms]")).toEqual([
      [["floods"], ["natural-disasters"]],
      [["natural-disasters"], ["floods"], ["weather-related-disasters"]],
    ]);
  });

  it("reads a cluster that one side ranks as the categories that the other ranks", () => {
    const [[cluster] = []] = membersOf(
      "[natural-disasters, energy]",
      "[weather-related-disasters, energy, {covers: [geophysical-disasters]}]",
    );
    expect(cluster).toEqual(["weather-related-disasters", "geophysical-disasters"]);
  });

  it("keeps a cluster if the other side ranks nothing in it", () => {
    expect(membersOf("[natural-disasters]", "[energy]")[0]).toEqual([["natural-disasters"]]);
  });

  it("identifies an entry that has only words by these, declared to be outside or not", () => {
    expect(
      membersOf("[{label: R-01}, {label: R-02}]", "[{label: r 02, outside: true}, {label: R-01}]"),
    ).toEqual([
      [["r 01"], ["r 02"]],
      [["r 02"], ["r 01"]],
    ]);
  });
});
