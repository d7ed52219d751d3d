/** Reads what a citation processor writes, in a format of our own whose signs no text contains. */
import { addAll } from "../../syntax/memo.ts";
import type { PhrasingContent, StyledNode } from "../../publication/tree/tree.ts";

/** How words can be set. */
type Look = "emphasis" | "strong" | StyledNode["look"];

/** The sign that closes a formatting, and those that open one. They are characters for private use. */
const END = "\u{f0000}";
const SIGNS: Readonly<Record<Look, string>> = {
  emphasis: "\u{f0001}",
  strong: "\u{f0002}",
  superscript: "\u{f0003}",
  subscript: "\u{f0004}",
  "small-caps": "\u{f0005}",
  underline: "\u{f0006}",
};
const LOOKS = new Map(Object.entries(SIGNS).map(([look, sign]) => [sign, look as Look]));

const plain = (_state: unknown, words: string): string => words;
const bare = "%%STRING%%";
const set = (look: Look): string => `${SIGNS[look]}${bare}${END}`;

/** The output format for the processor. Source: citeproc-js, "Output formatting". */
export const outputFormat: Readonly<Record<string, unknown>> = {
  text_escape: (words: string | undefined) => (words ?? "").replace(/[\u{f0000}-\u{f0006}]/gu, "\ufffd"),
  bibstart: "",
  bibend: "",
  "@font-style/italic": set("emphasis"),
  "@font-style/oblique": set("emphasis"),
  "@font-style/normal": bare,
  "@font-variant/small-caps": set("small-caps"),
  "@font-variant/normal": bare,
  "@passthrough/true": plain,
  "@font-weight/bold": set("strong"),
  "@font-weight/normal": bare,
  "@font-weight/light": bare,
  "@text-decoration/none": bare,
  "@text-decoration/underline": set("underline"),
  "@vertical-align/sup": set("superscript"),
  "@vertical-align/sub": set("subscript"),
  "@vertical-align/baseline": bare,
  "@strip-periods/true": plain,
  "@strip-periods/false": plain,
  "@quotes/true": (state: QuoteState, words: string | undefined) =>
    words === undefined ? "“" : `${state.getTerm("open-quote")}${words}${state.getTerm("close-quote")}`,
  "@quotes/inner": (state: QuoteState, words: string | undefined) =>
    words === undefined
      ? "’"
      : `${state.getTerm("open-inner-quote")}${words}${state.getTerm("close-inner-quote")}`,
  "@quotes/false": false,
  "@cite/entry": (state: { readonly sys: { wrapCitationEntry?: unknown } }, words: string) => (
    state.sys.wrapCitationEntry,
    words
  ),
  "@bibliography/entry": (_state: unknown, words: string) => words,
  "@display/block": (_state: unknown, words: string) => `${words} `,
  "@display/left-margin": (_state: unknown, words: string) => `${words} `,
  "@display/right-inline": plain,
  "@display/indent": plain,
  "@showid/true": plain,
  "@URL/true": plain,
  "@DOI/true": (_state: unknown, words: string) => `https://doi.org/${words}`,
};

interface QuoteState {
  readonly getTerm: (name: string) => string;
}

/** Returns the words with their formatting; addresses of the web become links. */
export function formattedWords(written: string): PhrasingContent[] {
  const root: PhrasingContent[] = [];
  const open: PhrasingContent[][] = [root];
  for (const part of written.split(/([\u{f0000}-\u{f0006}])/u)) {
    const top = open.at(-1) ?? root;
    const look = LOOKS.get(part);
    if (look !== undefined) {
      const children: PhrasingContent[] = [];
      top.push(
        look === "emphasis" || look === "strong"
          ? { type: look, children }
          : { type: "styled", look, children },
      );
      open.push(children);
    } else if (part === END) {
      if (open.length > 1) open.pop();
    } else addAll(top, withLinks(part));
  }
  return root;
}

function withLinks(words: string): PhrasingContent[] {
  return words.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:)\]])/).flatMap((part, index): PhrasingContent[] => {
    if (part === "") return [];
    return [
      index % 2 === 1
        ? { type: "link", url: part, children: [{ type: "text", value: part }] }
        : { type: "text", value: part },
    ];
  });
}
