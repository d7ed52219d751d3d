/** Tests the other generated pages, and the command that writes and checks them. */
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { percentRangeFigures } from "../../server/src/model/estimates/percentRange.ts";
import { showHiddenInColumns } from "../../server/src/language/hiddenCharacters.ts";
import { bundledScaleData, bundledTaxonomyData } from "../../scripts/docs/data.ts";
import { grouped, ruleMarkdown, rulesIndex } from "../../scripts/docs/rules.ts";
import { scalesPage } from "../../scripts/docs/scales.ts";
import { taxonomiesPage } from "../../scripts/docs/taxonomies.ts";
import { rules } from "../../server/src/rules/index.ts";
import { scaleNames } from "../../server/src/workspace/scales.ts";
import { projectRoot } from "../../scripts/root.ts";

describe.each(grouped(rules).map((each) => [each.rule.id, each] as const))("%s", (_, each) => {
  const { rule, group } = each;
  const page = ruleMarkdown(each);

  it("the page contains everything that the rule declares", () => {
    expect(existsSync(join(projectRoot, "server/src/rules", group, `${rule.id}.ts`))).toBe(true);
    for (const text of [rule.id, rule.severity, rule.summary, rule.why, rule.source])
      expect(page).toContain(text);
    for (const { text } of rule.examples)
      expect(page).toContain(`\n\`\`\`yaml\n${showHiddenInColumns(text)}\`\`\`\n`);
  });
});

it("the page of a rule shows its options, and the result of a fix", () => {
  const [{ rule } = expect.unreachable()] = grouped(rules);
  const page = ruleMarkdown({
    group: "structure",
    rule: {
      ...rule,
      options: { most: { type: "integer", default: 3, description: "How many are allowed.", minimum: 1 } },
      examples: [{ good: false, text: "title: a\n", fixed: "title: b\n", options: { most: 1 } }],
    },
  });
  expect(page).toContain("| `most` | integer | `3` | How many are allowed. |");
  expect(page).toContain('With the options: `{ "most": 1 }`.');
  expect(page).toContain("After the quick fix:\n\n```yaml\ntitle: b\n```\n");
});

it("the index lists every rule in its group", () => {
  const index = rulesIndex(grouped(rules));
  for (const { rule, group } of grouped(rules)) {
    const title = `## ${group.charAt(0).toUpperCase()}${group.slice(1)}\n`;
    const [, after = ""] = index.split(title);
    expect(after.split("\n## ")[0]).toContain(`[\`${rule.id}\`](${rule.id}.md)`);
  }
});

it("the page of the scales has every term of every bundled scale", () => {
  const page = scalesPage(bundledScaleData());
  for (const { id, terms } of bundledScaleData()) {
    const [, section = ""] = page.split(`### \`${id}\`\n`);
    const rows = section.split("\n#")[0]?.split("\n") ?? [];
    for (const { term, label = "", percent } of terms) {
      const row = rows.find((line) => line.startsWith(`| \`${term}\` |`)) ?? "";
      expect(row).toContain(label);
      if (percent) expect(row).toContain(`| ${percentRangeFigures(percent)} |`);
    }
  }
  for (const of of scaleNames) expect(page).toMatch(new RegExp(`^## ${of}$`, "im"));
});

it("the page of the taxonomies has every category of every bundled taxonomy", () => {
  const page = taxonomiesPage(bundledTaxonomyData());
  for (const { clusters = {}, categories = {} } of bundledTaxonomyData()) {
    expect(Object.keys(categories).length).toBeGreaterThan(0);
    for (const id of Object.keys(clusters)) expect(page).toContain(`The cluster \`${id}\``);
    for (const [id, { title }] of Object.entries(categories))
      expect(page).toContain(`\n| \`${id}\` | ${title} |`);
  }
});

describe("npm run docs", () => {
  const copy = mkdtempSync(join(tmpdir(), "threat-assessment-docs-"));
  afterAll(() => {
    rmSync(copy, { recursive: true });
  });
  for (const name of [
    "README.md",
    "package.json",
    ".prettierrc.json",
    "docs",
    "examples",
    "schemas",
    "scripts",
    "server",
    "syntaxes",
  ])
    cpSync(join(projectRoot, name), join(copy, name), { recursive: true });
  symlinkSync(join(projectRoot, "node_modules"), join(copy, "node_modules"), "junction");

  const docs = (...args: string[]): { status: number | null; output: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/docs.ts", ...args], {
      cwd: copy,
      encoding: "utf8",
    });
    return { status, output: stdout + stderr };
  };

  it("the command writes pages that are missing or outdated, and deletes those without a rule", () => {
    docs();
    expect(docs("--check")).toEqual({ status: 0, output: "" });

    appendFileSync(join(copy, "examples/first.threat.yaml"), "      - water\n");
    appendFileSync(join(copy, "syntaxes/threat-scale.tmLanguage.json"), "\n");
    rmSync(join(copy, "docs/rules/no-rank-gap.md"));
    writeFileSync(join(copy, "docs/rules/no-such-rule.md"), "# no-such-rule\n");
    const { status, output } = docs("--check");
    expect(status).toBe(1);
    expect(output.trimEnd().split("\n")).toEqual([
      "README.md is out of date.",
      "docs/format.md is out of date.",
      "docs/rules/no-rank-gap.md is out of date.",
      "syntaxes/threat-scale.tmLanguage.json is out of date.",
      "docs/rules/no-such-rule.md belongs to no rule.",
      "Run `npm run docs`.",
    ]);
    expect(existsSync(join(copy, "docs/rules/no-rank-gap.md"))).toBe(false);

    expect(docs().status).toBe(0);
    expect(docs("--check")).toEqual({ status: 0, output: "" });
    expect(existsSync(join(copy, "docs/rules/no-such-rule.md"))).toBe(false);
    expect(readFileSync(join(copy, "docs/rules/no-rank-gap.md"), "utf8")).toContain("# no-rank-gap\n");
  });

  it("the command refuses a rule whose texts are empty, and writes nothing", () => {
    const path = "server/src/rules/ranking/no-rank-gap.ts";
    const code = readFileSync(join(copy, path), "utf8");
    writeFileSync(join(copy, path), code.replace(/^ {2}summary:[^]*?^ {2}why:/m, '  summary: "",\n  why:'));
    rmSync(join(copy, "docs/rules/no-rank-gap.md"));
    expect(docs()).toEqual({ status: 1, output: `${path}: fill in summary.\n` });
    expect(existsSync(join(copy, "docs/rules/no-rank-gap.md"))).toBe(false);
    writeFileSync(join(copy, path), code);
  });
});
