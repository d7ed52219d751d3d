/** Tests that a complete word is not completed: Enter ends the line there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "../../scripts/root.ts";
import { cursorIn } from "../annotations.ts";
import { textWith } from "./acceptCompletion.ts";
import { completionsIn } from "./completionHelpers.ts";

const manifest = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {
  readonly contributes: {
    readonly languages: readonly { readonly id: string }[];
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
};

describe("Enter", () => {
  it.each(manifest.contributes.languages.map(({ id }) => id))(
    "accepts in %s only what changes the text, unless the list was asked for",
    (id) => {
      expect(manifest.contributes.configurationDefaults[`[${id}]`]).toMatchObject({
        "editor.acceptSuggestionOnEnter": "smart",
      });
    },
  );

  // VS Code compares the item with the text in its range, and takes every snippet for a change.
  it.each([
    ["a status", "status: draft$0", "draft"],
    ["a marking", "handling: TLP:GREEN$0", "TLP:GREEN"],
    [
      "an id in a list",
      "threats:\n  raid: {title: Raid}\nrankings:\n  r:\n    order:\n      - raid$0",
      "raid",
    ],
    ["an id in brackets", "threats:\n  raid: {title: Raid}\nrankings:\n  r: {order: [raid$0]}", "raid"],
    ["a term of a scale", "threats:\n  t:\n    confidence: high$0", "high"],
    ["a number", "threats:\n  t:\n    impact: 4$0", "4"],
    ["a taxonomy", "taxonomy: bailey-2005$0", "bailey-2005"],
  ])("ends the line after %s", (_, marked, label) => {
    const item = completionsIn(marked).find((each) => each.label === label);
    expect(item).toBeDefined();
    const { text } = cursorIn(marked);
    expect(item && textWith(text, item)).toBe(text);
    expect(item?.insertTextFormat).toBeUndefined();
  });
});
