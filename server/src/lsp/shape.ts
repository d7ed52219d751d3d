/** Validates the parameters of requests. */
import { memberOf } from "../syntax/ownMember.ts";

/** The required type of a parameter. */
type ParameterKind = "text" | "place" | "range" | "places" | "list" | "map" | "maps" | "changes" | "renames";

/** The required parameters by their paths, such as `textDocument.uri`. */
export type Shape = Readonly<Record<string, ParameterKind>>;

/** The most common shapes. */
export const inFile = { "textDocument.uri": "text" } as const;
export const atPlace = { ...inFile, position: "place" } as const;
export const inRange = { ...inFile, range: "range" } as const;

/**
 * Which parameter is missing or has the wrong type, as a message for the author of a client; `undefined` if all are
 * valid.
 */
export function shapeMismatch(parameters: unknown, shape: Shape): string | undefined {
  for (const [path, kind] of Object.entries(shape)) {
    const value = path.split(".").reduce<unknown>(memberIn, parameters);
    if (!tests[kind](value)) return `"${path}" must be ${words[kind]}`;
  }
  return undefined;
}

/** Whether a value is an object with members. */
export function isMap(thing: unknown): thing is Readonly<Record<string, unknown>> {
  return typeof thing === "object" && thing !== null && !Array.isArray(thing);
}

function memberIn(thing: unknown, key: string): unknown {
  return isMap(thing) ? memberOf(thing, key) : undefined;
}

const isText = (value: unknown): boolean => typeof value === "string";
const isCount = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 0;
const isPlace = (value: unknown): boolean => isMap(value) && isCount(value.line) && isCount(value.character);
const isRange = (value: unknown): boolean => isMap(value) && isPlace(value.start) && isPlace(value.end);

const isRename = (value: unknown): boolean => isMap(value) && isText(value.oldUri) && isText(value.newUri);
const isChange = (value: unknown): boolean =>
  isMap(value) && isText(value.text) && (value.range === undefined || isRange(value.range));

const tests: Readonly<Record<ParameterKind, (value: unknown) => boolean>> = {
  text: isText,
  place: isPlace,
  range: isRange,
  places: (value) => Array.isArray(value) && value.every(isPlace),
  list: (value) => Array.isArray(value),
  map: isMap,
  maps: (value) => Array.isArray(value) && value.every(isMap),
  renames: (value) => Array.isArray(value) && value.every(isRename),
  changes: (value) => Array.isArray(value) && value.every(isChange),
};

const words: Readonly<Record<ParameterKind, string>> = {
  text: "a string",
  place: "a position",
  range: "a range",
  places: "a list of positions",
  list: "a list",
  map: "an object",
  maps: "a list of objects",
  changes: "a list of changes",
  renames: "a list of renamed files",
};
