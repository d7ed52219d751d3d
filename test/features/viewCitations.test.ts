/** Tests the citations of views: what a citation processor has written stays until it writes again, and nothing is lost meanwhile. */
import { describe, expect, it } from "vitest";
import type { ViewBlock } from "../../server/src/features/documentView.ts";
import { documentView } from "../../server/src/features/documentView.ts";
import { textView } from "../../server/src/features/textView.ts";
import { ViewCitations } from "../../server/src/features/viewCitations.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { Library } from "../../server/src/workspace/library.ts";
import { formatCitations } from "../../server/src/writers/citations/resolve.ts";
import type { StyledCitations } from "../../server/src/writers/citations/styled.ts";
import { citationTools } from "../writers/citationTools.ts";

const TEXT = `assessment: 1
title: Port
summary: |
  Cargo is stolen [@rocha, p. 20].

  Gangs grow [@curtis; @rocha].

  Few are caught [@rocha, p. 21].
sources:
  rocha:
    type: book
    title: Security in Mexico
    author: [{ family: Rocha, given: Ana }]
    issued: 2003
  curtis:
    type: report
    title: Criminal Groups
    author: [{ family: Curtis, given: Glenn }]
    issued: 2004
`;

/** A view of a text in a style, and what its citation processor was asked. */
function viewIn(name: string): {
  readonly citations: ViewCitations;
  readonly asked: StyledCitations[];
  readonly show: (text: string) => string;
  /** The lines of the blocks that were shown last and match a pattern. */
  readonly places: (html: RegExp) => unknown[];
} {
  const configuration = Source.of("file:///.threat-assessment.yaml", `document: { citations: ${name} }\n`);
  const library = new Library({ read: (uri) => (uri === configuration.uri ? configuration : undefined) });
  const asked: StyledCitations[] = [];
  const citations = new ViewCitations(async (styled) => {
    asked.push(styled);
    return Promise.resolve(
      styled.style.name.endsWith(".csl")
        ? { path: styled.style.name, message: "It is not a style." }
        : formatCitations(styled.order, citationTools(styled.style.name)),
    );
  });
  let source = Source.of("file:///port.threat.yaml", "");
  let blocks: readonly ViewBlock[] = [];
  const places = (pattern: RegExp): unknown[] =>
    blocks.filter(({ html }) => pattern.test(html)).map(({ line, lastLine }) => [line, lastLine]);
  const show = (text: string): string => {
    source = source.edit([{ text }], 1);
    blocks = documentView(source, library, { cite: citations.citing("view") }).blocks;
    return blocks.map(({ html }) => html.replace(/<[^>]+>/g, "")).join("\n");
  };
  return { citations, asked, show, places };
}

