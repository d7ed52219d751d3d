/** Tests completion, and the text after an item is accepted. */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "mocha";
import {
  commands,
  type CompletionItem,
  type CompletionList,
  type MarkdownString,
  type TextEditor,
} from "vscode";
import { discard, errorsIn, findingAt, openExample, replace, until } from "../editor.ts";
import { isStaged, see } from "../stage.ts";

const PAPER = "us-mexico-2005.threat.yaml";

describe("Completion", () => {
  afterEach(discard);

  it("completion suggests categories with their definitions", async () => {
    const editor = await openExample(PAPER);
    await replace(editor, "item: organized-crime", "item: disaster");
    const items = await completions(editor);
    const item = items.find(({ label }) => labelOf(label) === "weather-related-disasters");
    assert.ok(item, items.map(({ label }) => labelOf(label)).join());
    assert.match((item.documentation as MarkdownString).value, /Natural disasters/);
    await commands.executeCommand("editor.action.triggerSuggest");
    // Only an item with documentation can be expanded. The documentation arrives shortly after the item.
    await see({ selector: ".suggest-widget .focused .can-expand-details" });
    if (isStaged()) await commands.executeCommand("toggleSuggestionDetails");
    await see({ selector: ".suggest-details", text: "disasters" });
    await see({
      selector: ".suggest-widget",
      picture: "completion",
      detail: { left: 190, above: 90, width: 640, height: 300 },
    });
    await commands.executeCommand("hideSuggestWidget");
  });

  it("accepting an item replaces a half-typed category", async () => {
    const editor = await openExample(PAPER);
    const { document } = editor;
    const before = document.getText();
    await replace(editor, "item: organized-crime", "item: organizd");
    await findingAt(document, "no-undefined-reference", "organizd");
    await commands.executeCommand("editor.action.triggerSuggest");
    await see({ selector: ".suggest-widget .focused", text: "organized-crime" });
    await acceptedAs(editor, before);
    await until(
      () => errorsIn(document).length === 0,
      () => errorsIn(document).join("\n"),
    );
  });

  it("completion opens while a word is typed", async () => {
    const editor = await openExample(PAPER);
    const before = editor.document.getText();
    await replace(editor, "status: final", "status: ");
    for (const text of "fin") await commands.executeCommand("type", { text });
    await see({ selector: ".suggest-widget .focused", text: "final" });
    await acceptedAs(editor, before);
  });

  it("completion closes the brackets of a reference in prose", async () => {
    const editor = await openExample(PAPER);
    const before = editor.document.getText();
    await replace(editor, "[[drug-trafficking]]", "[[drug-traf");
    const items = await completions(editor);
    assert.ok(items.some(({ label }) => labelOf(label) === "drug-trafficking"));
    await commands.executeCommand("editor.action.triggerSuggest");
    await acceptedAs(editor, before);
  });
});

async function completions(editor: TextEditor): Promise<CompletionItem[]> {
  const { items } = await commands.executeCommand<CompletionList>(
    "vscode.executeCompletionItemProvider",
    editor.document.uri,
    editor.selection.active,
    undefined,
    100,
  );
  return items;
}

/** Accepts the selected item as soon as there is one, and waits for the resulting text. */
async function acceptedAs({ document, selection }: TextEditor, text: string): Promise<void> {
  await until(
    () => {
      if (document.getText() === text) return true;
      void commands.executeCommand("acceptSelectedSuggestion");
      return undefined;
    },
    () => `What is accepted makes of the line: ${document.lineAt(selection.active).text}`,
  );
}

function labelOf(label: CompletionItem["label"]): string {
  return typeof label === "string" ? label : label.label;
}
