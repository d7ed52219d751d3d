/**
 * The grammar rules of YAML. Each block collection is a rule with a `while` pattern that requires its indentation. So
 * anything unclosed inside it, such as a quotation mark, ends with the collection. Each open rule consumes its part of
 * a line's indentation from the left. A `-` counts as the space that replaces it on the following lines.
 */
import type { Keys, Value } from "./keys.ts";
import type { Captures, GrammarRule } from "./rule.ts";
import { groups, include } from "./rule.ts";
import {
  comments,
  documents,
  flowScalars,
  loneWord,
  properties,
  quotedScalars,
  scalars,
  word,
} from "./scalars.ts";

const PLAIN = String.raw`[^\s\-?:,\[\]{}#&*!|>%@\x60"']|[\-?:](?=\S)`;
const PLAIN_KEY = String.raw`(?:${PLAIN})(?:[^:#\n]|:(?=\S)|(?<=\S)#)*?`;
const QUOTED_KEY = String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'`;
const KEY = `${QUOTED_KEY}|${PLAIN_KEY}`;
const COLON = String.raw`[ \t]*(:)(?=[ \t\n]|$)`;

const PLAIN_IN_FLOW = String.raw`(?:[^\s\-?:,\[\]{}#&*!|>%@\x60"']|[\-?:](?=[^\s,\[\]{}]))`;
const KEY_IN_FLOW = String.raw`${QUOTED_KEY}|${PLAIN_IN_FLOW}(?:[^:#,\[\]{}\n]|:(?=[^\s,\[\]{}])|(?<=\S)#)*?`;

/** The start of a collection: the start of a line's own part, or after `-`, but not after `key:` on the same line. */
const START = String.raw`(?:^|\G)(?<!:)([ \t]*)`;
const TOP = "^()";

/** Continues for lines with more indentation, blank lines and comments, and for `-` at the column of the key. */
const WHILE_ITEM = String.raw`(?:^|\G)(?:\1[ \t]|(?=[ \t]*(?:#|$)))`;
const WHILE_KEY = String.raw`(?:^|\G)(?:\1(?:[ \t]|(?=-(?:[ \t\n]|$)))|(?=[ \t]*(?:#|$)))`;
/**
 * Continues the text of a block scalar for lines with more indentation and blank lines. A comment with less indentation
 * ends it.
 */
const WHILE_TEXT = String.raw`(?:^|\G)(?:\1[ \t]|[ \t]*$)`;

const PROPERTIES = String.raw`((?:[&!]\S*[ \t]+)*)`;
const HEADER = String.raw`([|>])([1-9]?[+-]?|[+-][1-9])(?:[ \t]+(#.*))?[ \t]*$`;

/** Outside any block collection, unclosed text ends only at a line that begins with a key, or at a new document. */
const RECOVER = String.raw`(?=^(?:[\p{Ll}][\p{L}\p{N}_-]*:|---|\.\.\.)(?:[ \t\n]|$))`;

const SEPARATOR = "punctuation.separator.key-value.mapping.yaml";
const scope = {
  key: "entity.name.tag.yaml",
  section: "entity.name.tag.yaml markup.heading.section.yaml",
  definition: "entity.name.type.definition.yaml",
  reference: "variable.other.reference.yaml",
} as const;

const values: readonly Value[] = ["any", "word", "reference"];

/** Values that are invalid where a map is required, but get scopes all the same. */
const rest = [
  ...include("item-any", "flow-sequence-any", "quoted", "properties"),
  loneWord(START),
  ...include("plain"),
];

/** The patterns and the repository of a grammar for these keys. */
export function yaml(keys: Keys): { patterns: GrammarRule[]; repository: Record<string, GrammarRule> } {
  return {
    patterns: [...include("document", "comment"), ...sectionRules(keys), ...include("block-any")],
    repository: {
      ...documents,
      ...comments,
      ...properties,
      ...quotedScalars(RECOVER),
      ...scalars,
      ...flowScalars(PLAIN_IN_FLOW),
      keys: { patterns: keyRules(START, keys, scope.key) },
      entries: { patterns: entryRules(keys) },
      plain,
      "block-scalar": blockScalar,
      "flow-map": flowMap(include("entries", "flow-any")),
      definitions: definitionRules(),
      ...Object.fromEntries(values.flatMap((value) => Object.entries(rulesOfValue(value)))),
    },
  };
}

