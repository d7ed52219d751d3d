/** What the linter says of rules that would keep something from run to run. */
import { Linter } from "eslint";
import { expect, test } from "vitest";
import { ruleFiles } from "../../scripts/lint.ts";

const inRun = (code: string): string => `const rule = { check(view) { ${code} } };`;

test.each([
  ["a function of a run, handed to a view", inRun("view.inEach((facts) => facts.section);"), 1],
  ["the same by its name", inRun("const f = () => 1; view.follow(f, 1);"), 1],
  ["the same, taken out of the view", "function check({ inEach }) { function f() {} inEach(f); }", 1],
  ["a method of something else", inRun("view.follow(view.isUsed, 1);"), 1],
  ["a variable that lasts", "let last;", 1],
  ["an exported one", "export let last;", 1],
  ["a collection that lasts", "const seen = new Map();", 1],
  ["a function that is declared at the top", `const f = memo(() => 1); ${inRun("view.inEach(f);")}`, 0],
  ["one that is imported", `import { f } from "./f.ts"; ${inRun("view.follow(f, 1);")}`, 0],
  ["one that is declared below", `${inRun("view.follow(f, 1);")} function f() {}`, 0],
  ["a collection of a run", inRun("const seen = new Map(); let last;"), 0],
  ["a collection that is full", `const known = new Set(["a"]);`, 0],
])("the linter finds %s", (_what, code, count) => {
  const config = { ...ruleFiles, files: ["**/*.js"] };
  expect(new Linter().verify(code, config, "rule.js").length).toBe(count);
});
