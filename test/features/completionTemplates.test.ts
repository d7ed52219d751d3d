/** Tests that whole constructs are offered only where they fit, and are then a valid part of the file. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { CompletionItemKind } from "vscode-languageserver-types";
import type { CompletionItem } from "vscode-languageserver-types";
import { parseDocument } from "yaml";
import schema from "../../schemas/assessment.schema.json" with { type: "json" };
import { projectRoot } from "../../scripts/root.ts";
import { inLanguage } from "../../server/src/language/texts.ts";
import type { Translations } from "../../server/src/language/texts.ts";
import { placeholderTexts, templates } from "../../server/src/features/completions/templates.ts";
import { check } from "../../server/src/rules/check.ts";
import { assessmentsIn } from "../assessments.ts";
import { cursorIn } from "../annotations.ts";
import { textWith } from "./acceptCompletion.ts";
import { completionsIn, labels } from "./completionHelpers.ts";

const spanish = JSON.parse(
  readFileSync(join(projectRoot, "l10n/bundle.l10n.es.json"), "utf8"),
) as Translations;

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addFormat("edtf", true);
const isValid = ajv.compile(schema);

/** The syntax errors and the violations of the schema in a text. */
function errorsIn(text: string): string[] {
  const document = parseDocument(text, { strict: true });
  const syntax = [...document.errors, ...document.warnings].map(({ code }) => code);
  if (syntax.length > 0) return syntax;
  isValid(document.toJS());
  return (isValid.errors ?? []).map(({ instancePath, message = "" }) => `${instancePath} ${message}`);
}

function templatesIn(marked: string): CompletionItem[] {
  const names = new Set(templates.map(({ label }) => label));
  return completionsIn(marked).filter(
    ({ label, kind }) => kind === CompletionItemKind.Snippet && names.has(label),
  );
}

/** The text with its first choices, and with each of the others. */
function fillings(marked: string, item: CompletionItem): string[] {
  const { text } = cursorIn(marked);
  if (!item.textEdit || !("range" in item.textEdit)) throw new Error("An item has no range.");
  const { textEdit } = item;
  const variants = [textEdit.newText];
  for (const [whole, stop = "", words = ""] of textEdit.newText.matchAll(/\$\{(\d+)\|([^|]*)\|\}/g)) {
    const others = words.split(",").slice(1);
    variants.push(...others.map((word) => textEdit.newText.replace(whole, `\${${stop}|${word}|}`)));
  }
  return variants.map((newText) => textWith(text, { ...item, textEdit: { ...textEdit, newText } }));
}

