/** Problems of inheritance between BibTeX entries: missing parents and cycles. */
import { componentsOf } from "../components.ts";
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
  const aliases = new Set(entries.flatMap(aliasesOf));
  const isThere = ({ key }: KeyUse): boolean =>
    parents.has(key.toLowerCase()) || aliases.has(key.toLowerCase());
  // An entry that cannot be parsed would also seem to be missing, and its syntax error is already reported.
  if (problems.length > 0) return circlesIn(parents);
  const missing = Array.from(parents.values()).flatMap((uses) => uses.filter((use) => !isThere(use)));
  return [...missing.map((use): BibtexProblem => ({ ...use, kind: "no-parent" })), ...circlesIn(parents)];
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
