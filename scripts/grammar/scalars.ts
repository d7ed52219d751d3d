/** The grammar rules for comments, document markers, anchors, tags, and quoted and typed scalars. */
import type { Value } from "./keys.ts";
import type { GrammarRule } from "./rule.ts";
import { groups, include } from "./rule.ts";

const RULE_ID = String.raw`\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*`;

/** Comments. */
export const comments: Record<string, GrammarRule> = {
  comment: { patterns: include("suppression", "comment-line") },
  "comment-line": {
    match: String.raw`(?:^|(?<=[ \t])|\G)(#).*$`,
    name: "comment.line.number-sign.yaml",
    captures: groups("punctuation.definition.comment.yaml"),
  },
  suppression: {
    match: String.raw`(?:^|(?<=[ \t])|\G)(#)[ \t]*(threat-assessment-(?:disable|enable)(?:-[a-z]+)*)(?=[ \t]|$)(?:[ \t]+(${RULE_ID}(?:[ \t]*,[ \t]*${RULE_ID}|[ \t]+${RULE_ID})*))?(?:[ \t]+(--)(?=[ \t]|$))?.*$`,
    name: "comment.line.number-sign.yaml",
    captures: {
      ...groups(
        "punctuation.definition.comment.yaml",
        "keyword.other.suppression.yaml",
        "",
        "punctuation.separator.yaml",
      ),
      3: { patterns: [{ match: RULE_ID, name: "variable.other.reference.rule.yaml" }] },
    },
  },
};

/** Document markers and directives. */
export const documents: Record<string, GrammarRule> = {
  document: {
    patterns: [
      { match: String.raw`^---(?=[ \t\n]|$)`, name: "entity.other.document.begin.yaml" },
      { match: String.raw`^\.\.\.(?=[ \t\n]|$)`, name: "entity.other.document.end.yaml" },
      { match: "^%.*$", name: "keyword.other.directive.yaml" },
    ],
  },
};

/** Anchors, aliases and tags. */
export const properties: Record<string, GrammarRule> = {
  properties: {
    patterns: [
      {
        match: String.raw`(&)([^\s,\[\]{}]+)`,
        captures: groups("punctuation.definition.anchor.yaml", "entity.name.label.anchor.yaml"),
      },
      {
        match: String.raw`(\*)([^\s,\[\]{}]+)`,
        captures: groups("punctuation.definition.alias.yaml", "variable.other.alias.yaml"),
      },
      { match: String.raw`!(?:<[^>\s]*>|[^\s,\[\]{}]*)`, name: "storage.type.tag.yaml" },
    ],
  },
};

/** Quoted scalars, which may span several lines. `recover` matches where an unclosed one ends. */
export function quotedScalars(recover: string): Record<string, GrammarRule> {
  return {
    quoted: { patterns: include("double-quoted", "single-quoted") },
    "double-quoted": {
      begin: '"',
      end: `(")|${recover}`,
      name: "string.quoted.double.yaml",
      beginCaptures: { 0: { name: "punctuation.definition.string.begin.yaml" } },
      endCaptures: groups("punctuation.definition.string.end.yaml"),
      patterns: [
        {
          match: String.raw`\\(?:[0abtnvfre "/\\N_LP]|x\h{2}|u\h{4}|U\h{8}|$)`,
          name: "constant.character.escape.yaml",
        },
        { match: String.raw`\\.`, name: "invalid.illegal.escape.yaml" },
        ...include("prose-in-double-quotes"),
      ],
    },
    "single-quoted": {
      begin: "'",
      end: `(')(?!')|${recover}`,
      name: "string.quoted.single.yaml",
      beginCaptures: { 0: { name: "punctuation.definition.string.begin.yaml" } },
      endCaptures: groups("punctuation.definition.string.end.yaml"),
      patterns: [
        { match: "''", name: "constant.character.escape.yaml" },
        ...include("prose-in-single-quotes"),
      ],
    },
  };
}

const DATE = String.raw`\d{4}(?:-(?:\d{2}|XX)){0,2}[?~%]?`;
/** Scalars with a type in YAML or in the format. The first match counts. */
const typed: readonly (readonly [name: string, text: string])[] = [
  // A year is also a number, and has the scope of one.
  [
    "constant.numeric.date.yaml",
    String.raw`${DATE}/(?:${DATE}|\.\.)?|(?:\.\.)?/${DATE}|\d{4}-(?:\d{2}|XX)(?:-(?:\d{2}|XX))?[?~%]?`,
  ],
  ["constant.numeric.percentage.yaml", String.raw`\d+(?:\.\d+)?(?:[ ]?[-–][ ]?\d+(?:\.\d+)?)?[ ]?%`],
  [
    "constant.numeric.yaml",
    String.raw`[-+]?(?:0x\h+|0o[0-7]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)`,
  ],
  ["constant.language.boolean.yaml", "true|True|TRUE|false|False|FALSE"],
  ["constant.language.null.yaml", "null|Null|NULL|~"],
];

const WORD = String.raw`[\p{L}\p{N}_][\p{L}\p{M}\p{N}_.-]*`;
const END = String.raw`(?=[ \t]*$|[ \t]+#)`;
const END_IN_FLOW = String.raw`(?=[ \t]*(?:$|[,\]}])|[ \t]+#)`;

/** Plain scalars with a type. */
export const scalars: Record<string, GrammarRule> = {
  scalar: { patterns: typed.map(([name, text]) => ({ match: `(?:${text})${END}`, name })) },
};

/** Flow scalars. @param first The pattern of the first character. */
export function flowScalars(first: string): Record<string, GrammarRule> {
  return {
    "flow-scalar": { patterns: typed.map(([name, text]) => ({ match: `(?:${text})${END_IN_FLOW}`, name })) },
    "flow-plain": {
      patterns: [
        { match: `${WORD}${END_IN_FLOW}`, name: "string.unquoted.plain.in.yaml meta.word.yaml" },
        {
          match: String.raw`${first}(?:[^:#,\[\]{}\n]|:(?=[^\s,\[\]{}])|(?<=\S)#)*(?<=\S)`,
          name: "string.unquoted.plain.in.yaml",
        },
      ],
    },
    "flow-separator": { match: ",", name: "punctuation.separator.sequence.yaml" },
  };
}

/** A single word as the whole value of a key whose values are words or ids. */
export function word(value: Exclude<Value, "any">, context: "block" | "flow"): GrammarRule {
  return {
    match: `${WORD}${context === "block" ? END : END_IN_FLOW}`,
    name:
      value === "word"
        ? "constant.language.yaml variable.other.enummember.yaml"
        : "variable.other.reference.yaml",
  };
}

/**
 * A single word where a key could be: perhaps a half-typed one. The extension tells the editor that `meta.word` is not
 * a string, because the editor does not suggest anything in strings unless asked, and all prose is a string.
 */
export function loneWord(start: string): GrammarRule {
  return {
    match: `${start}(?!(?:${typed.map(([, text]) => text).join("|")})${END})(${WORD})${END}`,
    captures: groups("", "string.unquoted.plain.out.yaml meta.word.yaml"),
  };
}
