/**
 * Where a cursor stands in half-typed text: each way in which a word can be completed there, so that YAML reads the text
 * and every other value stays what it is. Each is tried before it is proposed.
 */
import { columnAt } from "../syntax/columns.ts";
import { isOpenKey } from "../syntax/mend/lines.ts";
import type { Range } from "vscode-languageserver-types";
import { allows, hasWords, isProse, itemOf } from "../format/schema.ts";
import type { Facts } from "../model/facts.ts";
import type { ProseReference } from "../model/prose.ts";
import type { ScalarNode } from "../syntax/node.ts";
import type { Position } from "../syntax/place.ts";
import type { Source } from "../syntax/source.ts";
import type { Level, Target } from "./target.ts";
import type { Trial, Tried } from "./trial.ts";
import { MARK, tryAt, without } from "./trial.ts";

/**
 * What a proposal becomes: a `value`, or a `key` with its colon; only the `name` of a key whose colon stands there, or that
 * takes over the lines below as its value (`holder`).
 */
export type Form = "value" | "key" | "name" | "holder";

export interface Cursor {
  readonly target: Target;
  readonly form: Form;
  /** What a proposal replaces: the word around the cursor. */
  readonly range: Range;
  /** The part of it that is typed. */
  readonly typed: string;
  /** What a proposal begins and ends with, such as a missing space or comma. */
  readonly lead: string;
  readonly trail: string;
  /** Whether lines of its own can begin here, with nothing before them but dashes. */
  readonly isBlock: boolean;
  /** Whether more words than the one at the cursor are replaced. */
  readonly isPhrase: boolean;
  /** How the word is quoted. */
  readonly style: ScalarNode["style"];
  /** The reference in prose that is being typed, and the brackets that are still to be closed. */
  readonly reference: { readonly form: ProseReference["form"]; readonly closing: string } | undefined;
  /** The item around the cursor, as it is without the word. */
  readonly facts: () => Facts | undefined;
}

