/**
 * Checks the wording of documentation, descriptions in schemas, names of tests, and comments and messages in the
 * code that `wording/settings.ts` lists. Prints each problem as `path:line:column` with the better wording, and fails
 * if there is one.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TextlintKernel } from "@textlint/kernel";
import { MarkdownProcessor } from "@textlint/textlint-plugin-markdown/lib/src/MarkdownProcessor.js";
import terminology from "textlint-rule-terminology";
import { globSync } from "tinyglobby";
import { wordingFiles, terms } from "./wording/settings.ts";
import { passagesIn } from "./wording/texts.ts";
import { projectRoot } from "./root.ts";
import { runScript } from "./vscode/program.ts";

/** The problems in a file, each with its position: `3:14  Incorrect term: …`. */
export async function wordingOf(path: string, content: string): Promise<string[]> {
  const found: string[] = [];
  for (const { text, offset } of passagesIn(path, content)) {
    const { messages } = await kernel.lintText(text, options);
    const before = content.slice(0, offset).split("\n");
    for (const { message, loc } of messages) {
      const { line, column } = loc.start;
      const start = line === 1 ? (before.at(-1)?.length ?? 0) : 0;
      found.push(`${before.length + line - 1}:${start + column}  ${message}`);
    }
  }
  return found;
}

const kernel = new TextlintKernel();
const options = {
  ext: ".md",
  plugins: [{ pluginId: "markdown", plugin: { Processor: MarkdownProcessor } }],
  rules: [
    {
      ruleId: "terminology",
      rule: terminology,
      // Text that is struck through is an example of what not to write.
      options: { terms, defaultTerms: false, skip: ["BlockQuote", "Delete"] },
    },
  ],
};

async function main(): Promise<number> {
  let status = 0;
  for (const path of globSync([...wordingFiles], { cwd: projectRoot }).sort()) {
    for (const problem of await wordingOf(path, readFileSync(join(projectRoot, path), "utf8"))) {
      console.error(`${path}:${problem}`);
      status = 1;
    }
  }
  return status;
}

if (import.meta.main) await runScript(main);
