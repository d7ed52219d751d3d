/** Decides what is kept of the sheets of a register, beside what earlier imports have kept. */
import { withAddedRows } from "./addedRows.ts";
import { memberOf } from "../../syntax/ownMember.ts";
import type { Assessment } from "../../workspace/assessment.ts";
import { isValueMap } from "./itemValues.ts";
import type { KnownItem } from "../items/known.ts";
import { knownItems } from "../items/known.ts";
import type { Register } from "../items/register.ts";
import type { ItemValue } from "../items/rows.ts";
import { valueOf } from "../../syntax/node.ts";

/** What is kept of a sheet, and how it differs from what has been kept. */
export interface KeptSheet {
  readonly name: string;
  /** What has been kept of it; `undefined` for a new sheet. */
  readonly entry: KnownItem | undefined;
  /** `undefined` if nothing is kept any more. */
  readonly whole: ItemValue | undefined;
  readonly gone: ItemValue | undefined;
  readonly added: ItemValue | undefined;
}

/** The key of a sheet whose rows come from several files. */
const SHARED_KEY = "shared";

/**
 * Returns the sheets of which something else is kept than before. The next version of a register takes the place of the earlier one; what
 * another file says in a sheet with the same name is added, and stays.
 */
export function keptSheets(
  { leftovers, sheets, leftOut }: Register,
  known: ReadonlyMap<string, KnownItem>,
  isNext: boolean,
): KeptSheet[] {
  const names = new Set(sheets.map(({ sheet }) => sheet.name));
  const there = new Set([...names, ...leftOut]);
  const free = [...known.values()].filter(({ id }) => !there.has(id));
  return [...names].flatMap((name): KeptSheet[] => {
    const value = leftovers.get(name);
    const entry = known.get(name) ?? (isNext ? entryOfOtherYear(name, { names, free }) : undefined);
    if (!entry)
      return value === undefined ? [] : [{ name, entry, whole: value, gone: undefined, added: value }];
    const before = valueOf(entry.item.value) as ItemValue | null;
    const kept = isNext && !isShared(before) ? replaced(before, value) : together(before, value);
    const isSame = kept.gone === undefined && kept.added === undefined && entry.id === name;
    return isSame ? [] : [{ name, entry, ...kept }];
  });
}

/** Whether a register is the next version of the one that an assessment comes from: at least half of its threats are in both. */
export function isNextVersion({ items }: Register, assessment: Assessment): boolean {
  const threats = knownItems("threats", assessment);
  const imported = [...threats.values()].filter(({ register }) => register !== undefined);
  const again = items.filter(({ section, id }) => section === "threats" && threats.has(id));
  return again.length > 0 && again.length * 2 >= imported.length;
}

/** The sheets of a register. */
interface SheetNames {
  readonly names: ReadonlySet<string>;
  /** What has been kept of sheets that the file no longer has. */
  readonly free: readonly KnownItem[];
}

/** What has been kept of the sheet whose name has only another year, as in "Risks 2026", if there is one such sheet then and now. */
function entryOfOtherYear(name: string, { names, free }: SheetNames): KnownItem | undefined {
  const words = withoutYears(name);
  const isSame = (other: string): boolean => withoutYears(other) === words;
  const [only, ...others] = free.filter(({ id }) => isSame(id));
  return words !== name && others.length === 0 && [...names].filter(isSame).length === 1 ? only : undefined;
}

function withoutYears(name: string): string {
  return name.replace(/(?<!\d)(?:19|20)\d\d(?!\d)/g, "0");
}

function isShared(value: ItemValue | null): boolean {
  return value !== null && isValueMap(value) && memberOf(value, SHARED_KEY) === true;
}

type Difference = Pick<KeptSheet, "whole" | "gone" | "added">;

function replaced(before: ItemValue | null, value: ItemValue | undefined): Difference {
  return {
    whole: value,
    gone:
      value === undefined
        ? (before ?? undefined)
        : before === null
          ? undefined
          : withAddedRows(value, before).added,
    added: value === undefined ? undefined : withAddedRows(before, value).added,
  };
}

function together(before: ItemValue | null, value: ItemValue | undefined): Difference {
  const both = value === undefined ? undefined : withAddedRows(unshared(before), value);
  if (both?.added === undefined) return { whole: before ?? undefined, gone: undefined, added: undefined };
  const whole = isValueMap(both.whole) ? both.whole : { others: both.whole };
  return {
    whole: before === null ? both.whole : { ...whole, [SHARED_KEY]: true },
    gone: undefined,
    added: both.added,
  };
}

function unshared(value: ItemValue | null): ItemValue | null {
  if (value === null || !isValueMap(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== SHARED_KEY));
}
