/**
 * Messages as bytes. A long document has the same findings behind nearly every keystroke, as the same objects: their
 * bytes are copied in less time than it takes to put them into JSON again.
 */
import type { Message } from "vscode-languageserver-protocol/node";
import { memo } from "../syntax/memo.ts";

/** For `StreamMessageWriter`. */
export const encoder = {
  name: "application/json",
  /** What `JSON.stringify` says of the message. */
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

/** The bytes of an item; nothing that is sent is changed later. They share no memory with others, which they would keep. */
const bytesIn = memo((item: object): Buffer => {
  const json = JSON.stringify(item);
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(json));
  bytes.write(json);
  return bytes;
});

const COMMA = Buffer.from(",");

/** Other lists, such as what completion offers, are new with every answer. */
function isReport(result: object): boolean {
  return "kind" in result && result.kind === "full";
}

function hasList<K extends string>(thing: unknown, key: K): thing is Readonly<Record<K, readonly object[]>> {
  const list: unknown = (thing as Partial<Record<K, unknown>> | null | undefined)?.[key];
  return Array.isArray(list) && list.every((each) => typeof each === "object" && each !== null);
}

/** The object in JSON, with a member that is JSON already. */
function withMember(thing: object, key: string, member: readonly Buffer[]): readonly Buffer[] {
  const others = JSON.stringify({ ...thing, [key]: undefined }).slice(0, -1);
  return [Buffer.from(`${others}${others === "{" ? "" : ","}"${key}":`), ...member, Buffer.from("}")];
}
