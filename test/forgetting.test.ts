/** What is forgotten: of a text that has been replaced, nothing stays in memory, however long the document is edited. */
import { setTimeout as pause } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { documentOf } from "../scripts/bench/document.ts";
import { keystrokesAt, spotsIn } from "../scripts/bench/keystroke.ts";
import { diagnose } from "../server/src/features/diagnostics.ts";
import type { Piece } from "../server/src/syntax/piece.ts";
import { Source } from "../server/src/syntax/source.ts";
import { libraryOf } from "./assessments.ts";

/** How much of what has been replaced may still be there: what the last edits have replaced. */
const FEW = 5;

/** Edits a document in many places, and tells what it was made of. */
function edited(): { readonly now: Source; readonly pieces: readonly WeakRef<Piece>[] } {
  const text = documentOf(900);
  const library = libraryOf({});
  let source = Source.of("file:///long.threat.yaml", text);
  diagnose(source, library);
  const pieces = source.pieces.map((piece) => new WeakRef(piece));
  for (const spot of spotsIn(text, 100)) {
    for (const { changes } of keystrokesAt(spot)) {
      source = source.edit([...changes] as Parameters<Source["edit"]>[0], source.version + 1);
      diagnose(source, library);
    }
  }
  return { now: source, pieces };
}

it("keeps no piece that has been replaced", async () => {
  const { now, pieces } = edited();
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  // A reference that was looked at holds until the next turn.
  await pause(10);
  collect();
  const current = new Set(now.pieces);
  const replaced = pieces.flatMap((each) => {
    const piece = each.deref();
    return piece && current.has(piece) ? [] : [piece];
  });
  expect(replaced.length).toBeGreaterThan(50);
  expect(replaced.filter((piece) => piece !== undefined).length).toBeLessThanOrEqual(FEW);
});
