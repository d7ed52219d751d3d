/**
 * Opens the connection to the editor over IPC, standard streams, a pipe or a socket, as the arguments specify.
 * The server exits when the connection closes. The library's own helper also polls the editor's process every three
 * seconds, which wakes an idle laptop for nothing.
 */
import { Console } from "node:console";
import process from "node:process";
import type { Connection, WatchDog } from "vscode-languageserver";
import type { MessageReader, MessageWriter } from "vscode-languageserver-protocol/node";
import {
  createProtocolConnection,
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { encoder } from "./encoding.ts";
import { framing } from "./framing.ts";
import { createConnection, ErrorCodes, ProposedFeatures, ResponseError } from "./protocol.ts";
import type { Wire } from "./wire.ts";
import { errorFor, wireOver } from "./wire.ts";

/** @throws Error if the arguments specify no transport. */
export function connect(args: readonly string[]): { readonly connection: Connection; readonly wire: Wire } {
  const [reader, writer] = transportFor(args);
  const wire = wireOver(writer);
  const watchDog: WatchDog = {
    shutdownReceived: false,
    initialize: () => undefined,
    exit: (code) => process.exit(code),
  };
  const end = (): void => {
    watchDog.exit(watchDog.shutdownReceived ? 0 : 1);
  };
  reader.onClose(end);
  reader.onError((error) => {
    // Invalid JSON is confined to one message. If the framing is broken, the next message cannot be found, so the
    // server exits and the editor starts another one.
    if (error instanceof SyntaxError)
      return void writer.write(errorFor(null, new ResponseError(ErrorCodes.ParseError, error.message)));
    console.error(error.message);
    watchDog.exit(1);
  });
  process.once("disconnect", end);
  const connection = createConnection(
    (logger) =>
      createProtocolConnection(sturdy(reader), wire.writer, logger, { messageStrategy: wire.strategy }),
    watchDog,
    ProposedFeatures.all,
  );
  return { connection, wire };
}

/** The same reader, except that an error in the handling of a message does not count as a read error. */
function sturdy(reader: MessageReader): MessageReader {
  return {
    onError: (listener) => reader.onError(listener),
    onClose: (listener) => reader.onClose(listener),
    onPartialMessage: (listener) => reader.onPartialMessage(listener),
    dispose: () => {
      reader.dispose();
    },
    listen: (callback) =>
      reader.listen((message) => {
        try {
          callback(message);
        } catch (error) {
          console.error(error);
        }
      }),
  };
}

/** The editor can start another server; this one could never receive another message. */
function endWith(why: string): void {
  console.error(why);
  process.exit(1);
}

function transportFor(args: readonly string[]): [MessageReader, MessageWriter] {
  if (args.includes("--node-ipc")) return [new IPCMessageReader(process), new IPCMessageWriter(process)];
  if (args.includes("--stdio")) {
    // Other output to stdout would corrupt the messages.
    globalThis.console = new Console(process.stderr);
    return [
      new StreamMessageReader(process.stdin.pipe(framing(endWith))),
      new StreamMessageWriter(process.stdout, { contentTypeEncoder: encoder }),
    ];
  }
  const pipe = valueOf(args, "--pipe");
  if (pipe !== undefined) return createServerPipeTransport(pipe);
  const port = Number(valueOf(args, "--socket"));
  if (port > 0) return createServerSocketTransport(port);
  throw new Error("Start the server with --stdio, --node-ipc, --pipe=NAME or --socket=PORT.");
}

/** The value of an argument: `--pipe=NAME` or `--pipe NAME`. */
function valueOf(args: readonly string[], name: string): string | undefined {
  const index = args.findIndex((each) => each === name || each.startsWith(`${name}=`));
  const found = args[index];
  return found === name ? args[index + 1] : found?.slice(name.length + 1);
}
