/** Tests the editor on the keys of registers: labels and terms are offered, ids are renamed wherever they stand. */
import { describe, expect, it } from "vitest";
import { definition } from "../../server/src/features/definition.ts";
import { hover } from "../../server/src/features/hover.ts";
import { rename } from "../../server/src/features/rename.ts";
import { cursorIn } from "../annotations.ts";
import { libraryOf } from "../assessments.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { labels } from "./completionHelpers.ts";
import { TestWorkspace } from "./workspace.ts";

describe("completion offers", () => {
  it("the labels of TLP for a marking, where any other text is right, too", () => {
    expect(labels("assessment: 1\nhandling: $0")).toContain("TLP:AMBER+STRICT");
    expect(labels("assessment: 1\nhandling: {marking: $0}")).toContain("OFFICIAL-SENSITIVE");
  });

  it("the terms of every scale of the document", () => {
    const scales = "scales: {likelihood: phia-likelihood, also: [nrr-likelihood]}\n";
    const all = labels(`${scales}threats:\n  t: {title: T, likelihood: $0}\n`);
    expect(all).toContain("realistic-possibility");
    expect(all).toContain("5");
    expect(labels("threats:\n  t: {title: T, likelihood: $0}\n")).not.toContain("5");
  });

  it("the bundled scales of every kind as further scales", () => {
    expect(labels("scales:\n  also: [$0]\n")).toEqual(
      expect.arrayContaining(["nrr-impact", "phia-likelihood"]),
    );
  });

  it("assets for an entry, and questions for an answer", () => {
    const text =
      "assets: {quay: {name: Quay}}\nactors: {board: {name: Board}}\nquestions: {closure: What?}\n";
    expect(labels(`${text}rankings:\n  r:\n    order:\n      - asset: $0\n`)).toEqual(["quay"]);
    expect(labels(`${text}rankings:\n  r:\n    order:\n      - actor: $0\n`)).toEqual(["board"]);
    expect(labels(`${text}statements:\n  s:\n    answers: $0\n`)).toContain("closure");
  });
});

it.each([
  [
    "assets: {qu$0ay: {name: Quay}, crane: {name: Crane, part-of: quay}}\nthreats: {t: {title: T, affects: [quay]}}\nrankings: {r: {order: [{asset: quay}, {tie: [{asset: quay}]}]}}\nsummary: At [[quay]].\n",
    "pier",
    6,
  ],
  [
    "questions: {clo$0sure: What?}\nstatements: {s: {text: 'A [[closure]].', answers: closure}}\n",
    "shutdown",
    3,
  ],
  [
    "actors: {board: {name: B}}\nassets: {q: {name: Q, owner: board}}\nthreats: {t: {title: T, owner: board, controls: [{text: C., owner: board}], dissent: [{by: bo$0ard}]}}\n",
    "council",
    5,
  ],
  [
    "threats: {fi$0re: {title: F}, flood: {title: G, leads-to: [fire, {item: fire, kind: causes}]}}\n",
    "blaze",
    3,
  ],
])("an id is renamed everywhere: %s", async (text, name, count) => {
  const workspace = new TestWorkspace({ "a.threat.yaml": text });
  const edits = await rename(workspace.asked, name, workspace.found);
  if ("refusal" in edits) throw new Error(edits.refusal);
  const after = workspace.after(edits)["a.threat.yaml"] ?? "";
  expect(after.match(new RegExp(String.raw`(?<![\w-])${name}(?![\w-])`, "g"))).toHaveLength(count);
});

it("the definition and the hover of a term of a further scale lead to that scale", () => {
  const { text, position } = cursorIn(
    "scales: {likelihood: phia-likelihood, also: [nrr-likelihood]}\nthreats: {t: {title: T, likelihood: 3$0}}\n",
  );
  const library = libraryOf();
  const source = Source.of("file:///a.threat.yaml", text);
  const [found] = definition(source, library, position);
  expect(found?.uri).toContain("nrr-likelihood");
  expect(JSON.stringify(hover(source, library, position))).toContain("1% to 5%");
});
