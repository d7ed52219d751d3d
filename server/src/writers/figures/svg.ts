/** Writes a drawing as SVG: attributes only, without style sheets, scripts and references to other files. */
import { escaped } from "../../report/xml.ts";
import type { Picture } from "../figureSource.ts";
import {
  baselines,
  svgNumber,
  type Drawing,
  type Look,
  type DrawnMark,
  type Paint,
  type RectangleMark,
  type TextMark,
} from "./marks.ts";
import { colorOf, type Theme } from "./theme.ts";

/** What the picture is called and says, for readers who do not see it. */
interface Description {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  readonly alternative: string;
  /** A code of BCP 47. */
  readonly language: string;
}

/** The sans of the document, and what is close to it. */
const FONTS = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Arial, 'DejaVu Sans', sans-serif";

/** The space around a drawing, so that no outline is cut. */
export const MARGIN = 6;

/** A tooltip has no room for more letters. */
const LIMIT = 500;

/** The drawing with its size, as an SVG element of its own. */
export function pictureOf(drawing: Drawing, description: Description, theme: Theme): Picture {
  const { language, title, alternative } = description;
  const id = idOf(description.id);
  const size = { width: drawing.width + 2 * MARGIN, height: drawing.height + 2 * MARGIN };
  const [width, height] = [svgNumber(size.width), svgNumber(size.height)];
  const begin = svgNumber(-MARGIN);
  const tag = isLanguage(language) ? ` lang="${language}" xml:lang="${language}"` : "";
  const paper =
    theme === "print"
      ? `<rect x="${begin}" y="${begin}" width="${width}" height="${height}" ${attribute("fill", "paper", theme)}/>\n`
      : "";
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${begin} ${begin} ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc"${tag} font-family="${FONTS}">
<title id="${id}-title">${escaped(title)}</title>
<desc id="${id}-desc">${escaped(alternative)}</desc>
${paper}${drawing.marks.map((mark) => written(mark, theme)).join("\n")}
</svg>
`;
  return { ...size, svg };
}

/** A name of XML that is the same for the same text. */
function idOf(id: string): string {
  const name = id.replace(/[^\w-]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}`);
  return /^[A-Za-z]/.test(name) ? name : `figure-${name}`;
}

function isLanguage(language: string): boolean {
  return /^[A-Za-z]{2,8}(?:-[A-Za-z\d]{1,8})*$/.test(language);
}

function written(mark: DrawnMark, theme: Theme): string {
  switch (mark.kind) {
    case "text":
      return writtenText(mark, theme);
    case "path":
      return `<path d="${mark.data}"${lookOf(mark, theme)}/>`;
    case "rectangle":
      return writtenRectangle(mark, theme);
  }
}

function writtenRectangle(mark: RectangleMark, theme: Theme): string {
  const { x, y, radius, covers } = mark;
  const [width, height] = [Math.max(mark.width, 0), Math.max(mark.height, 0)];
  const round = radius === undefined ? "" : ` rx="${svgNumber(radius)}"`;
  const place = `x="${svgNumber(x)}" y="${svgNumber(y)}" width="${svgNumber(width)}" height="${svgNumber(height)}"${round}`;
  const below = covers && theme === "editor" ? `<rect ${place} ${attribute("fill", "paper", theme)}/>` : "";
  return `${below}<rect ${place}${lookOf(mark, theme)}/>`;
}

function lookOf({ fill, stroke, strokeWidth, dash }: Look, theme: Theme): string {
  const outline =
    stroke === undefined
      ? ""
      : ` ${attribute("stroke", stroke, theme)} stroke-width="${svgNumber(strokeWidth ?? 1)}" stroke-linejoin="round"`;
  const dashes = dash === undefined ? "" : ` stroke-dasharray="${dash}"`;
  return ` ${fill === undefined ? 'fill="none"' : attribute("fill", fill, theme)}${outline}${dashes}`;
}

function attribute(name: "fill" | "stroke", paint: Paint, theme: Theme): string {
  const { color, opacity } = colorOf(paint, theme);
  return `${name}="${color}"${opacity === undefined ? "" : ` ${name}-opacity="${svgNumber(opacity)}"`}`;
}

/** Each line is an element of its own, so that a text from right to left changes no other line. */
function writtenText(mark: TextMark, theme: Theme): string {
  const { block, anchor, paint } = mark;
  const { size, bold, italic, lines, full } = block;
  const style = [
    `font-size="${svgNumber(size)}"`,
    ...(bold ? ['font-weight="600"'] : []),
    ...(italic ? ['font-style="italic"'] : []),
    ...(anchor === "start" ? [] : [`text-anchor="${anchor}"`]),
    attribute("fill", paint, theme),
  ].join(" ");
  const texts = lines.map((line, index) => `<text ${placeOf(mark, index)}>${escaped(line)}</text>`);
  const tooltip = full === undefined ? "" : `<title>${escaped(full.slice(0, LIMIT))}</title>`;
  return `<g ${style}>${tooltip}${texts.join("")}</g>`;
}

function placeOf({ block, x, y, isTurned }: TextMark, index: number): string {
  const offset = baselines(block)[index] ?? 0;
  if (!isTurned) return `x="${svgNumber(x)}" y="${svgNumber(y + offset)}"`;
  return `transform="translate(${svgNumber(x + offset)} ${svgNumber(y)}) rotate(-90)"`;
}
