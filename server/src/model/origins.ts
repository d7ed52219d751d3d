/** Origins: the works in which everything that an item rests on begins, however many steps lie between. */
import { memo } from "../syntax/memo.ts";
import type { ItemReferences, IdUse } from "./itemReferences.ts";

/** The sections in which the grounds of evidence stand, by the key that names them. */
const SECTIONS: ReadonlyMap<string, string> = new Map([
  ["result", "results"],
  ["statement", "statements"],
  ["comparison", "comparisons"],
  ["ranking", "rankings"],
  ["threat", "threats"],
  ["context", "context"],
  ["recommendation", "recommendations"],
  ["term", "terms"],
  ["note", "notes"],
]);

const GROUND = new RegExp(String.raw`^evidence\.(${Array.from(SECTIONS.keys()).join("|")})$`);

export interface Origins {
  readonly works: ReadonlySet<string>;
  /** Whether everything comes from works; else some of it is the authors' own, or cannot be followed. */
  readonly isTraced: boolean;
}

/** Follows what an item rests on; `all` are the outlines of the document. */
export function originsBehind(start: ItemReferences, all: readonly ItemReferences[]): Origins {
  const index = indexOf(all);
  const works = new Set<string>();
  const open = new Set([start]);
  let isTraced = true;
  // The set grows while it is walked; what is in it already is not followed again.
  for (const itemReferences of open) {
    const steps = itemReferences.uses.flatMap((use) => stepsOf(use, itemReferences.section, index));
    if (steps.length === 0) isTraced = false;
    for (const step of steps) {
      if (step === undefined) isTraced = false;
      else if (typeof step === "string") works.add(step);
      else open.add(step);
    }
  }
  return { works, isTraced };
}

type Index = ReadonlyMap<string, ItemReferences>;

/** Where a use leads: to a work, to another item, or to something that cannot be followed. */
function stepsOf(
  { id, form, keys }: IdUse,
  section: string,
  index: Index,
): (string | ItemReferences | undefined)[] {
  if (form === "citation") return [id];
  if (form === "footnote") return [index.get(`notes ${id}`)];
  if (form === "link") return [index.get(`results ${id}`) ?? index.get(`notes ${id}`) ?? []].flat();
  if (form !== "value") return [];
  if (keys === "evidence.source" || keys === "evidence.quoted-in") return [id];
  if (keys === "source" && section === "results") return [id];
  if (keys === "estimated-by") return [id];
  if (keys === "between") return [index.get(`rankings ${id}`)];
  if (keys === "restates") return [index.get(`statements ${id}`)];
  const ground = GROUND.exec(keys)?.[1];
  return ground === undefined ? [] : [index.get(`${SECTIONS.get(ground) ?? ""} ${id}`)];
}

const indexOf = memo(
  (all: readonly ItemReferences[]): Index =>
    new Map(
      all.flatMap((itemReferences) =>
        itemReferences.id === undefined
          ? []
          : [[`${itemReferences.section} ${itemReferences.id}`, itemReferences]],
      ),
    ),
);
