/** Tests that after any edit, with anything cached, the views of a file are those of a program that has just started. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { documentView } from "../../server/src/features/documentView.ts";
import type { ViewName } from "../../server/src/features/viewProtocol.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { figureDrawer } from "../../server/src/writers/figures/figure.ts";
import { libraryOf } from "../assessments.ts";
import { fc, expectSame, runs, timeout } from "../property.ts";
import { anyText, exampleText } from "../syntax/documents.ts";
import { changesOf, strokes } from "../syntax/typing.ts";

const uri = "file:///any.threat.yaml";
const draw = figureDrawer({ theme: "editor", language: "en" });
const wholeExample = fc.constantFrom(
  ...["first", "us-mexico-2005", "river-port-register/register"].map((name) =>
    readFileSync(new URL(`../../examples/${name}.threat.yaml`, import.meta.url), "utf8"),
  ),
);
const VIEWS: readonly ViewName[] = ["document", "comparison"];

it("a view is the same after every edit as from scratch", { timeout }, () => {
  let blocks = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        { weight: 5, arbitrary: exampleText },
        { weight: 1, arbitrary: anyText },
        { weight: 1, arbitrary: wholeExample },
      ),
      fc.array(fc.array(strokes, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
      (text, events) => {
        const library = libraryOf();
        let document = TextDocument.create(uri, "yaml", 0, text);
        let source = Source.of(uri, text);
        for (const view of VIEWS) documentView(source, library, { view, draw });
        for (const [index, event] of events.entries()) {
          const { changes, edited } = changesOf(event, document);
          document = edited;
          source = source.edit(changes, index + 1);
          for (const view of VIEWS) {
            const anew = documentView(Source.of(uri, document.getText()), libraryOf(), { view, draw });
            expectSame(documentView(source, library, { view, draw }), anew);
            blocks += anew.blocks.length;
          }
        }
      },
    ),
    runs(150),
  );
  expect(blocks).toBeGreaterThan(10_000);
});
