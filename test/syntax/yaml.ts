/** Random YAML, mostly valid: every style of scalar, map and list, with comments, anchors and document markers. */
import { fc } from "../property.ts";

/** A value, and the style in which it is written. */
type Drawn =
  | { readonly kind: "scalar"; readonly style: number; readonly words: readonly string[] }
  | { readonly kind: "alias"; readonly name: string }
  | {
      readonly kind: "map";
      readonly flow: boolean;
      readonly entries: readonly { readonly key: string; readonly value: Drawn; readonly look: Look }[];
    }
  | {
      readonly kind: "list";
      readonly flow: boolean;
      readonly entries: readonly { readonly value: Drawn; readonly look: Look }[];
    };

/** The text around an entry. */
interface Look {
  readonly before: string;
  readonly behind: string;
  readonly anchor: string;
  readonly step: number;
}

/** Words that are texts everywhere, and words that mean something to YAML in some contexts. */
const tameWord = fc.constantFrom(
  ...["mexico", "a", "Threats", "x-code", "1", "1.0", "007", "1e3", "yes", "null", "~", "true", "2005-01-25"],
  ...["Peña", "安全", "🌋", "e\u0301", "12:30", "a#b", "-x", "?x", "it's", "—", "word"],
);
const wildWord = fc.constantFrom(
  ...[
    '"q"',
    "[x]",
    "{y}",
    "x, y",
    "%",
    "@c",
    "&",
    "*s*",
    "!t",
    "\u00A0",
    "C:\\new",
    "#1",
    "- y",
    "k: v",
    "<<",
  ],
);

const tameKey = fc.constantFrom(
  ...[
    "assessment",
    "title",
    "actors",
    "mexico",
    "a",
    "b",
    "x-y",
    "Größe",
    "1",
    "null",
    "a b",
    "a-b",
    "k#1",
    "🌋",
  ],
  ...['"q k"', "'s k'", '"q: k"', "-d"],
);
const wildKey = fc.constantFrom("? c", "url:x", "&k c", "!!str c", "[a]");

/** The words, keys and anchors to generate. */
interface Taste {
  readonly word: fc.Arbitrary<string>;
  readonly key: fc.Arbitrary<string>;
  readonly anchor: fc.Arbitrary<string>;
}

const tame: Taste = { word: tameWord, key: tameKey, anchor: fc.constant("") };

const wild: Taste = {
  word: fc.oneof({ weight: 9, arbitrary: tameWord }, { weight: 1, arbitrary: wildWord }),
  key: fc.oneof({ weight: 30, arbitrary: tameKey }, { weight: 1, arbitrary: wildKey }),
  anchor: fc.oneof(
    { weight: 30, arbitrary: fc.constant("") },
    { weight: 1, arbitrary: fc.constantFrom("&m ", "&n ", "!!str ", "! ") },
  ),
};

function lookOf({ anchor }: Taste): fc.Arbitrary<Look> {
  return fc.record({
    before: fc.constantFrom(...["", "", "", "", "", "", "\n", "# note\n", "   \n", "  # deep: note\n"]),
    behind: fc.constantFrom(...["", "", "", "", "", "", " # note", "  ", " \t"]),
    anchor,
    step: fc.constantFrom(2, 2, 2, 2, 4, 1, 0, 3),
  });
}

function drawnOf(taste: Taste): fc.Arbitrary<Drawn> {
  const { word, key } = taste;
  const look = lookOf(taste);
  return fc.letrec<{ value: Drawn }>((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      {
        weight: 10,
        arbitrary: fc.record({
          kind: fc.constant("scalar" as const),
          style: fc.nat(13),
          words: fc.array(word, { maxLength: 5 }),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant("alias" as const), name: fc.constantFrom("m", "n") }),
      },
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant("map" as const),
          flow: fc.boolean(),
          entries: fc.array(fc.record({ key, value: tie("value"), look }), { maxLength: 4 }),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant("list" as const),
          flow: fc.boolean(),
          entries: fc.array(fc.record({ value: tie("value"), look }), { maxLength: 4 }),
        }),
      },
    ),
  })).value;
}

