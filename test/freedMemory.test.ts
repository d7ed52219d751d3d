/** Tests that replaced text is freed, however long a document is edited. */
import { setTimeout as pause } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { documentOf } from "../scripts/bench/document.ts";
import { keystrokesAt, spotsIn } from "../scripts/bench/keystroke.ts";
import { diagnose } from "../server/src/features/diagnostics.ts";
import type { Facts } from "../server/src/model/facts/facts.ts";
import type { ItemReferences } from "../server/src/model/facts/itemReferences.ts";
import type { ActiveRule } from "../server/src/rules/active.ts";
import { asActive } from "../server/src/rules/active.ts";
import { inspect } from "../server/src/rules/inspect.ts";
import type { Rule, View } from "../server/src/rules/rule.ts";
import type { Piece } from "../server/src/syntax/piece.ts";
import { Source } from "../server/src/syntax/source.ts";
import { assessmentsOf } from "../server/src/workspace/assessments.ts";
import { libraryOf } from "./assessments.ts";

/** The number of replaced pieces that may be alive: those of the latest edits. */
const FEW = 5;

/** Edits a document in many places, and returns weak references to all its pieces. */
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

/** Collects garbage. */
async function collect(): Promise<void> {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as () => void;
  // A weak reference that was read stays alive until the next turn of the event loop.
  await pause(10);
  gc();
}

it("a piece that has been replaced is freed", async () => {
  const { now, pieces } = edited();
  await collect();
  const current = new Set(now.pieces);
  const replaced = pieces.flatMap((each) => {
    const piece = each.deref();
    return piece && current.has(piece) ? [] : [piece];
  });
  expect(replaced.length).toBeGreaterThan(50);
  expect(replaced.filter((piece) => piece !== undefined).length).toBeLessThanOrEqual(FEW);
});

/** A rule that passes a new function to its view in every run, with weak references to these functions. */
function withClosures(): { readonly active: ActiveRule[]; readonly functions: WeakRef<object>[] } {
  const functions: WeakRef<object>[] = [];
  const look = (view: View): never[] => {
    const weight = view.facts.length;
    const perItem = ({ section }: Facts): string => `${section} ${weight}`;
    const following = (id: string, referencesByItem: readonly ItemReferences[]): number =>
      referencesByItem.filter((itemReferences) => itemReferences.id === id).length + weight;
    view.inEach(perItem);
    view.follow(following, "port");
    functions.push(new WeakRef(perItem), new WeakRef(following));
    return [];
  };
  const about = { severity: "warning", summary: "", why: "", source: "", examples: [] } as const;
  const rule: Rule = {
    ...about,
    id: "no-closures",
    checkItem: (_facts, view) => look(view),
    checkDocument: look,
  };
  return { active: [asActive(rule)], functions };
}

it("a function that a rule passed in an outdated run is freed", async () => {
  const { active, functions } = withClosures();
  const library = libraryOf({});
  // Names without references would be looked up in prose once, and this rule alone never asks for them again.
  let source = Source.of(
    "file:///short.threat.yaml",
    "actors:\n  port: {name: Port, part-of: army}\n  army: {name: Army, part-of: port}\n",
  );
  for (let edit = 1; edit <= 2000; edit++) {
    inspect(source, library, active);
    const range = { start: { line: 1, character: 15 }, end: { line: 1, character: 16 } };
    source = source.edit([{ range, text: String(edit % 10) }], edit);
  }
  const [places] = assessmentsOf(source, library).map(({ facts }) => facts.length + 1);
  await collect();
  expect(functions.length).toBeGreaterThan(4000);
  expect(functions.filter((each) => each.deref()).length).toBeLessThanOrEqual(2 * (places ?? 0));
});
