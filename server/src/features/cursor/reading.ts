/** Converts speculative parses to cursors. */
import type { Range } from "vscode-languageserver-types";
import { allows, itemOf } from "../../format/schema.ts";
import type { Position } from "../../syntax/span.ts";
import type { Cursor, Form } from "../cursor.ts";
import type { Level, Target } from "../target.ts";
import { parseWithout } from "../speculative.ts";
import type { CursorLine, CursorResult } from "./line.ts";

/** The cursor that inserts a word in this form. */
export function cursorFor(cursorLine: CursorLine, reading: CursorResult, form: Form): Cursor {
  const { position, typed, isAlone, isFirst } = cursorLine;
  const { target, prefix, suffix, from, to, facts } = reading;
  const inFlow = target.levels.at(-1)?.flow === true;
  return {
    target,
    form,
    facts,
    range: rangeIn(position, from, to),
    typed,
    prefix,
    suffix,
    isBlock: !inFlow && (isAlone || (isFirst && form === "key")),
    isPhrase: false,
    style: target.node.style,
    reference: undefined,
  };
}

/** A value, and what can begin in its place: the first key of a map, the first item of a list. */
export function valueCursors(cursorLine: CursorLine, reading: CursorResult): Cursor[] {
  const { target } = reading;
  const { schema, levels, path } = target;
  const value = cursorFor(cursorLine, reading, "value");
  if (!value.isBlock || target.node.style !== "plain") return [value];
  const isWithin = (shape: Level["shape"]): Level => ({ schema, shape, flow: false, keys: [] });
  const key: Cursor = { ...value, form: "key", target: { ...target, levels: [...levels, isWithin("map")] } };
  if (!schema || !allows(schema, "array")) return [value, key];
  const inside: Target = {
    ...target,
    schema: itemOf(schema),
    levels: [...levels, isWithin("list")],
    path: [...path, 0],
  };
  return [
    value,
    key,
    ...valueCursors(cursorLine, { ...reading, prefix: `${reading.prefix}- `, target: inside }),
  ];
}

/** The speculative parses that add no syntax problem to the document. */
export function withoutNewProblems(
  cursorLine: CursorLine,
  readings: readonly CursorResult[],
): readonly CursorResult[] {
  if (readings.every(({ syntaxProblems }) => syntaxProblems === 0)) return readings;
  const { source, position, head, typed, rest } = cursorLine;
  const range = { from: head.length, to: head.length + typed.length + rest.length };
  const { syntaxProblems: most } = parseWithout(source, position, range);
  return readings.filter(({ syntaxProblems }) => syntaxProblems <= most);
}

/** The range between two columns of the position's line. */
export function rangeIn({ line }: Position, from: number, to: number): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}
