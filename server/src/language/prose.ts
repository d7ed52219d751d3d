/**
 * Renders an author's Markdown safely. Emphasis, lists, headings, tables, code and links to the web are kept; images,
 * HTML and other links become plain text. The output escapes stray backticks, so that every renderer finds the same
 * code spans as this file.
 */
import { showHidden } from "./hiddenCharacters.ts";
import type { Markdown } from "./markdown.ts";
import { URL_IN_TEXT, code, codeBlock, plainText, webUrl } from "./markdown.ts";

/** A span of the source text, and the Markdown that replaces it. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly words: Markdown;
}

/** Renders a text of several paragraphs. @param replaced In order, without overlaps. */
export function renderProse(text: string, replaced: readonly Replacement[] = []): Markdown {
  const parts = blocksIn(text.replaceAll("\r", "\n")).map((block) =>
    block.language === undefined ? withReplaced(block, replaced) : codeBlock(block.language, block.text),
  );
  return parts.join("\n") as Markdown;
}

/** A run of lines: the content of a fenced code block, or other lines. `language` is set for code, but may be empty. */
interface Block {
  readonly text: string;
  readonly start: number;
  readonly language?: string;
}

/** The opening fence of a code block, and its language. */
function fenceIn(line: string): { readonly fence: string; readonly language: string } | undefined {
  const fence = /^(?:`{3,}|~{3,})/.exec(line)?.[0];
  if (fence === undefined || line.includes("`", fence.length)) return undefined;
  return { fence, language: /^[\w+#-]{0,20}/.exec(line.slice(fence.length).trimStart())?.[0] ?? "" };
}

/**
 * Splits a text into blocks. Only fences at the margin count, because the end of a list could also end an indented one.
 */
function blocksIn(text: string): Block[] {
  const lines = text.split("\n");
  const blocks: Block[] = [];
  /** The shortest unclosed fence of each kind, so that the search for its end is not repeated. */
  const open = new Map<string, number>();
  let [first, start, offset] = [0, 0, 0];
  const flush = (until: number): void => {
    if (until > first) blocks.push({ text: lines.slice(first, until).join("\n"), start });
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const { fence, language = "" } = fenceIn(line) ?? {};
    const sign = fence?.charAt(0) ?? "";
    const end =
      fence === undefined || fence.length >= (open.get(sign) ?? Infinity) ? -1 : closing(lines, index, fence);
    if (fence !== undefined && end < 0) open.set(sign, Math.min(fence.length, open.get(sign) ?? Infinity));
    if (end >= 0) {
      flush(index);
      blocks.push({ text: lines.slice(index + 1, end).join("\n"), start: offset, language });
      for (; index < end; index++) offset += (lines[index]?.length ?? 0) + 1;
      first = end + 1;
      start = offset + (lines[end]?.length ?? 0) + 1;
    }
    offset += (lines[index]?.length ?? 0) + 1;
  }
  flush(lines.length);
  return blocks;
}

function closing(lines: readonly string[], opened: number, fence: string): number {
  const sign = fence.charAt(0);
  for (let index = opened + 1; index < lines.length; index++) {
    const line = (lines[index] ?? "").trimEnd();
    if (line.length >= fence.length && line === sign.repeat(line.length)) return index;
  }
  return -1;
}

function withReplaced({ text, start }: Block, replaced: readonly Replacement[]): Markdown {
  const parts: string[] = [];
  let from = 0;
  for (const each of replaced) {
    const [first, last] = [each.start - start, each.end - start];
    if (first < from || last > text.length) continue;
    parts.push(safe(text.slice(from, first)), each.words);
    from = last;
  }
  return [...parts, safe(text.slice(from))].join("") as Markdown;
}

/**
 * Everything that could begin a construct that must not be rendered. The first character of a match decides which one.
 */
const OPENER = new RegExp(
  String.raw`\\[!-/:-@[-\x60{-~]|\x60+|<|!\[|\]\(|\](?=:)|~{3,}|${URL_IN_TEXT}|\/\/|\$`,
  "gi",
);

/** Escapes the text between code blocks and replacements. */
function safe(text: string): string {
  const parts: string[] = [];
  const runs = runsIn(text);
  let from = 0;
  for (let match = next(text, 0); match; match = next(text, from)) {
    const { index, 0: opener } = match;
    parts.push(shownInProse(text.slice(from, index)));
    const { words, end } = written(text, { opener, index, closing: runs.get(index) });
    parts.push(words);
    from = end;
  }
  return [...parts, shownInProse(text.slice(from))].join("");
}

/** Shows hidden characters without making a link of the brackets around them. */
function shownInProse(text: string): string {
  return showHidden(text).replace(/\[(U\+[\dA-F]{4,6})\]/g, String.raw`\[$1\]`);
}

function next(text: string, from: number): RegExpExecArray | null {
  OPENER.lastIndex = from;
  return OPENER.exec(text);
}

interface Found {
  readonly opener: string;
  readonly index: number;
  /** The offset of the run of backticks that closes this one. */
  readonly closing: number | undefined;
}

function written(text: string, { opener, index, closing: close }: Found): { words: string; end: number } {
  const end = index + opener.length;
  switch (opener.charAt(0)) {
    case "\\":
      return { words: opener, end };
    case "`":
      if (close === undefined) return { words: opener.replaceAll("`", "&#96;"), end };
      return { words: codeOrWords(text.slice(end, close)), end: close + opener.length };
    case "<": {
      const [whole, link = ""] = near(AUTOLINK, text, index) ?? [];
      const target = webUrl(link);
      return whole !== undefined && target !== undefined
        ? { words: `<${target}>`, end: index + whole.length }
        : { words: "&lt;", end };
    }
    case "]": {
      const [whole, , link = ""] = near(LINK, text, index) ?? [];
      const target = opener === "](" ? webUrl(link) : undefined;
      return whole !== undefined && target !== undefined
        ? { words: `](<${target}>)`, end: index + whole.length }
        : { words: "&#93;", end: index + 1 };
    }
    case "h":
    case "H":
      return { words: `<${opener}>`, end };
    case "/":
      return { words: "/&#47;", end };
    case "!":
      return { words: "&#33;&#91;", end };
    default:
      return { words: opener.replace(/./g, "\\$&"), end };
  }
}

const AUTOLINK = /<([^\s<>`\\]*)>/y;
const LINK =
  /\]\((?=([ \t]*))\1<?((?:[^\s()<>\\`[\]"]|\([^\s()<>\\`[\]"]*\))*)>?(?=(\s*))\3(?:(?<=\s)(?:"[^"`\\<[\]]*"|'[^'`\\<[\]]*')[ \t]*)?\)/y;
/** A longer link is not rendered as a link. */
const MAX_LINK_LENGTH = 2000;

function near(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = 0;
  return pattern.exec(text.slice(index, index + MAX_LINK_LENGTH));
}

/** A bar ends a table cell even within code, so the rest of the code would be rendered as text. */
function codeOrWords(text: string): Markdown {
  return text.includes("|") && /[<[\]`!$]|\/\//.test(text) ? plainText(text) : code(text);
}

/** Maps each run of backticks that opens a code span to the run on the same line that closes it. */
function runsIn(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  if (!text.includes("`")) return pairs;
  let start = 0;
  for (const line of text.split("\n")) {
    for (const [open, close] of pairsIn(line)) pairs.set(start + open, start + close);
    start += line.length + 1;
  }
  return pairs;
}

function pairsIn(line: string): (readonly [number, number])[] {
  const runs = Array.from(line.matchAll(/`+/g), ({ index, 0: run }) => ({ index, length: run.length }));
  /** Scanning from the end, the last seen run of each length: the next one for the run before it. */
  const later = new Map<number, number>();
  const following = runs.map(() => -1);
  for (let each = runs.length - 1; each >= 0; each--) {
    const length = runs[each]?.length ?? 0;
    following[each] = later.get(length) ?? -1;
    later.set(length, each);
  }
  return runs.flatMap(({ index }, each) => {
    const close = runs[following[each] ?? -1];
    return close ? [[index, close.index] as const] : [];
  });
}
