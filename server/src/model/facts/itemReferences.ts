/** The references of an item without spans: this value stays the same while the text around the references changes. */
import type { Reference } from "./facts.ts";

/** The use of an id, and the path of keys to it, such as `evidence.ranking`. */
export interface IdUse {
  readonly id: string;
  readonly form: Reference["form"];
  readonly keys: string;
}

/** The references of one item. */
export interface ItemReferences {
  readonly section: string;
  readonly id: string | undefined;
  readonly uses: readonly IdUse[];
  /** Equal for items with the same references. */
  readonly signature: string;
}

/** Returns the references of an item without their spans. */
export function itemReferencesOf(
  section: string,
  id: string | undefined,
  references: readonly Reference[],
): ItemReferences {
  const uses = references.map(({ id, form, path }) => ({
    id,
    form,
    keys: path.filter((step) => typeof step === "string").join("."),
  }));
  const signature = [section, id ?? "", ...uses.map(({ id, form, keys }) => `${form} ${keys} ${id}`)].join(
    "\n",
  );
  return { section, id, uses, signature };
}
