/**
 * Rewrites positions and URIs in any message.
 * They are recognized by their shape, not by the method, so new requests are covered as well.
 */
import type { Position } from "vscode-languageserver-types";
import { memberOf } from "../syntax/ownMember.ts";
import { memo } from "../syntax/memo.ts";
import { isMap } from "./shape.ts";

type Members = Readonly<Record<string, unknown>>;

/**
 * Replaces every position in a value.
 * @returns The same object if nothing changes.
 * @param file The URI of the file for positions that no surrounding object assigns to a file.
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
 * Builds a function that replaces every URI in a value, and returns the same object if nothing changes.
 * If `replace` returns `undefined`, the object around the URI is dropped as well, and so on up to the nearest list.
 */
export function withUris(replace: (uri: string) => string | undefined): (thing: unknown) => unknown {
  /** Long lists, such as diagnostics, repeat the same items, so their results are cached. */
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
  /** The arguments of a command are untyped, and may be URIs. */
  const argument = (thing: unknown): unknown =>
    typeof thing === "string" ? (replace(thing) ?? thing) : walk(thing);
  return walk;
}

/** The URI of the file that request parameters refer to, for positions with no nearer URI. */
export function fileIn(parameters: unknown): string | undefined {
  return isMap(parameters) ? fileOf(parameters, "") : undefined;
}

/** Members whose value is a URI. */
const URIS: ReadonlySet<string> = new Set(["uri", "target", "targetUri", "oldUri", "newUri"]);
/** Members whose value is a map with URIs as keys. */
const BY_URI = ["changes", "relatedDocuments"] as const;

/** The URI of the file for the positions in a member, if the surrounding object determines it. */
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

/**
 * Rewrites the members of an object, except `data`, which returns to its sender unchanged. The result is `undefined` if
 * a member is dropped.
 */
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
