/** Tests that a keystroke in an assessment that supersedes another one compares and shows only one item again. */
import type { TableRow } from "mdast";
import { expect, it } from "vitest";
import { changesInDocument } from "../../server/src/publication/changes/changesReport.ts";
import type { ComparedEditions } from "../../server/src/publication/changes/comparedEditions.ts";
import { editionSteps } from "../../server/src/publication/changes/comparedEditions.ts";
import { Source } from "../../server/src/syntax/source.ts";
import type { Assessment } from "../../server/src/workspace/assessment.ts";
import { assessmentsOf } from "../../server/src/workspace/assessments.ts";
import { editionOf, supersededBy } from "../../server/src/workspace/editions.ts";
import { Library } from "../../server/src/workspace/library.ts";

const COUNT = 40;

/** An edition in which every threat is judged otherwise than in the one before. */
function edition(year: 2025 | 2026): string {
  const threats = Array.from({ length: COUNT }, (_, index) => {
    const likelihood = (index + year) % 2 === 0 ? "likely" : "unlikely";
    return `  t${String(index)}: { title: Threat ${String(index)}, likelihood: ${likelihood}, confidence: low }\n`;
  });
  const order = Array.from({ length: COUNT }, (_, index) => `t${String((index * (year - 2024)) % COUNT)}`);
  return `assessment: 1
supersedes: old.threat.yaml
title: Port
date: ${String(year)}
threats:
${threats.join("")}rankings:
  r: { title: Ranking, order: [${Array.from(new Set(order)).join(", ")}] }
`;
}

const OLD = Source.of("file:///d/old.threat.yaml", edition(2025));

/** A version with a library of its own, as each request of an editor has it. */
function versionOf(source: Source): { readonly assessment: Assessment; readonly compared: ComparedEditions } {
  const library = new Library({ read: (uri) => (uri === OLD.uri ? OLD : undefined) });
  const [assessment = expect.unreachable()] = assessmentsOf(source, library);
  const earlier = supersededBy(assessment) ?? expect.unreachable();
  const [compared = expect.unreachable()] = editionSteps([earlier, assessment], ["", ""]);
  return { assessment, compared };
}

/** What is in each cell of the tables. */
function cellsOf(compared: ComparedEditions): unknown[] {
  const rows = changesInDocument(compared).flatMap((block): TableRow[] =>
    block.type === "table" ? block.children : [],
  );
  return rows.flatMap(({ children }) => children.map((cell) => cell.children));
}

it("a keystroke compares one item, and makes only its rows", () => {
  const text = edition(2026);
  const source = Source.of("file:///d/new.threat.yaml", text);
  const before = versionOf(source);
  const cells = cellsOf(before.compared);
  const line = text.split("\n").findIndex((each) => each.includes("t7:"));
  const at = { line, character: text.split("\n")[line]?.indexOf("Threat 7") ?? 0 };
  const after = versionOf(source.edit([{ range: { start: at, end: at }, text: "A " }], 2));

  const [was, is] = [before, after].map(({ compared }) => editionOf(compared.before.assessment));
  expect(is).toBe(was);
  const known = new Set(before.compared.changes.items.map(({ keys }) => keys));
  const fresh = after.compared.changes.items.filter(({ keys }) => !known.has(keys));
  expect(after.compared.changes.items.length).toBe(COUNT);
  expect(fresh.map(({ after: each }) => each?.id)).toEqual(["t7"]);
  expect(after.compared.changes.rankings[0]?.difference).toBe(
    before.compared.changes.rankings[0]?.difference,
  );

  // The ranking names the threat, so its table is made again.
  const old = new Set(cells);
  const made = cellsOf(after.compared).filter((cell) => !old.has(cell)).length;
  expect(made).toBeLessThan(5 + 6 + 5 * (COUNT + 1) + 12);
});

it("an edit of the summary changes the reason that it gives for a dropped threat", () => {
  const text = edition(2026)
    .replace(/ {2}t7: .*\n/, "")
    .replace(/t7, |, t7(?=\])/, "")
    .replace("threats:", 'summary: "Threat 7 is dropped since the dam was built."\nthreats:');
  const source = Source.of("file:///d/new.threat.yaml", text);
  expect(textOfChanges(source)).toContain("since the dam was built");
  const line = text.split("\n").findIndex((each) => each.startsWith("summary:"));
  const at = text.split("\n")[line]?.indexOf("dam") ?? expect.unreachable();
  const range = { start: { line, character: at }, end: { line, character: at + "dam".length } };
  expect(textOfChanges(source.edit([{ range, text: "levee" }], 2))).toContain("since the levee was built");
});

function textOfChanges(source: Source): string {
  return JSON.stringify(changesInDocument(versionOf(source).compared));
}
