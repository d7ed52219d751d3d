/** Tests what a page has kept of its view: another version of the extension, or a damaged window, may have kept anything. */
import { expect, it } from "vitest";
import { shownViewIn } from "../../server/src/features/viewProtocol.ts";

const uri = "file:///port.threat.yaml";

it("a view is restored from what its page has kept", () => {
  const kept = {
    uri,
    view: "changes",
    earlier: "file:///old.threat.yaml",
    revision: { name: "a1", text: "t" },
  };
  expect(shownViewIn(kept)).toEqual(kept);
});

it("parts that cannot be used are left out", () => {
  expect(shownViewIn({ uri })).toEqual({ uri, view: "document" });
  expect(shownViewIn({ uri, length: "brief" })).toEqual({ uri, view: "document", length: "brief" });
  const damaged = { uri, view: "toString", length: "long", earlier: 3, revision: { name: "a1" } };
  expect(shownViewIn(damaged)).toEqual({ uri, view: "document" });
});

it("nothing is restored without a file", () => {
  for (const state of [undefined, null, 1, "text", [], {}, { uri: 1 }])
    expect(shownViewIn(state)).toBeUndefined();
});
