/**
 * Writes the generated pages in `docs/`, the example in the README, and the grammars in `syntaxes/`.
 * With `--check` it writes nothing, lists the files that are out of date, and fails if there are any.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { format } from "prettier";
import layout from "../.prettierrc.json" with { type: "json" };
import type { Kind } from "../server/src/format/kind.ts";
import { rules } from "../server/src/rules/index.ts";
import { bundledScaleData, bundledTaxonomyData } from "./docs/data.ts";
import { formatPage } from "./docs/format.ts";
import { fencedCode } from "./docs/markdown.ts";
import type { GroupedRule } from "./docs/rules.ts";
import { grouped, ruleMarkdown, rulesIndex } from "./docs/rules.ts";
import { scalesPage } from "./docs/scales.ts";
import { taxonomiesPage } from "./docs/taxonomies.ts";
import { grammarOf, languages, grammarText } from "./grammar.ts";
import { projectRoot } from "./root.ts";
import { ScriptFailure, runScript } from "./vscode/program.ts";

/**
 * All generated files: their texts, by their paths from the root.
 * @throws ScriptFailure for a rule that lacks a text.
 */
async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const read = (path: string): string => readFileSync(join(projectRoot, path), "utf8");
  const all = grouped(rules);
  all.forEach(checkTexts);
  const first = read("examples/first.threat.yaml");
  return new Map([
    ["README.md", await tidy(withExample(read("README.md"), first))],
    ["docs/format.md", formatPage({ template: read("scripts/docs/format.template.md"), first })],
    ["docs/scales.md", await tidy(scalesPage(bundledScaleData()))],
    ["docs/taxonomies.md", await tidy(taxonomiesPage(bundledTaxonomyData()))],
    ["docs/rules/README.md", rulesIndex(all)],
    ...all.map((each) => [`docs/rules/${each.rule.id}.md`, ruleMarkdown(each)] as const),
    ...(Object.keys(languages) as Kind[]).map(
      (kind) => [`syntaxes/${languages[kind]}.tmLanguage.json`, grammarText(grammarOf(kind))] as const,
    ),
  ]);
}

/** The pages that are no longer generated. */
function stalePages(files: ReadonlyMap<string, string>): string[] {
  const folder = join(projectRoot, "docs/rules");
  const pages = existsSync(folder) ? readdirSync(folder).map((name) => `docs/rules/${name}`) : [];
  return pages.filter((path) => !files.has(path));
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
  const files = await generatedFiles();
  const changed = [...files].filter(([path, text]) => textAt(path) !== text);
  const stale = stalePages(files);
  if (values.check) {
    for (const [path] of changed) console.error(`${path} is out of date.`);
    for (const path of stale) console.error(`${path} belongs to no rule.`);
    if (changed.length + stale.length === 0) return 0;
    console.error("Run `npm run docs`.");
    return 1;
  }
  for (const [path, text] of changed) {
    mkdirSync(dirname(join(projectRoot, path)), { recursive: true });
    writeFileSync(join(projectRoot, path), text);
    console.log(`wrote ${path}`);
  }
  for (const path of stale) {
    rmSync(join(projectRoot, path));
    console.log(`deleted ${path}`);
  }
  return 0;
}

/** @throws ScriptFailure for a rule that lacks a text, as `npm run new-rule` creates it. */
function checkTexts({ rule, group }: GroupedRule): void {
  const missing = (["summary", "why", "source"] as const).filter((key) => rule[key].trim() === "");
  if (missing.length > 0)
    throw new ScriptFailure(`server/src/rules/${group}/${rule.id}.ts: fill in ${missing.join(", ")}.`);
}

/** The page, with its first YAML block replaced by an example. */
function withExample(page: string, example: string): string {
  return page.replace(/^```yaml\n[^]*?^```$/m, () => fencedCode("yaml", example));
}

/** Formats a page with Prettier, since `npm run check` verifies the formatting. */
async function tidy(markdown: string): Promise<string> {
  return format(markdown, { ...layout, parser: "markdown" });
}

function textAt(path: string): string | undefined {
  return existsSync(join(projectRoot, path)) ? readFileSync(join(projectRoot, path), "utf8") : undefined;
}

if (import.meta.main) await runScript(main);
