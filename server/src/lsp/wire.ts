/**
 * Translates every message between client and server: position encodings, and URIs of bundled files.
 * No other code knows about either. If the client uses UTF-16 and can show virtual documents, messages pass unchanged.
 */
import type { Message, MessageStrategy, MessageWriter } from "vscode-languageserver-protocol/node";
import type { Position } from "vscode-languageserver-types";
import type { Change } from "../syntax/source.ts";
import { Source } from "../syntax/source.ts";
import type { MessageValidator } from "./lifecycle.ts";
import { isRequestId } from "./lifecycle.ts";
import { ErrorCodes, ResponseError } from "./protocol.ts";
import { isMap } from "./shape.ts";
import type { PositionEncoding } from "./positionEncoding.ts";
import { columnFor, columnFrom } from "./positionEncoding.ts";
import { fileIn, withUris, withPositions } from "./rewriteMessages.ts";

/** What client and server have agreed on in `initialize`. */
export interface SessionOptions {
  readonly encoding: PositionEncoding;
  /** The latest version of a file. */
  readonly read: (uri: string) => Source | undefined;
  /** Maps bundled files to files on the disk; absent if the client can show virtual documents. */
  readonly uriMapping?: {
    /** The URI to send to the client, or `undefined` if there is none. */
    readonly toClient: (uri: string) => string | undefined;
    /** Our URI for one that the client sent. */
    readonly fromClient: (uri: string) => string;
  };
}

/** Reads and writes the messages of one connection. */
export interface Wire {
  readonly strategy: MessageStrategy;
  readonly writer: MessageWriter;
  /** Validates messages from now on. */
  readonly judgeBy: (judge: MessageValidator) => void;
  /** Translates messages from now on. */
  readonly agree: (agreement: SessionOptions) => void;
  /** Converts semantic tokens, which are plain numbers, to the encoding of the client. */
  readonly tokens: (data: number[], source: Source) => number[];
}

type Translate = (thing: unknown, file: string | undefined) => unknown;
const asItIs: Translate = (thing) => thing;

/** Creates the translation for a connection. @param writer Writes the translated messages. */
export function wireOver(writer: MessageWriter): Wire {
  const state: State = {
    judge: () => undefined,
    encoding: "utf-16",
    incoming: asItIs,
    outgoing: asItIs,
    asked: new Map(),
  };
  return {
    judgeBy: (judge) => {
      state.judge = judge;
    },
    agree: (agreement) => {
      state.encoding = agreement.encoding;
      state.incoming = inward(agreement);
      state.outgoing = outward(agreement);
    },
    tokens: (data, source) => (state.encoding === "utf-16" ? data : tokensIn(state.encoding, data, source)),
    strategy: { handleMessage: handlerFor(state, writer) },
    writer: {
      onError: (listener) => writer.onError(listener),
      onClose: (listener) => writer.onClose(listener),
      end: () => {
        writer.end();
      },
      dispose: () => {
        writer.dispose();
      },
      write: (message) => writer.write(sent(message, state)),
    },
  };
}

interface State {
  judge: MessageValidator;
  encoding: PositionEncoding;
  incoming: Translate;
  outgoing: Translate;
  /** The URIs of pending requests, by request id. Responses to them contain positions in those files. */
  readonly asked: Map<unknown, string | undefined>;
}

type Handler = NonNullable<MessageStrategy["handleMessage"]>;

function handlerFor(state: State, writer: MessageWriter): Handler {
  return (message, next) => {
    try {
      return handle(message, next, { state, writer });
    } catch (error) {
      // Deep nesting, such as ten thousand nested lists, overflows the stack.
      const { id, method } = (isMap(message) ? message : {}) as Partial<Record<string, unknown>>;
      if (!isRequestId(id) || method === undefined) throw error;
      const refusal = new ResponseError(ErrorCodes.InvalidRequest, "The message cannot be read.");
      return void writer.write(errorFor(id, refusal));
    }
  };
}

function handle(
  message: Parameters<Handler>[0],
  next: Parameters<Handler>[1],
  { state, writer }: { readonly state: State; readonly writer: MessageWriter },
): ReturnType<Handler> {
  const { judge, incoming, outgoing, asked } = state;
  const refusal = judge(message);
  if (refusal === "ignored") return undefined;
  const { id = null, params } = (isMap(message) ? message : {}) as Partial<Record<string, unknown>>;
  if (refusal) return void writer.write(errorFor(id, refusal));
  if (incoming === asItIs || params === undefined) return next(message);
  const translated = incoming(params, undefined);
  if (id !== null && outgoing !== asItIs) asked.set(id, fileIn(translated));
  return next((translated === params ? message : { ...message, params: translated }) as Message);
}

