/** The grammar rules for prose: citations, references, footnotes, and the Markdown that helps reading. */
import type { GrammarRule } from "./rule.ts";
import { groups, include } from "./rule.ts";

/** The key of a citation, in the syntax of Pandoc. */
const CITED = String.raw`(?<![\p{L}\p{N}.])(@)([\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{N}_/])?)`;

/**
 * The entries for the repository: `prose` for texts that end by their indentation, and `prose-in-…` for quoted texts.
 */
export function proseRules(): Record<string, GrammarRule> {
  return {
    prose: { patterns: [...include("prose-fence"), ...inline(""), ...include("prose-citation")] },
    "prose-in-double-quotes": { patterns: [...inline('"'), citationOnOneLine('"')] },
    "prose-in-single-quotes": { patterns: [...inline("'"), citationOnOneLine("'")] },
    "prose-fence": {
      begin: String.raw`(?:^|\G)[ \t]*(\x60{3,}|~{3,})[^\x60\n]*$`,
      end: String.raw`(?:^|\G)[ \t]*(\1)[ \t]*$`,
      name: "markup.fenced_code.block.markdown",
    },
    // A citation may contain a line break. It ends with its paragraph at the latest.
    "prose-citation": {
      begin: String.raw`(?<!\\)(\[)(?=[^\[\]\n]*${CITED})`,
      end: String.raw`(\])|(?=\[)|(?:^|\G)(?=[ \t]*$)`,
      name: "meta.citation.yaml",
      beginCaptures: groups("punctuation.definition.citation.begin.yaml"),
      endCaptures: groups("punctuation.definition.citation.end.yaml"),
      patterns: include("cited"),
    },
    cited: {
      match: CITED,
      captures: groups(
        "punctuation.definition.reference.citation.yaml",
        "variable.other.reference.citation.yaml",
      ),
    },
  };
}

/** Elements within a line. They must not contain `quote`, which ends the surrounding text. */
function inline(quote: string): GrammarRule[] {
  const not: Not = (characters) => `[^${characters}${quote}\\n]`;
  return [
    { match: String.raw`\\[\[\]*_\x60@\\]`, name: "constant.character.escape.markdown" },
    { match: `\`${not("`")}*\``, name: "markup.inline.raw.string.markdown" },
    reference(not),
    footnote(quote),
    ...links(not),
    ...emphases(quote, not),
  ];
}

/** Builds a character class that excludes these characters, and those that end the surrounding text. */
type Not = (characters: string) => string;

function reference(not: Not): GrammarRule {
  return {
    match: String.raw`(\[\[)(${not("\\[\\]")}*)(\]\])`,
    name: "meta.reference.yaml",
    captures: groups(
      "punctuation.definition.reference.begin.yaml",
      "variable.other.reference.yaml",
      "punctuation.definition.reference.end.yaml",
    ),
  };
}

function footnote(quote: string): GrammarRule {
  return {
    match: String.raw`(\[\^)([^\[\]\s${quote}]+)(\])`,
    name: "meta.footnote.yaml",
    captures: groups(
      "punctuation.definition.reference.begin.yaml",
      "variable.other.reference.footnote.yaml",
      "punctuation.definition.reference.end.yaml",
    ),
  };
}

function links(not: Not): GrammarRule[] {
  return [
    {
      match: String.raw`(!?\[)(${not("\\[\\]")}*)(\]\()(${not("()\\s")}*)(\))`,
      name: "meta.link.inline.markdown",
      captures: groups(
        "punctuation.definition.link.title.begin.markdown",
        "string.other.link.title.markdown",
        "punctuation.definition.metadata.markdown",
        "markup.underline.link.markdown",
        "punctuation.definition.metadata.markdown",
      ),
    },
    {
      match: `https?://${not("\\s<>\\[\\](){}`")}*${not("\\s<>\\[\\](){}`.,;:!?")}`,
      name: "markup.underline.link.markdown",
    },
  ];
}

function emphases(quote: string, not: Not): GrammarRule[] {
  const nested = include(
    quote === '"' ? "prose-in-double-quotes" : quote ? "prose-in-single-quotes" : "prose",
  );
  const marked = (name: string, begin: string, text: string): GrammarRule => ({
    match: `${begin}(?=\\S)(${text})(?<=\\S)(\\1)(?![\\p{L}\\p{N}])`,
    name: `markup.${name}.markdown`,
    captures: {
      1: { name: `punctuation.definition.${name}.markdown` },
      2: { patterns: nested },
      3: { name: `punctuation.definition.${name}.markdown` },
    },
  });
  return [
    marked("bold", String.raw`(\*\*|(?<![\p{L}\p{N}_])__)`, `${not("")}+?`),
    marked("italic", String.raw`(?<![*\p{L}\p{N}])(\*)`, `${not("*")}+?`),
    marked("italic", String.raw`(?<![_\p{L}\p{N}])(_)`, `${not("_")}+?`),
  ];
}

function citationOnOneLine(quote: string): GrammarRule {
  return {
    match: String.raw`(?<!\\)(\[)(?=[^\[\]\n]*?${CITED})([^\[\]${quote}\n]*)(\])`,
    name: "meta.citation.yaml",
    captures: {
      1: { name: "punctuation.definition.citation.begin.yaml" },
      4: { patterns: include("cited") },
      5: { name: "punctuation.definition.citation.end.yaml" },
    },
  };
}
