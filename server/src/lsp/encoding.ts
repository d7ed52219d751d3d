/**
 * Messages as bytes. A long document has the same findings behind nearly every keystroke, as the same objects: each is
 * put into JSON once, and the bytes of a thousand are copied in less time than it takes to put them into JSON again.
 */
import type { Message } from "vscode-languageserver-protocol/node";
import { memo } from "../syntax/memo.ts";

/** For `StreamMessageWriter`. */
export const encoder = {
  name: "application/json",
  encode: (message: Message): Promise<Uint8Array> =>
    new Promise((resolve) => {
      resolve(Buffer.concat(bytesOf(message)));
    }),
};

/** What `JSON.stringify` says of the message, in parts. */
export function bytesOf(message: Message): Buffer[] {
  const { result, params } = message as { result?: unknown; params?: unknown };
  if (hasList(result, "items") && isReport(result))
    return withMember(message, "result", withList(result, "items"));
  if (hasList(params, "diagnostics")) return withMember(message, "params", withList(params, "diagnostics"));
  return [Buffer.from(JSON.stringify(message))];
}

/** Other lists, such as what completion offers, are new with every answer. */
function isReport(result: object): boolean {
  return "kind" in result && result.kind === "full";
}

function hasList<K extends string>(thing: unknown, key: K): thing is Readonly<Record<K, readonly object[]>> {
  const list: unknown = (thing as Partial<Record<K, unknown>> | null | undefined)?.[key];
  return Array.isArray(list) && list.every((each) => typeof each === "object" && each !== null);
}

function withList<K extends string>(thing: Readonly<Record<K, readonly object[]>>, key: K): Buffer[] {
  const items = thing[key].flatMap((each, index) => (index > 0 ? [COMMA, jsonOf(each)] : [jsonOf(each)]));
  return withMember(thing, key, [Buffer.from("["), ...items, Buffer.from("]")]);
}

/** The object in JSON, with a member that is JSON already. */
function withMember(thing: object, key: string, member: readonly Buffer[]): Buffer[] {
  const others = JSON.stringify({ ...thing, [key]: undefined }).slice(0, -1);
  return [Buffer.from(`${others}${others === "{" ? "" : ","}"${key}":`), ...member, Buffer.from("}")];
}

/** Nothing that is sent is changed afterwards. */
const jsonOf = memo((thing: object): Buffer => Buffer.from(JSON.stringify(thing)));

const COMMA = Buffer.from(",");
