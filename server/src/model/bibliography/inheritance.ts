/** Problems of inheritance between BibTeX entries: missing parents and cycles. */
import { componentsOf } from "../basics/components.ts";
import type { BibtexEntry, BibtexProblem, BibtexFile } from "./bibtex.ts";
import type { KeyUse } from "./keyUses.ts";
import { usesIn } from "./keyUses.ts";

const INHERITING = new Set(["crossref", "xdata"]);

/** Returns the problems of `crossref` and `xdata`, at the keys that they name; for a cycle, only at its first step. */
export function inheritanceProblems({ entries, problems }: BibtexFile): BibtexProblem[] {
  const parents = new Map<string, readonly KeyUse[]>();
  for (const { key, fields } of entries) {
    const name = key?.text.toLowerCase();
    const uses = fields.filter((field) => INHERITING.has(field.name)).flatMap(usesIn);
    // Of two entries with the same key, the first counts.
    if (name !== undefined && !parents.has(name)) parents.set(name, uses);
  }
  const known = knownKeysIn(entries);
  const isThere = ({ key }: KeyUse): boolean => known.has(key.toLowerCase());
  // An entry that cannot be parsed would also seem to be missing, and its syntax error is already reported.
  if (problems.length > 0) return circlesIn(parents);
  const missing = Array.from(parents.values()).flatMap((uses) => uses.filter((use) => !isThere(use)));
  return [...missing.map((use): BibtexProblem => ({ ...use, kind: "no-parent" })), ...circlesIn(parents)];
}

/** Returns the keys of all entries and their aliases, in lower case, because BibTeX ignores the case of keys. */
export function knownKeysIn(entries: readonly BibtexEntry[]): ReadonlySet<string> {
  const keys = entries.flatMap(({ key }) => key?.text.toLowerCase() ?? []);
  return new Set([...keys, ...entries.flatMap(aliasesOf)]);
}

/** Returns further keys of an entry, from its field `ids`. */
function aliasesOf({ fields }: BibtexEntry): string[] {
  return fields
    .filter(({ name }) => name === "ids")
    .flatMap(usesIn)
    .map(({ key }) => key.toLowerCase());
}

function circlesIn(parents: ReadonlyMap<string, readonly KeyUse[]>): BibtexProblem[] {
  const namesOf = (name: string): string[] => (parents.get(name) ?? []).map(({ key }) => key.toLowerCase());
  const circles = componentsOf(parents.keys(), namesOf);
  const reported = new Set<number>();
  return Array.from(parents).flatMap(([name, uses]): BibtexProblem[] => {
    const circle = circles.get(name);
    const step = uses.find(({ key }) => circle !== undefined && circles.get(key.toLowerCase()) === circle);
    if (circle === undefined || !step || reported.has(circle)) return [];
    reported.add(circle);
    return [{ ...step, kind: "circle" }];
  });
}
