/** Finds the columns that the user means with a heading. */
import { unaccented } from "../../model/basics/normalizedName.ts";
import { folded } from "../cells/folded.ts";
import { columnPart } from "./headings.ts";

/** Returns the headings that a name means: exactly this one, the same words, or the only one with this name below a group. */
export function headingsNamed(name: string, headings: readonly string[]): readonly string[] {
  const exact = headings.filter((heading) => unaccented(heading).trim() === unaccented(name).trim());
  if (exact.length > 0) return exact;
  const same = headings.filter((heading) => folded(heading) === folded(name));
  if (same.length > 0) return same;
  return headings.filter((heading) => folded(columnPart(heading)) === folded(name));
}

/** Returns where the user wants the columns of a table to go, by heading. A name that several columns have says nothing. */
export function givenTargets(
  given: ReadonlyMap<string, string>,
  headings: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(
    [...given].flatMap(([name, target]) => {
      const named = headingsNamed(name, headings);
      return named.length === 1 ? [[named[0] ?? "", target] as const] : [];
    }),
  );
}
