/** Tests that hidden characters of a file are visible wherever a name, a title or a message is shown. */
import { expect, it } from "vitest";
import { outgoingCalls, prepareCallHierarchy } from "../../server/src/features/callHierarchy.ts";
import { codeActions } from "../../server/src/features/codeActions.ts";
import { codeLenses } from "../../server/src/features/codeLenses.ts";
import { complete } from "../../server/src/features/completion.ts";
import { diagnosticOf } from "../../server/src/features/diagnostics.ts";
import { documentSymbols } from "../../server/src/features/documentSymbols.ts";
import { hover } from "../../server/src/features/hover.ts";
import { inlayHints } from "../../server/src/features/inlayHints.ts";
import { prepareRename } from "../../server/src/features/rename.ts";
import { statusOf } from "../../server/src/features/status.ts";
import { symbolsIn } from "../../server/src/features/workspaceSymbols.ts";
import { showHidden } from "../../server/src/language/hiddenCharacters.ts";
import { inspect } from "../../server/src/rules/inspect.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf } from "../assessments.ts";
import { DOCUMENT, filledWith, SCALE, TAXONOMY } from "./filled.ts";

/** The properties of an answer that editors show, as opposed to those that they insert or send back. */
const SHOWN = new Set([
  "name",
  "detail",
  "label",
  "title",
  "message",
  "tooltip",
  "description",
  "value",
  "containerName",
  "taxonomy",
  "refusal",
]);

function* shownIn(thing: unknown, key = ""): Generator<readonly [string, string]> {
  if (typeof thing === "string" && SHOWN.has(key)) yield [key, thing];
  if (typeof thing !== "object" || thing === null) return;
  for (const [own, value] of Object.entries(thing))
    if (!["edit", "textEdit", "data", "arguments"].includes(own))
      yield* shownIn(value, Array.isArray(thing) ? key : own);
}

function* answersFor(name: string, text: string): Generator {
  const source = Source.of(`file:///${name}`, text);
  const library = libraryOf();
  const range = { start: { line: 0, character: 0 }, end: { line: source.lineCount, character: 0 } };
  yield inspect(source, library).map(diagnosticOf);
  yield documentSymbols(source, library);
  yield symbolsIn(source, library);
  yield codeLenses(source, library);
  yield statusOf(source, library);
  yield inlayHints(source, library, { range, wanted: { ranks: true, percents: true, titles: true } });
  yield codeActions(source, library, { range });
  for (let line = 0; line < source.lineCount; line++) {
    for (const { index: character } of Array.from(source.line(line).matchAll(/[\w"]+/g)).slice(0, 12)) {
      const position = { line, character };
      yield hover(source, library, position);
      yield complete(source, library, position).items;
      yield prepareRename({ source, library, position });
      for (const item of prepareCallHierarchy(source, library, position)) {
        yield item;
        yield outgoingCalls(source, library, item.selectionRange.start);
      }
    }
  }
}

it.each(
  ["a\u202eb", "a\u{e0041}\u{e0042}b", "a\u200bb", "a\u0085b\u001b[31m"].flatMap(
    (hidden) =>
      [
        [hidden.replace(/[^\x20-\x7e]/gu, "?"), "a.threat.yaml", filledWith(DOCUMENT, hidden)],
        [hidden.replace(/[^\x20-\x7e]/gu, "?"), "a.taxonomy.yaml", filledWith(TAXONOMY, hidden)],
        [hidden.replace(/[^\x20-\x7e]/gu, "?"), "a.scale.yaml", filledWith(SCALE, hidden)],
      ] as const,
  ),
)("%s is visible everywhere in %s", (_, name, escaped) => {
  // Once literally, and once as escapes in the file.
  for (const text of [
    escaped,
    escaped.replace(
      /[^\x20-\x7e\n]/gu,
      (each) => `\\U${(each.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`,
    ),
  ])
    for (const answer of answersFor(name, text))
      for (const [key, shown] of shownIn(answer))
        expect([key, shown, showHidden(shown) !== shown]).toEqual([key, shown, false]);
});

it("a name is never empty, and never has several lines", () => {
  const text =
    'assessment: 1\nactors:\n  ? |\n    a\n  : {name: "A\\nB"}\n  "": {name: " "}\nrankings:\n  " ": {order: [""]}\n';
  for (const answer of answersFor("a.threat.yaml", text))
    for (const [key, shown] of shownIn(answer))
      if (key === "name" || key === "label") expect(shown).toMatch(/^\S([^\n]*\S)?$/);
});
