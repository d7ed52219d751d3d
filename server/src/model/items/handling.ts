/** Handling markings of documents, items and sources. */
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt } from "../../syntax/node.ts";

/** Who may see something, and what else its recipients have to observe. */
export interface Handling {
  readonly marking: string;
  readonly instructions: string | undefined;
}

/** Reads the value of `handling`, in its short or its long form; `undefined` if it has no marking. */
export function readHandling(node: Node | undefined): Handling | undefined {
  const marking = textOf(node) ?? textOf(valueAt(node, "marking"));
  return marking === undefined ? undefined : { marking, instructions: textOf(valueAt(node, "instructions")) };
}
