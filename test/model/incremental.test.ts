/** Tests that after any edit, with any cached state, the findings are those of a program that has just started. */
import { expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { anyText, exampleText } from "../syntax/documents.ts";
import { changesOf, strokes } from "../syntax/typing.ts";
import { fc, expectSame, runs, timeout } from "../property.ts";

const uri = "file:///any.threat.yaml";

it("inspect finds the same after every edit as from scratch", { timeout }, () => {
  let found = 0;
  fc.assert(
    fc.property(
      fc.oneof({ weight: 3, arbitrary: exampleText }, { weight: 1, arbitrary: anyText }),
      fc.array(fc.array(strokes, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
      (text, events) => {
        const library = libraryOf();
        let document = TextDocument.create(uri, "yaml", 0, text);
        let source = Source.of(uri, text);
        inspect(source, library);
        for (const [index, event] of events.entries()) {
          const { changes, edited } = changesOf(event, document);
          document = edited;
          source = source.edit(changes, index + 1);
          const anew = inspect(Source.of(uri, document.getText()), libraryOf());
          expectSame(inspect(source, library), anew);
          found += anew.length;
        }
      },
    ),
    runs(500),
  );
  expect(found).toBeGreaterThan(1000);
});
