/**
 * Tests the unsafe fix of `require-evidence`, which the examples cannot show because it is never applied
 * without a choice.
 */
import { expect, test } from "vitest";
import { asActive } from "../../server/src/rules/active.ts";
import { requireEvidence } from "../../server/src/rules/evidence/require-evidence.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";

const ADDED = "basis: analyst-judgment";

test.each([
  [
    "block style",
    "statements:\n  a:\n    kind: judgment\n    text: It does.\n",
    `statements:\n  a:\n    ${ADDED}\n    kind: judgment\n    text: It does.\n`,
  ],
  [
    "flow style",
    "statements:\n  a: {kind: judgment, text: It does.}\n",
    `statements:\n  a: {${ADDED}, kind: judgment, text: It does.}\n`,
  ],
  [
    "a file with CR LF",
    "statements:\r\n  a:\r\n    kind: judgment\r\n    text: It does.\r\n",
    `statements:\r\n  a:\r\n    ${ADDED}\r\n    kind: judgment\r\n    text: It does.\r\n`,
  ],
])("the fix adds the basis first in %s, and no problem remains", (_, text, expected) => {
  const found = (of: Source) => inspect(of, libraryOf(), [asActive(requireEvidence)]);
  const source = Source.of("file:///a.threat.yaml", text);
  const [fix] = found(source)[0]?.fixes ?? [];
  expect(fix?.isSafe).toBe(false);
  const after = source.edit(fix?.edits ?? [], 2);
  expect(after.text).toBe(expected);
  expect(found(after)).toEqual([]);
});
