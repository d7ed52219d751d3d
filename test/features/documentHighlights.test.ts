/** Tests the highlights of an entity in its document. */
import { expect, it } from "vitest";
import { documentHighlights } from "../../server/src/features/documentHighlights.ts";
import { cursorAt } from "./harbourFiles.ts";

it("document highlights are the occurrences in the document, with the definition as a write", () => {
  const { source, library, position } = cursorAt("part-of: p$0ort");
  expect(documentHighlights(source, library, position).map(({ kind }) => kind)).toEqual([3, 2, 2, 2, 2]);
});
