/** Checks that the settings on the page about other editors parse, and name files and settings that exist. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import manifest from "../../package.json" with { type: "json" };
import { projectRoot } from "../../scripts/root.ts";

const page = readFileSync(join(projectRoot, "docs/editors.md"), "utf8");
const blocks = Array.from(page.matchAll(/^```(\w+)\n(.*?)^```$/gms), ([, language = "", text = ""]) => ({
  language,
  text,
}));
const { languages, configuration } = manifest.contributes;

describe("the tables", () => {
  it.each(languages)(
    "the table lists the id and the files of $id in one row",
    ({ id, extensions, filenames }) => {
      const files = [...(extensions ?? []).map((extension) => `*${extension}`), ...(filenames ?? [])];
      const row = page.split("\n").find((line) => line.startsWith("|") && line.includes(`\`${id}\``));
      for (const file of files) expect(row).toContain(`\`${file}\``);
    },
  );

  it.each(Object.keys(configuration.properties).filter((key) => !key.includes(".trace.")))(
    "the table lists %s",
    (key) => {
      const [, section = "", name] = key.split(".");
      const rows = page.split("\n").filter((line) => line.startsWith(`| \`${section}`));
      expect(rows.some((row) => name === undefined || row.includes(`.${name}\``))).toBe(true);
    },
  );
});

describe("the settings", () => {
  it.each(blocks.filter(({ language }) => language === "json"))(
    "the block is valid JSON: $text",
    ({ text }) => {
      expect(() => JSON.parse(text) as unknown).not.toThrow();
    },
  );

  it.each(blocks.filter(({ language }) => language === "yaml"))(
    "the block is valid YAML: $text",
    ({ text }) => {
      expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
    },
  );

  it.each(blocks.filter(({ text }) => text.includes("inlayHints")))(
    "a block with inlay hints has every setting: $text",
    ({ text }) => {
      for (const key of Object.keys(configuration.properties)) {
        const name = key.split(".").at(-1) ?? "";
        if (!key.includes(".trace.")) expect(text).toContain(name);
      }
    },
  );

  it.each(blocks.filter(({ text }) => text.includes("lsp")))(
    "the block starts the server: $text",
    ({ text }) => {
      expect(text).toMatch(/threat-assessment\W|%e/);
      if (text.includes("command") || text.includes("cmd")) expect(text).toMatch(/lsp\W+--stdio/);
    },
  );
});
