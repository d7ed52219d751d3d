/** Extracts the configurations in docs/editors.md that users paste, so that the tests use exactly these lines. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ScriptFailure } from "../vscode/program.ts";
import { projectRoot } from "../root.ts";

const HEADING = /^#{1,6} (.*)$/;
const FENCE = /^```(.*)$/;

const text = readFileSync(join(projectRoot, "docs/editors.md"), "utf8");

/** The code blocks in a language below headings of the page. @throws ScriptFailure if a heading has none. */
export function codeLinesBelow(headings: readonly string[], language: string): string {
  return headings.map((heading) => blocksIn(text, heading, language)).join("\n");
}

function blocksIn(page: string, heading: string, language: string): string {
  const lines: string[] = [];
  let below = "";
  let block: string | undefined;
  for (const line of page.split("\n")) {
    const [, fence] = FENCE.exec(line) ?? [];
    if (fence !== undefined) block = block === undefined ? fence : undefined;
    else if (block === undefined) below = HEADING.exec(line)?.[1] ?? below;
    else if (block === language && below === heading) lines.push(line);
  }
  if (lines.length === 0) throw new ScriptFailure(`docs/editors.md has no "${language}" below "${heading}".`);
  return `${lines.join("\n")}\n`;
}
