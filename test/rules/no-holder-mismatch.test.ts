/** Tests that a ranking keeps its holder while one of its lines is being typed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { noHolderMismatch } from "../../server/src/rules/ranking/no-holder-mismatch.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { projectRoot } from "../../scripts/root.ts";

const paper = readFileSync(join(projectRoot, "examples/us-mexico-2005.threat.yaml"), "utf8");

it("no-holder-mismatch reports the same while a line of the ranking is wrongly indented", () => {
  const broken = paper.replaceAll("    estimated-by: author\n", "   estimated-by: author\n");
  const found = (text: string): string[] =>
    inspect(Source.of("file:///paper.threat.yaml", text), libraryOf(), [asActive(noHolderMismatch)]).map(
      ({ message }) => message,
    );
  expect(broken).not.toBe(paper);
  expect(found(paper)).not.toEqual([]);
  expect(found(broken)).toEqual(found(paper));
});
