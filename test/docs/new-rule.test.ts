/** Tests `npm run new-rule`: a new rule compiles, is in the catalogue, and fails its tests until it is written. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "prettier";
import { afterAll, describe, expect, it } from "vitest";
import layout from "../../.prettierrc.json" with { type: "json" };
import { METAFILE } from "../../scripts/built.ts";
import { ruleGroups } from "../../scripts/new-rule.ts";
import { withRule } from "../../scripts/new-rule/catalogue.ts";
import { templateOf } from "../../scripts/new-rule/template.ts";
import { projectRoot } from "../../scripts/root.ts";

const COPIED = [
  "examples",
  "package.json",
  "tsconfig.json",
  "vitest.config.ts",
  "schemas",
  "scripts",
  "server",
  "test",
];
const catalogue = readFileSync(join(projectRoot, "server/src/rules/index.ts"), "utf8");

describe("the catalogue of rules", () => {
  it("a new rule follows the last rule of its group", () => {
    const before = `import type { Rule } from "./rule.ts";
import { noA } from "./one/no-a.ts";
import { noB } from "./two/no-b.ts";

const groups = {
  one: {
    noA,
  },
  two: {
    noB,
  },
};
`;
    expect(withRule(before, { group: "one", id: "no-new-thing" }))
      .toBe(`import type { Rule } from "./rule.ts";
import { noA } from "./one/no-a.ts";
import { noB } from "./two/no-b.ts";
import { noNewThing } from "./one/no-new-thing.ts";

const groups = {
  one: {
    noA,
    noNewThing,
  },
  two: {
    noB,
  },
};
`);
    expect(withRule(before, { group: "three", id: "use-c" })).toMatch(
      / {4}noB,\n {2}\},\n {2}three: \{\n {4}useC,\n {2}\},\n\};\n$/,
    );
  });

  it.each(ruleGroups())("a rule of the group %s can be added", (name) => {
    const after = withRule(catalogue, { group: name, id: "no-new-thing" });
    expect(after).toContain(`import { noNewThing } from "./${name}/no-new-thing.ts";\n`);
    expect(after.match(/^ {4}noNewThing,$/gm)).toHaveLength(1);
    expect(after.split("\n")).toHaveLength(catalogue.split("\n").length + 2);
  });
});

it.each(["no-x", "require-a-thing-with-a-very-long-name-that-says-it-all"])(
  "the new rule %s is formatted",
  async (id) => {
    expect(await check(templateOf({ group: "ranking", id }), { ...layout, parser: "typescript" })).toBe(true);
  },
);

describe("npm run new-rule", () => {
  const copy = mkdtempSync(join(tmpdir(), "threat-assessment-rule-"));
  afterAll(() => {
    rmSync(copy, { recursive: true });
  });
  for (const name of COPIED) cpSync(join(projectRoot, name), join(copy, name), { recursive: true });
  symlinkSync(join(projectRoot, "node_modules"), join(copy, "node_modules"), "junction");

  const node = (...args: string[]): { status: number | null; output: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: "utf8" });
    return { status, output: stdout + stderr };
  };

  it.each([
    ["", `The groups are ${ruleGroups().join(", ")}.`],
    ["no-new-thing", "GROUP/ID"],
    ["rankings/no-new-thing", 'There is no group "rankings"'],
    ["ranking/new-thing", "no-, use- or require-"],
    ["structure/no-rank-gap", 'in the group "ranking"'],
  ])("the command refuses %j and gives the reason", (name, message) => {
    const { status, output } = node("scripts/new-rule.ts", name);
    expect(output).toContain(message);
    expect(status).toBe(1);
    expect(readFileSync(join(copy, "server/src/rules/index.ts"), "utf8")).toBe(catalogue);
  });

  it("the new rule compiles, and its examples fail", () => {
    expect(node("scripts/new-rule.ts", "ranking/no-new-thing").status).toBe(0);
    const project = { extends: "./tsconfig.json", files: ["server/src/rules/index.ts"], include: [] };
    writeFileSync(join(copy, "tsconfig.rules.json"), JSON.stringify(project));
    const compiled = node(
      "node_modules/typescript/bin/tsc",
      "-p",
      "tsconfig.rules.json",
      "--pretty",
      "false",
    );
    expect(compiled.output.split("\n").filter((line) => line.includes("no-new-thing"))).toEqual([]);
    // The tests of the copy need a `dist` folder, but not its content.
    mkdirSync(join(copy, "dist"));
    writeFileSync(join(copy, METAFILE), "");
    const { status, output } = node(
      "node_modules/vitest/vitest.mjs",
      "run",
      "test/rules",
      "-t",
      "no-new-thing",
    );
    expect(output).toMatch(/2 failed.*3 passed/);
    expect(status).toBe(1);
  });
});
