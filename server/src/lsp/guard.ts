/** A defect in a feature ends its request and nothing else. */
import type { Connection } from "vscode-languageserver";

export interface Guard {
  /** Wraps a handler: what throws is written to the log and answered with `fallback`. */
  now<A extends readonly unknown[], R>(
    name: string,
    fallback: R,
    handler: (...parameters: A) => R,
  ): (...parameters: A) => R;
  /** The same for a handler that takes its time. */
  later<A extends readonly unknown[], R>(
    name: string,
    fallback: R,
    handler: (...parameters: A) => Promise<R>,
  ): (...parameters: A) => Promise<R>;
}

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