/** A map whose keys define ids. */
function definitionRules(): GrammarRule {
  return {
    patterns: [
      ...include("comment"),
      keyRule({ at: START, key: KEY, scope: scope.definition, patterns: include("block-any") }),
      flowMap([
        entryRule({ key: KEY_IN_FLOW, scope: scope.definition, patterns: include("flow-any") }),
        ...include("flow-any"),
      ]),
      ...rest,
    ],
  };
}

/** The values of a key of this type: alone, in lists, and in maps whose keys are such values. */
function rulesOfValue(value: Value): Record<string, GrammarRule> {
  return {
    [`block-${value}`]: {
      patterns: [
        ...include("comment", `item-${value}`, "keys", "block-scalar", `flow-sequence-${value}`, "flow-map"),
        ...include("quoted", "properties", "scalar"),
        value === "any" ? loneWord(START) : word(value, "block"),
        ...include("plain"),
      ],
    },
    [`flow-${value}`]: {
      patterns: [
        ...include("comment", "flow-separator", "entries", `flow-sequence-${value}`, "flow-map"),
        ...include("quoted", "properties", "flow-scalar"),
        ...(value === "any" ? [] : [word(value, "flow")]),
        ...include("flow-plain"),
      ],
    },
    [`item-${value}`]: { patterns: itemRules(value) },
    [`flow-sequence-${value}`]: flowSequence(value),
    [`map-of-${value}`]: {
      patterns: [
        ...include("comment"),
        textRule(START, KEY, scope.reference),
        keyRule({ at: START, key: KEY, scope: scope.reference, patterns: include(`block-${value}`) }),
        ...include(`flow-map-of-${value}`),
        ...rest,
      ],
    },
    [`flow-map-of-${value}`]: flowMap([
      entryRule({ key: KEY_IN_FLOW, scope: scope.reference, patterns: include(`flow-${value}`) }),
      ...include("flow-any"),
    ]),
  };
}

/** The keys without indentation: the sections of a document, starting with those that define entities. */
function sectionRules(keys: Keys): GrammarRule[] {
  const defining = keys.definitions.length
    ? [
        keyRule({
          at: TOP,
          key: keys.definitions.join("|"),
          scope: scope.section,
          patterns: include("definitions"),
        }),
      ]
    : [];
  return [...defining, ...keyRules(TOP, keys, scope.section)];
}

/** A rule for each type of key, the most specific first. */
function keyRules(at: string, keys: Keys, name: string): GrammarRule[] {
  return [
    textRule(at, KEY, name),
    ...sortsOf(keys).map(({ key, block }) => keyRule({ at, key, scope: name, patterns: include(block) })),
    keyRule({ at, key: KEY, scope: name, patterns: include("block-any") }),
  ];
}

/** The same in flow maps. */
function entryRules(keys: Keys): GrammarRule[] {
  return [
    ...sortsOf(keys).map(({ key, flow }) => entryRule({ key, scope: scope.key, patterns: include(...flow) })),
    entryRule({ key: KEY_IN_FLOW, scope: scope.key, patterns: include("flow-any") }),
  ];
}

function sortsOf(keys: Keys): { key: string; block: string; flow: string[] }[] {
  const maps = values.map((value) => ({
    names: keys.maps[value],
    block: `map-of-${value}`,
    flow: [`flow-map-of-${value}`, "flow-any"],
  }));
  const words = (["word", "reference"] as const).map((value) => ({
    names: keys.values[value],
    block: `block-${value}`,
    flow: [`flow-${value}`],
  }));
  return [...maps, ...words].flatMap(({ names, ...rules }) =>
    names.length ? [{ key: names.join("|"), ...rules }] : [],
  );
}

interface Pair {
  readonly key: string;
  readonly scope: string;
  readonly patterns: readonly GrammarRule[];
}

