/**
 * Commands in the log of a build. GitHub, Azure Pipelines and TeamCity look for `##[…]`, `##vso[…]` and `##teamcity[…]`
 * anywhere in a line, and GitHub for `::…::` at its beginning: no word of a document, and no name of a file, may be one.
 */
import { escapedInJson } from "../language/hiddenCharacters.ts";

const COMMAND = /##(?=\[|vso\[|teamcity\[)/gi;

/** Writes the second sign of `##` in another way, where a command would begin. */
export function withoutCommands(text: string, sign: string): string {
  return text.replace(COMMAND, `#${sign}`);
}

/** Where the second sign of such a `##` is. */
export function commandsIn(text: string): readonly number[] {
  return Array.from(text.matchAll(COMMAND), ({ index }) => index + 1);
}

/** JSON whose texts are the same, without commands and without what no reader sees. */
export function plainJson(json: string): string {
  return escapedInJson(withoutCommands(json, "\\u0023"));
}
