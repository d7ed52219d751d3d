/** Reads what a citation processor writes, in a format of our own whose signs no text contains. */
import { addAll } from "../../syntax/memo.ts";
import type { PhrasingContent } from "../../publication/tree.ts";

/** The signs that open and close a formatting. They are characters for private use. */
const SIGNS = { emphasis: "\u{f0001}", strong: "\u{f0002}", end: "\u{f0003}" } as const;

const plain = (_state: unknown, words: string): string => words;
const emphasis = `${SIGNS.emphasis}%%STRING%%${SIGNS.end}`;
const strong = `${SIGNS.strong}%%STRING%%${SIGNS.end}`;
const bare = "%%STRING%%";

/** The output format for the processor. Source: citeproc-js, "Output formatting". */
export const outputFormat: Readonly<Record<string, unknown>> = {
  text_escape: (words: string | undefined) => (words ?? "").replace(/[\u{f0001}-\u{f0003}]/gu, "\ufffd"),
  bibstart: "",
  bibend: "",
  "@font-style/italic": emphasis,
  "@font-style/oblique": emphasis,
  "@font-style/normal": bare,
  "@font-variant/small-caps": bare,
  "@font-variant/normal": bare,
  "@passthrough/true": plain,
  "@font-weight/bold": strong,
  "@font-weight/normal": bare,
  "@font-weight/light": bare,
  "@text-decoration/none": bare,
  "@text-decoration/underline": bare,
  "@vertical-align/sup": bare,
  "@vertical-align/sub": bare,
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
  for (const part of written.split(/([\u{f0001}-\u{f0003}])/u)) {
    const top = open.at(-1) ?? root;
    if (part === SIGNS.emphasis || part === SIGNS.strong) {
      const children: PhrasingContent[] = [];
      top.push({ type: part === SIGNS.strong ? "strong" : "emphasis", children });
      open.push(children);
    } else if (part === SIGNS.end) {
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
