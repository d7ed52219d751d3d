/**
 * Reads fixtures with mistakes. `=== name` begins a mistake. The text before the first one is the frame around each of
 * them, with `…` at the position of the mistake. Visible characters represent invisible ones.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A mistake of a fixture. */
interface Mistake {
  readonly name: string;
  /** The text with annotations, in the characters of the fixture. */
  readonly marked: string;
  /** The text of the frame alone. */
  readonly frame: string | undefined;
}

/** The characters that represent invisible or unwanted ones in a fixture. */
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

/** Converts the characters of a fixture to the text that they represent. */
export function textOfFixture(text: string): string {
  return shown.reduce((result, [letter, character]) => result.replaceAll(letter, character), text);
}

/** Converts a text to the characters of a fixture. */
export function fixtureOfText(text: string): string {
  return shown.reduce((result, [letter, character]) => result.replaceAll(character, letter), text);
}

/** The mistakes in a file of `test/fixtures/syntax`. */
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
