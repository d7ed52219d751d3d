/** Computes how a text looks in a terminal: its visible characters and their width in columns. */
import { eastAsianWidth } from "get-east-asian-width";
import { hiddenStarts, codePointLabel } from "../language/hiddenCharacters.ts";
import { commandsIn } from "./commands.ts";

/** What a reader sees as one character. */
export interface Cell {
  /** The visible text, without control characters. */
  readonly text: string;
  /** In columns: 2 for most East Asian characters and emoji, 0 for invisible ones. */
  readonly width: number;
  /** The offset in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** Letters, digits and signs of English and Spanish: each takes one column, whatever its neighbours. */
const PLAIN = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u024f–—‘’“”…]*$/u;

/** Splits a text into the characters that a terminal shows. */
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
 * Makes a text safe for one line of a terminal or CI log: nothing in it moves the cursor, sets colours, changes the
 * reading direction or is a CI command. Files may be hostile, and messages quote them.
 */
export function terminalText(text: string): string {
  if (PLAIN.test(text) && commandsIn(text).length === 0) return text;
  return cellsOf(text)
    .map((cell) => cell.text)
    .join("");
}

/** Makes a path safe at the start of a line, where CI systems and commands could mistake it for something else. */
export function terminalPath(path: string): string {
  return terminalText(/^[\s:#+-]/.test(path) ? `./${path}` : path);
}

/** The width of a text, in columns. */
export function widthOf(text: string): number {
  return cellsOf(text).reduce((sum, { width }) => sum + width, 0);
}

let segmenter: Intl.Segmenter | undefined;

/**
 * Segments a text into graphemes. The segmenter is created on first use, because that takes longer than checking a
 * short file.
 */
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

/**
 * Shows the hidden characters of a segment by their numbers.
 * @param hidden Their offsets in the text.
 */
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
