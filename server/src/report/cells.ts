/** How a text looks in a terminal: what stands in which column, and how many columns it takes. */
import { eastAsianWidth } from "get-east-asian-width";
import { hiddenStarts, codePointLabel } from "../language/hiddenCharacters.ts";
import { commandsIn } from "./commands.ts";

/** What a reader takes for one character. */
export interface Cell {
  /** What is shown: never a control character. */
  readonly text: string;
  /** In columns: 2 for most East Asian characters and emoji, 0 for what does not show. */
  readonly width: number;
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** Letters, digits and signs of English and Spanish: each takes a column, whatever stands beside it. */
const PLAIN = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u024f–—‘’“”…]*$/u;

export function cellsOf(text: string): Cell[] {
  const commands = new Set(commandsIn(text));
  const cells = cellsAsWritten(text);
  return commands.size === 0
    ? cells
    : cells.map((cell) => (commands.has(cell.start) ? { ...cell, text: `\\${cell.text}`, width: 2 } : cell));
}

function cellsAsWritten(text: string): Cell[] {
  if (PLAIN.test(text)) {
    return text.split("").map((each, index) => ({ text: each, width: 1, start: index, end: index + 1 }));
  }
  const hidden = hiddenStarts(text);
  return Array.from(segments(text), ({ segment, index }) => ({
    ...(hidden.size === 0 ? shown(segment) : shownAmong(hidden, { segment, index })),
    start: index,
    end: index + segment.length,
  }));
}

/**
 * The text on one line with nothing in it that moves the cursor, colours the terminal, turns the direction of
 * reading or gives orders to a build: a file's words may be hostile, and messages quote them.
 */
export function terminalText(text: string): string {
  if (PLAIN.test(text) && commandsIn(text).length === 0) return text;
  return cellsOf(text)
    .map((cell) => cell.text)
    .join("");
}

/** The path of a file as a line may begin with it: never with what a build, or a command, takes for something else. */
export function terminalPath(path: string): string {
  return terminalText(/^[\s:#+-]/.test(path) ? `./${path}` : path);
}

/** How many columns a text takes. */
export function widthOf(text: string): number {
  return cellsOf(text).reduce((sum, { width }) => sum + width, 0);
}

let segmenter: Intl.Segmenter | undefined;

/** Made when first needed: that takes longer than the check of a short file. */
function segments(text: string): Intl.Segments {
  return (segmenter ??= new Intl.Segmenter()).segment(text);
}

const TAB = "    ";
const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Mn}\p{Me}]+$/u;

function shown(segment: string): Shown {
  if (segment === "\t") return { text: TAB, width: TAB.length };
  const code = segment.codePointAt(0) ?? 0;
  if (code < 0x20) return { text: String.fromCodePoint(0x2400 + code), width: 1 };
  if (code === 0x7f) return { text: "\u2421", width: 1 };
  if (INVISIBLE.test(segment)) return { text: segment, width: 0 };
  const emoji = /\p{Emoji_Presentation}|\ufe0f/u.test(segment);
  return { text: segment, width: emoji ? 2 : eastAsianWidth(code) };
}

const ASCII_CONTROL = /^[^\P{Cc}\u0080-\u009f]/u;

type Shown = Pick<Cell, "text" | "width">;

/** A segment whose hidden characters are shown by their numbers. @param hidden Where they are in the text. */
function shownAmong(
  hidden: ReadonlySet<number>,
  { segment, index }: { readonly segment: string; readonly index: number },
): Shown {
  if (ASCII_CONTROL.test(segment)) return shown(segment);
  let at = index;
  const parts = Array.from(segment, (character): Shown | string => {
    const isHidden = hidden.has(at);
    at += character.length;
    return isHidden
      ? { text: `[${codePointLabel(character)}]`, width: codePointLabel(character).length + 2 }
      : character;
  });
  const visible = parts.filter((part) => typeof part === "string").join("");
  const rest = visible === "" ? { text: "", width: 0 } : shown(visible);
  const numbers = parts.filter((part) => typeof part !== "string");
  return {
    text: rest.text + numbers.map(({ text }) => text).join(""),
    width: numbers.reduce((sum, { width }) => sum + width, rest.width),
  };
}
