/** What stays in an assessment although the register no longer says it, or says something that it does not fit: the preview names it. */
import type { Node } from "../../syntax/node.ts";
import { textOf, valueAt, valueAtPath } from "../../syntax/node.ts";
import { addToIndex } from "../../syntax/memo.ts";
import type { ValueChange } from "./itemChanges.ts";
import { writtenValue } from "./itemValues.ts";
import type { KnownItem } from "../items/known.ts";
import { REGISTER_KEY } from "../items/known.ts";
import type { KeptValue } from "./outcome.ts";
import { outcomeFor } from "./outcome.ts";
import type { Register, RegisterItem } from "../items/register.ts";

/** A value of an item that stays. */
export interface StayingValue extends KeptValue {
  readonly id: string;
}

/** Returns what an item keeps: what its lists have beyond the register, and what stands where a cell is empty or could not be read. */
export function keptValues({ id, content, silent }: RegisterItem, { item }: KnownItem): StayingValue[] {
  const beyond = [...content].flatMap(([key, value]) =>
    valueAt(item.value, key) ? outcomeFor(item.value, key, value).kept : [],
  );
  const unsaid = silent.flatMap((target) => {
    const key = KEYS_OF_ROLES.get(target) ?? target;
    const node = valueAtPath(item.value, key.split("."));
    return node && !content.has(key) ? [{ key, value: writtenValue(node) }] : [];
  });
  return [...beyond, ...unsaid].map((kept) => ({ id, ...kept }));
}

/** What a column with a role writes. */
const KEYS_OF_ROLES: ReadonlyMap<string, string> = new Map([["threat", "addresses"]]);

/** The ratings whose risk follows from a likelihood and an impact: that of the threat itself, and those below a key. */
const RATINGS = ["", "inherent.", "residual."];

/** Returns the levels of risk that no longer fit, or may not: their likelihood or impact has changed, and they have not. */
export function staleRisks(
  { id, content }: RegisterItem,
  {
    now,
    before,
    changes,
  }: { readonly now: KnownItem; readonly before: KnownItem; readonly changes: readonly ValueChange[] },
): StayingValue[] {
  return RATINGS.flatMap((prefix) => {
    const key = `${prefix}risk`;
    const risk = valueAtPath(now.item.value, key.split("."));
    const isChanged = (name: string): boolean =>
      changes.some((change) => `${change.key}.`.startsWith(`${prefix}${name}.`));
    if (!risk || isChanged("risk") || !(isChanged("likelihood") || isChanged("impact"))) return [];
    const isSaid = isIn(content, key);
    const wasProduct = productIn(before, prefix) === levelOf(risk);
    const isStale = isSaid ? wasProduct && productIn(now, prefix) !== levelOf(risk) : true;
    return isStale ? [{ id, key, value: writtenValue(risk) }] : [];
  });
}

function isIn(content: RegisterItem["content"], key: string): boolean {
  const [head = "", inner] = key.split(".");
  const value = content.get(head);
  return inner === undefined ? value !== undefined : typeof value === "object" && Object.hasOwn(value, inner);
}

function productIn({ item }: KnownItem, prefix: string): number {
  const [likelihood, impact] = ["likelihood", "impact"].map((name) =>
    levelOf(valueAtPath(item.value, `${prefix}${name}`.split("."))),
  );
  return (likelihood ?? NaN) * (impact ?? NaN);
}

/** The number of a level, also in a map with details; `NaN` for words. */
function levelOf(node: Node | undefined): number {
  return Number(textOf(valueAt(node, "term") ?? valueAt(node, "level") ?? node) ?? NaN);
}

/** Returns the own keys of imported items that no column of the register has any more, with the items that have them. */
export function formerKeys(
  register: Register,
  section: string,
  known: readonly KnownItem[],
): ReadonlyMap<string, readonly string[]> {
  const columns = register.sheets.flatMap(({ placed }) =>
    placed?.kind === section ? placed.columns.map(({ target }) => target) : [],
  );
  const former = new Map<string, string[]>();
  if (columns.length === 0) return former;
  const contents = new Map(
    register.items.filter((item) => item.section === section).map(({ id, content }) => [id, content]),
  );
  for (const { id, register: row, item } of known) {
    const content = contents.get(id);
    if (row === undefined || !content || item.value?.kind !== "map") continue;
    for (const pair of item.value.pairs) {
      const key = textOf(pair.key) ?? "";
      if (key.startsWith("x-") && key !== REGISTER_KEY && !content.has(key) && !columns.includes(key))
        addToIndex(former, key, id);
    }
  }
  return former;
}
