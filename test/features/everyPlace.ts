/**
 * Generates files with every map of the format at every place where it is allowed, and `$0` where another key can be
 * added.
 */
import type { Kind } from "../../server/src/format/kind.ts";
import type { Schema } from "../../server/src/format/schema.ts";
import { allows, itemOf, resolve, schemas } from "../../server/src/format/schema.ts";

/** A map of the format: the path of keys from the top of a file, and its schema. */
export interface Way {
  readonly kind: Kind;
  /** Keys, and dashes for list items. */
  readonly steps: readonly string[];
  readonly schema: Schema;
}

/** The id in every map that has ids as keys. */
const ID = "an-id";
const DASH = "-";
/** The examples in taxonomies contain examples, so the depth needs a limit. */
const MAX_STEPS = 8;

/** Every map in the schemas, each definition once, below its shortest paths. */
export function* ways(kind: Kind): Generator<Way> {
  const seen = new Map<Schema, number>();
  const open: Way[] = [{ kind, steps: [], schema: schemas[kind] }];
  for (let way = open.shift(); way; way = open.shift()) {
    const { steps, schema } = way;
    const count = seen.get(schema) ?? 0;
    seen.set(schema, count + 1);
    if (count > 1 || steps.length > MAX_STEPS) continue;
    if (allows(schema, "object") && (schema.properties || schema.propertyNames)) yield way;
    for (const [step, value] of below(schema)) open.push({ kind, steps: [...steps, step], schema: value });
  }
}

function below(schema: Schema): [string, Schema][] {
  const items = allows(schema, "array") ? itemOf(schema) : undefined;
  const values =
    typeof schema.additionalProperties === "object" ? resolve(schema.additionalProperties) : undefined;
  return [
    ...Object.entries(schema.properties ?? {}).map(([key, value]): [string, Schema] => [key, resolve(value)]),
    ...(values ? [[ID, values] as [string, Schema]] : []),
    ...(items ? [[DASH, items] as [string, Schema]] : []),
  ];
}

/** How a map is written, and where another key is added. Its other keys are `x-a` and `x-b`, which every map allows. */
export const LAYOUTS = {
  "block, alone": ["$0"],
  "block, last": ["x-a: 1", "$0"],
  "block, first": ["$0", "x-a: 1"],
  "block, between": ["x-a: 1", "$0", "x-b: 1"],
  "block, after an unindented list": ["x-a:", "- 1", "$0"],
  "block, after an indented list": ["x-a:", "  - 1", "$0"],
  "block, before a key": ["x-a: 1", "$0x-b: 1"],
  "block, without its value": ["x-a: 1", "@$0: word"],
  "block, colon without space": ["x-a: 1", "@$0:word"],
  "braces, alone": "{$0}",
  "braces, first": "{$0, x-a: 1}",
  "braces, before a key": "{$0 x-a: 1}",
  "braces, right before a key": "{$0x-a: 1}",
  "braces, last": "{x-a: 1, $0}",
  "braces, last without space": "{x-a: 1,$0}",
  "braces, between": "{x-a: 1, $0, x-b: 1}",
  "braces, after a text": '{x-a: "1" $0}',
  "braces, on lines of their own": "{\n@x-a: 1,\n@$0\n@}",
  "braces, first line of several": "{\n@$0\n@x-a: 1\n@}",
  "braces, left open": "{x-a: 1, $0",
} as const;

/** The name of a map layout. */
export type Layout = keyof typeof LAYOUTS;

/** How the lists on the path are written. */
type Lists = "indented" | "unindented";

/** The file with a map at the end of its path; `typed` is the typed part of the key. */
export function fileWithMap({ steps }: Way, layout: Layout, lists: Lists): string | undefined {
  const wanted: string | readonly string[] = LAYOUTS[layout];
  const lines: string[] = [];
  let column = 0;
  let lead = "";
  for (const [index, step] of steps.entries()) {
    const isList = steps[index + 1] === DASH;
    if (step === DASH) {
      lead += "- ";
      continue;
    }
    lines.push(`${" ".repeat(column)}${lead}${step}:`);
    column += lead.length + (isList && lists === "unindented" ? 0 : 2);
    lead = "";
  }
  const margin = " ".repeat(column);
  const inside = `${margin}${" ".repeat(lead.length)}`;
  if (typeof wanted === "string") {
    if (steps.length === 0) return undefined;
    const flow = wanted.replaceAll("@", `${inside}    `);
    if (lead === "") return [...lines.slice(0, -1), `${lines.at(-1) ?? ""} ${flow}`].join("\n") + "\n";
    return `${[...lines, `${margin}${lead}${flow}`].join("\n")}\n`;
  }
  const body = wanted.map((line, index) => `${index === 0 ? `${margin}${lead}` : inside}${line}`);
  return `${[...lines, ...body].join("\n")}\n`;
}

/** How the value of a key is written if it is a word, with `@` for the key. */
export const VALUES = {
  "behind its key": ["@: $0"],
  "without a space": ["@:$0"],
  "half typed": ["@: zz$0"],
  "before another key": ["@: $0", "x-a: 1"],
  "before another word": ["@: $0zz"],
  "on the line below": ["@:", "  $0"],
  "between quotation marks": ['@: "$0"'],
  "before a comment": ["@: zz$0 # note"],
  "between braces": ["x-b: 1", "@: $0, x-a: 1}"],
} as const;

/** How the items of a list are written if they are words. */
export const ITEMS = {
  "between brackets": ["@: [$0]"],
  "further between brackets": ["@: [zz, $0]"],
  "first between brackets": ["@: [$0, zz]"],
  "before another without a comma": ["@: [$0 zz]"],
  "after another without a comma": ['@: ["zz" $0]'],
  "behind a dash": ["@:", "  - $0"],
  "behind an unindented dash": ["@:", "- $0"],
  "behind a dash without a space": ["@:", "  -$0"],
  "after another": ["@:", "  - zz", "  - $0"],
  "without its dash": ["@:", "  - zz", "  $0"],
  "unindented, without its dash": ["@:", "- zz", "$0"],
  "before another": ["@:", "- $0", "- zz"],
  "on several lines between brackets": ["@: [", "    zz,", "    $0", "  ]"],
} as const;

/** The file in which a key of a map has a value in a layout. */
export function valueWritten(way: Way, key: string, layout: readonly string[]): string | undefined {
  const inBraces = layout.some((line) => line.endsWith("}"));
  if (inBraces && way.steps.length === 0) return undefined;
  const base = inBraces
    ? fileWithMap(way, "braces, alone", "indented")?.replace("$0}", layout.join(", "))
    : fileWithMap(way, "block, alone", "indented");
  if (base === undefined || inBraces) return base?.replaceAll("@", key);
  const line = base.split("\n").find((each) => each.includes("$0")) ?? "";
  const margin = " ".repeat(line.indexOf("$0"));
  return base.replace("$0", () => layout.join(`\n${margin}`)).replaceAll("@", key);
}
