/**
 * Tests the built server in other editors, without a window: `npm run test:editors -- [EDITOR …]`.
 * It tests the installed editors; on a build server, all must be installed. The configurations are those in
 * docs/editors.md.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { buildIfOld } from "./build.ts";
import { editors, type EditorSetup } from "./editors/editors.ts";
import { steps, stepNames } from "./editors/steps.ts";
import { tryIn } from "./editors/trial.ts";
import { ScriptFailure, runScript, step } from "./vscode/program.ts";

await runScript(async () => {
  const wanted = chosen();
  await step("Building the server", buildIfOld);
  const total = { passed: 0, failed: 0 };
  let missing = 0;
  for (const editor of wanted) {
    const version = await editor.version();
    if (version === undefined) {
      console.log(`\n${editor.id} is skipped: it is not installed (on Debian: ${editor.packages}).`);
      missing++;
      continue;
    }
    const { passed, failed } = await report(editor, version);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  if (missing > 0 && process.env.CI) throw new ScriptFailure("Where CI is set, no editor may be missing.");
  if (missing === wanted.length) throw new ScriptFailure("None of the editors is installed here.");
  return total.failed === 0 ? 0 : 1;
});

function chosen(): readonly EditorSetup[] {
  const { positionals } = parseArgs({ allowPositionals: true });
  const unknown = positionals.find((name) => !editors.some(({ id }) => id === name));
  if (unknown !== undefined) {
    throw new ScriptFailure(`The editors are ${editors.map(({ id }) => id).join(", ")}, not "${unknown}".`);
  }
  return positionals.length === 0 ? editors : editors.filter(({ id }) => positionals.includes(id));
}

interface Numbers {
  readonly passed: number;
  readonly failed: number;
}

/** Tests an editor, and prints the result of each step. */
async function report(editor: EditorSetup, version: string): Promise<Numbers> {
  console.log(`\n${version}`);
  const { results, output } = await tryIn(editor, version);
  for (const { step, seen } of results) {
    console.log(seen === undefined ? `  ✔ ${steps[step]}` : `  ✘ ${steps[step]}\n      Seen: ${seen}`);
  }
  for (const step of stepNames) {
    const reason = editor.lacks[step];
    if (reason !== undefined) console.log(`  – ${steps[step]}: not tried, since ${reason}`);
  }
  const failed = results.filter(({ seen }) => seen !== undefined).length;
  if (failed > 0 && output) console.log(`\nThe end of what it wrote:\n${output}`);
  console.log(`${editor.id}: ${results.length - failed} passed, ${failed} failed`);
  return { passed: results.length - failed, failed };
}
