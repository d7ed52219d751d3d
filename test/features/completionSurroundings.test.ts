/** Tests how completion depends on the editor and on the document: editors without snippets, and rankings with entries. */
import { describe, expect, it } from "vitest";
import { CompletionItemKind } from "vscode-languageserver-types";
import { complete } from "../../server/src/features/completion.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { cursorIn } from "../annotations.ts";
import { textWith } from "./acceptCompletion.ts";
import { completionsIn } from "./completionHelpers.ts";

describe("completion in an editor without snippets", () => {
  const plain = (marked: string, label: string): string => {
    const { text, position } = cursorIn(marked);
    const source = Source.of("file:///example.threat.yaml", text);
    const { items } = complete(source, libraryOf(), { ...position, snippets: false });
    const item = items.find((each) => each.label === label);
    expect(item?.insertTextFormat).toBeUndefined();
    return item ? textWith(text, item) : "";
  };

  it.each([
    ["a key with a list", "rankings:\n  r:\n    $0", "order", "rankings:\n  r:\n    order:\n      - "],
    ["a key with ids", "$0", "actors", "actors:\n  id:\n    "],
    ["a key between braces", "rankings:\n  r: {$0}", "order", "rankings:\n  r: {order: []}"],
    ["a map", "actors:\n  a: $0", "name", "actors:\n  a: {name: }"],
    ["a new definition", "threats:\n  $0", "new threat", "threats:\n  id:\n    title: \n    category: "],
    [
      "an id that is not defined",
      "summary: x\nrankings:\n  r: {of: mexico, order: []}\nactors:\n  $0",
      "mexico",
      "summary: x\nrankings:\n  r: {of: mexico, order: []}\nactors:\n  mexico:\n    name: \n    kind: ",
    ],
  ])("writes %s without tab stops", (_, marked, label, expected) => {
    expect(plain(marked, label)).toBe(expected);
  });

  it("has no tab stop at any place in the format", () => {
    for (const marked of [
      "$0",
      "actors:\n  $0",
      "actors: $0",
      "rankings:\n  r:\n    evidence: $0",
      "x: {$0",
    ]) {
      const { text, position } = cursorIn(marked);
      const source = Source.of("file:///example.threat.yaml", text);
      const { items } = complete(source, libraryOf(), { ...position, snippets: false });
      expect(items.filter(({ textEdit }) => textEdit?.newText.includes("$"))).toEqual([]);
    }
  });
});

describe("completion in a ranking", () => {
  const threats = `taxonomy: bailey-2005
threats:
  floods: {title: Floods, category: weather-related-disasters}
  storms: {title: Storms, category: weather-related-disasters}
  raids: {title: Raids, category: terrorism}
rankings:
`;
  const ids = (marked: string): string[] =>
    completionsIn(threats + marked)
      .filter(({ kind }) => kind !== CompletionItemKind.Property)
      .map(({ label }) => label);

  it.each([
    ["a list", "  r:\n    order:\n      - terrorism\n      - floods\n      - $0"],
    ["an unindented list", "  r:\n    order:\n    - terrorism\n    - floods\n    - $0"],
    ["brackets", "  r: {order: [terrorism, floods, $0]}"],
    ["an entry with keys", "  r:\n    order:\n      - terrorism\n      - floods\n      - item: $0"],
    ["a composite entry", "  r:\n    order:\n      - terrorism\n      - {label: X, covers: [floods, $0]}"],
    ["a tie", "  r:\n    order:\n      - tie: [terrorism, floods, $0]"],
    ["the unranked items", "  r:\n    order: [terrorism, floods]\n    unranked:\n      $0"],
  ])("offers unranked items first and ranked ones last, in %s", (_, marked) => {
    const all = ids(marked);
    const first = all.indexOf("storms");
    // A ranked category counts with all its threats, a ranked threat with its category and cluster.
    for (const ranked of ["raids", "terrorism", "floods", "weather-related-disasters", "natural-disasters"])
      expect(all.indexOf(ranked)).toBeGreaterThan(first);
    expect(all.indexOf("energy")).toBeLessThan(all.indexOf("raids"));
    expect(all.indexOf("raids")).toBeGreaterThan(all.indexOf("impunity"));
  });

  it("has a sortText in the order of the items, whatever their labels", () => {
    const { items } = complete(
      Source.of("file:///example.threat.yaml", `${threats}  r: {order: [terrorism, ]}`),
      libraryOf(),
      { line: 6, character: 25 },
    );
    const order = items.toSorted((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
    expect(order.map(({ label }) => label).slice(0, 2)).toEqual(["floods", "storms"]);
    expect(order.filter(({ kind }) => kind !== CompletionItemKind.Property).at(-1)?.label).toBe("terrorism");
  });
});
