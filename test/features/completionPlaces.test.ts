/** Tests completion at every place in the format: each key is offered wherever it is allowed, and is there once accepted. */
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { complete } from "../../server/src/features/completion.ts";
import type { Kind } from "../../server/src/format/kind.ts";
import type { Schema } from "../../server/src/format/schema.ts";
import { allows, itemOf, resolve } from "../../server/src/format/schema.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf, nameFor } from "../assessments.ts";
import { cursorIn } from "../annotations.ts";
import { textWith } from "./acceptCompletion.ts";
import type { Layout, Way } from "./everyPlace.ts";
import { ITEMS, LAYOUTS, VALUES, valueWritten, ways, fileWithMap } from "./everyPlace.ts";

const library = libraryOf();
const KINDS = Object.keys(nameFor) as Kind[];
const all: readonly Way[] = KINDS.flatMap((kind) => [...ways(kind)]).filter(
  ({ schema }) => schema.properties !== undefined,
);

/** The failures in one map in one layout. */
function faults(way: Way, layout: Layout, lists: "indented" | "unindented"): string[] {
  const keys = Object.keys(way.schema.properties ?? {});
  const marked = fileWithMap(way, layout, lists)?.replace("@$0", `${(keys[0] ?? "").slice(0, 2)}$0`);
  if (marked === undefined) return [];
  const { text, position } = cursorIn(marked);
  const { items } = complete(Source.of(`file:///${nameFor[way.kind]}`, text), library, position);
  return keys.flatMap((key) => {
    const item = items.find(({ label }) => label === key);
    const after = item && textWith(text, item);
    const fault = after === undefined ? "not proposed" : wrongIn(after, { way, layout, key });
    return fault === undefined ? [] : [`${way.steps.join(".")} ${key}: ${fault} in ${after ?? text}`];
  });
}

function wrongIn(
  text: string,
  { way, layout, key }: { way: Way; layout: Layout; key: string },
): string | undefined {
  const document = parseDocument(text, { logLevel: "silent" });
  if (document.errors.length > 0 && layout !== "braces, left open") return "not readable";
  const map = way.steps.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step === "-" ? 0 : step],
    document.toJS(),
  ) as Record<string, unknown> | undefined;
  const layoutText = String(LAYOUTS[layout]);
  const others = layoutText.match(/x-[ab]/g) ?? [];
  if (!map || typeof map !== "object" || !(key in map)) return "the key is not there";
  if (others.some((other) => (map[other] ?? null) === null)) return "another value is gone";
  return layoutText.includes("word") && map[key] !== "word" ? "the value is gone" : undefined;
}

it("the test visits the maps of the format", () => {
  expect(all.length).toBeGreaterThan(70);
});

describe.each(Object.keys(LAYOUTS) as Layout[])("in layout %s", (layout) => {
  it("every key of every map is offered, and is in the map once accepted", () => {
    const wrong = all.flatMap((way) => [
      ...faults(way, layout, "indented"),
      ...(way.steps.includes("-") ? faults(way, layout, "unindented") : []),
    ]);
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

/** The keys of a map whose values or items are words that the schema lists. */
function* wordKeys(
  { schema }: Way,
  of: (value: Schema) => Schema | undefined,
): Generator<[string, string[]]> {
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    const own = of(resolve(value));
    const words = own?.enum ?? own?.["x-words"];
    if (words) yield [key, words.map(String)];
  }
}

/** The failures of the words that are offered for a key. */
function wordFaults(way: Way, [key, words]: [string, string[]], layout: readonly string[]): string[] {
  const marked = valueWritten(way, key, layout);
  if (marked === undefined) return [];
  const { text, position } = cursorIn(marked);
  const { items } = complete(Source.of(`file:///${nameFor[way.kind]}`, text), library, position);
  return words.flatMap((word) => {
    const item = items.find(({ label }) => label === word);
    if (!item) return [`${way.steps.join(".")} ${key}: "${word}" is not proposed in ${text}`];
    const after = textWith(text, item);
    const isReadable = parseDocument(after, { logLevel: "silent" }).errors.length === 0;
    const isThere = JSON.stringify(parseDocument(after, { logLevel: "silent" }).toJS()).includes(`"${key}":`);
    return isReadable && isThere ? [] : [`${way.steps.join(".")} ${key}: ${word} breaks ${after}`];
  });
}

describe.each(Object.entries(VALUES))("in value layout %s", (_, layout) => {
  it("every word that a value can be is offered", () => {
    const takesWords = (value: Schema): Schema | undefined => (allows(value, "string") ? value : undefined);
    const wrong = all.flatMap((way) =>
      [...wordKeys(way, takesWords)].flatMap((each) => wordFaults(way, each, layout)),
    );
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

/** Lists of ids: in all of them, the only actor, source and so on of the document is offered. */
const WITH_IDS = `actors: {the-actor: {name: A}}
sources: {the-source: {title: S}}
threats: {the-threat: {title: T}}
results: {the-result: {title: R}}
statements: {the-statement: {text: S}}
context: {the-context: {text: C}}
terms: {the-term: {name: T}}
rankings: {the-ranking: {title: R}}
comparisons: {the-comparison: {title: C}}
recommendations: {the-recommendation: {title: R}}
notes: {the-note: {text: N}}
`;

const LISTS: readonly [Way, string, string][] = all.flatMap((way) =>
  way.kind === "assessment" && way.steps.length > 1
    ? Object.entries(way.schema.properties ?? {}).flatMap(([key, value]): [Way, string, string][] => {
        const items = allows(resolve(value), "array") ? itemOf(resolve(value)) : undefined;
        const concept = items?.["x-refers-to"]?.find((each) => WITH_IDS.includes(`the-${each}:`));
        return concept ? [[way, key, `the-${concept}`]] : [];
      })
    : [],
);

describe.each(Object.entries(ITEMS))("in item layout %s", (_, layout) => {
  it("the ids that an item can be are offered", () => {
    expect(LISTS.length).toBeGreaterThan(20);
    const wrong = LISTS.flatMap(([way, key, id]) => {
      const marked = valueWritten(way, key, layout);
      if (marked === undefined) return [];
      // A document has each section once.
      const [section = ""] = way.steps;
      const others = WITH_IDS.split("\n").filter((line) => !line.startsWith(`${section}:`));
      if (!others.some((line) => line.includes(`${id}:`))) return [];
      const { text, position } = cursorIn(others.join("\n") + marked);
      const source = Source.of(`file:///${nameFor[way.kind]}`, text);
      const item = complete(source, library, position).items.find(({ label }) => label === id);
      if (!item) return [`${way.steps.join(".")} ${key}: "${id}" is not proposed in ${marked}`];
      const after = textWith(text, item);
      const document = parseDocument(after, { logLevel: "silent" });
      const value = way.steps.reduce<unknown>(
        (each, step) => (each as Record<string, unknown> | undefined)?.[step === "-" ? 0 : step],
        document.toJS(),
      ) as Record<string, unknown> | undefined;
      const list = value?.[key];
      const isRight = document.errors.length === 0 && Array.isArray(list) && list.includes(id);
      const isKept = !layout.join("").includes("zz") || JSON.stringify(list).includes("zz");
      return isRight && isKept
        ? []
        : [`${way.steps.join(".")} ${key}: ${after.slice(text.indexOf(marked.slice(0, 9)))}`];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});
