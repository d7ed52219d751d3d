/**
 * Encodes messages as JSON, and caches the bytes of diagnostics.
 * After most keystrokes, a long document has almost the same diagnostics, as identical objects. Copying their bytes is
 * faster than serializing them again.
 */
import type { Message } from "vscode-languageserver-protocol/node";
import { memo } from "../syntax/memo.ts";

/** A content encoder for `StreamMessageWriter`. */
export const encoder = {
  name: "application/json",
  /** Produces the same bytes as `JSON.stringify`. */
  encode: (message: Message): Promise<Buffer> =>
    new Promise((resolve) => {
      resolve(bytesOf(message));
    }),
};

function bytesOf(message: Message): Buffer {
  const { result, params } = message as { result?: unknown; params?: unknown };
  if (hasList(result, "items") && isReport(result))
    return Buffer.concat(withMember(message, "result", withList(result, "items")));
  if (hasList(params, "diagnostics"))
    return Buffer.concat(withMember(message, "params", withList(params, "diagnostics")));
  return Buffer.from(JSON.stringify(message));
}

function withList<K extends string>(
  thing: Readonly<Record<K, readonly object[]>>,
  key: K,
): readonly Buffer[] {
  const items = thing[key].flatMap((each, index) => (index === 0 ? bytesIn(each) : [COMMA, bytesIn(each)]));
  return withMember(thing, key, [Buffer.from("["), ...items, Buffer.from("]")]);
}

/**
 * The bytes of a list item. Items that were sent never change. Each buffer has its own memory: a slice would keep a
 * whole message alive.
 */
const bytesIn = memo((item: object): Buffer => {
  const json = JSON.stringify(item);
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(json));
  bytes.write(json);
  return bytes;
});

const COMMA = Buffer.from(",");

/** Other lists, such as completion items, are new in every answer. */
function isReport(result: object): boolean {
  return "kind" in result && result.kind === "full";
}

function hasList<K extends string>(thing: unknown, key: K): thing is Readonly<Record<K, readonly object[]>> {
  const list: unknown = (thing as Partial<Record<K, unknown>> | null | undefined)?.[key];
  return Array.isArray(list) && list.every((each) => typeof each === "object" && each !== null);
}

/** Serializes an object with one member that is already JSON. */
function withMember(thing: object, key: string, member: readonly Buffer[]): readonly Buffer[] {
  const others = JSON.stringify({ ...thing, [key]: undefined }).slice(0, -1);
  return [Buffer.from(`${others}${others === "{" ? "" : ","}"${key}":`), ...member, Buffer.from("}")];
}
