/** Finds keys of entries that are read as ids, because their entry has no id: "kind: judgment" in the map of statements. */
import { memo } from "../../syntax/memo.ts";
import type { PieceSpan } from "../../syntax/span.ts";
import type { Facts } from "./facts.ts";

/** A key that is read as an id, and its section. */
export interface KeyAsId {
  readonly section: string;
  readonly key: string;
  readonly span: PieceSpan;
}

/** Returns the key of an item, if it is a key of its own schema and its value can be no entry. */
export const keysAsIdsOf = memo(
  ({ item, section, schema, definition, violations }: Facts): readonly KeyAsId[] => {
    if (!definition || violations.length === 0) return NONE;
    const { id: key, span } = definition;
    const isNoEntry = violations.some(({ keyword, node }) => keyword === "type" && node === item.value);
    return isNoEntry && Object.hasOwn(schema?.properties ?? {}, key) ? [{ section, key, span }] : NONE;
  },
);

const NONE: readonly never[] = [];
