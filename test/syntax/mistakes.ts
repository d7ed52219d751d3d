/**
 * Mistakes as texts: `=== name` begins one, and what stands in the file before the first is the frame around each, with
 * `…` in the place of the mistake. Characters that nobody sees are written as ones that everybody does.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface Mistake {
  readonly name: string;
  /** The text with its marks, in the letters of the fixture. */
  readonly marked: string;
  /** The frame alone, as a text. */
  readonly frame: string | undefined;
}

/** What stands for characters that nobody sees, or that no file should hold. */
const shown: readonly (readonly [string, string])[] = [
  ["→", "\t"],
  ["·", "\u00A0"],
  ["␣", "\u200B"],
  ["⎵", "\u3000"],
  ["◌", "\u0301"],
  ["☹", "\uD800"],
  ["⓷", "\u0003"],
  ["⓸", "\u0004"],
  ["☐", "\uFFFD"],
  ["␀", "\0"],
  ["⌁", "\uFEFF"],
  ["␍", "\r"],
];

/** The text that letters of a fixture stand for. */
export function textOfFixture(text: string): string {
  return shown.reduce((result, [letter, character]) => result.replaceAll(letter, character), text);
}

/** The letters of a fixture for a text. */
export function fixtureOfText(text: string): string {
  return shown.reduce((result, [letter, character]) => result.replaceAll(character, letter), text);
}

/** The mistakes of a file in `test/fixtures/syntax`. */
export function mistakesIn(file: string): Mistake[] {
  const path = fileURLToPath(new URL(`../fixtures/syntax/${file}.txt`, import.meta.url));
  const [frame = "", ...cases] = readFileSync(path, "utf8").split(/^=== /m);
  return cases.map((each) => {
    const [name = "", ...lines] = each.trimEnd().split("\n");
    const text = lines.join("\n");
    if (frame.trim() === "") return { name, marked: text, frame: undefined };
    return {
      name,
      marked: frame.trimEnd().replace("…", () => text),
      frame: textOfFixture(frame.trimEnd().replace("…\n", "")),
    };
  });
}
