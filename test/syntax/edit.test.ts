/** Tests that an edited source equals a new source of the edited text, and that its positions are those of LSP. */
import { expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { documentsOf } from "../../server/src/syntax/document.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { anyText } from "./documents.ts";
import { changesOf, strokes } from "./typing.ts";
import { fc, expectSame, runs, timeout } from "../property.ts";

const uri = "file:///any.threat.yaml";

it("an edited source equals a new source of the same text", { timeout }, () => {
  fc.assert(
    fc.property(
      anyText,
      fc.array(fc.array(strokes, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      (text, events) => {
        let document = TextDocument.create(uri, "yaml", 0, text);
        let source = Source.of(uri, text);
        for (const [index, event] of events.entries()) {
          // Fills the caches, so that a stale one would be noticed in the next version.
          everythingOf(source);
          const { changes, edited } = changesOf(event, document);
          document = edited;
          source = source.edit(changes, index + 1);
          expect(source.version).toBe(index + 1);
          expect(source.text).toBe(document.getText());
          expectSame(everythingOf(source), everythingOf(Source.of(uri, document.getText())));
        }
      },
    ),
    runs(1200),
  );
});

it("an edit does not change the previous version", { timeout }, () => {
  fc.assert(
    fc.property(anyText, strokes, (text, stroke) => {
      const source = Source.of(uri, text);
      const before = everythingOf(source);
      const { changes } = changesOf([stroke], TextDocument.create(uri, "yaml", 0, text));
      everythingOf(source.edit(changes, 1));
      expectSame(everythingOf(source), before);
    }),
    runs(300),
  );
});

it("a source has the positions of LSP", { timeout }, () => {
  fc.assert(
    fc.property(anyText, fc.array(fc.tuple(fc.nat(30), fc.nat(60))), (text, positions) => {
      const source = Source.of(uri, text);
      const document = TextDocument.create(uri, "yaml", 0, text);
      expect(source.lineCount).toBe(document.lineCount);
      for (const [line, character] of positions) {
        const { piece, offset } = source.at({ line, character });
        const expected = document.positionAt(document.offsetAt({ line, character }));
        expect(source.range({ piece, start: offset, end: offset }).start).toEqual(expected);
        expect(source.line(line)).toBe(
          document.getText({ start: { line, character: 0 }, end: { line, character: 1e9 } }),
        );
      }
      for (const span of placesIn(source)) {
        const written = span.piece.text.slice(span.start, span.end);
        // A range cannot end between CR and LF.
        if (!written.endsWith("\r")) expect(document.getText(source.range(span))).toBe(written);
      }
    }),
    runs(500),
  );
});

/** Everything that the syntax layer returns for a source. */
function everythingOf(source: Source): unknown {
  return {
    pieces: source.pieces.map(({ text, role, before, lines, tree, problems }) => ({
      text,
      role,
      before,
      lines,
      tree,
      problems,
    })),
    pieceGroups: source.pieceGroups.map(({ pieces }) => pieces.length),
    lineCount: source.lineCount,
    documents: documentsOf(source).map((document) => ({
      pieces: document.pieces.map((piece) => source.lineOf(piece)),
      stray: document.rootProblem?.message,
      syntaxProblems: document.syntaxProblems.map(({ span, ...said }) => ({
        ...said,
        range: source.range(span),
      })),
      sections: document.sections.map(({ piece, items, syntaxProblems, ...section }) => ({
        ...section,
        line: source.lineOf(piece),
        items: items.map((item) => ({ ...item, piece: source.lineOf(item.piece) })),
        syntaxProblems: syntaxProblems.length,
      })),
    })),
  };
}

function placesIn(source: Source) {
  return documentsOf(source).flatMap(({ sections }) =>
    sections.flatMap(({ piece, key, items }) => [
      { piece, start: key.start, end: key.end },
      ...items.flatMap((item) =>
        item.value ? [{ piece: item.piece, start: item.value.start, end: item.value.end }] : [],
      ),
    ]),
  );
}