/** Translates a message for the client. */
function sent(message: Message, { outgoing, asked }: State): Message {
  if (outgoing === asItIs) return message;
  const { id, method, result, params } = message as Partial<Record<string, unknown>>;
  if (method !== undefined) return { ...message, params: outgoing(params, undefined) } as Message;
  const file = asked.get(id);
  asked.delete(id);
  if (result === undefined) return message;
  return { ...message, result: outgoing(result, file) ?? null } as Message;
}

/** An error response for a message that has no handler. */
export function errorFor(id: unknown, error: ResponseError): Message {
  const message = { jsonrpc: "2.0", id: isRequestId(id) ? id : null, error: error.toJson() };
  return message;
}

/** Translates incoming parameters. URIs come first, since they determine the texts that positions refer to. */
function inward({ encoding, read, uriMapping: uris }: SessionOptions): Translate {
  if (encoding === "utf-16" && !uris) return asItIs;
  const ours = uris && withUris((uri) => uris.fromClient(uri));
  const positionFrom = positionsBy(columnFrom, encoding);
  return (thing) => {
    const params = ours ? ours(thing) : thing;
    if (encoding === "utf-16") return params;
    const file = fileIn(params);
    const find = once(read);
    const changed = file === undefined ? params : withChanges(params, find(file), encoding);
    return changed ?? withPositions(params, file, (position, uri) => positionFrom(position, find(uri)));
  };
}

/** Translates outgoing values. */
function outward({ encoding, read, uriMapping: uris }: SessionOptions): Translate {
  if (encoding === "utf-16" && !uris) return asItIs;
  const told = uris && withUris((uri) => uris.toClient(uri));
  const positionFor = positionsBy(columnFor, encoding);
  return (thing, file) => {
    const find = once(read);
    const placed =
      encoding === "utf-16"
        ? thing
        : withPositions(thing, file ?? fileIn(thing), (position, uri) => positionFor(position, find(uri)));
    return told ? told(placed) : placed;
  };
}

/** Translates `textDocument/didChange`. Each change refers to the text after the change before it. */
function withChanges(params: unknown, source: Source | undefined, encoding: PositionEncoding): unknown {
  if (!isMap(params) || !Array.isArray(params.contentChanges)) return undefined;
  const positionFrom = positionsBy(columnFrom, encoding);
  let text = source;
  const contentChanges = (params.contentChanges as readonly Change[]).map((change) => {
    const here = text;
    const ours = withPositions(change, "", (position) => positionFrom(position, here)) as Change;
    text = (text ?? Source.of("", "")).edit([ours], 0);
    return ours;
  });
  return { ...params, contentChanges };
}

/** Returns a function that converts the column of a position, in one direction. Without a text, it stays as it is. */
function positionsBy(
  convert: typeof columnFor,
  encoding: PositionEncoding,
): (position: Position, source: Source | undefined) => Position {
  return ({ line, character }, source) => ({
    line,
    character: source ? convert(encoding, source.line(line), character) : character,
  });
}

/** Converts the columns and lengths of tokens. Each token consists of five numbers. */
function tokensIn(encoding: PositionEncoding, data: readonly number[], source: Source): number[] {
  const numbers: number[] = [];
  let [line, column, last] = [0, 0, 0];
  for (let index = 0; index + 4 < data.length; index += 5) {
    const [lines = 0, columns = 0, length = 0, type = 0, modifiers = 0] = data.slice(index, index + 5);
    if (lines > 0) [column, last] = [0, 0];
    line += lines;
    column += columns;
    const text = source.line(line);
    const start = columnFor(encoding, text, column);
    numbers.push(lines, start - last, columnFor(encoding, text, column + length) - start, type, modifiers);
    last = start;
  }
  return numbers;
}

/** Reads each file once, so that one message refers to one version of it. */
function once(read: SessionOptions["read"]): SessionOptions["read"] {
  const known = new Map<string, Source | undefined>();
  return (uri) => {
    if (!known.has(uri)) known.set(uri, read(uri));
    return known.get(uri);
  };
}
