/**
 * Messages as bytes. A long document has the same findings behind nearly every keystroke, as the same objects: the bytes
 * of a thousand are copied in less time than it takes to put them into JSON again.
 */
import type { Message } from "vscode-languageserver-protocol/node";
import { commonEnds } from "../syntax/memo.ts";

/** For `StreamMessageWriter`. */
export class Encoder {
  readonly name = "application/json";
  /** The list that was sent last: its bytes, a comma behind each item, and where each item begins. */
  #last: ListBytes = { items: [], starts: [0], bytes: Buffer.alloc(0) };

  /** What `JSON.stringify` says of the message. */
  encode(message: Message): Promise<Buffer> {
    return new Promise((resolve) => {
      resolve(Buffer.concat(this.#bytesOf(message)));
    });
  }

  #bytesOf(message: Message): readonly Buffer[] {
    const { result, params } = message as { result?: unknown; params?: unknown };
    if (hasList(result, "items") && isReport(result))
      return withMember(message, "result", this.#withList(result, "items"));
    if (hasList(params, "diagnostics"))
      return withMember(message, "params", this.#withList(params, "diagnostics"));
    return [Buffer.from(JSON.stringify(message))];
  }

  #withList<K extends string>(thing: Readonly<Record<K, readonly object[]>>, key: K): readonly Buffer[] {
    this.#last = next(this.#last, thing[key]);
    const { bytes } = this.#last;
    return withMember(thing, key, [
      Buffer.from("["),
      bytes.subarray(0, Math.max(bytes.length - 1, 0)),
      Buffer.from("]"),
    ]);
  }
}

interface ListBytes {
  readonly items: readonly object[];
  readonly starts: readonly number[];
  readonly bytes: Buffer;
}

/** The bytes of a list; those of what it shares with the old one at both ends are copied. Nothing that is sent is changed later. */
function next(old: ListBytes, items: readonly object[]): ListBytes {
  const { head, tail } = commonEnds(old.items, items);
  const fresh = items.slice(head, items.length - tail).map((each) => Buffer.from(`${JSON.stringify(each)},`));
  const [end = 0, rest = 0] = [old.starts[head], old.starts[old.items.length - tail]];
  const bytes = Buffer.concat([old.bytes.subarray(0, end), ...fresh, old.bytes.subarray(rest)]);
  const starts = old.starts.slice(0, head + 1);
  for (const each of fresh) starts.push((starts.at(-1) ?? 0) + each.length);
  const moved = bytes.length - old.bytes.length;
  for (const start of old.starts.slice(old.items.length - tail + 1)) starts.push(start + moved);
  return { items, starts, bytes };
}

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
