/**
 * Neutralizes CI commands. GitHub, Azure Pipelines and TeamCity look for `##[…]`, `##vso[…]` and `##teamcity[…]`
 * anywhere in a line, and GitHub for `::…::` at its start; the words and names of a file must not form one.
 */
import { escapedInJson } from "../language/hiddenCharacters.ts";

const COMMAND = /##(?=\[|vso\[|teamcity\[)/gi;

/**
 * Escapes the second `#` wherever a command would begin.
 * @param sign The text that replaces it.
 */
export function withoutCommands(text: string, sign: string): string {
  return text.replace(COMMAND, `#${sign}`);
}

/** The offsets of the second `#` of each command. */
export function commandsIn(text: string): readonly number[] {
  return Array.from(text.matchAll(COMMAND), ({ index }) => index + 1);
}

/** Equivalent JSON without CI commands and hidden characters. */
export function plainJson(json: string): string {
  return escapedInJson(withoutCommands(json, "\\u0023"));
}
