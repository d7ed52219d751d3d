/** Key questions: what the readers of an assessment want to know. */
import type { Item } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import { textsOf } from "./locatedText.ts";

/** A key question. */
export interface KeyQuestion {
  readonly id: string;
  readonly text: string | undefined;
  /** The actors who need the answer. */
  readonly askedBy: readonly string[];
  readonly priority: string | undefined;
  /** What is not known. */
  readonly gaps: readonly string[];
}

/** The key questions of a document by id. */
export type KeyQuestions = ReadonlyMap<string, KeyQuestion>;

/** Reads one question and leaves out what is missing or invalid. */
export const readQuestion = memo(({ key, value }: Item): KeyQuestion | undefined => {
  const id = textOf(key);
  if (id === undefined) return undefined;
  return {
    id,
    text: textOf(value) ?? textOf(valueAt(value, "text")),
    askedBy: textsOf(valueAt(value, "asked-by")),
    priority: textOf(valueAt(value, "priority")),
    gaps: textsOf(valueAt(value, "gaps")),
  };
});