describe("citations of a view", () => {
  it("are by author and year until they are formatted in the style of the house", async () => {
    const { citations, show } = viewIn("chicago-notes");
    const plain = show(TEXT);
    expect(plain).toContain("Cargo is stolen (Rocha 2003, p. 20).");
    expect(citations.isOutdated("view")).toBe(true);
    await citations.format("view");
    const formatted = show(TEXT);
    expect(citations.isOutdated("view")).toBe(false);
    expect(formatted).toContain("Cargo is stolen.1");
    expect(formatted).toContain("Rocha, Security in Mexico, 20.");
    expect(formatted).not.toContain("(Rocha 2003");
  });

  it("leave the works of the list where the file defines them", async () => {
    const { citations, places, show } = viewIn("chicago-notes");
    show(TEXT);
    const plain = places(/class="work"/);
    expect(plain).toEqual([
      [14, 18],
      [9, 13],
    ]);
    await citations.format("view");
    show(TEXT);
    expect(places(/class="work"/)).toEqual(plain);
  });

  it("are formatted one version after the other, and each version once", async () => {
    const started: StyledCitations[] = [];
    const finish: (() => void)[] = [];
    const citations = new ViewCitations(async (styled) => {
      started.push(styled);
      await new Promise<void>((resolve) => finish.push(resolve));
      return formatCitations(styled.order, citationTools(styled.style.name));
    });
    const show = (text: string): void => {
      const source = Source.of("file:///port.threat.yaml", text);
      documentView(source, new Library({ read: () => undefined }), { cite: citations.citing("view") });
    };
    show(TEXT);
    const first = citations.format("view");
    await new Promise(setImmediate);
    show(TEXT.replace("title: Criminal Groups", "title: Gangs"));
    const others = [1, 2, 3].map(async () => citations.format("view"));
    await new Promise(setImmediate);
    expect(started).toHaveLength(1);
    finish[0]?.();
    await first;
    await new Promise(setImmediate);
    expect(started.map(({ order }) => JSON.stringify(order).includes("Gangs"))).toEqual([false, true]);
    finish[1]?.();
    await Promise.all(others);
    expect(started).toHaveLength(2);
  });

  it("stay as they are when the text around them changes, and only new ones are plain", async () => {
    const { citations, asked, show } = viewIn("apa");
    show(TEXT);
    await citations.format("view");
    expect(show(TEXT.replace("Cargo", "Much cargo"))).toContain("Much cargo is stolen (Rocha, 2003, p. 20).");
    expect(citations.isOutdated("view")).toBe(false);

    const typed = TEXT.replace("Gangs grow", "It costs [@rocha, p. 9]. Gangs grow");
    const meanwhile = show(typed);
    expect(citations.isOutdated("view")).toBe(true);
    expect(meanwhile).toContain("stolen (Rocha, 2003, p. 20).");
    expect(meanwhile).toContain("It costs (Rocha 2003, p. 9). Gangs grow (Curtis, 2004; Rocha, 2003).");
    await citations.format("view");
    expect(show(typed)).toContain("It costs (Rocha, 2003, p. 9).");
    expect(asked).toHaveLength(2);
  });

  it("show a work that changes, that is new, and no more one that is gone", async () => {
    const { citations, show } = viewIn("apa");
    show(TEXT);
    await citations.format("view");
    const changed = show(
      `${TEXT.replace("Criminal Groups", "Gangs")}  new: { type: book, title: New work }\n`,
    );
    expect(changed).toContain("Curtis, Glenn. 2004. Gangs.");
    expect(changed).toContain("New work");
    expect(changed).toContain("Rocha, A. (2003). Security in Mexico.");
    const gone = show(TEXT.replace(/ {2}curtis:[^]*$/, ""));
    expect(gone).not.toContain("Criminal Groups");
  });

  it("are the same as in a view that was never changed", async () => {
    const [edited, fresh] = [viewIn("chicago-notes"), viewIn("chicago-notes")];
    const end = TEXT.replace("[@rocha, p. 20]", "[@curtis, p. 1] and [@rocha]");
    for (const text of [TEXT, end]) {
      edited.show(text);
      await edited.citations.format("view");
    }
    fresh.show(end);
    await fresh.citations.format("view");
    expect(edited.show(end)).toBe(fresh.show(end));
  });

  it("stay plain in a style that cannot be used, which is tried once", async () => {
    const { citations, asked, show } = viewIn("./broken.csl");
    const plain = show(TEXT);
    await citations.format("view");
    expect(show(TEXT)).toBe(plain);
    expect(citations.isOutdated("view")).toBe(false);
    expect(asked).toHaveLength(1);
  });
});

it("a view as a text has formatted citations, too", async () => {
  const source = Source.of("file:///port.threat.yaml", TEXT);
  const library = new Library({ read: () => undefined });
  const citations = new ViewCitations(async ({ order, style: { name } }) =>
    Promise.resolve(formatCitations(order, citationTools(name))),
  );
  expect(textView(source, library, { cite: citations.citing("text") })).toContain("(Rocha 2003, p. 20)");
  await citations.format("text");
  expect(textView(source, library, { cite: citations.citing("text") })).toContain(
    "Rocha, *Security in Mexico*, 20.",
  );
});
