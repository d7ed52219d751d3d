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
  if (text === undefined) return USUAL_SEED;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new ScriptFailure(`"${text}" is not a seed. Write a positive whole number, such as ${OPTION}7.`);
}
