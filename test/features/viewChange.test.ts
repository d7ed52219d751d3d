/** Tests what a client is sent of a view: the changes, applied one after the other, give the view. */
import { expect, it } from "vitest";
import type { DocumentView } from "../../server/src/features/documentView.ts";
import { SentViews } from "../../server/src/features/viewChange.ts";
import type { ViewChange } from "../../server/src/features/viewProtocol.ts";
import { fc, runs } from "../property.ts";

function viewOf(words: readonly string[]): DocumentView {
  return {
    language: "en",
    title: "T",
    style: "p{}",
    blocks: words.map((html, line) => (html === "" ? { html } : { html, line })),
  };
}

/** The blocks that a page has after a change. */
function applied(shown: readonly string[], { isWhole, from, removed, html }: ViewChange): string[] {
  return isWhole ? [...html] : shown.toSpliced(from, removed, ...html);
}

it("the changes of a view give the view, also if the client has lost what it had", () => {
  const version = fc.tuple(fc.array(fc.constantFrom("", "a", "b", "c"), { maxLength: 8 }), fc.boolean());
  fc.assert(
    fc.property(fc.array(version, { maxLength: 8 }), (versions) => {
      const sent = new SentViews();
      let shown: string[] = [];
      let known: number | undefined;
      for (const [words, isLost] of versions) {
        if (isLost) known = undefined;
        const change = sent.change("view", viewOf(words), known);
        shown = applied(shown, change);
        known = change.version;
        expect(shown).toEqual(words);
        expect(change.lines).toEqual(words.map((word, line) => (word === "" ? null : [line, line])));
      }
    }),
    runs(300),
  );
});

it("a keystroke sends only the block that differs, and no style sheet", () => {
  const sent = new SentViews();
  const { version } = sent.change("view", viewOf(["a", "b", "c"]), undefined);
  const change = sent.change("view", viewOf(["a", "bx", "c"]), version);
  expect(change).toMatchObject({ isWhole: false, from: 1, removed: 1, html: ["bx"] });
  expect(change).not.toHaveProperty("style");
});
