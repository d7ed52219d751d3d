/** A request in one piece: what the client is told of it, what it has to come with, and what answers it. */
import type { CancellationToken, ServerCapabilities } from "vscode-languageserver";
import { memberOf } from "../syntax/ownMember.ts";
import type { Source } from "../syntax/source.ts";
import type { Methods } from "./methods.ts";
import { LSPErrorCodes, ResponseError } from "./protocol.ts";
import type { Server } from "./server.ts";
import type { RequestContext } from "./whenLoaded.ts";
import { whenLoaded } from "./whenLoaded.ts";
import type { Shape } from "./shape.ts";
import { isMap } from "./shape.ts";
import { isRead, readInSlices } from "./slices.ts";

export interface Request {
  readonly method: string;
  readonly shape: Shape;
  readonly capability: ServerCapabilities;
  /** Begins to answer it over a connection. */
  readonly register: (server: Server) => void;
}

/** What makes a request: none can be answered without being announced, or the other way round. */
interface Definition<P, R, C extends ServerCapabilities> {
  /** What announces it: the compiler knows what each request needs. */
  readonly capability: C;
  /** What the parameters have to be. */
  readonly shape: Shape;
  readonly answer: (server: Server) => (params: P, asked: RequestContext<CancellationToken>) => Answer<R>;
  /** What is answered when a defect has ended the request; `null`, if nothing is said here. */
  readonly fallback?: (params: P) => R;
}

export type Answer<R> = R | ResponseError | Promise<R | ResponseError>;

export function request<M extends keyof Methods>(
  method: M,
  { capability, shape, answer, fallback }: Definition<Methods[M][0], Methods[M][1], Methods[M][2]>,
): Request {
  type Params = Methods[M][0];
  return {
    method,
    shape,
    capability,
    register: (server) => {
      const handler = answer(server);
      server.connection.onRequest(method, async (params: Params, token: CancellationToken) =>
        server.guarded.later(method, fallback?.(params) ?? null, async () =>
          whenLoaded(
            server,
            token,
            unlessEdited(server, params, async (asked) => handler(params, asked)),
          ),
        )(),
      );
    },
  };
}

/** Refuses to answer about a text that has changed while files were read: places in it are others now. */
function unlessEdited<R, A>(
  { documents }: Server,
  params: unknown,
  answer: (asked: A) => Promise<R>,
): (asked: A) => Promise<R | ResponseError> {
  const uri = isMap(params) && isMap(params.textDocument) ? params.textDocument.uri : undefined;
  const read = (): Source | undefined => (typeof uri === "string" ? documents.open.get(uri) : undefined);
  const before = read();
  return async (asked) => (read() === before ? answer(asked) : outdated());
}

export function outdated(): ResponseError {
  return new ResponseError(LSPErrorCodes.ContentModified, "the document has changed");
}

interface InFile {
  readonly textDocument: { readonly uri: string };
}

/** Answers about an open file; nothing about one that is not open. A long one is read first, so that no other waits for it. */
export function about<P extends InFile, R>(
  feature: (source: Source, context: Server & Pick<RequestContext, "library">, params: P) => R,
): (server: Server) => (params: P, asked: RequestContext) => Answer<R | null> {
  return (server) =>
    (params, { library, token }) => {
      const { open } = server.documents;
      const source = open.get(params.textDocument.uri);
      if (!source) return null;
      if (isRead(source)) return feature(source, { ...server, library }, params);
      const isWanted = (): boolean => !token.isCancellationRequested && open.get(source.uri) === source;
      return readInSlices(source, library, isWanted).then((isDone) =>
        isDone && isWanted() ? feature(source, { ...server, library }, params) : outdated(),
      );
    };
}

/** The capabilities of all requests, together with others. */
export function capabilitiesOf(requests: readonly Request[], others: ServerCapabilities): ServerCapabilities {
  return [...requests.map(({ capability }) => capability), others].reduce(merged, {});
}

/** Both objects in one, and so on with members that both have. */
function merged<T extends object>(a: T, b: T): T {
  const both = Object.entries(b).map(([key, value]: [string, unknown]) => {
    const known = memberOf(a as Readonly<Record<string, unknown>>, key);
    return [key, isMap(known) && isMap(value) ? merged(known, value) : value] as const;
  });
  return { ...a, ...Object.fromEntries(both) };
}
