/** Tests where the table of changes has a reason, and where it says that one is missing. */
import { expect, it } from "vitest";
import { changesTables } from "../../server/src/publication/data/changesTables.ts";
import { editionsWith } from "./editionSteps.ts";

it("says that a reason is missing only of what needs one, and has a reason next to each value that it is for", () => {
  const threats = (likelihood: string, owner: string, others = ""): string =>
    `threats:\n  fire: { title: Fire, likelihood: ${likelihood}, owner: ${owner}, x-file-number: ${owner}${others} }\n`;
  const reasonsOf = (now: string): unknown[] => {
    const [table] = changesTables(editionsWith(threats("likely", "navy"), now));
    return table?.rows.map((row) => [row[5], row.at(-1)]) ?? [];
  };
  expect(reasonsOf(threats("unlikely", "army"))).toEqual([
    ["Likelihood", "no reason is given"],
    ["Owner", undefined],
    ["File number (own field)", undefined],
  ]);
  expect(reasonsOf(threats("unlikely", "army", ", change: The pump works."))).toEqual([
    ["Likelihood", "The pump works."],
    ["Owner", "The pump works."],
    ["File number (own field)", "The pump works."],
  ]);
});
