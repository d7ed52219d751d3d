/** Finds the origins of an item: the works that its evidence comes from, directly or through any number of steps. */
import { memo } from "../../syntax/memo.ts";
import type { ItemReferences, IdUse } from "../facts/itemReferences.ts";

/** The sections that contain the grounds of evidence, by the key that refers to them. */
export const groundSections: ReadonlyMap<string, string> = new Map([
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

const GROUND = new RegExp(String.raw`^evidence\.(${Array.from(groundSections.keys()).join("|")})$`);

/** The ids of the works that an item comes from. */
interface Origins {
  readonly works: ReadonlySet<string>;
  /** Whether everything comes from works. Otherwise some of it is the authors' own, or cannot be followed. */
  readonly isTraced: boolean;
}

/** Follows what an item rests on. `all` are the references of every item of the document. */
export function originsOfItem(start: ItemReferences, all: readonly ItemReferences[]): Origins {
  const index = indexOf(all);
  const works = new Set<string>();
  const open = new Set([start]);
  let isTraced = true;
  // The set grows during the loop; what is already in it is not followed again.
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

/** Returns where a use leads: to a work, to another item, or to something that cannot be followed. */
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
  return ground === undefined ? [] : [index.get(`${groundSections.get(ground) ?? ""} ${id}`)];
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
