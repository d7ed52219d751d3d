/** Tests that views follow each of their files. */
import { expect, it } from "vitest";
import { movedView } from "../../client/src/movedView.ts";
import type { ShownView } from "../../server/src/features/viewProtocol.ts";

const SHOWN: ShownView = {
  uri: "file:///now.threat.yaml",
  view: "changes",
  earlier: "file:///old.threat.yaml",
};

it.each([
  ["its file", "file:///now.threat.yaml", { ...SHOWN, uri: "file:///x" }],
  ["the earlier version", "file:///old.threat.yaml", { ...SHOWN, earlier: "file:///x" }],
  ["another file", "file:///other.yaml", undefined],
])("a view follows a move of %s", (_, moved, expected) => {
  expect(movedView(SHOWN, (uri) => (uri === moved ? "file:///x" : undefined))).toEqual(expected);
});
