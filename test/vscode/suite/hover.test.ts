/** Tests hovers. */
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

  it("hover explains a category, and is visible in the window", async () => {
    const editor = await openExample(PAPER);
    const text = await hoverOn(editor, "poverty-unemployment-inequality\n");
    assert.match(text, /Poverty/);
    assert.match(text, /Essential resources\/economic conditions/);
    await commands.executeCommand("editor.action.showHover");
    await see({ selector: ".monaco-hover", text: "Essential resources", picture: "hover" });
  });

  it("hover explains a ranking at its definition and at a reference", async () => {
    const editor = await openExample(PAPER);
    const definition = await hoverOn(editor, "united-states-2005:");
    assert.match(definition, /Ranking of security threats: United States/);
    assert.match(await hoverOn(editor, "united-states-2005]"), /Ranking of security threats: United States/);
  });

  it("hover explains a key", async () => {
    const editor = await openExample(PAPER);
    assert.match(await hoverOn(editor, "estimated-by:"), /Who says/);
  });
});

/** The hover on the first occurrence of a text. It puts the cursor there. */
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
