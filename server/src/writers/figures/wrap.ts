/** Breaks a text into lines. A text that does not fit ends in "…", and its full text is kept. */
import { singleSpaced } from "../../language/texts.ts";
import { textWidth, type TextStyle } from "./textWidth.ts";
import { wordParts } from "./wordParts.ts";

/** A text in lines, with the space that it takes. */
export interface TextBlock extends TextStyle {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
  /** The whole text, if the lines do not have all of it. */
  readonly full?: string;
}

/** The space for a text: a width, and the number of lines. */
interface Room {
  readonly width: number;
  readonly lines: number;
}

/** The distance of two lines, in sizes of the text. */
export const LINE_HEIGHT = 1.25;

/** No text has more letters. */
const LIMIT = 600;
/** The width of a narrow letter, in sizes of the text. */
const NARROW = 0.2;

/** Longer texts fill their lines. */
const MOST_BALANCED = 5;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Breaks a text at spaces, and inside a word only if it is wider than a line. */
export function wrapped(text: string, room: Room, style: TextStyle): TextBlock {
  const width = Math.max(room.width, style.size * 2);
  const most = Math.min(LIMIT, (Math.ceil(width / style.size / NARROW) + 1) * room.lines);
  const clean = singleSpaced(text.slice(0, most)).trim();
  const filled = linesOf(clean, width, style);
  const all = filled.length > room.lines ? filled : balanced(clean, filled, { width, style });
  const lines = all.slice(0, Math.max(1, room.lines));
  const isCut = lines.length < all.length || text.length > most;
  if (isCut) lines.push(cutLine(lines.pop() ?? "", width, style));
  return {
    ...style,
    lines,
    width: lines.reduce((widest, line) => Math.max(widest, textWidth(line, style)), 0),
    height: lines.length * style.size * LINE_HEIGHT,
    ...(isCut && { full: text }),
  };
}

/** The text on one line without a limit of its width, except for the number of its letters. */
export function oneLine(text: string, style: TextStyle): TextBlock {
  return wrapped(text, { width: Number.POSITIVE_INFINITY, lines: 1 }, style);
}

interface Line {
  readonly width: number;
  readonly style: TextStyle;
}

/** The same number of lines, of about the same width. */
function balanced(text: string, filled: string[], { width, style }: Line): string[] {
  let best = filled;
  const widest = text.split(" ").reduce((most, word) => Math.max(most, textWidth(word, style)), 0);
  if (best.length === 1 || best.length > MOST_BALANCED || widest > width) return best;
  let [low, high] = [Math.max(widest, width / 3), width];
  for (let step = 0; step < 6; step++) {
    const middle = (low + high) / 2;
    const lines = linesOf(text, middle, style);
    const fits = lines.length === best.length;
    if (fits) best = lines;
    [low, high] = fits ? [low, middle] : [middle, high];
  }
  return best;
}

function linesOf(text: string, width: number, style: TextStyle): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (textWidth(longer, style) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    const parts = wordParts(word, (part) => textWidth(part, style) <= width);
    line = parts.pop() ?? "";
    for (const part of parts) lines.push(part);
  }
  return [...lines, line];
}

function cutLine(line: string, width: number, style: TextStyle): string {
  const kept = Array.from(graphemes.segment(line), ({ segment }) => segment);
  while (kept.length > 0 && textWidth(`${kept.join("")}…`, style) > width) kept.pop();
  return `${kept.join("").trimEnd()}…`;
}
