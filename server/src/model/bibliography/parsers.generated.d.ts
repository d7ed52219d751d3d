/** The types of the libraries that scripts/generate.ts bundles, as far as they are used here. */
import type { parse } from "@retorquere/bibtex-parser";
import type { getNodeValue, parseTree } from "jsonc-parser";

export interface Parsers {
  readonly parseBibtex: typeof parse;
  /** The object of CSL for a date in words. */
  readonly parseDate: (text: string) => unknown;
  /** The values of each entry by its tags. */
  readonly readRis: (text: string) => readonly unknown[];
  /** An entry as CSL, whichever version of RIS it is written in. */
  readonly parseMixed: (entry: unknown) => unknown;
}

export interface JsonParser {
  readonly getNodeValue: typeof getNodeValue;
  readonly parseTree: typeof parseTree;
}

/** Evaluates the libraries when they are first asked for. */
export declare function parsers(): Parsers;

export declare function jsonParser(): JsonParser;