describe("a construct", () => {
  it.each([
    ["", ["new-assessment"]],
    ["assessment: 1\ntitle: Title\nthreats:\n  $0", ["threat"]],
    ["assessment: 1\ntitle: Title\ncomparisons:\n  $0", ["comparison"]],
    ["assessment: 1\ntitle: Title\nstatements:\n  $0", ["statement", "judgment"]],
    ["assessment: 1\ntitle: Title\nrecommendations:\n  $0", ["recommendation"]],
    [
      "assessment: 1\ntitle: Title\nsources:\n  $0",
      ["source-report", "source-web-page", "source-journal-article"],
    ],
    ["assessment: 1\ntitle: Title\nrankings:\n  r:\n    order:\n      - $0", ["entry"]],
    ["assessment: 1\ntitle: Title\nrankings:\n  r:\n    order:\n      $0", ["entry"]],
  ])("is offered and valid with each of its words: %j", (text, expected) => {
    const marked = text === "" ? "$0" : text;
    const items = templatesIn(marked);
    expect(items.map(({ label }) => label)).toEqual(expected);
    const inSpanish = inLanguage(spanish, () => templatesIn(marked));
    for (const filled of [...items, ...inSpanish].flatMap((item) => fillings(marked, item)))
      expect(errorsIn(filled), filled).toEqual([]);
  });

  it("has placeholders in the language of the reader", () => {
    const all = templates.flatMap(({ body }) =>
      Array.from(body.matchAll(/\{\{([^{}|]*)\}\}/g), ([, text]) => text),
    );
    const texts = new Set(all.filter((text = "") => /^\p{Lu}| /u.test(text) && text !== "p. 1"));
    expect([...placeholderTexts().keys()].toSorted()).toEqual([...texts].toSorted());
    const inSpanish = inLanguage(spanish, () => [...placeholderTexts()]);
    expect(inSpanish.filter(([english, text]) => english === text)).toEqual([]);
    const [item] = inLanguage(spanish, () => templatesIn("assessment: 1\nthreats:\n  $0"));
    expect(item?.textEdit?.newText).toContain("Por qué tiene esta seguridad.");
  });

  it("comes first in an empty file", () => {
    expect(labels("$0")[0]).toBe("new-assessment");
  });

  it("says its language, if that is not English", () => {
    const texts = (): string[] => templatesIn("$0").flatMap((item) => fillings("$0", item));
    expect(texts()[0]).not.toContain("language:");
    expect(inLanguage(spanish, texts)[0]).toContain("\nlanguage: es\n");
    expect(labels("assessment: 1\nlanguage: $0")).toEqual(["en", "es"]);
  });

  it.each([
    ["a value", "status: $0"],
    ["a half-typed value", "status: judg$0"],
    ["a key of the document", "assessment: 1\nsta$0"],
    ["a map that has begun", "rankings:\n  r:\n    order:\n      - item: terrorism\n        $0"],
    ["a map in braces", "statements: {$0}"],
    ["a value of a map", "statements: $0"],
  ])("is not offered as %s", (_, marked) => {
    expect(templatesIn(marked)).toEqual([]);
  });

  it("is found by one word", () => {
    for (const { label } of templates) expect(label).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(labels("statements:\n  judg$0")).toContain("judgment");
  });

  it("is a new assessment of at most 15 lines without problems", () => {
    const [item] = templatesIn("$0");
    const [filled = ""] = item ? fillings("$0", item) : [];
    expect(filled.split("\n").length).toBeLessThanOrEqual(15);
    const problems = assessmentsIn(filled).flatMap((assessment) => check(assessment).flat());
    expect(
      problems.flatMap(({ severity, message }) => (severity === "information" ? [] : [message])),
    ).toEqual([]);
  });
});

describe("VS Code", () => {
  it("gets no snippets without the server, since it would offer them in every place", () => {
    const manifest = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {
      readonly contributes: Readonly<Record<string, unknown>>;
    };
    expect(manifest.contributes).not.toHaveProperty("snippets");
  });
});

/** Where a cursor can be in an example: at each value, at each half-typed value, and below each line. */
function* places(text: string): Generator<{ readonly marked: string; readonly without: string }> {
  const lines = text.split("\n");
  for (const [index, line] of lines.entries()) {
    const put = (own: readonly string[]): string => lines.toSpliced(index, 1, ...own).join("\n");
    const [, key] = /^(\s*(?:- )*[\w-]+:) \S/.exec(line) ?? [];
    const [indent = ""] = /^ */.exec(line) ?? [];
    if (key !== undefined)
      for (const typed of ["", "s"])
        yield { marked: put([`${key} ${typed}$0`]), without: put([`${key} ${typed}`]) };
    for (const typed of ["", "s"]) yield { marked: put([`${indent}${typed}$0`, line]), without: text };
  }
}

it("accepting a construct anywhere in an example adds no error", { timeout: 120_000 }, () => {
  const text = readFileSync(join(projectRoot, "examples/five-state-union.threat.yaml"), "utf8");
  let offered = 0;
  for (const [index, { marked, without }] of Array.from(places(text)).entries()) {
    if (index % 3 > 0) continue;
    for (const item of templatesIn(marked)) {
      offered++;
      const before = new Set(errorsIn(without));
      const after = textWith(cursorIn(marked).text, item);
      const added = errorsIn(after).filter((error) => !before.has(error));
      expect(added, `${item.label} in ${after.slice(0, 2000)}`).toEqual([]);
    }
  }
  expect(offered).toBeGreaterThan(20);
});
