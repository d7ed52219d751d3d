/** Tests the project's own lint rules. */
import { Linter } from "eslint";
import { expect, test } from "vitest";
import ts from "typescript-eslint";
import { ruleFiles, ruleImports, ruleState } from "../../scripts/lint.ts";
import { onlyEscaped } from "../../scripts/lintMarkdown.ts";
import { wholeSentences } from "../../scripts/lintTexts.ts";

const inRun = (code: string): string => `const rule = { check(view) { ${code} } };`;

test.each([
  ["a local function passed to a view", inRun("view.inEach((facts) => facts.section);"), 1],
  ["a named local function", inRun("const f = () => 1; view.follow(f, 1);"), 1],
  [
    "a local function passed to a destructured view method",
    "function check({ inEach }) { function f() {} inEach(f); }",
    1,
  ],
  ["a method of an object", inRun("view.follow(view.isUsed, 1);"), 1],
  ["a module variable", "let last;", 1],
  ["an exported module variable", "export let last;", 1],
  ["an empty collection at module level", "const seen = new Map();", 1],
  ["a function declared at module level", `const f = memo(() => 1); ${inRun("view.inEach(f);")}`, 0],
  ["an imported function", `import { f } from "./f.ts"; ${inRun("view.follow(f, 1);")}`, 0],
  ["a function declared below", `${inRun("view.follow(f, 1);")} function f() {}`, 0],
  ["a local collection", inRun("const seen = new Map(); let last;"), 0],
  ["a constant collection", `const known = new Set(["a"]);`, 0],
])("the linter finds %s", (_what, code, count) => {
  const configs = [ruleFiles, ruleState].map((config) => ({ ...config, files: ["**/*.js"] }));
  expect(new Linter().verify(code, configs, "rule.js").length).toBe(count);
});

test.each([
  ["the file of another rule", `import { partsOf } from "./use-covers.ts";`, 1],
  ["a rule of another group", `import { noA } from "../../rules/style/no-a.ts";`, 1],
  ["a shared module", `import { partsOf } from "./partsOf.ts";`, 0],
])("among the imports of a rule, the linter finds %s", (_what, code, count) => {
  const config = { ...ruleImports, files: ["**/*.js"] };
  expect(new Linter().verify(code, config, "rule.js").length).toBe(count);
});

test.each([
  ["a string cast to Markdown", "const a = title as Markdown;", 1],
  ["formatted text that is not a message", "formatMarkdown(title);", 1],
  ["a concatenated message", 'formatMarkdown(t("a") + title);', 1],
  ["a variable declared as trusted", "trusted(title);", 1],
  ["Markdown built from a plain string", 'const a = { kind: "markdown", value: title };', 1],
  ["Markdown built with the enum", "const a = { kind: MarkupKind.Markdown, value: title };", 1],
  ["a message with escaped parts", 'formatMarkdown(t("a {0}"), plain(title));', 0],
  ["a cast to another type", "const a = title as string;", 0],
])("of Markdown, the linter finds %s", (_what, code, count) => {
  const config: Linter.Config = {
    files: ["**/*.ts"],
    languageOptions: { parser: ts.parser },
    plugins: { markdown: { rules: { "only-escaped": onlyEscaped } } },
    rules: { "markdown/only-escaped": "error" },
  };
  expect(new Linter().verify(code, config, "card.ts").length).toBe(count);
});

const inUse = (code: string): string => `function f() { return ${code}; }`;

test.each([
  ["concatenated halves", inUse('t("It is ") + name'), 1],
  ["halves joined by a template", inUse("`${t('It is')} ${name}`"), 1],
  ["a sentence followed by words", inUse("`${t('It is.')} really`"), 1],
  [
    "a counted sentence after other words",
    inUse("`but ${formatMessage(t('{n, plural, other {#}}'), { n })}`"),
    1,
  ],
  ["a key built from parts", inUse("t(`It is ${name}`)"), 1],
  ["a key in a variable", inUse("t(name)"), 1],
  ["a noun as an argument", inUse('t("Define the {0}", t("actor"))'), 1],
  ["a phrase as an argument", inUse("t('Define {0}', t('the actor \"{0}\"', id))"), 1],
  [
    "phrases in a list",
    inUse('t("It has {0}.", listed(found.map(({ rank }) => t("rank {0}", rank)), "and"))'),
    1,
  ],
  [
    "a list of whole sentences",
    inUse('sentences(t("It is so."), ...found.map((each) => t("It is {0}.", each)))'),
    0,
  ],
  ["a conditional noun", inUse('t("It is {0}", isMain ? t("main point") : t("judgment"))'), 2],
  [
    "a noun among the values of a counted text",
    inUse('formatMessage(t("{n} {what}"), { n, what: t("actor") })'),
    1,
  ],
  ["a translation at module level", 'const title = l10n.t("New assessment");', 1],
  ["consecutive sentences", inUse('sentences(t("It is."), t("It was."))'), 0],
  ["a text on its own line", inUse("`\\n${t('Examples:')}\\n${examples}`"), 0],
  ["a text behind signs", inUse("`  0  ${t('no error')}`"), 0],
  ["a choice of sentences", inUse('isMain ? t("A main point.") : t("A judgment.")'), 0],
])("among texts, the linter finds %s", (_what, code, count) => {
  const config: Linter.Config = {
    plugins: { texts: { rules: { "whole-sentences": wholeSentences } } },
    rules: { "texts/whole-sentences": "error" },
  };
  expect(new Linter().verify(code, config, "message.js").length).toBe(count);
});
