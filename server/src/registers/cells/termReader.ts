/** Reads cells with the terms of a scale. */
import type { Scale, ScaleTerm } from "../../model/estimates/scale.ts";
import { exactName, rangeEnds, writtenLevel } from "./writtenLevels.ts";

/** A term as a value of YAML. */
export type TermValue = string | number;

/** Finds the term for the text of a cell. */
export type TermReader = (
  text: string,
) => TermValue | { readonly from: TermValue; readonly to: TermValue } | undefined;

/** Reads levels with the terms of a scale, and ranges between two of them. What is not exactly one of them is not read. */
export function termReader({
  terms,
  isFalling,
}: Pick<Scale, "isFalling"> & { terms: readonly ReadableTerm[] }): TermReader {
  const exact = new Map<string, string>();
  const byKey = new Map<string, string>();
  const byDetail = new Map<string, string>();
  const addTo = (map: Map<string, string>, name: string, term: string): void => {
    if (name !== "" && !map.has(name)) map.set(name, term);
  };
  for (const { term, label, labels, synonyms } of terms)
    for (const name of [term, label, ...(labels?.values() ?? []), ...(synonyms ?? [])]) {
      if (name === undefined) continue;
      addTo(exact, exactName(name), term);
      const written = writtenLevel(name);
      addTo(byKey, written?.key ?? "", term);
      addTo(byDetail, written?.detail ?? "", term);
    }
  const read = (text: string): string | undefined => {
    const found = exact.get(exactName(text));
    const written = writtenLevel(text);
    if (found !== undefined || !written) return found;
    const { key, isNumber, detail } = written;
    const term = byKey.get(key) ?? (isNumber || detail !== "" ? undefined : byDetail.get(key));
    return detail === "" || (byDetail.get(detail) ?? byKey.get(detail)) === term ? term : undefined;
  };
  const places = new Map(terms.map(({ term }, index) => [term, isFalling ? -index : index]));
  return (text) => {
    const term = read(text);
    if (term !== undefined) return asWritten(term);
    const [from, to] = (rangeEnds(text, (end) => read(end) !== undefined) ?? []).map(read);
    if (from === undefined || to === undefined) return undefined;
    // "5 to 4" may be a change: it is not a range.
    return (places.get(from) ?? 0) < (places.get(to) ?? 0)
      ? { from: asWritten(from), to: asWritten(to) }
      : undefined;
  };
}

/** A term with the names by which cells may call it. */
export type ReadableTerm = Pick<ScaleTerm, "term" | "label"> &
  Partial<Pick<ScaleTerm, "labels" | "synonyms">>;

/** A term as a value of YAML: numbers without quotation marks. */
export function asWritten(term: string): TermValue {
  return /^\d{1,9}$/.test(term) ? Number(term) : term;
}
