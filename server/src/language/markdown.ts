/**
 * Writes Markdown. A text of type `Markdown` is safe to render. Text from a document gets this type only through
 * `plainText`, `inertText`, `code`, `codeBlock`, `linkOrText` and prose.ts, which prevent images, HTML and links to
 * anything but the web.
 */
import { formatMessage } from "./messageFormat.ts";
import { showHidden } from "./hiddenCharacters.ts";

declare const rendered: unique symbol;

/** A text in Markdown that is safe to render. */
export type Markdown = string & { readonly [rendered]: true };

/** A template for Markdown of the program itself: asMarkdown`**${plainText(title)}**`. */
export function asMarkdown(
  strings: TemplateStringsArray,
  ...parts: readonly (Markdown | number)[]
): Markdown {
  return String.raw({ raw: strings }, ...parts) as Markdown;
}

/** Fills in the placeholders `{0}`, `{1}`… of a message from `t()`. */
export function formatMarkdown(message: string, ...parts: readonly (Markdown | number)[]): Markdown {
  return message.replace(/\{(\d+)\}/g, (whole, index: string) =>
    String(parts[Number(index)] ?? whole),
  ) as Markdown;
}

/** Fills in a message from `t()` that has plurals. */
export function formatMarkdownCounts(
  message: string,
  values: Readonly<Record<string, Markdown | number>>,
): Markdown {
  return formatMessage(message, values) as Markdown;
}

/** Marks a text of the program itself as safe: messages, rules and schemas may contain Markdown. */
export function trusted(text: string): Markdown {
  return text as Markdown;
}

/** Markdown without any text. */
export const EMPTY_MARKDOWN = asMarkdown``;

/** Joins the parts that are present into paragraphs. */
export function paragraphs(...parts: readonly (Markdown | undefined)[]): Markdown {
  // Keeps the indentation of the first line, because it can be a line of code.
  const all = parts.map((part) => part?.replace(/^\s*\n/, "").trimEnd() ?? "");
  return all.filter((part) => part !== "").join("\n\n") as Markdown;
}

/** Joins parts with a separator. */
export function joinMarkdown(separator: " " | ", " | " · " | " | ", all: readonly Markdown[]): Markdown {
  return all.join(separator) as Markdown;
}

/** Joins lines into one paragraph with line breaks. */
export function lines(all: readonly Markdown[]): Markdown {
  return all.join("  \n") as Markdown;
}

/** A bulleted list of at most `most` items, with the number of the remaining ones. */
export function bullets(all: readonly Markdown[], most = 12): Markdown {
  const shown = all.slice(0, most).map((each) => `- ${each}`);
  return [...shown, ...(all.length > most ? [`- … (+${all.length - most})`] : [])].join("\n") as Markdown;
}

/** A block quotation. */
export function quotation(text: Markdown): Markdown {
  return `> ${text.replaceAll("\n", "\n> ")}` as Markdown;
}

/** A table. Each column is aligned as given. */
export function table(
  heads: readonly Markdown[],
  alignments: readonly ("---" | "---:" | ":---:")[],
  rows: readonly (readonly Markdown[])[],
): Markdown {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [row(heads), row(alignments), ...rows.map(row)].join("\n") as Markdown;
}

/** Escapes a text and puts it on one line. URLs become links. */
export function plainText(text: string): Markdown {
  const words = showHidden(text).replace(/\s+/g, " ").trim();
  const parts = words.split(WEB_URL);
  return parts.map((part, index) => (index % 2 === 0 ? escaped(part) : `<${part}>`)).join("") as Markdown;
}

const NOT_IN_URL = String.raw`\s<>\\\x60"|[\](){}*`;
const LAST_IN_URL = String.raw`[^${NOT_IN_URL}&.,;:!?'_~]`;

/**
 * The pattern of a URL within a text. The URL gets explicit link markup, because a renderer that detects URLs by itself
 * could include the text after it.
 */
export const URL_IN_TEXT = String.raw`https?:\/\/(?:[^${NOT_IN_URL}&]|&(?!#?\w{1,40};)|\([^${NOT_IN_URL}&]{0,99}\))*${LAST_IN_URL}`;

const WEB_URL = new RegExp(`(${URL_IN_TEXT})`, "i");

function escaped(words: string): string {
  return words
    .replace(/[\\`*_{}[\]<>|#$~]/g, "\\$&")
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replace(/^[-+=]/, "\\$&")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2")
    .replaceAll("//", "/&#47;");
}

/** Escapes a text so that no platform turns any of it into links or mentions. */
export function inertText(text: string): Markdown {
  return showHidden(text)
    .replace(/[\\`*_{}[\]()#+!|~$-]/g, "\\$&")
    .replace(/\s+/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("@", "&#64;")
    .replaceAll("//", "/&#47;") as Markdown;
}

/** An id or a word of the format, as a code span. */
export function code(text: string): Markdown {
  const words = showHidden(text).replace(/\s+/g, " ");
  const fence = "`".repeat(longestRun(words, "`") + 1);
  const needsRoom = words.trim() === "" || /^`|`$|^ .* $/.test(words);
  return (needsRoom ? `${fence} ${words} ${fence}` : `${fence}${words}${fence}`) as Markdown;
}

/** A fenced code block. */
export function codeBlock(language: string, text: string): Markdown {
  const fence = "`".repeat(Math.max(3, longestRun(text, "`") + 1));
  return `${fence}${language}\n${showHidden(text)}\n${fence}` as Markdown;
}

/** A URI as a link if it leads to the web or is a mail address; otherwise as text. */
export function linkOrText(text: string): Markdown {
  const target = webUrl(text);
  return target === undefined ? plainText(text) : (`<${target}>` as Markdown);
}

/** A link to one of the project's own pages. */
export function linkTo(page: `https://${string}`, words: Markdown): Markdown {
  return asMarkdown`[${words}](${trusted(page)})`;
}

/** The target for a link, if a document may link to this URI; otherwise `undefined`. */
export function webUrl(text: string): string | undefined {
  const doi = /^doi:\s*(10\.\S+)$/i.exec(text.trim())?.[1];
  const target = doi === undefined ? text.trim() : `https://doi.org/${doi}`;
  return /^(?:https?:\/\/|mailto:)[^\s<>\\`"|[\]]+$/i.test(target) && showHidden(target) === target
    ? target
    : undefined;
}

/** The length of the longest run of a character. */
function longestRun(text: string, sign: string): number {
  let longest = 0;
  let run = 0;
  for (const each of text) {
    run = each === sign ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
