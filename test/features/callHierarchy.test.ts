/** Tests the call hierarchy: what references an entity, and what it references. */
import { describe, expect, it } from "vitest";
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
} from "../../server/src/features/callHierarchy.ts";
import { cursorAt } from "./harbourFiles.ts";

describe("the call hierarchy", () => {
  it("the call hierarchy shows what references an entity, and what that references", async () => {
    const workspace = cursorAt("  fi$0rst: {of");
    const { source, library, position, found } = workspace;
    const [item] = prepareCallHierarchy(source, library, position);
    expect(item).toMatchObject({ name: "first", uri: source.uri });
    const incoming = await incomingCalls(item as NonNullable<typeof item>, found, library);
    expect(incoming.map(({ from }) => from.name)).toEqual(["s"]);
    const outgoing = outgoingCalls(source, library, item?.selectionRange.start ?? position);
    expect(outgoing.map(({ to }) => to.name)).toEqual(["port", "theft", "energy", "blockade"]);
  });

  it("the call hierarchy of a category includes all files", async () => {
    const { source, library, position, found } = cursorAt("  the$0ft: {title: Steal", "common.taxonomy.yaml");
    const [item] = prepareCallHierarchy(source, library, position);
    const incoming = await incomingCalls(item as NonNullable<typeof item>, found, library);
    expect(incoming.map(({ from }) => `${from.uri.replace(/^.*\//, "")} ${from.name}`).toSorted()).toEqual([
      "harbour.threat.yaml first",
      "harbour.threat.yaml s",
      "other.threat.yaml r",
      "port.taxonomy.yaml blockade",
    ]);
  });
});
