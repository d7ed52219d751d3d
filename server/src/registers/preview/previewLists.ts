/** Long texts and long lists in a preview. */
import { t } from "@vscode/l10n";
import { showHidden } from "../../language/hiddenCharacters.ts";
import { formatMessage } from "../../language/messageFormat.ts";

/** The most lines of a list. */
const LISTED = 40;

/** Returns the first lines of a list, how many more there are, and where to see them. */
export function some(lines: readonly string[]): string[] {
  if (lines.length <= LISTED) return [...lines];
  const rest = formatMessage(
    t(
      "{count, plural, one {And # more} other {And # more}}. To see all, compare the assessment before and after the import.",
    ),
    { count: lines.length - LISTED },
  );
  return [...lines.slice(0, LISTED), `  ${rest}`];
}

/** Says how many more there are. */
export function moreText(count: number): string {
  return formatMessage(t("{count, plural, one {and # more} other {and # more}}"), { count });
}

/** Returns the first texts in one line, and how many more there are. */
export function inOneLine(texts: readonly string[], most: number): string {
  const rest = texts.length > most ? [moreText(texts.length - most)] : [];
  return [...texts.slice(0, most), ...rest].join(" | ");
}

/** How much is shown of a cell. */
const CELL_LENGTH = 30;

/** Returns the text of a cell in one line, shortened. */
export function cellInLine(text: string): string {
  return textInLine(text, CELL_LENGTH);
}

/** Returns a text in one line, with at most so many characters. */
export function textInLine(text: string, most: number): string {
  return shortened(showHidden(text.replace(/\s+/g, " ")), most);
}

/** Returns a text with at most so many characters. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text;
}
