/** Limits an error in a feature to the request in which it happens. */
import type { Connection } from "vscode-languageserver";

/** Wrappers that catch the errors of handlers. */
export interface Guard {
  /** Wraps a handler: an error is logged, and the result is `fallback`. */
  now<A extends readonly unknown[], R>(
    name: string,
    fallback: R,
    handler: (...parameters: A) => R,
  ): (...parameters: A) => R;
  /** The same for an asynchronous handler. */
  later<A extends readonly unknown[], R>(
    name: string,
    fallback: R,
    handler: (...parameters: A) => Promise<R>,
  ): (...parameters: A) => Promise<R>;
}

/** A guard that logs to the client's console. */
export function guard({ console }: Connection): Guard {
  const log = (name: string, error: unknown): void => {
    console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  };
  return {
    now:
      (name, fallback, handler) =>
      (...parameters) => {
        try {
          return handler(...parameters);
        } catch (error) {
          log(name, error);
          return fallback;
        }
      },
    later:
      (name, fallback, handler) =>
      async (...parameters) => {
        try {
          return await handler(...parameters);
        } catch (error) {
          log(name, error);
          return fallback;
        }
      },
  };
}
