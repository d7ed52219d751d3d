/** The seed of the measured documents. With another seed, the benchmark measures documents that it has not seen before. */
import process from "node:process";
import { ScriptFailure } from "../vscode/program.ts";

const OPTION = "--seed=";

/** The seed of the documents in docs/performance.md. */
export const USUAL_SEED = 1;

/** The seed that `--seed=N` sets on the command line; a positive whole number. */
export const seed = seedOf(process.argv.find((each) => each.startsWith(OPTION))?.slice(OPTION.length));

/** Whether an argument of the benchmark sets the seed. */
export function isSeed(argument: string): boolean {
  return argument.startsWith(OPTION);
}

function seedOf(text: string | undefined): number {
  return text === undefined ? USUAL_SEED : Number(text);
}

/** @throws ScriptFailure if the command line sets no seed that can be used. */
export function expectSeed(): void {
  if (Number.isSafeInteger(seed) && seed > 0) return;
  throw new ScriptFailure(`This is not a seed. Write a positive whole number, such as ${OPTION}7.`);
}
