/** The shape of parameters: whether a client has sent what a request needs. */
import { memberOf } from "../syntax/ownMember.ts";

/** What a member of parameters has to be. */
export type ParameterKind =
  "text" | "place" | "range" | "places" | "list" | "map" | "maps" | "changes" | "renames";

/** The members that a request needs, by their paths, such as `textDocument.uri`. */
export type Shape = Readonly<Record<string, ParameterKind>>;

/** The shapes that most requests have. */
export const inFile = { "textDocument.uri": "text" } as const;
export const atPlace = { ...inFile, position: "place" } as const;
export const inRange = { ...inFile, range: "range" } as const;

/** Which of the members is missing, or is something else, in words for whoever writes a client; nothing, if none is. */
export function shapeMismatch(parameters: unknown, shape: Shape): string | undefined {
  for (const [path, kind] of Object.entries(shape)) {
    const value = path.split(".").reduce<unknown>(memberIn, parameters);
    if (!tests[kind](value)) return `"${path}" must be ${words[kind]}`;
  }
  return undefined;
}

/** Whether it is an object with members. */
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
