/** What an item refers to, without the places: it stays the same while the words around the references change. */
import type { Reference } from "./facts.ts";

/** The use of an id, and the keys under which it stands, such as `evidence.ranking`. */
export interface IdUse {
  readonly id: string;
  readonly form: Reference["form"];
  readonly keys: string;
}

export interface ItemReferences {
  readonly section: string;
  readonly id: string | undefined;
  readonly uses: readonly IdUse[];
  /** Equal for outlines that say the same. */
  readonly signature: string;
}

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
