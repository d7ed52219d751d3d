/** Tests that ranges are nested for any text: editors reject a whole answer if one range is not. */
import { expect, it } from "vitest";
import type { DocumentSymbol, Range, SelectionRange } from "vscode-languageserver-types";
import { outgoingCalls, prepareCallHierarchy } from "../../server/src/features/callHierarchy.ts";
import { documentSymbols } from "../../server/src/features/documentSymbols.ts";
import { selectionRanges } from "../../server/src/features/selectionRanges.ts";
import { comparePositions } from "../../server/src/syntax/span.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { anyText, scraps } from "../syntax/documents.ts";
import { fc, runs } from "../property.ts";

const library = libraryOf();

function expectInside(inner: Range, outer: Range): void {
  expect(comparePositions(outer.start, inner.start)).toBeLessThanOrEqual(0);
  expect(comparePositions(inner.start, inner.end)).toBeLessThanOrEqual(0);
  expect(comparePositions(inner.end, outer.end)).toBeLessThanOrEqual(0);
}

function expectNested({ range, selectionRange, children = [] }: DocumentSymbol): void {
  expectInside(selectionRange, range);
  for (const child of children) {
    expectInside(child.range, range);
    expectNested(child);
  }
}

function expectGrowing({ range, parent }: SelectionRange): void {
  if (!parent) return;
  expectInside(range, parent.range);
  expectGrowing(parent);
}

function checkAll(text: string): void {
  const source = Source.of("file:///a.threat.yaml", text);
  for (const symbol of documentSymbols(source, library)) expectNested(symbol);
  for (let line = 0; line < Math.min(source.lineCount, 20); line++) {
    const { length } = source.line(line);
    for (const character of new Set([0, Math.floor(length / 2), length])) {
      const position = { line, character };
      for (const item of prepareCallHierarchy(source, library, position)) {
        expectInside(item.selectionRange, item.range);
        for (const { to } of outgoingCalls(source, library, item.selectionRange.start))
          expectInside(to.selectionRange, to.range);
      }
      const [selection] = selectionRanges(source, [position]);
      if (!selection) expect.unreachable();
      expectInside({ start: position, end: position }, selection.range);
      expectGrowing(selection);
    }
  }
}

it.each([
  "? |\n  a\n  b\n\n",
  "actors:\n  ? |\n    a\n\n\n  : {name: x}\n",
  "actors:\n  ? >-\n    a\n\n",
  "? |+\n  a\n\n\n: x\n",
  '"": x\n? \n: y\n',
  "actors: &a\n  <<: *b\n  <<: {x: {name: y}}\n  *c : {name: z}\n",
  "rankings:\n  r:\n    order:\n      - |\n        a\n\n      - &x\n      - *x\n",
  "? [a, b]\n: c\n? {d: e}\n: f\n",
  "a: b: c\nactors: {a: {\n",
])("ranges are nested in %j", (text) => {
  checkAll(text);
});

it("ranges are nested in random documents", () => {
  fc.assert(fc.property(fc.oneof(anyText, scraps), checkAll), runs(150));
});
