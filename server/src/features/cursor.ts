/**
 * Where a cursor stands in half-typed text. The word under it is replaced by a mark that YAML can read in its place, and
 * where the mark comes to stand in the tree says what can be written there.
 */
import type { Range } from "vscode-languageserver-types";
import type { Kind } from "../format/schema.ts";
import { isProse, kindOf } from "../format/schema.ts";
import type { Facts } from "../model/facts.ts";
import { factsOfItem, whereIs } from "../model/facts.ts";
import type { ProseReference } from "../model/prose.ts";
import type { Document } from "../syntax/document.ts";
import { documentsOf } from "../syntax/document.ts";
import { textOf } from "../syntax/node.ts";
import type { Position } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import type { Target } from "./target.ts";
import { targetAt } from "./target.ts";

export interface Cursor {
  readonly target: Target;
  /** What a proposal replaces: the word around the cursor. */
  readonly range: Range;
  /** The part of the word that is typed. */
  readonly typed: string;
  /** What a proposal begins with: a space, where one is missing behind a colon or dash. */
  readonly lead: string;
  /** Whether nothing else stands on the line, but for the dashes of a list. */
  readonly alone: boolean;
  /** Whether a dash stands before the word. */
  readonly dashed: boolean;
  /** Whether a colon stands behind the word. */
  readonly colon: boolean;
  /** The reference in prose that is being typed, and the brackets that are still to be closed. */
  readonly reference: { readonly form: ProseReference["form"]; readonly closing: string } | undefined;
  /** The item around the cursor, as it is without the word. */
  readonly facts: Facts | undefined;
}

/** A letter of one manuscript of 1429, which no assessment has: it is read as any word would be. */
const MARK = "\uA66E";

const WORD_BEFORE = /[\p{L}\p{N}_.][\p{L}\p{M}\p{N}_./-]*$/u;
const WORD_BEHIND = /^[\p{L}\p{M}\p{N}_./-]*/u;
/** The rest of an id in prose: a full stop behind it belongs to the sentence. */
const ID_BEHIND = /^[\p{L}\p{M}\p{N}_-]*/u;
const REFERENCE_BEFORE =
  /\[(?:\[(?<link>[^[\]\n]*)|\^(?<footnote>[^[\]\s]*)|(?<citation>[^[\]]*@(?<key>[\p{L}\p{N}_:.#$%&+?<>~/-]*)))$/u;
/** An indentation and dashes, and nothing else. */
const BARE = /^\s*(?:-\s+)*$/;

/** `undefined` where nothing can be proposed: in a comment, in a text, in what YAML cannot read at all. */
export function cursorAt(source: Source, position: Position): Cursor | undefined {
  const line = source.line(position.line);
  const before = line.slice(0, position.character);
  const behind = line.slice(position.character);
  return referenceAt(source, position, { before, behind }) ?? wordAt(source, position, { before, behind });
}

interface Line {
  readonly before: string;
  readonly behind: string;
}

function referenceAt(source: Source, position: Position, { before, behind }: Line): Cursor | undefined {
  const match = REFERENCE_BEFORE.exec(before);
  if (!match?.groups) return undefined;
  const { link, footnote, key } = match.groups;
  const form = link !== undefined ? "link" : footnote !== undefined ? "footnote" : "citation";
  const typed = link ?? footnote ?? key ?? "";
  const rest = ID_BEHIND.exec(behind)?.[0] ?? "";
  const needed = form === "link" ? "]]" : "]";
  const closed = /^\]*/.exec(behind.slice(rest.length))?.[0].length ?? 0;
  const others = form === "citation" && /^\s*[;,]/.test(behind.slice(rest.length));
  const found = marked(source, position, {
    from: match.index,
    to: before.length + rest.length + Math.min(closed, needed.length),
    text: MARK,
  });
  if (!found?.target.schema || !isProse(found.target.schema)) return undefined;
  return {
    ...found,
    typed,
    range: rangeIn(position, before.length - typed.length, before.length + rest.length),
    lead: "",
    alone: false,
    dashed: false,
    colon: false,
    reference: { form, closing: others ? "" : needed.slice(Math.min(closed, needed.length)) },
  };
}

function wordAt(source: Source, position: Position, { before, behind }: Line): Cursor | undefined {
  const typed = WORD_BEFORE.exec(before)?.[0] ?? "";
  const rest = WORD_BEHIND.exec(behind)?.[0] ?? "";
  const head = before.slice(0, before.length - typed.length);
  const tail = behind.slice(rest.length);
  const lead = typed === "" && /(?:[^\s:]:|^\s*(?:-\s+)*-)$/.test(before) ? " " : "";
  const alone = BARE.test(head) && /^\s*(?:#.*)?$/.test(tail);
  const from = head.length;
  const to = before.length + rest.length;
  const read = (text: string): Marked | undefined => marked(source, position, { from, to, text });
  const found = alone ? readAlone(read, lead) : read(lead + MARK);
  if (!found || textOf(found.target.node) !== MARK) return undefined;
  return {
    ...found,
    typed,
    range: rangeIn(position, from, to),
    lead,
    alone,
    dashed: alone && head.includes("-"),
    colon: /^\s*:(?:\s|$)/.test(tail),
    reference: undefined,
  };
}

/** A word alone on its line is a value, a key without its colon, or one more line of a text. */
function readAlone(read: (text: string) => Marked | undefined, lead: string): Marked | undefined {
  const bare = read(lead + MARK);
  return bare?.target.role === "value" ? bare : read(`${lead}${MARK}:`);
}

type Marked = Pick<Cursor, "target" | "facts">;

/** Reads the text with a mark in the place of some characters of a line. */
function marked(
  source: Source,
  { line }: Position,
  { from, to, text }: { from: number; to: number; text: string },
): Marked | undefined {
  const range = { start: { line, character: from }, end: { line, character: to } };
  const trial = source.edit([{ range, text }], source.version);
  const { piece, offset } = trial.at({ line, character: from + text.indexOf(MARK) });
  const document = documentsOf(trial).find((each) => each.pieces.includes(piece));
  const kind = kindOf(source.uri);
  const target = document && targetAt(document, kind, { piece, offset });
  if (!target || !textOf(target.node)?.includes(MARK)) return undefined;
  return { target, facts: factsAround(document, target, kind) };
}

function factsAround(document: Document, { item }: Target, kind: Kind): Facts | undefined {
  const section = item && document.sections.find((each) => each.items.includes(item));
  return section && factsOfItem(item, whereIs(section, kind));
}

function rangeIn({ line }: Position, from: number, to: number): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}
