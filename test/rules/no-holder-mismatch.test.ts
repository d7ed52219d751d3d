/** A ranking of which a line is half-typed still has its holder. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { noHolderMismatch } from "../../server/src/rules/ranking/no-holder-mismatch.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

const paper = readFileSync(new URL("../../examples/us-mexico-2005.threat.yaml", import.meta.url), "utf8");

it("speaks while a line of the ranking is indented wrongly", () => {
  const broken = paper.replaceAll("    estimated-by: author\n", "   estimated-by: author\n");
  const found = (text: string): string[] =>
    inspect(Source.of("file:///paper.threat.yaml", text), libraryOf(), [asActive(noHolderMismatch)]).map(
      ({ message }) => message,
    );
  expect(broken).not.toBe(paper);
  expect(found(paper)).not.toEqual([]);
  expect(found(broken)).toEqual(found(paper));
});
