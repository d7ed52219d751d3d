/** Adds what a sheet has now to what earlier imports have kept of sheets with its name: another file may have had the same name. */
import { isValueMap } from "./itemValues.ts";
import type { ItemValue } from "../items/rows.ts";

/** What is kept of a sheet, and what of it is new. */
interface AddedRows {
  readonly whole: ItemValue;
  /** `undefined` if nothing is new. */
  readonly added: ItemValue | undefined;
}

/** Returns what has been kept of a sheet with the rows that it lacks. */
export function withAddedRows(before: ItemValue | null | undefined, now: ItemValue): AddedRows {
  if (Array.isArray(before) && Array.isArray(now)) return withRows(before as ItemValue[], now as ItemValue[]);
  if (before === null || before === undefined) return { whole: now, added: now };
  const [parts, next] = [partsOf(before), partsOf(now)];
  const added = new Map<string, ItemValue>();
  const whole = new Map(Object.entries(parts));
  for (const [name, rows] of Object.entries(next)) {
    const own = whole.get(name);
    const both = own === undefined ? { whole: rows, added: rows } : withRows(listOf(own), listOf(rows));
    whole.set(name, both.whole);
    if (both.added !== undefined) added.set(name, both.added);
  }
  return { whole: Object.fromEntries(whole), added: added.size > 0 ? Object.fromEntries(added) : undefined };
}

/** The parts of a sheet. A sheet without a table has rows alone. */
function partsOf(value: ItemValue): Readonly<Record<string, ItemValue>> {
  return isValueMap(value) ? value : { others: listOf(value) };
}

function listOf(value: ItemValue): readonly ItemValue[] {
  return Array.isArray(value) ? (value as readonly ItemValue[]) : [value];
}

function withRows(before: readonly ItemValue[], now: readonly ItemValue[]): AddedRows {
  const known = new Set(before.map((row) => JSON.stringify(row)));
  const added = now.filter((row) => !known.has(JSON.stringify(row)));
  return { whole: [...before, ...added], added: added.length > 0 ? added : undefined };
}
