/** Finds where new entries can be inserted at a cursor: on a new line or in brackets; before, after and between others. */
import { allows, hasWords } from "../../format/schema.ts";
import { columnAt } from "../../syntax/columns.ts";
import { isOpenKey } from "../../syntax/recovery/lines.ts";
import type { Cursor } from "../cursor.ts";
import { parseWithout } from "../speculative.ts";
import type { CursorFrame, CursorLine, CursorResult } from "./line.ts";
import { EMPTY } from "./line.ts";
import { cursorFor, valueCursors, withoutNewProblems } from "./reading.ts";

/** A key on a new line, or the next list item without its dash. */
export function newLineCursors(cursorLine: CursorLine): Cursor[] {
  const { isFirst, isAlone, head, typed, rest } = cursorLine;
  if (!isFirst) return [];
  if (!isAlone) return typed + rest === "" ? [] : cursorsBeforeEntry(cursorLine, false);
  const key = cursorLine.parseWith({ form: "key" });
  const item =
    head.includes("-") || !isByList(cursorLine) ? undefined : cursorLine.parseWith({ prefix: "- " });
  const keys = withoutNewProblems(cursorLine, key?.isWhole && key.target.role === "key" ? [key] : []).flatMap(
    (each) => {
      if (!each.target.valueSpan) return [cursorFor(cursorLine, each, "key")];
      return isParent(cursorLine, each) ? [cursorFor(cursorLine, each, "parent")] : [];
    },
  );
  const isItem = item?.isWhole && item.target.role === "value";
  return [
    ...keys,
    ...withoutNewProblems(cursorLine, isItem ? [item] : []).flatMap((each) => valueCursors(cursorLine, each)),
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
function isParent(
  cursorLine: CursorLine,
  { target: { valueSpan, piece, node }, syntaxProblems, facts }: CursorResult,
): boolean {
  const { source, position, head, typed, rest, tail } = cursorLine;
  const column = columnAt(piece, node.start);
  if (!valueSpan || !EMPTY.test(tail) || columnAt(valueSpan.piece, valueSpan.start) <= column) return false;
  if (typed + rest !== "") return true;
  let above = position.line - 1;
  while (above >= 0 && BLANK.test(source.line(above))) above--;
  const opens = /^[\s-]*/.exec(source.line(Math.max(above, 0)))?.[0].length ?? 0;
  if (opens < head.length) return true;
  const left = parseWithout(source, position, { from: head.length, to: head.length });
  return left.syntaxProblems > syntaxProblems || left.duplicateKeys() > (facts()?.duplicateKeys.length ?? 0);
}

/** A new key or item before the one at the cursor, with a comma between them or on a line of its own. */
export function cursorsBeforeEntry(cursorLine: CursorLine, isFlow: boolean): Cursor[] {
  const { head, isFirst, typed, rest, tail } = cursorLine;
  const isNew = typed === "";
  const to = isNew ? head.length : head.length + typed.length + rest.length;
  if (isFlow) {
    const next = isNew ? rest + tail : tail;
    return cursorsInBrackets(cursorLine, { suffix: /^\s/.test(next) || next === "" ? "," : ", ", to });
  }
  if (!isFirst) return [];
  const spaces = isNew ? 0 : (/^ */.exec(tail)?.[0].length ?? 0);
  const suffix = `\n${head.replaceAll("-", " ").replace(/\uFEFF/g, "")}`;
  const reading = cursorLine.parseWith({ form: "key", suffix, to: to + spaces });
  if (!reading?.isWhole || reading.target.role !== "key" || reading.target.valueSpan) return [];
  return withoutNewProblems(cursorLine, [reading]).map((each) => cursorFor(cursorLine, each, "key"));
}

/** A new key or item after one that lacks its comma, unless that one is text that continues. */
export function cursorsAfterEntry(cursorLine: CursorLine, bare: CursorResult | undefined): Cursor[] {
  const { head, typed } = cursorLine;
  const schema = bare?.target.schema;
  const isEnded =
    /["'\]}]\s*$/.test(head) || (schema !== undefined && (hasWords(schema) || !allows(schema, "string")));
  if (typed !== "" || !isEnded || !/[\s"'\]}]$/.test(head || " ")) return [];
  return cursorsInBrackets(cursorLine, { prefix: ", " });
}

/** A key or an item in brackets. A key is tried with its colon: without one, it may continue the text before it. */
export function cursorsInBrackets(cursorLine: CursorLine, frame: CursorFrame): Cursor[] {
  const word = cursorLine.parseWith(frame);
  const isItem = word?.target.levels.at(-1)?.shape === "list";
  const reading = isItem ? word : cursorLine.parseWith({ ...frame, form: "key" });
  const level = reading?.target.levels.at(-1);
  if (!reading?.isWhole || level?.flow !== true || (level.shape === "list") !== isItem) return [];
  const form = isItem ? "value" : "key";
  if (reading.target.role !== form || (form === "key" && reading.target.valueSpan)) return [];
  return withoutNewProblems(cursorLine, [reading]).map((each) => cursorFor(cursorLine, each, form));
}

/** A key whose colon has no space after it: `ki|:judgment`. */
export function cursorsBeforeGluedColon(cursorLine: CursorLine): Cursor[] {
  const { head, typed, rest, tail } = cursorLine;
  if (typed + rest === "" || !/^:[^\s:/]/.test(tail)) return [];
  const reading = cursorLine.parseWith({ suffix: ": ", to: head.length + typed.length + rest.length + 1 });
  if (!reading?.isWhole || reading.target.role !== "key") return [];
  return withoutNewProblems(cursorLine, [reading]).map((each) => cursorFor(cursorLine, each, "name"));
}

const BLANK = /^[ \t]*(?:#.*)?$/;
