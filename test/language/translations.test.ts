/** The translations: they have no texts that are gone, and they are complete where this table says so. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { messages, root } from "./messages.ts";

/** The files all of whose texts are translated. A new file belongs here; the texts of others are in English in parts. */
const translated = [
  /^client\/src\//,
  /^server\/src\/(cli|files|lsp|report)\//,
  /^server\/src\/rules\/(most|sources)\.ts$/,
  /^server\/src\/rules\/references\/no-missing-file\.ts$/,
  /^server\/src\/rules\/structure\/(no-hidden-character|patternProblems)\.ts$/,
  /^server\/src\/syntax\/limits\.ts$/,
];

function textsIn(path: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(root, path), "utf8")) as Record<string, string>;
}

function placeholdersIn(message: string): string[] {
  return [...new Set(message.match(/\{\d+\}/g))].sort();
}

const bundles = readdirSync(join(root, "l10n"));

describe.each(bundles)("the texts in %s", (bundle) => {
  const texts = textsIn(`l10n/${bundle}`);

  it.each(translated)("are complete for %s", (pattern) => {
    const those = messages.filter(({ name }) => pattern.test(name));
    expect(those).not.toEqual([]);
    expect(those.filter(({ message }) => texts[message] === undefined)).toEqual([]);
  });

  it("are those of messages in the code", () => {
    const known = new Set(messages.map(({ message }) => message));
    expect(Object.keys(texts).filter((message) => !known.has(message))).toEqual([]);
  });

  it("have the placeholders of their messages", () => {
    for (const [message, text] of Object.entries(texts))
      expect(placeholdersIn(text), message).toEqual(placeholdersIn(message));
  });

  it("are sorted by their messages", () => {
    expect(Object.keys(texts)).toEqual(Object.keys(texts).sort());
  });
});

describe.each(readdirSync(root).filter((name) => /^package\.nls\..+\.json$/.test(name)))(
  "the texts in %s",
  (file) => {
    it("are those of the manifest, all of them", () => {
      expect(Object.keys(textsIn(file)).sort()).toEqual(Object.keys(textsIn("package.nls.json")).sort());
    });
  },
);
