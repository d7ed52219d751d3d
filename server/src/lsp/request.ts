/** Defines requests: each with its capability, the shape of its parameters, and its handler. */
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
import { isParsed, parseInSlices } from "./slices.ts";

/** A request that the server supports. */
export interface Request {
  readonly method: string;
  readonly shape: Shape;
  readonly capability: ServerCapabilities;
  /** Registers the handler on a connection. */
  readonly register: (server: Server) => void;
}

/** A definition always has both a handler and the capability that announces it. */
interface Definition<P, R, C extends ServerCapabilities> {
  /** The capability that announces the request. `Methods` determines its type. */
  readonly capability: C;
  /** The required parameters. */
  readonly shape: Shape;
  readonly answer: (
    server: Server,
  ) => (params: P, asked: RequestContext<CancellationToken>) => HandlerResult<R>;
  /** The result after an internal error. The default is `null`. */
  readonly fallback?: (params: P) => R;
}

/** The result of a handler, or an error to respond with. */
type HandlerResult<R> = R | ResponseError | Promise<R | ResponseError>;

/** Builds a request whose handler waits for files, stops when cancelled, and cannot crash the server. */
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

/** Rejects the request if its document was edited while files were loading, since positions in it may have moved. */
function unlessEdited<R, A>(
  { documents }: Server,
  params: unknown,
  answer: (asked: A) => Promise<R>,
): (asked: A) => Promise<R | ResponseError> {
  const uri = isMap(params) && isMap(params.textDocument) ? params.textDocument.uri : undefined;
  const read = (): Source | undefined => (typeof uri === "string" ? documents.open.get(uri) : undefined);
  const before = read();
  return async (asked) => (read() === before ? answer(asked) : contentModified());
}

/** A request that loads files itself, as some of our own client do. */
interface OwnDefinition<P, R> {
  readonly shape: Shape;
  /** What the client is told after an internal error. */
  readonly refusal: () => string;
  readonly answer: (params: P, token: CancellationToken, server: Server) => Promise<R | ResponseError>;
}

/** Builds a request whose handler decides itself what it waits for, and that cannot crash the server. */
export function ownRequest<P, R extends { readonly refusal?: string }>(
  method: string,
  { shape, refusal, answer }: OwnDefinition<P, R>,
): Request {
  return {
    method,
    shape,
    capability: {},
    register: (server) => {
      server.connection.onRequest(
        method,
        server.guarded.later<[P, CancellationToken], R | Pick<R, "refusal"> | ResponseError>(
          method,
          { refusal: refusal() },
          async (params, token) => answer(params, token, server),
        ),
      );
    },
  };
}

/** The error for a request about a document that has changed meanwhile. */
export function contentModified(): ResponseError {
  return new ResponseError(LSPErrorCodes.ContentModified, "the document has changed");
}

interface InFile {
  readonly textDocument: { readonly uri: string };
}

/**
 * Builds a handler for an open file; the result is `null` for any other. A long file is parsed in slices first, so
 * other requests do not wait.
 */
export function fileHandler<P extends InFile, R>(
  feature: (source: Source, context: Server & Pick<RequestContext, "library">, params: P) => R,
): (server: Server) => (params: P, asked: RequestContext) => HandlerResult<R | null> {
  return (server) =>
    (params, { library, token }) => {
      const { open } = server.documents;
      const source = open.get(params.textDocument.uri);
      if (!source) return null;
      if (isParsed(source)) return feature(source, { ...server, library }, params);
      const isWanted = (): boolean => !token.isCancellationRequested && open.get(source.uri) === source;
      return parseInSlices(source, library, isWanted).then((isDone) =>
        isDone && isWanted() ? feature(source, { ...server, library }, params) : contentModified(),
      );
    };
}

/** Merges the capabilities of all requests with others. */
export function capabilitiesOf(requests: readonly Request[], others: ServerCapabilities): ServerCapabilities {
  return [...requests.map(({ capability }) => capability), others].reduce(merged, {});
}

/** Merges two objects deeply. Where both have a value, that of `b` counts. */
function merged<T extends object>(a: T, b: T): T {
  const both = Object.entries(b).map(([key, value]: [string, unknown]) => {
    const known = memberOf(a as Readonly<Record<string, unknown>>, key);
    return [key, isMap(known) && isMap(value) ? merged(known, value) : value] as const;
  });
  return { ...a, ...Object.fromEntries(both) };
}
