/**
 * Compares our server with yaml-language-server: hostile and long texts, random edits, and malformed messages.
 * Prints tables for docs/reliability.md: `node scripts/soak/compare.ts [texts] [edits] [messages]`.
 */
import process from "node:process";
import { installPeers, oursPushing, peer } from "../bench/contenders.ts";
import { runScript } from "../vscode/program.ts";
import { differencesIn, EDITS, INTERVAL } from "./compareEdits.ts";
import { messageKinds, outcomes, outcomesOf } from "./compareMessages.ts";
import { seen, comparedTexts } from "./compareTexts.ts";

const contenders = [oursPushing, peer];

const parts: Readonly<Record<string, () => Promise<void>>> = {
  texts: async () => {
    head("Text", "Server", "Problems after", "Longest wait for a hover in another document");
    for (const [name, text] of Object.entries(comparedTexts))
      for (const contender of contenders) {
        const { findings, hover } = await seen(contender, text);
        row(name, contender.name, findings, hover);
      }
  },
  edits: async () => {
    head("Server", `Comparisons that differ, one after every ${INTERVAL} of ${EDITS} edits`);
    for (const contender of contenders) row(contender.name, await differencesIn(contender));
  },
  messages: async () => {
    head("Sent", "Server", ...outcomes);
    for (const [name, all] of Object.entries(messageKinds))
      for (const contender of contenders)
        row(`${name} (${all.length})`, contender.name, ...(await outcomesOf(contender, all)));
  },
};

await runScript(async () => {
  await installPeers();
  const names = process.argv.slice(2);
  for (const name of names.length > 0 ? names : Object.keys(parts)) {
    await parts[name]?.();
    console.log();
  }
  return 0;
});

function head(...titles: readonly string[]): void {
  row(...titles);
  row(...titles.map(() => "---"));
}

function row(...cells: readonly string[]): void {
  console.log(`| ${cells.join(" | ")} |`);
}
