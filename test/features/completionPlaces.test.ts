/** Completion at every place of the format: each key is proposed wherever it can stand, and stands there once accepted. */
import { describe, expect, it } from "vitest";
import { parseDocument } from "yaml";
import { complete } from "../../server/src/features/completion.ts";
import type { Kind } from "../../server/src/format/schema.ts";
import { Source } from "../../server/src/syntax/source.ts";
import { libraryOf, nameFor } from "../assessments.ts";
import { cursorIn } from "../marks.ts";
import { textWith } from "./accepting.ts";
import type { Layout, Way } from "./everyPlace.ts";
import { LAYOUTS, ways, written } from "./everyPlace.ts";

const library = libraryOf();
const KINDS = Object.keys(nameFor) as Kind[];
const all: readonly Way[] = KINDS.flatMap((kind) => [...ways(kind)]).filter(
  ({ schema }) => schema.properties !== undefined,
);

/** What is wrong at the places of one map in one layout. */
function faults(way: Way, layout: Layout, lists: "indented" | "unindented"): string[] {
  const keys = Object.keys(way.schema.properties ?? {});
  const marked = written(way, layout, lists)?.replace("@$0", `${(keys[0] ?? "").slice(0, 2)}$0`);
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

it("knows the maps of the format", () => {
  expect(all.length).toBeGreaterThan(70);
});

describe.each(Object.keys(LAYOUTS) as Layout[])("in %s", (layout) => {
  it("proposes every key of every map, and it stands there once it is accepted", { timeout: 60_000 }, () => {
    const wrong = all.flatMap((way) => [
      ...faults(way, layout, "indented"),
      ...(way.steps.includes("-") ? faults(way, layout, "unindented") : []),
    ]);
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});
