/** Reads drawings and SVG in tests. */
import sax from "sax";
import {
  boxOf,
  type Box,
  type Drawing,
  type PathMark,
  type TextMark,
} from "../../server/src/writers/figures/marks.ts";

/** The elements with their attributes and the text of an SVG. @throws Error if it is not well-formed. */
export function parsed(svg: string): { readonly elements: readonly sax.Tag[]; readonly text: string } {
  const parser = sax.parser(true);
  const elements: sax.Tag[] = [];
  let text = "";
  parser.onerror = (error) => {
    throw error;
  };
  parser.onopentag = (tag) => elements.push(tag as sax.Tag);
  parser.ontext = (part) => (text += part);
  parser.write(svg).close();
  return { elements, text };
}

export const dense = (text: string): string => text.replace(/\s+/gu, "");

/** All texts of a figure, without the names of its parts. */
export function figureTexts(value: unknown, key = ""): string[] {
  if (typeof value === "string") return key === "key" || key === "kind" || key === "keys" ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    figureTexts(part, Array.isArray(value) ? key : name),
  );
}

const texts = ({ marks }: Drawing): TextMark[] => marks.filter((mark) => mark.kind === "text");
export const paths = ({ marks }: Drawing): PathMark[] => marks.filter((mark) => mark.kind === "path");
export const curves = (drawing: Drawing): PathMark[] =>
  paths(drawing).filter(({ data, stroke }) => data.includes("C") && stroke !== "paper");
export const shownTexts = (drawing: Drawing): string[] =>
  texts(drawing).map(({ block }) => block.lines.join(" "));

/** Pairs of texts that share some space, and texts outside of the drawing. */
export function misplaced(drawing: Drawing): string[] {
  const boxes = texts(drawing)
    .map((mark) => ({ ...boxOf(mark), text: mark.block.lines.join(" ") }))
    .filter(({ width }) => width > 0);
  const out = boxes.filter(
    ({ x, y, width, height }) =>
      x < -6 || y < -6 || x + width > drawing.width + 6 || y + height > drawing.height + 6,
  );
  const sorted = boxes.toSorted((a, b) => a.y - b.y);
  const pairs = sorted.flatMap((one, index) => {
    const found: string[] = [];
    for (const other of sorted.slice(index + 1)) {
      if (other.y >= one.y + one.height) break;
      if (touches(one, other)) found.push(`${one.text} | ${other.text}`);
    }
    return found;
  });
  return [...out.map(({ text }) => `outside: ${text}`), ...pairs];
}

function touches(one: Box, other: Box): boolean {
  const slack = 0.01;
  return (
    one.x + slack < other.x + other.width &&
    other.x + slack < one.x + one.width &&
    one.y + slack < other.y + other.height &&
    other.y + slack < one.y + one.height
  );
}
