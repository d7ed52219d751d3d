/** What is explained under the pointer. */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import {
  Selection,
  TextEditorRevealType,
  commands,
  type Hover,
  type MarkdownString,
  type TextEditor,
} from "vscode";
import { discard, openExample, rangeOfText } from "../editor.ts";
import { see } from "../stage.ts";

const PAPER = "us-mexico-2005.threat.yaml";

describe("Hover", () => {
  afterEach(discard);

  it("explains a category, and shows it in the window", async () => {
    const editor = await openExample(PAPER);
    const text = await hoverOn(editor, "poverty-unemployment-inequality\n");
    assert.match(text, /Poverty/);
    assert.match(text, /Essential resources\/economic conditions/);
    await commands.executeCommand("editor.action.showHover");
    await see({ selector: ".monaco-hover", text: "Essential resources", picture: "hover" });
  });

  it("explains a ranking, where it is defined and where it is used", async () => {
    const editor = await openExample(PAPER);
    const definition = await hoverOn(editor, "united-states-2005:");
    assert.match(definition, /Ranking of security threats: United States/);
    assert.match(await hoverOn(editor, "united-states-2005]"), /Ranking of security threats: United States/);
  });

  it("explains a key", async () => {
    const editor = await openExample(PAPER);
    assert.match(await hoverOn(editor, "estimated-by:"), /Who says/);
  });
});

/** The hover on the first word of a text, where that stands first; the cursor is put there. */
async function hoverOn(editor: TextEditor, text: string): Promise<string> {
  const position = rangeOfText(editor.document, text).start.translate(0, 2);
  editor.selection = new Selection(position, position);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenter);
  const hovers = await commands.executeCommand<Hover[]>(
    "vscode.executeHoverProvider",
    editor.document.uri,
    position,
  );
  return hovers.flatMap(({ contents }) => contents.map((each) => (each as MarkdownString).value)).join("\n");
}
