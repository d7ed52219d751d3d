/** Tests selection ranges: texts of several lines, and that each range contains the previous one for any text. */
import { describe, expect, it } from "vitest";
import type { SelectionRange } from "vscode-languageserver-types";
import { selectionRanges } from "../../server/src/features/selectionRanges.ts";
import type { Position } from "../../server/src/syntax/span.ts";
import { comparePositions } from "../../server/src/syntax/span.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { cursorIn } from "../annotations.ts";
import { broken, cutShort, files, isInside, positionIn, readAnew, textIn } from "./unfinished.ts";
import { fc } from "../property.ts";

function chainAt(source: Source, position: Position): SelectionRange["range"][] {
  const chain: SelectionRange["range"][] = [];
  const [first] = selectionRanges(source, [position]);
  for (let each = first; each; each = each.parent) chain.push(each.range);
  return chain;
}

/** The selected texts, from the innermost. */
function selected(marked: string): string[] {
  const { text, position } = cursorIn(marked);
  const source = Source.of("file:///a.threat.yaml", text);
  return chainAt(source, position).map((range) => textIn(source, range));
}

const BLOCK = "title: T\nsummary: |\n  One wo$0rd\n  here. Three\n  four.\n\n  Five.\n";

describe("selection ranges", () => {
  const expected = [
    "word",
    "One word\n  here.",
    "One word\n  here. Three\n  four.",
    "One word\n  here. Three\n  four.\n\n  Five.",
    "|\n  One word\n  here. Three\n  four.\n\n  Five.",
    "summary: |\n  One word\n  here. Three\n  four.\n\n  Five.",
  ];

  it("are the sentence, the paragraph and the words of a text, and then the value", () => {
    expect(selected(BLOCK).slice(0, 6)).toEqual(expected);
  });

  it("work with every kind of line break", () => {
    expect(selected(BLOCK.replaceAll("\n", "\r\n")).slice(0, 6)).toEqual(expected);
  });

  it("work with the indicators of a block scalar", () => {
    expect(selected(BLOCK.replace("|", ">-")).slice(0, 4)).toEqual(expected.slice(0, 4));
  });
});

it("a selection range grows from the word outwards", () => {
  const text = 'title: T\nstatements:\n  s: {kind: judgment, text: "It ra$0ins. It pours."}\n';
  const plain = text.replace("$0", "");
  expect(selected(text)).toEqual(
    [
      "rains",
      "It rains.",
      "It rains. It pours.",
      '"It rains. It pours."',
      'text: "It rains. It pours."',
      '{kind: judgment, text: "It rains. It pours."}',
      's: {kind: judgment, text: "It rains. It pours."}',
      'statements:\n  s: {kind: judgment, text: "It rains. It pours."}',
      plain.trimEnd(),
      plain,
    ].filter((each, index, all) => each !== all[index - 1]),
  );
  expect(selected("actors:\n  po$0rt: {name: Port}\n").slice(0, 2)).toEqual(["port", "port: {name: Port}"]);
});

it("selection ranges grow from a list item to the list", () => {
  expect(selected("authors:\n  - name: A$0na Ruiz\n    orcid: x\n  - name: B\n").slice(0, 4)).toEqual([
    "Ana",
    "Ana Ruiz",
    "name: Ana Ruiz",
    "name: Ana Ruiz\n    orcid: x",
  ]);
});

it("selection ranges grow from one of several documents to the file", () => {
  expect(selected("title: A\n---\ntitle: B$0 c\nstatus: draft\n")).toEqual([
    "B",
    "B c",
    "title: B c",
    "title: B c\nstatus: draft",
    "title: A\n---\ntitle: B c\nstatus: draft\n",
  ]);
});

it("selection ranges are computed for many cursors at once", () => {
  const source = Source.of("file:///a.threat.yaml", "title: T\nstatus: draft\n");
  const positions = [
    { line: 1, character: 9 },
    { line: 0, character: 7 },
  ];
  const words = selectionRanges(source, positions).map(({ range }) => textIn(source, range));
  expect(words).toEqual(["draft", "T"]);
});

/** Checks that the first range contains the position, each one contains more than the previous, and the last is the file. */
function expectGrowing(source: Source, position: Position): void {
  const chain = chainAt(source, position);
  for (const [index, range] of chain.entries()) {
    expect(isInside({ start: position, end: position }, range)).toBe(true);
    const inner = chain[index - 1];
    if (!inner) continue;
    expect(isInside(inner, range)).toBe(true);
    expect(comparePositions(range.start, inner.start) < 0 || comparePositions(inner.end, range.end) < 0).toBe(
      true,
    );
  }
  const last = source.lineCount - 1;
  expect(chain.at(-1)).toEqual({
    start: { line: 0, character: 0 },
    end: { line: last, character: source.line(last).length },
  });
}

describe("each selection range contains the previous one", () => {
  it.each(files.map((file) => [file.uri, file] as const))("in %s, whole and cut short", (_, file) => {
    for (let line = 0; line < file.lineCount; line++) expectGrowing(file, positionIn(file, line, line * 7));
    for (const source of cutShort(file)) {
      const last = source.lineCount - 1;
      expectGrowing(source, { line: last, character: source.line(last).length });
    }
  });

  it("for any edits, and is the same after a full parse", () => {
    fc.assert(
      fc.property(broken, fc.nat(), fc.nat(), (source, line, character) => {
        const position = positionIn(source, line, character);
        expectGrowing(source, position);
        expect(chainAt(source, position)).toEqual(chainAt(readAnew(source), position));
      }),
    );
  });
});