/** A document with a map at the top level, mostly valid. */
function mapDocument(taste: Taste): fc.Arbitrary<string> {
  return fc
    .array(fc.record({ key: taste.key, value: drawnOf(taste), look: lookOf(taste) }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((entries) => inBlock({ kind: "map", flow: false, entries }, 0))
    .map((text) => (/\*[mn]/.test(text) ? `marked: [&m {one: 1}, &n {two: 2}]\n${text}` : text));
}

const anyDocument = fc.oneof(
  { weight: 8, arbitrary: mapDocument(wild) },
  {
    weight: 1,
    arbitrary: drawnOf(wild).map((value) => (isBlock(value) ? inBlock(value, 0) : `${inline(value, 0)}\n`)),
  },
);

const markers = ["---\n", "---\n", "--- # next\n", "...\n", "...\n---\n", "---\n---\n", "--- \n# c\n"];
const directives = ["...\n%YAML 1.2\n---\n", "...\n%TAG ! tag:x,1:\n---\n"];
const beginnings = ["", "", "", "---\n", "# head\n", "\n", "%YAML 1.2\n---\n", "%TAG ! tag:x,1:\n---\n"];

function fileOf(document: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .record({
      documents: fc.array(
        fc.record({ text: document, marker: fc.constantFrom(...markers, ...markers, ...directives) }),
        { minLength: 1, maxLength: 3 },
      ),
      beginning: fc.constantFrom(...beginnings),
    })
    .map(
      ({ documents, beginning }) =>
        beginning + documents.map(({ text, marker }, index) => (index > 0 ? marker : "") + text).join(""),
    );
}

/** A file with one or more documents. */
export const yamlFile = fileOf(anyDocument);

/** The same, with maps at the top level and nothing that could be reported as a mistake. */
export const plainYamlFile = fileOf(mapDocument(tame));

function isBlock(value: Drawn): boolean {
  return (value.kind === "map" || value.kind === "list") && !value.flow && value.entries.length > 0;
}

/** A block map or list whose entries begin at a column. */
function inBlock(value: Drawn, column: number): string {
  if (value.kind !== "map" && value.kind !== "list") return "";
  const margin = " ".repeat(column);
  return value.entries
    .map((entry) => {
      const { value: inner, look: around } = entry;
      const lead = "key" in entry ? `${entry.key}:` : "-";
      const anchor =
        inner.kind === "alias" || (around.anchor === "!!str " && inner.kind !== "scalar")
          ? ""
          : around.anchor;
      if (!isBlock(inner)) {
        const text = inline(inner, column + Math.max(around.step, 1));
        const written = text === "" ? anchor : ` ${anchor}${text}`;
        return `${around.before}${margin}${lead}${written}${text.includes("\n") ? "" : around.behind}\n`;
      }
      // A list may begin at the column of its key, and a map on the line of its dash.
      const inside =
        column + (inner.kind === "list" && "key" in entry ? around.step : Math.max(around.step, 1));
      const block = inBlock(inner, inside);
      if (
        !("key" in entry) &&
        anchor === "" &&
        around.behind === "" &&
        inside > column + 1 &&
        /^ *[^ #\n\t]/.test(block)
      )
        return `${around.before}${margin}-${block.slice(column + 1)}`;
      return `${around.before}${margin}${lead} ${anchor}${around.behind.trimEnd() === "" ? "" : around.behind}\n${block}`;
    })
    .join("");
}

/** A value that begins on the line of its key; the lines below begin at `column`. */
function inline(value: Drawn, column: number): string {
  switch (value.kind) {
    case "alias":
      return `*${value.name}`;
    case "map":
      return `{${value.entries.map((entry) => `${entry.key}: ${inFlow(entry.value, column)}`).join(value.entries.length > 2 ? `,\n${" ".repeat(column)}` : ", ")}}`;
    case "list":
      return `[${value.entries.map((entry) => inFlow(entry.value, column)).join(", ")}${value.entries.length > 3 ? `\n${" ".repeat(column)}` : ""}]`;
    case "scalar":
      return scalar(value.words, value.style, " ".repeat(column));
  }
}

function inFlow(value: Drawn, column: number): string {
  return value.kind === "scalar"
    ? scalar(value.words, value.style % 7, " ".repeat(column))
    : inline(value, column);
}

function scalar(words: readonly string[], style: number, margin: string): string {
  const text = words.join(" ");
  const lines = words.join(`\n${margin}`);
  switch (style) {
    case 0:
    case 1:
      return text;
    case 2:
      return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
    case 3:
      return `'${text.replaceAll("'", "''")}'`;
    case 4:
      return `"${lines.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
    case 5:
      return `'${lines.replaceAll("'", "''")}'`;
    case 6:
      return lines;
    case 7:
      return `|\n${margin}${lines}`;
    case 8:
      return `>-\n${margin}${lines}`;
    case 9:
      return `|+\n${margin}${lines}\n\n`;
    case 10:
      return `|1\n${margin} ${lines}`;
    case 11:
      return `>2-\n${margin}  ${lines}\n`;
    case 12:
      return `\n${margin}${lines}`;
    default:
      return `\n${margin}"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
  }
}
