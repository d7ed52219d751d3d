/** Tests that a slow page of a view is sent no more than it can show. */
import { describe, expect, it } from "vitest";
import { PageMailbox } from "../../client/src/pageMailbox.ts";
import type { ToView } from "../../client/src/pageMessages.ts";

const cursor = (line: number): ToView => ({ type: "cursor", line });
const scroll = (line: number): ToView => ({ type: "scroll", line, isToCursor: false });

function mailbox(): { readonly box: PageMailbox; readonly posts: (readonly ToView[])[] } {
  const posts: (readonly ToView[])[] = [];
  return { box: new PageMailbox((messages) => posts.push(messages)), posts };
}

describe("a page of a view", () => {
  it("gets a message at once, and the next ones when it has shown it", () => {
    const { box, posts } = mailbox();
    box.send(cursor(1));
    box.send(scroll(2));
    expect(posts).toEqual([[cursor(1)]]);
    box.shown();
    expect(posts).toEqual([[cursor(1)], [scroll(2)]]);
    box.shown();
    box.shown();
    box.send(cursor(3));
    expect(posts).toHaveLength(3);
  });

  it("gets only the newest of each kind that has waited, in the order of the last ones", () => {
    const { box, posts } = mailbox();
    box.send(cursor(0));
    for (let line = 1; line <= 1000; line++) {
      box.send(cursor(line));
      box.send(scroll(line));
    }
    box.send({ type: "failed", message: "No." });
    box.send(cursor(0));
    box.shown();
    expect(posts.slice(1)).toEqual([[scroll(1000), { type: "failed", message: "No." }, cursor(0)]]);
  });

  it("is busy with what waits and with what it shows", () => {
    const { box } = mailbox();
    box.send(cursor(0));
    box.send(scroll(1));
    expect([box.isBusyWith("cursor"), box.isBusyWith("scroll")]).toEqual([true, true]);
    box.shown();
    expect([box.isBusyWith("cursor"), box.isBusyWith("scroll")]).toEqual([false, true]);
    box.shown();
    expect(box.isBusyWith("scroll")).toBe(false);
  });

  it("that is loaded again gets nothing of what the one before has not shown", () => {
    const { box, posts } = mailbox();
    box.send(cursor(0));
    box.send(scroll(1));
    box.clear();
    box.send(cursor(2));
    expect(posts).toEqual([[cursor(0)], [cursor(2)]]);
  });
});
