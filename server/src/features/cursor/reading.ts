/** What a reading with another word in place of the one at the cursor says of the cursor. */
import type { Range } from "vscode-languageserver-types";
import { allows, itemOf } from "../../format/schema.ts";
import type { Position } from "../../syntax/place.ts";
import type { Cursor, Form } from "../cursor.ts";
import type { Level, Target } from "../target.ts";
import { without } from "../trial.ts";
import type { Place, Reading } from "./place.ts";

export function cursor(place: Place, reading: Reading, form: Form): Cursor {
  const { position, typed, isAlone, isFirst } = place;
  const { target, lead, trail, from, to, facts } = reading;
  const inFlow = target.levels.at(-1)?.flow === true;
  return {
    target,
    form,
    facts,
    range: rangeIn(position, from, to),
    typed,
    lead,
    trail,
    isBlock: !inFlow && (isAlone || (isFirst && form === "key")),
    isPhrase: false,
    style: target.node.style,
    reference: undefined,
  };
}

/** A value, and where lines of its own can begin: the first key of a map, the first item of a list. */
export function ofValue(place: Place, reading: Reading): Cursor[] {
  const { target } = reading;
  const { schema, levels, path } = target;
  const value = cursor(place, reading, "value");
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
  return [value, key, ...ofValue(place, { ...reading, lead: `${reading.lead}- `, target: inside })];
}

/** The readings that bring no mistake into the document. */
export function sound(place: Place, readings: readonly Reading[]): readonly Reading[] {
  if (readings.every(({ flaws }) => flaws === 0)) return readings;
  const { source, position, head, typed, rest } = place;
  const range = { from: head.length, to: head.length + typed.length + rest.length };
  const { flaws: most } = without(source, position, range);
  return readings.filter(({ flaws }) => flaws <= most);
}

export function rangeIn({ line }: Position, from: number, to: number): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}