const WORD_BEFORE = /(?<![\p{L}\p{M}\p{N}_./-])[\p{M}/-]*([\p{L}\p{N}_.][\p{L}\p{M}\p{N}_./-]*)$/u;
const WORD_BEHIND = /^[\p{L}\p{M}\p{N}_./-]*/u;
/** The rest of an id in prose: a full stop behind it belongs to the sentence. */
const ID_BEHIND = /^[\p{L}\p{M}\p{N}_-]*/u;
const REFERENCE_BEFORE =
  /\[(?:\[(?<link>[^[\]\n]*)|\^(?<footnote>[^[\]\s]*)|(?<citation>[^[\]]*@(?<key>[\p{L}\p{N}_:.#$%&+?<>~/-]*)))$/u;
/** An indentation and dashes, and nothing else. */
const BARE = /^\s*(?:-\s+)*$/;
const BLANK = /^[ \t]*(?:#.*)?$/;
const BLANK_BEHIND = /^[ \t]*(?:[ \t]#.*)?$/;
const EMPTY = /^[ \t]*$/;

/** Nothing where nothing can be proposed: in a comment, in a text, in what YAML cannot read at all. */
export function cursorsAt(source: Source, position: Position): readonly Cursor[] {
  const line = source.line(position.line);
  const before = line.slice(0, position.character);
  const behind = line.slice(position.character);
  const reference = referenceAt(source, position, { before, behind });
  return reference ? [reference] : wordsAt(placeAt(source, position, { before, behind }));
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
  const found = tryAt(source, position, {
    from: match.index,
    to: before.length + rest.length + Math.min(closed, needed.length),
    text: MARK,
  });
  if (!found?.target.schema || !isProse(found.target.schema)) return undefined;
  return {
    ...found,
    form: "value",
    typed,
    range: rangeIn(position, before.length - typed.length, before.length + rest.length),
    lead: "",
    trail: "",
    isBlock: false,
    isPhrase: false,
    style: found.target.node.style,
    reference: { form, closing: others ? "" : needed.slice(Math.min(closed, needed.length)) },
  };
}

/** The word at a cursor and what stands around it on its line. */
interface Place {
  readonly source: Source;
  readonly position: Position;
  readonly typed: string;
  readonly rest: string;
  readonly head: string;
  readonly tail: string;
  /** Whether nothing stands before the word but dashes, and whether nothing else stands on the line. */
  readonly isFirst: boolean;
  readonly isAlone: boolean;
  /** Reads the text with something else in place of the word. */
  readonly read: (frame: Frame) => Reading | undefined;
}

/**
 * How much is read to try what can be written, in code units. An entry of an ordinary length can be tried in every way; one
 * that is as long as a book is tried in the likeliest.
 */
const MOST_READ = 80_000;

/** What is written in place of the word: what comes before and behind it, and which characters of the line go. */
interface Frame {
  readonly form?: "key";
  readonly lead?: string;
  readonly trail?: string;
  readonly from?: number;
  readonly to?: number;
}

type Reading = Tried & Required<Omit<Frame, "form">>;

function placeAt(source: Source, position: Position, { before, behind }: Line): Place {
  const typed = WORD_BEFORE.exec(before)?.[1] ?? "";
  const rest = WORD_BEHIND.exec(behind)?.[0] ?? "";
  const head = before.slice(0, before.length - typed.length);
  const tail = behind.slice(rest.length);
  const missing = typed === "" && /(?:[^\s:]:|^\s*(?:-\s+)*-|[^\s,],)$/.test(before) ? " " : "";
  const isFirst = BARE.test(head + missing);
  const { length } = source.at(position).piece.text;
  let left = MOST_READ;
  // Several ways to go on may lead to the same text.
  const known = new Map<string, Tried | undefined>();
  const tryOnce = (trial: Trial): Tried | undefined => {
    const key = `${trial.from} ${trial.to} ${trial.text}`;
    if (known.has(key)) return known.get(key);
    if (left <= 0) return undefined;
    left -= length;
    const tried = tryAt(source, position, trial);
    known.set(key, tried);
    return tried;
  };
  const read = ({ form, ...frame }: Frame): Reading | undefined => {
    const { lead = "", trail = "", from = head.length, to = before.length + rest.length } = frame;
    // Right behind what is closed, no word begins.
    if (from === before.length && missing + lead + rest === "" && /[\]}]$/.test(before)) return undefined;
    const text = `${missing}${lead}${MARK}${form === "key" ? ": " : ""}${trail}`;
    const tried = tryOnce({ from, to, text });
    return tried && { ...tried, lead: missing + lead, trail, from, to };
  };
  return {
    source,
    position,
    typed,
    rest,
    head,
    tail,
    isFirst,
    isAlone: isFirst && (typed + rest === "" ? EMPTY.test(tail) : BLANK_BEHIND.test(tail)),
    read,
  };
}

/** Every way in which a word can be written at a place. */
function wordsAt(place: Place): readonly Cursor[] {
  const glued = gluedTo(place);
  if (glued.length > 0) return glued;
  const bare = place.read({});
  const inFlow = bare?.target.levels.at(-1)?.flow === true;
  if (bare?.isWhole) {
    const values = bare.target.role === "value" ? sound(place, [bare]) : [];
    if (values.length > 0) return values.flatMap((each) => ofValue(place, each));
    if (bare.target.role === "key" && (inFlow ? /^\s*:/ : /^\s*:(?:\s|$)/).test(place.tail)) {
      const fresh = place.typed === "" && place.rest !== "" ? before(place, inFlow) : [];
      return fresh.length > 0 ? fresh : sound(place, [bare]).map((each) => cursor(place, each, "name"));
    }
  }
  const own = inFlow ? inBrackets(place, {}) : [];
  if (own.length > 0) return own;
  // What goes on with a text is no key, and no item of a list.
  const isInText = bare?.isWhole === false && bare.target.role === "value";
  const block = inFlow || isInText ? [] : inBlock(place);
  if (block.length > 0) return block;
  const phrase = isInText && place.typed !== "" ? phraseAround(place, bare) : undefined;
  if (phrase) return phrase;
  const between = bare && !inFlow ? [] : [before(place, true), behindEntry(place, bare)];
  const [found] = between.filter((each) => each.length > 0);
  return found ?? (isInText ? phraseAround(place, bare) : undefined) ?? [];
}

/** A value, and where lines of its own can begin: the first key of a map, the first item of a list. */
function ofValue(place: Place, reading: Reading): Cursor[] {
  const { target } = reading;
  const { schema, levels, path } = target;
  const value = cursor(place, reading, "value");
  if (!value.isBlock || target.node.style !== "plain") return [value];
  const isWithin = (shape: Level["shape"]): Level => ({ schema, shape, flow: false, keys: [] });
  const key: Cursor = { ...value, form: "key", target: { ...target, levels: [...levels, isWithin("map")] } };
  if (!schema || !allows(schema, "array")) return [value, key];
  const inside: Target = {
    ...target,
    schema: itemOf(schema),
    levels: [...levels, isWithin("list")],
    path: [...path, 0],
  };
  return [value, key, ...ofValue(place, { ...reading, lead: `${reading.lead}- `, target: inside })];
}

/** A key on a line of its own, and the next item of a list whose dash is not yet there. */
function inBlock(place: Place): Cursor[] {
  const { isFirst, isAlone, head, typed, rest } = place;
  if (!isFirst) return [];
  if (!isAlone) return typed + rest === "" ? [] : before(place, false);
  const key = place.read({ form: "key" });
  const item = head.includes("-") || !isByList(place) ? undefined : place.read({ lead: "- " });
  const keys = sound(place, key?.isWhole && key.target.role === "key" ? [key] : []).flatMap((each) => {
    if (!each.target.held) return [cursor(place, each, "key")];
    return isHolder(place, each) ? [cursor(place, each, "holder")] : [];
  });
  const isItem = item?.isWhole && item.target.role === "value";
  return [...keys, ...sound(place, isItem ? [item] : []).flatMap((each) => ofValue(place, each))];
}

/** Whether a list stands at the column of a line, or can begin there: only then is a dash worth a trial. */
function isByList({ source, position, head }: Place): boolean {
  const next = (step: 1 | -1): string => {
    for (let line = position.line + step; line >= 0 && line < source.lineCount; line += step) {
      const text = source.line(line);
      if (!BLANK.test(text) && (/^ */.exec(text)?.[0].length ?? 0) <= head.length) return text;
    }
    return "";
  };
  const isAtColumn = (text: string): boolean => text.startsWith(`${head}-`);
  const above = next(-1);
  return isAtColumn(above) || isOpenKey(above) || isAtColumn(next(1));
}

/** Whether the lines below a key are its own, and it takes them from no other. */
function isHolder(place: Place, { target: { held, piece, node }, flaws, facts }: Reading): boolean {
  const { source, position, head, typed, rest, tail } = place;
  const column = columnAt(piece, node.start);
  if (!held || !EMPTY.test(tail) || columnAt(held.piece, held.start) <= column) return false;
  if (typed + rest !== "") return true;
  let above = position.line - 1;
  while (above >= 0 && BLANK.test(source.line(above))) above--;
  const opens = /^[\s-]*/.exec(source.line(Math.max(above, 0)))?.[0].length ?? 0;
  if (opens < head.length) return true;
  const left = without(source, position, { from: head.length, to: head.length });
  return left.flaws > flaws || left.repetitions() > (facts()?.repetitions.length ?? 0);
}

/** A further key or item before the one at the cursor: with a comma between them, or on a line of its own. */
function before(place: Place, isFlow: boolean): Cursor[] {
  const { head, isFirst, typed, rest, tail } = place;
  const isNew = typed === "";
  const to = isNew ? head.length : head.length + typed.length + rest.length;
  if (isFlow) {
    const next = isNew ? rest + tail : tail;
    return inBrackets(place, { trail: /^\s/.test(next) || next === "" ? "," : ", ", to });
  }
  if (!isFirst) return [];
  const spaces = isNew ? 0 : (/^ */.exec(tail)?.[0].length ?? 0);
  const trail = `\n${head.replaceAll("-", " ").replace(/\uFEFF/g, "")}`;
  const reading = place.read({ form: "key", trail, to: to + spaces });
  if (!reading?.isWhole || reading.target.role !== "key" || reading.target.held) return [];
  return sound(place, [reading]).map((each) => cursor(place, each, "key"));
}

/** A further key or item behind one that ends without a comma, unless that is a text which goes on. */
function behindEntry(place: Place, bare: Reading | undefined): Cursor[] {
  const { head, typed } = place;
  const schema = bare?.target.schema;
  const isEnded =
    /["'\]}]\s*$/.test(head) || (schema !== undefined && (hasWords(schema) || !allows(schema, "string")));
  if (typed !== "" || !isEnded || !/[\s"'\]}]$/.test(head || " ")) return [];
  return inBrackets(place, { lead: ", " });
}

/** A key or an item between brackets. A key is tried with its colon: without one it may be the end of the text before it. */
function inBrackets(place: Place, frame: Frame): Cursor[] {
  const word = place.read(frame);
  const isItem = word?.target.levels.at(-1)?.shape === "list";
  const reading = isItem ? word : place.read({ ...frame, form: "key" });
  const level = reading?.target.levels.at(-1);
  if (!reading?.isWhole || level?.flow !== true || (level.shape === "list") !== isItem) return [];
  const form = isItem ? "value" : "key";
  if (reading.target.role !== form || (form === "key" && reading.target.held)) return [];
  return sound(place, [reading]).map((each) => cursor(place, each, form));
}

/** A key whose colon has no space behind it: `ki|:judgment`. */
function gluedTo(place: Place): Cursor[] {
  const { head, typed, rest, tail } = place;
  if (typed + rest === "" || !/^:[^\s:/]/.test(tail)) return [];
  const reading = place.read({ trail: ": ", to: head.length + typed.length + rest.length + 1 });
  if (!reading?.isWhole || reading.target.role !== "key") return [];
  return sound(place, [reading]).map((each) => cursor(place, each, "name"));
}

/** All words of a value on one line, where they can only be completed together. */
function phraseAround(place: Place, bare: Reading): [Cursor] | undefined {
  const { position, source } = place;
  const { target, from, to, lead } = bare;
  const { node, piece, schema } = target;
  if (target.role !== "value" || !schema || isProse(schema) || !hasWords(schema)) return undefined;
  const inner = node.style === "plain" ? 0 : 1;
  const isOneLine = !/[\r\n]/.test(piece.text.slice(node.start, node.end));
  if (!isOneLine || /^(?:literal|folded)$/.test(node.style)) return undefined;
  const first = columnAt(piece, node.start + inner);
  const last = columnAt(piece, node.end - inner) + (to - from) - (lead.length + MARK.length);
  if (first > position.character || last < position.character) return undefined;
  const typed = source.line(position.line).slice(first, position.character);
  const value = cursor(place, bare, "value");
  return [
    { ...value, typed, range: rangeIn(position, first, last), lead: "", isBlock: false, isPhrase: true },
  ];
}

/** The readings that bring no mistake into the document. */
function sound(place: Place, readings: readonly Reading[]): readonly Reading[] {
  if (readings.every(({ flaws }) => flaws === 0)) return readings;
  const { source, position, head, typed, rest } = place;
  const range = { from: head.length, to: head.length + typed.length + rest.length };
  const { flaws: most } = without(source, position, range);
  return readings.filter(({ flaws }) => flaws <= most);
}

function cursor(place: Place, reading: Reading, form: Form): Cursor {
  const { position, typed, isAlone, isFirst } = place;
  const { target, lead, trail, from, to, facts } = reading;
  const inFlow = target.levels.at(-1)?.flow === true;
  return {
    target,
    form,
    facts,
    range: rangeIn(position, from, to),
    typed,
    lead,
    trail,
    isBlock: !inFlow && (isAlone || (isFirst && form === "key")),
    isPhrase: false,
    style: target.node.style,
    reference: undefined,
  };
}

function rangeIn({ line }: Position, from: number, to: number): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}