function keyRule({ at, key, scope: name, patterns }: Pair & { readonly at: string }): GrammarRule {
  return {
    begin: `${at}(${key})${COLON}`,
    while: WHILE_KEY,
    beginCaptures: groups("", name, SEPARATOR),
    patterns,
  };
}

/** A key with a block scalar, whose text has more indentation than the key. */
function textRule(at: string, key: string, name: string): GrammarRule {
  return {
    begin: String.raw`${at}(${key})[ \t]*(:)[ \t]+${PROPERTIES}${HEADER}`,
    while: WHILE_TEXT,
    beginCaptures: { ...groups("", name, SEPARATOR), ...headerCaptures(4) },
    contentName: "string.unquoted.block.yaml",
    patterns: include("prose"),
  };
}

function itemRules(value: Value): GrammarRule[] {
  const dash = "punctuation.definition.block.sequence.item.yaml";
  return [
    {
      begin: String.raw`${START}(-)[ \t]+${PROPERTIES}${HEADER}`,
      while: WHILE_TEXT,
      beginCaptures: { ...groups("", dash), ...headerCaptures(3) },
      contentName: "string.unquoted.block.yaml",
      patterns: include("prose"),
    },
    {
      begin: String.raw`${START}([-?:])(?=[ \t\n]|$)`,
      while: WHILE_ITEM,
      beginCaptures: groups("", dash),
      patterns: include(`block-${value}`),
    },
  ];
}

/** A block scalar on the line after its key, which is rare. Its text continues as long as the value does. */
const blockScalar: GrammarRule = {
  begin: String.raw`(?:^|\G|(?<=[ \t]))${HEADER}`,
  while: String.raw`(?<=[ \t])\G|^(?=[ \t]|$)`,
  beginCaptures: headerOnly(1),
  contentName: "string.unquoted.block.yaml",
  patterns: include("prose"),
};

function headerCaptures(first: number): Captures {
  return { [first]: { patterns: include("properties") }, ...headerOnly(first + 1) };
}

function headerOnly(first: number): Captures {
  return {
    [first]: { name: "keyword.control.flow.block-scalar.yaml" },
    [first + 1]: { name: "storage.modifier.block-scalar.yaml" },
    [first + 2]: { patterns: include("comment") },
  };
}

/** A plain scalar. It continues on further lines unless they look like a key, or like an item below the key. */
const plain: GrammarRule = {
  begin: `(?=${PLAIN})`,
  while: String.raw`(?:^|\G)(?![ \t]*#|-(?:[ \t\n]|$)|(?:---|\.\.\.)(?:[ \t\n]|$)|[ \t]*(?:${KEY})[ \t]*:(?:[ \t\n]|$))`,
  patterns: [
    ...include("comment"),
    {
      begin: String.raw`(?=\S)`,
      end: String.raw`(?=[ \t]+#|[ \t]*$)`,
      name: "string.unquoted.plain.out.yaml",
      patterns: [...include("prose"), { match: ":(?=[ \\t]|$)", name: "invalid.illegal.colon.yaml" }],
    },
  ],
};

function flowSequence(value: Value): GrammarRule {
  return {
    begin: String.raw`\[`,
    end: String.raw`(\])|${RECOVER}`,
    beginCaptures: { 0: { name: "punctuation.definition.sequence.begin.yaml" } },
    endCaptures: groups("punctuation.definition.sequence.end.yaml"),
    patterns: include(`flow-${value}`),
  };
}

function flowMap(patterns: readonly GrammarRule[]): GrammarRule {
  return {
    begin: String.raw`\{`,
    end: String.raw`(\})|${RECOVER}`,
    beginCaptures: { 0: { name: "punctuation.definition.mapping.begin.yaml" } },
    endCaptures: groups("punctuation.definition.mapping.end.yaml"),
    patterns,
  };
}

function entryRule({ key, scope: name, patterns }: Pair): GrammarRule {
  return {
    begin: String.raw`(${key})[ \t]*(:)(?=[\s,\[\]{}"']|$)`,
    end: String.raw`(?=[,\]}])|${RECOVER}`,
    beginCaptures: groups(name, SEPARATOR),
    patterns,
  };
}
