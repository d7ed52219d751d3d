/** Renders the inserted text: as a snippet, or as plain text for editors without snippets. */
import type { ScalarNode } from "../../syntax/node.ts";
import type { InsertPart, TabStop, InsertWord } from "./completion.ts";
import { scalarIn } from "./scalar.ts";

/** The syntax around the inserted text. */
export interface InsertContext {
  readonly inFlow: boolean;
  /** The quotation style of the word at the cursor. */
  readonly style: ScalarNode["style"];
  readonly snippets: boolean;
}

/** The rendered text, and whether it is a snippet. */
interface InsertText {
  readonly text: string;
  readonly isSnippet: boolean;
}

/** Joins the parts of a completion, quoted and escaped for their context. */
export function renderInsertText(parts: readonly InsertPart[], context: InsertContext): InsertText {
  const isSnippet = context.snippets && parts.some((part) => isStop(part) || isOpenWord(part));
  const text = parts.map((part) => {
    if (typeof part === "string") return isSnippet ? escaped(part) : part;
    if (isStop(part)) return isSnippet ? tabStop(part) : part.isKey ? (part.shown ?? "") : "";
    return isSnippet ? wordInSnippet(part, context) : scalarIn(part, context);
  });
  return { text: text.join(""), isSnippet };
}

function isStop(part: InsertPart): part is TabStop {
  return typeof part === "object" && "stop" in part;
}

function isOpenWord(part: InsertPart): boolean {
  return typeof part === "object" && "word" in part && part.isOpen === true;
}

/** An unfinished word keeps the cursor before its closing quotation mark. */
function wordInSnippet(word: InsertWord, context: InsertContext): string {
  const text = scalarIn(word, context);
  const quote = word.isOpen && context.style === "plain" ? /["']$/.exec(text)?.[0] : undefined;
  return quote === undefined ? escaped(text) : `${escaped(text.slice(0, -1))}$0${quote}`;
}

function tabStop({ stop, shown, choices }: TabStop): string {
  if (choices) return `\${${stop}|${choices.map((word) => word.replace(/[\\,|]/g, "\\$&")).join(",")}|}`;
  return shown === undefined ? `$${stop}` : `\${${stop}:${escaped(shown)}}`;
}

/** Escapes text for a snippet. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
