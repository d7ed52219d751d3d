/** A defect in a feature ends its request and nothing else. */
import type { Connection } from "vscode-languageserver";

export type Guard = <P, R>(name: string, fallback: R, handler: (params: P) => R) => (params: P) => R;

/** Wraps handlers: what throws is written to the log and answered with `fallback`. */
export function guard({ console }: Connection): Guard {
  return (name, fallback, handler) => (params) => {
    try {
      return handler(params);
    } catch (error) {
      console.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return fallback;
    }
  };
}
