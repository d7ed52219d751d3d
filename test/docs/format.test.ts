/** Checks the reference page of the format: it has every key and value of the schemas, and its examples parse. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { formatPage } from "../../scripts/docs/format.ts";
import { codeSpan, fencedCode, contentsOf, slugOf, tableOf } from "../../scripts/docs/markdown.ts";
import { keyAnchor } from "../../scripts/docs/reference.ts";
import { documentedKinds, sectionOf, sectionsOfKind } from "../../scripts/docs/sections.ts";
import { allowedWords, valueIn } from "../../scripts/docs/values.ts";
import { yamlBlock, yamlLine } from "../../scripts/docs/yaml.ts";
import type { Schema } from "../../server/src/format/schema.ts";
import { resolve, schemas } from "../../server/src/format/schema.ts";
import { assessmentsIn } from "../assessments.ts";
import { projectRoot } from "../../scripts/root.ts";

const read = (path: string): string => readFileSync(join(projectRoot, path), "utf8");
const page = formatPage({
  template: read("scripts/docs/format.template.md"),
  first: read("examples/first.threat.yaml"),
});
const lines = page.split("\n");

describe.each(
  documentedKinds.flatMap((kind) => sectionsOfKind(kind)).map((section) => [section.title, section] as const),
)("%s", (title, section) => {
  const { schema, level } = section;

  it("the page has the section, and lists it in the contents", () => {
    expect(lines).toContain(`${"#".repeat(level)} ${title}`);
    expect(lines).toContain(`${"  ".repeat(level - 2)}- [${title}](#${section.anchor})`);
    expect(page).toContain(schema.description);
  });

  it("the section describes every key and its allowed values", () => {
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      const row = lines.find((line) => line.startsWith(`| <a id="${keyAnchor(section, key)}"></a>`)) ?? "";
      expect(row).toContain(codeSpan(key));
      expect(row).toContain((resolve(property).description ?? "?").replaceAll("|", "\\|"));
      expect(row.includes("**required**")).toBe(schema.required?.includes(key) ?? false);
      if (sectionOf(property)) continue;
      for (const [word, meaning] of allowedWords(property))
        expect(lines).toContain(`- ${codeSpan(word)}: ${meaning}`);
    }
  });
});

describe("the YAML on the page", () => {
  const blocks = Array.from(page.matchAll(/^```yaml\n([^]*?)^```$/gm), ([, text = ""]) => text);
  const inline = Array.from(page.matchAll(/<br>`([^`]+)` \|$/gm), ([, text = ""]) =>
    text.replaceAll("\\|", "|"),
  );

  it("every block parses", () => {
    expect(blocks.length).toBeGreaterThan(50);
    expect(inline.length).toBeGreaterThan(200);
    const broken = [...blocks, ...inline].filter((text) => {
      const { errors, warnings } = parseDocument(text, { strict: true });
      return errors.length + warnings.length > 0;
    });
    expect(broken).toEqual([]);
  });

  it("the first assessment has 15 lines and no problems", () => {
    const [first = ""] = blocks;
    expect(first.trimEnd().split("\n")).toHaveLength(15);
    const [{ syntaxProblems, facts } = expect.unreachable()] = assessmentsIn(first);
    expect([...syntaxProblems, ...facts.flatMap(({ violations }) => violations)]).toEqual([]);
  });
});

describe("the type of a value", () => {
  const property = (path: string): Schema => {
    const [name = "", key = ""] = path.split(".");
    return schemas.assessment.definitions?.[name]?.properties?.[key] ?? expect.unreachable();
  };

  it.each([
    ["term.name", "text"],
    ["term.definition", "[prose](#prose)"],
    ["term.aliases", "list of text"],
    ["term.contrasts-with", "id of [term](#terms), or list of them"],
    ["term.connotation", "map: id of [actor](#actors) → [prose](#prose)"],
    ["source.issued", "[date](#dates)"],
    ["source.type", "one of the words below"],
    ["survey.sample-size", "whole number"],
    ["result.share", "percentage"],
    ["threat.category", "id of [category](#categories-of-a-taxonomy) or [cluster](#clusters-of-a-taxonomy)"],
    ["ranking.estimated-by", "`author`, or id of [actor](#actors) or [source](#sources)"],
    ["ranking.order", "list of [entry](#entry)"],
    ["ranking.basis", "[basis](#basis)"],
    ["ranking.ties", "`competition`, `dense` or `fractional`"],
    ["entry.outside", "`true` or `false`"],
    ["entry.score", "number or percentage"],
    ["likelihood.term", "term of the [scale of likelihood](scales.md#likelihood)"],
  ])("%s", (path, words) => {
    expect(valueIn(property(path))).toBe(words);
  });
});

describe("Markdown output", () => {
  it("a table cell stays on one line and escapes bars", () => {
    expect(tableOf(["a", "b"], [["x|y", "1\n2"]])).toBe("| a | b |\n| --- | --- |\n| x\\|y | 1<br>2 |");
  });

  it("a fence is longer than the fences inside it", () => {
    expect(codeSpan("a `b` c")).toBe("``a `b` c``");
    expect(codeSpan("`b`")).toBe("`` `b` ``");
    expect(fencedCode("", "```\nx\n```\n")).toBe("````\n```\nx\n```\n````");
  });

  it("an anchor is the one that GitHub makes", () => {
    expect(slugOf("`categories` of a taxonomy")).toBe("categories-of-a-taxonomy");
    expect(slugOf("Where do I write …?")).toBe("where-do-i-write-");
    expect(contentsOf("# T\n\n## A b\n\n```\n## no\n```\n\n### `c`\n")).toBe("- [A b](#a-b)\n  - [`c`](#c)");
  });
});

describe("YAML output", () => {
  it("a block has the layout that an author would write", () => {
    const value = { order: ["a", { item: "b", covers: ["c", "d"] }], version: "1.0", date: "2005-01" };
    expect(yamlBlock(value)).toBe(
      'order:\n  - a\n  - item: b\n    covers: [c, d]\nversion: "1.0"\ndate: 2005-01\n',
    );
  });

  it("an inline value stays on one line after its key", () => {
    expect(yamlLine("order", ["a", { item: "b" }])).toBe("order: [a, {item: b}]");
    expect(yamlLine("text", "x".repeat(200))).toBe(`text: ${"x".repeat(200)}`);
  });
});
