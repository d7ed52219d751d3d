/** Finds where new entries can be inserted at a cursor: on a new line or in brackets; before, after and between others. */
import { allows, hasWords } from "../../format/schema.ts";
import { columnAt } from "../../syntax/columns.ts";
import { isOpenKey } from "../../syntax/recovery/lines.ts";
import type { Cursor } from "../cursor.ts";
import { without } from "../speculative.ts";
import type { CursorFrame, CursorLine, CursorReading } from "./line.ts";
import { EMPTY } from "./line.ts";
import { cursor, ofValue, withoutNewProblems } from "./reading.ts";

/** A key on a new line, or the next list item without its dash. */
export function inBlock(cursorLine: CursorLine): Cursor[] {
  const { isFirst, isAlone, head, typed, rest } = cursorLine;
  if (!isFirst) return [];
  if (!isAlone) return typed + rest === "" ? [] : before(cursorLine, false);
  const key = cursorLine.read({ form: "key" });
  const item = head.includes("-") || !isByList(cursorLine) ? undefined : cursorLine.read({ lead: "- " });
  const keys = withoutNewProblems(cursorLine, key?.isWhole && key.target.role === "key" ? [key] : []).flatMap(
    (each) => {
      if (!each.target.held) return [cursor(cursorLine, each, "key")];
      return isHolder(cursorLine, each) ? [cursor(cursorLine, each, "holder")] : [];
    },
  );
  const isItem = item?.isWhole && item.target.role === "value";
  return [
    ...keys,
    ...withoutNewProblems(cursorLine, isItem ? [item] : []).flatMap((each) => ofValue(cursorLine, each)),
  ];
}

/** Whether a list begins, or can begin, at the column of a line; only then is it worth trying a dash. */
function isByList({ source, position, head }: CursorLine): boolean {
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

/** Whether the lines below a key belong to it, without being taken from another key. */
function isHolder(
  cursorLine: CursorLine,
  { target: { held, piece, node }, syntaxProblems, facts }: CursorReading,
): boolean {
  const { source, position, head, typed, rest, tail } = cursorLine;
  const column = columnAt(piece, node.start);
  if (!held || !EMPTY.test(tail) || columnAt(held.piece, held.start) <= column) return false;
  if (typed + rest !== "") return true;
  let above = position.line - 1;
  while (above >= 0 && BLANK.test(source.line(above))) above--;
  const opens = /^[\s-]*/.exec(source.line(Math.max(above, 0)))?.[0].length ?? 0;
  if (opens < head.length) return true;
  const left = without(source, position, { from: head.length, to: head.length });
  return left.syntaxProblems > syntaxProblems || left.repetitions() > (facts()?.duplicateKeys.length ?? 0);
}

/** A new key or item before the one at the cursor, with a comma between them or on a line of its own. */
export function before(cursorLine: CursorLine, isFlow: boolean): Cursor[] {
  const { head, isFirst, typed, rest, tail } = cursorLine;
  const isNew = typed === "";
  const to = isNew ? head.length : head.length + typed.length + rest.length;
  if (isFlow) {
    const next = isNew ? rest + tail : tail;
    return inBrackets(cursorLine, { trail: /^\s/.test(next) || next === "" ? "," : ", ", to });
  }
  if (!isFirst) return [];
  const spaces = isNew ? 0 : (/^ */.exec(tail)?.[0].length ?? 0);
  const trail = `\n${head.replaceAll("-", " ").replace(/\uFEFF/g, "")}`;
  const reading = cursorLine.read({ form: "key", trail, to: to + spaces });
  if (!reading?.isWhole || reading.target.role !== "key" || reading.target.held) return [];
  return withoutNewProblems(cursorLine, [reading]).map((each) => cursor(cursorLine, each, "key"));
}

/** A new key or item after one that lacks its comma, unless that one is text that continues. */
export function behindEntry(cursorLine: CursorLine, bare: CursorReading | undefined): Cursor[] {
  const { head, typed } = cursorLine;
  const schema = bare?.target.schema;
  const isEnded =
    /["'\]}]\s*$/.test(head) || (schema !== undefined && (hasWords(schema) || !allows(schema, "string")));
  if (typed !== "" || !isEnded || !/[\s"'\]}]$/.test(head || " ")) return [];
  return inBrackets(cursorLine, { lead: ", " });
}

/** A key or an item in brackets. A key is tried with its colon: without one, it may continue the text before it. */
export function inBrackets(cursorLine: CursorLine, frame: CursorFrame): Cursor[] {
  const word = cursorLine.read(frame);
  const isItem = word?.target.levels.at(-1)?.shape === "list";
  const reading = isItem ? word : cursorLine.read({ ...frame, form: "key" });
  const level = reading?.target.levels.at(-1);
  if (!reading?.isWhole || level?.flow !== true || (level.shape === "list") !== isItem) return [];
  const form = isItem ? "value" : "key";
  if (reading.target.role !== form || (form === "key" && reading.target.held)) return [];
  return withoutNewProblems(cursorLine, [reading]).map((each) => cursor(cursorLine, each, form));
}

/** A key whose colon has no space after it: `ki|:judgment`. */
export function gluedTo(cursorLine: CursorLine): Cursor[] {
  const { head, typed, rest, tail } = cursorLine;
  if (typed + rest === "" || !/^:[^\s:/]/.test(tail)) return [];
  const reading = cursorLine.read({ trail: ": ", to: head.length + typed.length + rest.length + 1 });
  if (!reading?.isWhole || reading.target.role !== "key") return [];
  return withoutNewProblems(cursorLine, [reading]).map((each) => cursor(cursorLine, each, "name"));
}

const BLANK = /^[ \t]*(?:#.*)?$/;
