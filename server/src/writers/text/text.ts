/** Writes a publication as plain text for a terminal: headings, paragraphs, lists and tables in columns. */
import type { List, ListItem, Nodes, Table } from "mdast";
import { singleSpaced } from "../../language/texts.ts";
import type { BlockContent, FigureNode, Head, Publication } from "../../publication/tree/tree.ts";
import { addressAfter, plainTextOf } from "../../publication/tree/plainText.ts";
import { terminalText, widthOf } from "../../report/cells.ts";
import { maxOf } from "../../syntax/minMax.ts";
import { notesApart } from "../notes.ts";

/** The width of the text, in columns. */
const WIDTH = 110;
/** The space between two columns of a table, and the least width of a column. */
const GAP = 2;
const LEAST = 6;

/** Returns the text. What a terminal would take as a command is made harmless. */
export function writeText(publication: Publication): string {
  const { blocks, notes, numbers } = notesApart(publication);
  const number = (identifier: string): string => `[${String(numbers.get(identifier) ?? "?")}]`;
  const parts = [
    headLines(publication.head),
    ...blocks.map((block) => linesOf(block, number)),
    ...notes.map((note) => {
      const [first = "", ...rest] = note.children.flatMap((each) => linesOf(each as BlockContent, number));
      return [`${number(note.identifier)} ${first}`, ...rest];
    }),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function headLines({ title, subtitle, authors, date, marking, facts }: Head): string[] {
  const lines = [
    title,
    subtitle,
    ...authors.map(({ name, details }) => [name, ...details].join(", ")),
    date,
    marking,
    ...facts.map(({ label, value }) => `${label}: ${plainTextOf(value)}`),
  ];
  return lines.filter((line) => line !== undefined && line !== "").map((line) => terminalText(line ?? ""));
}

/** The number of a note in the text. */
type NoteNumber = (identifier: string) => string;

function linesOf(block: BlockContent, number: NoteNumber): string[] {
  switch (block.type) {
    case "heading":
      return block.depth === 1
        ? underlined(wordsOf(block, number))
        : wrappedLines(wordsOf(block, number), WIDTH);
    case "list":
      return listLines(block, number);
    case "table":
      return tableLines(block, number);
    case "figure":
      return figureLines(block, number);
    case "blockquote":
      return block.children
        .flatMap((each) => linesOf(each as BlockContent, number))
        .map((line) => `  ${line}`);
    case "code":
      return block.value.split("\n").map((line) => `  ${terminalText(line)}`);
    default:
      return wrappedLines(wordsOf(block, number), WIDTH);
  }
}

function underlined(words: string): string[] {
  const lines = wrappedLines(words, WIDTH);
  return [...lines, "=".repeat(maxOf(lines.map(widthOf)))];
}

/** The title of a figure, and what it shows in words. */
function figureLines({ caption, alternative }: FigureNode, number: NoteNumber): string[] {
  const title = caption.map((node) => wordsOf(node, number)).join("");
  return [title, alternative].flatMap((words) =>
    words === "" ? [] : wrappedLines(terminalText(words), WIDTH),
  );
}

function listLines({ ordered, start, children }: List, number: NoteNumber): string[] {
  return children.flatMap((item: ListItem, place) => {
    const mark = ordered === true ? `${String((start ?? 1) + place)}. ` : "- ";
    const lines = item.children.flatMap((each) => linesOf(each as BlockContent, number));
    return lines.map((line, index) => `${index === 0 ? mark : " ".repeat(mark.length)}${line}`);
  });
}

/** The words of a node in one line. */
function wordsOf(node: Nodes, number: NoteNumber): string {
  if (node.type === "footnoteReference") return number(node.identifier);
  if (node.type === "break") return " ";
  if ("value" in node) return terminalText(singleSpaced(node.value));
  const words = "children" in node ? node.children.map((each) => wordsOf(each, number)).join("") : "";
  if (node.type === "delete") return `[-${words}-]`;
  return node.data?.isAdded ? `{+${words}+}` : words + terminalText(addressAfter(node));
}

/** The words in lines of at most this width; a longer word is a line of its own. */
function wrappedLines(words: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of words.trim().split(/ +/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function tableLines({ children, data }: Table, number: NoteNumber): string[] {
  const rows = children.map((row) => row.children.map((cell) => wordsOf(cell, number)));
  const count = maxOf(rows.map((row) => row.length));
  const widths = widthsOf(
    Array.from({ length: count }, (_, column) => maxOf(rows.map((row) => widthOf(row[column] ?? "")))),
  );
  const [head = [], ...body] = rows.map((row) => rowLines(row, widths));
  const caption = (data?.caption ?? []).map((node) => wordsOf(node, number)).join("");
  const rule = widths.map((width) => "-".repeat(width)).join(" ".repeat(GAP));
  return [...(caption === "" ? [] : wrappedLines(caption, WIDTH)), ...head, rule, ...body.flat()];
}

/** Makes the widest columns narrower until all fit. */
function widthsOf(natural: readonly number[]): number[] {
  const room = Math.max(WIDTH - GAP * (natural.length - 1), natural.length * LEAST);
  const total = (most: number): number => natural.reduce((sum, width) => sum + Math.min(width, most), 0);
  let most = maxOf(natural);
  while (most > LEAST && total(most) > room) most--;
  return natural.map((width) => Math.min(width, most));
}

function rowLines(row: readonly string[], widths: readonly number[]): string[] {
  const cells = widths.map((width, column) => wrappedLines(row[column] ?? "", width));
  const height = maxOf(cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, index) =>
    cells
      .map((cell, column) => padded(cell[index] ?? "", widths[column] ?? 0))
      .join(" ".repeat(GAP))
      .trimEnd(),
  );
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}
