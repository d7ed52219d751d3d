/**
 * Translates what messages consist of, whatever they are about: positions by the text of the file that they are in, and the
 * addresses of files. Both are known by their shape, so that no request is translated by hand, and none can be forgotten.
 */
import type { Position } from "vscode-languageserver-types";
import { memberOf } from "../syntax/ownMember.ts";
import { memo } from "../syntax/memo.ts";
import { isMap } from "./shape.ts";

type Members = Readonly<Record<string, unknown>>;

/**
 * The thing with every position in it replaced; the same object where none is another.
 * @param file The address of the file that positions belong to where nothing around them names one.
 */
export function withPositions(
  thing: unknown,
  file: string | undefined,
  replace: (position: Position, file: string) => Position,
): unknown {
  if (Array.isArray(thing)) return mapped(thing, (each) => withPositions(each, file, replace));
  if (!isMap(thing)) return thing;
  if (isPosition(thing)) return file === undefined ? thing : replace(thing, file);
  return members(thing, (value, key) =>
    typeof value === "object" ? withPositions(value, fileOf(thing, key) ?? file, replace) : value,
  );
}

/**
 * Makes a function that gives a thing with every address of a file in it replaced; the same object where none is another.
 * What has an address for which there is no other is left out, with all that cannot be without it.
 */
export function withUris(replace: (uri: string) => string | undefined): (thing: unknown) => unknown {
  /** Long lists have the same items again and again, such as findings. */
  const item = memo((thing: object) => [walk(thing)]);
  const each = (thing: unknown): unknown =>
    typeof thing === "object" && thing !== null ? item(thing)[0] : thing;
  const walk = (thing: unknown): unknown => {
    if (Array.isArray(thing)) return mapped(thing, each);
    if (!isMap(thing) || isPosition(thing)) return thing;
    const changed = members(thing, (value, key) => {
      if (typeof value === "string") return URIS.has(key) ? replace(value) : value;
      if (key === "arguments" && Array.isArray(value)) return mapped(value, argument);
      return walk(value);
    });
    return changed && withUrisAsKeys(changed, replace);
  };
  /** The arguments of a command are those of a function: an address may be one. */
  const argument = (thing: unknown): unknown =>
    typeof thing === "string" ? (replace(thing) ?? thing) : walk(thing);
  return walk;
}

/** The address of the file that the positions of some parameters belong to where nothing nearer names one. */
export function fileIn(parameters: unknown): string | undefined {
  return isMap(parameters) ? fileOf(parameters, "") : undefined;
}

/** Members with the address of a file. */
const URIS: ReadonlySet<string> = new Set(["uri", "target", "targetUri", "oldUri", "newUri"]);
/** Members whose own members are called by addresses. */
const BY_URI = ["changes", "relatedDocuments"] as const;

/** The file that a member's positions belong to, where the object around it says so. */
function fileOf(around: Members, key: string): string | undefined {
  if (isUri(key)) return key;
  switch (key) {
    case "fromRanges":
      return uriIn(around.from);
    case "targetRange":
    case "targetSelectionRange":
      return uriIn(around.targetUri);
    default:
      return uriIn(around.uri) ?? uriIn(around.textDocument) ?? uriIn(around.item) ?? uriIn(around.data);
  }
}

function uriIn(thing: unknown): string | undefined {
  if (typeof thing === "string") return thing;
  return isMap(thing) && typeof thing.uri === "string" ? thing.uri : undefined;
}

function withUrisAsKeys(thing: Members, replace: (uri: string) => string | undefined): Members {
  let changed = thing;
  for (const key of BY_URI) {
    const value = memberOf(thing, key);
    if (!isMap(value)) continue;
    const renamed = Object.entries(value).flatMap(([uri, each]) => {
      const other = replace(uri);
      return other === undefined ? [] : [[other, each] as const];
    });
    changed = { ...changed, [key]: Object.fromEntries(renamed) };
  }
  return changed;
}

/** What is called `data` is for whoever has sent it, and comes back to them as it was. Nothing, where a member is gone. */
function members(thing: Members, change: (value: unknown, key: string) => unknown): Members | undefined {
  const changed: [string, unknown][] = [];
  for (const [key, value] of Object.entries(thing)) {
    if (key === "data" || value === null || value === undefined) continue;
    const now = change(value, key);
    if (now === undefined) return undefined;
    if (now !== value) changed.push([key, now]);
  }
  return changed.length > 0 ? { ...thing, ...Object.fromEntries(changed) } : thing;
}

function mapped(list: readonly unknown[], change: (each: unknown) => unknown): readonly unknown[] {
  const changed = list.map(change);
  return changed.every((each, index) => each === list[index])
    ? list
    : changed.filter((each) => each !== undefined);
}

function isPosition(thing: Members): thing is Members & Position {
  return typeof thing.line === "number" && typeof thing.character === "number";
}

function isUri(key: string): boolean {
  return /^[a-z][a-z\d+.-]+:/i.test(key);
}
