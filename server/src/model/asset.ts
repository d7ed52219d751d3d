/** Assets: sites, systems and other things of value that are not actors. */
import type { Item } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import { textOf, valueAt } from "../syntax/node.ts";
import { textsOf } from "./locatedText.ts";

/** An asset as other parts of the assessment need it. */
export interface Asset {
  readonly id: string;
  /** The asset's name and aliases. */
  readonly names: readonly string[];
  readonly kind: string | undefined;
  readonly partOf: readonly string[];
  /** The actors who own it or are responsible for it. */
  readonly owners: readonly string[];
}

/** The assets of a document by id. */
export type Assets = ReadonlyMap<string, Asset>;

/** Reads one asset and leaves out what is missing or invalid. */
export const readAsset = memo(({ key, value }: Item): Asset | undefined => {
  const id = textOf(key);
  if (id === undefined) return undefined;
  return {
    id,
    names: [...textsOf(valueAt(value, "name")), ...textsOf(valueAt(value, "aliases"))],
    kind: textOf(valueAt(value, "kind")),
    partOf: textsOf(valueAt(value, "part-of")),
    owners: textsOf(valueAt(value, "owner")),
  };
});
