/**
 * Writes Markdown. The type `Markdown` is a text that may be rendered: what comes from a document gets it only through
 * `plain`, `code`, `codeBlock`, `address` and `prose`, after which nothing in it can become an image, HTML or a link that
 * leads elsewhere than to the web.
 */
import { formatMessage } from "./messageFormat.ts";
import { showHidden } from "./hiddenCharacters.ts";

declare const rendered: unique symbol;

/** A text in Markdown that is safe to render. */
export type Markdown = string & { readonly [rendered]: true };

/** The program's own Markdown, with parts in it: marked`**${plain(title)}**`. */
export function md(strings: TemplateStringsArray, ...parts: readonly (Markdown | number)[]): Markdown {
  return String.raw({ raw: strings }, ...parts) as Markdown;
}

/** A message from `t()` with its placeholders `{0}`, `{1}`… filled in. */
export function formatMarkdown(message: string, ...parts: readonly (Markdown | number)[]): Markdown {
  return message.replace(/\{(\d+)\}/g, (whole, index: string) =>
    String(parts[Number(index)] ?? whole),
  ) as Markdown;
}

/** A message from `t()` that counts, filled in. */
export function formatMarkdownCounts(
  message: string,
  values: Readonly<Record<string, Markdown | number>>,
): Markdown {
  return formatMessage(message, values) as Markdown;
}

/** Words of the program itself: of its messages, its rules and its schemas, which may be written in Markdown. */
export function trusted(text: string): Markdown {
  return text as Markdown;
}

/** Nothing. */
export const EMPTY_MARKDOWN = md``;

/** Paragraphs that are there, with a blank line between them. */
export function paragraphs(...parts: readonly (Markdown | undefined)[]): Markdown {
  // The first line may be one of code, which its indentation makes.
  const all = parts.map((part) => part?.replace(/^\s*\n/, "").trimEnd() ?? "");
  return all.filter((part) => part !== "").join("\n\n") as Markdown;
}

/** Parts one behind the other. */
export function joinMarkdown(separator: " " | ", " | " · " | " | ", all: readonly Markdown[]): Markdown {
  return all.join(separator) as Markdown;
}

/** Lines under one another, as one paragraph. */
export function lines(all: readonly Markdown[]): Markdown {
  return all.join("  \n") as Markdown;
}

/** A bulleted list; beyond `most` items only how many more there are. */
export function bullets(all: readonly Markdown[], most = 12): Markdown {
  const shown = all.slice(0, most).map((each) => `- ${each}`);
  return [...shown, ...(all.length > most ? [`- … (+${all.length - most})`] : [])].join("\n") as Markdown;
}

/** A quotation. */
export function quotation(text: Markdown): Markdown {
  return `> ${text.replaceAll("\n", "\n> ")}` as Markdown;
}

/** A table; each column is aligned as its mark says. */
export function table(
  heads: readonly Markdown[],
  alignments: readonly ("---" | "---:" | ":---:")[],
  rows: readonly (readonly Markdown[])[],
): Markdown {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [row(heads), row(alignments), ...rows.map(row)].join("\n") as Markdown;
}

/** Words that are no Markdown, in one line; addresses of the web are links. */
export function plainText(text: string): Markdown {
  const words = showHidden(text).replace(/\s+/g, " ").trim();
  const parts = words.split(WEB_URL);
  return parts.map((part, index) => (index % 2 === 0 ? escaped(part) : `<${part}>`)).join("") as Markdown;
}

const NOT_IN_URL = String.raw`\s<>\\\x60"|[\](){}*`;
const LAST_IN_URL = String.raw`[^${NOT_IN_URL}&.,;:!?'_~]`;

/**
 * An address of the web within a text. It is marked as what it is: a renderer that looks for addresses would take what is
 * behind one for a part of it.
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

/** Words that are shown as they are on every platform: they link nowhere and call nobody. */
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

/** An id or a word of the format. */
export function code(text: string): Markdown {
  const words = showHidden(text).replace(/\s+/g, " ");
  const fence = "`".repeat(longestRun(words, "`") + 1);
  const needsRoom = words.trim() === "" || /^`|`$|^ .* $/.test(words);
  return (needsRoom ? `${fence} ${words} ${fence}` : `${fence}${words}${fence}`) as Markdown;
}

/** Lines of code. */
export function codeBlock(language: string, text: string): Markdown {
  const fence = "`".repeat(Math.max(3, longestRun(text, "`") + 1));
  return `${fence}${language}\n${showHidden(text)}\n${fence}` as Markdown;
}

/** An address: a link, where it is one of the web or of somebody's mail, else its words. */
export function linkOrText(text: string): Markdown {
  const target = webUrl(text);
  return target === undefined ? plainText(text) : (`<${target}>` as Markdown);
}

/** A link of the program's own to one of its pages. */
export function linkTo(page: `https://${string}`, words: Markdown): Markdown {
  return md`[${words}](${trusted(page)})`;
}

/** An address that a document may link to, as a link needs it; nothing, where it leads elsewhere. */
export function webUrl(text: string): string | undefined {
  const doi = /^doi:\s*(10\.\S+)$/i.exec(text.trim())?.[1];
  const target = doi === undefined ? text.trim() : `https://doi.org/${doi}`;
  return /^(?:https?:\/\/|mailto:)[^\s<>\\`"|[\]]+$/i.test(target) && showHidden(target) === target
    ? target
    : undefined;
}

/** How often a sign follows itself at most. */
function longestRun(text: string, sign: string): number {
  let longest = 0;
  let run = 0;
  for (const each of text) {
    run = each === sign ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
