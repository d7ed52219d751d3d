/** Finds items of the assessment that new rows of a register may be: both the id and the title have changed, but few words of it. */
import { folded } from "../cells/folded.ts";
import type { KnownItem } from "../items/known.ts";
import type { Register, RegisterItem } from "../items/register.ts";
import { contentText } from "../items/rows.ts";

/** A new item, and the one that it may be. */
export interface LikelyRename {
  readonly from: KnownItem;
  readonly to: RegisterItem;
}

/** The most new items and the most others that are compared: with more, a list of pairs helps nobody. */
const MOST = 300;

/** The least share of the words of two titles that both have. */
const ALIKE = 0.6;

/** Returns new threats, each with the threat that is no longer in the register and most like it. */
export function likelyRenames({ items, gone }: Register, added: readonly string[]): LikelyRename[] {
  const isNew = new Set(added);
  const fresh = items.filter(({ id, section }) => section === "threats" && isNew.has(id));
  const left = new Set(gone.get("threats"));
  if (fresh.length > MOST || left.size > MOST) return [];
  return fresh.flatMap((to) => {
    const scored = Array.from(left, (from) => ({
      from,
      score: likeness(from.title, contentText(to.content, "title")),
    }));
    const best = scored.reduce<(typeof scored)[number] | undefined>(
      (a, b) => (a && a.score >= b.score ? a : b),
      undefined,
    );
    if (!best || best.score < ALIKE) return [];
    left.delete(best.from);
    return [{ from: best.from, to }];
  });
}

/** The share of the words of two titles that both have. */
function likeness(a = "", b = ""): number {
  const [first, second] = [a, b].map((text) => new Set(folded(text).split(" ")));
  if (!first || !second || a === "" || b === "") return 0;
  const shared = [...first].filter((word) => second.has(word)).length;
  return shared / (first.size + second.size - shared);
}
