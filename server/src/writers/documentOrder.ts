/** The order to write a document: all that its writers need, as plain data that can be sent to a worker. */
import type { Translations } from "../language/texts.ts";
import type { Json } from "../publication/data/normalized.ts";
import type { PlainTable } from "../publication/data/tables.ts";
import type { Publication } from "../publication/tree/tree.ts";
import type { CitationStyle } from "./citations/styled.ts";
import type { DocumentFormatName, Note, Written } from "./formats.ts";
import { documentFormats } from "./formats.ts";

/** A document, and what the formats show that are not a document: tables and data. All are in the language of the document. */
export interface DocumentContent {
  readonly publication: Publication;
  readonly tables: () => readonly PlainTable[];
  readonly data: () => Json;
  /** Markdown for a page of a code host instead of Pandoc. */
  readonly markdown?: "github";
}

/** The files that give a document the look of a house. */
export interface HouseFiles {
  readonly citations: CitationStyle;
  /** A style sheet for HTML. */
  readonly css?: string;
  /** A document or template of Word. */
  readonly template?: { readonly path: string; readonly bytes: Uint8Array };
}

/** How a document is written. */
interface WritingChoices {
  readonly format: DocumentFormatName;
  /** The name of the file without its ending: those next to it begin with it. */
  readonly name: string;
  /** The only table to write, for CSV and XLSX. */
  readonly table?: string | undefined;
  /** The only figure to write, for SVG. */
  readonly figure?: string | undefined;
  readonly house: HouseFiles;
}

/** An order. */
export interface DocumentOrder extends WritingChoices {
  readonly publication: Publication;
  readonly tables: readonly PlainTable[];
  readonly data: Json;
  readonly markdown?: "github" | undefined;
  /** The translations of the reader, for messages. */
  readonly translations: Translations;
}

/** A document that was written, and what its user should know. */
export interface MadeDocument {
  readonly written: Written;
  readonly notes: readonly Note[];
}

/** Makes the order. @param translations Those of the reader. */
export function documentOrder(
  { publication, tables, data, markdown }: DocumentContent,
  choices: WritingChoices,
  translations: Translations,
): DocumentOrder {
  const shows = documentFormats.get(choices.format)?.shows;
  return {
    ...choices,
    publication: withoutSpans(publication),
    tables: shows === "tables" ? tables() : [],
    data: shows === "data" ? data() : null,
    markdown,
    translations,
  };
}

/** The spans of a tree lead to the whole text of a file, which no writer needs. */
function withoutSpans<T>(node: T): T {
  if (Array.isArray(node)) return node.map(withoutSpans) as T;
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).filter(([key]) => key !== "span");
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutSpans(value)])) as T;
}
